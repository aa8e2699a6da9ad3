// @ts-check
/** What the coach has written and not yet sent: kept in memory, in the saved file, and, if wanted, locked in this browser. */
import { parseBundle, renderBundle } from "./bundle.js";
import { today } from "./days.js";
import { download } from "./element.js";
import { Vault } from "./vault.js";

/** @typedef {{kind: string, id: string, fields: Record<string, any>, done: boolean}} Written */

export class Work {
  /** @param {string} coach @param {string[]} kinds */
  constructor(coach, kinds) {
    this.coach = coach;
    this.kinds = kinds;
    /** @type {Written[]} */
    this.records = [];
    /** Those that are in no saved file yet, by id. @type {Set<string>} */
    this.unsaved = new Set();
    /** Those removed here, so that another window does not bring them back. @type {Set<string>} */
    this.removed = new Set();
    /** @type {Vault | null} */
    this.vault = null;
    this.trouble = false;
    /** @type {() => void} */
    this.changed = () => {};
    /** @type {Promise<void>} */
    this.writing = Promise.resolve();
  }

  /** @param {Written} record */
  keep(record) {
    const at = this.records.findIndex((one) => one.id === record.id && one.kind === record.kind);
    if (at < 0) this.records.push(record);
    else this.records[at] = record;
    this.unsaved.add(record.id);
    this.store();
  }

  /** @param {string} id */
  remove(id) {
    this.records = this.records.filter((one) => one.id !== id);
    this.unsaved.delete(id);
    this.removed.add(id);
    this.store();
  }

  /** @returns {string} the saved file's text */
  text() {
    return renderBundle(this.coach, this.records.filter((one) => one.done), this.records.filter((one) => !one.done));
  }

  save() {
    download(`records-${this.coach}-${today()}.json`, this.text());
    this.unsaved.clear();
    this.store();
  }

  /**
   * Take in a saved file, or drafts of this browser. What is here already and differs is kept beside it, since nobody
   * can tell which was meant.
   * @param {string} text @param {boolean} saved whether it came from a saved file
   * @returns {number | string | null} how many came in, the coach whose it is, or null where it is no such file
   */
  open(text, saved) {
    const found = parseBundle(text, this.kinds);
    if (!found) return null;
    if (found.coach !== this.coach) return found.coach || "?";
    let number = 0;
    for (const [list, done] of /** @type {const} */ ([[found.records, true], [found.drafts, false]])) {
      for (const one of list) number += this.bring({ ...one, done }, saved);
    }
    this.store();
    return number;
  }

  /** @param {Written} record @param {boolean} saved @returns {number} */
  bring(record, saved) {
    const there = this.records.find((one) => one.id === record.id);
    if (this.removed.has(record.id) && !saved) return 0;
    if (!there) this.records.push(record);
    else if (JSON.stringify(there.fields) === JSON.stringify(record.fields)) return 0;
    else if (!this.unsaved.has(record.id)) Object.assign(there, record);
    if (!saved) this.unsaved.add(record.id);
    return 1;
  }

  /** Write to the vault, one writing after the other, after taking over what another window wrote. */
  store() {
    this.changed();
    this.writing = this.writing.then(async () => {
      if (!this.vault) return;
      try {
        if (this.vault.isStale()) this.takeOver(await this.vault.read());
        await this.vault.write(this.text());
        this.trouble = false;
      } catch {
        this.trouble = true;
      }
      this.changed();
    });
    return this.writing;
  }

  /** @param {string} text */
  takeOver(text) {
    const found = parseBundle(text, this.kinds);
    if (!found) return;
    for (const one of found.records) this.bring({ ...one, done: true }, false);
    for (const one of found.drafts) this.bring({ ...one, done: false }, false);
  }

  forget() {
    if (this.vault) localStorage.removeItem(this.vault.place);
    this.vault = null;
    this.changed();
  }
}
