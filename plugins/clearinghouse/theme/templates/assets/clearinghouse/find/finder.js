// @ts-check
// The finder: from the address to the answer on the page, and from what the reader does back to the address.

import { NUMBERS } from "../numbers.js";
import { wording } from "../wording.js";
import { filterCount, queryOf, viewOf, withoutFilters } from "./address.js";
import { answered } from "./answer.js";
import { byId, element } from "./element.js";
import { FilterGroups } from "./filters-view.js";
import { Filters } from "./filters.js";
import { keepingFocus } from "./focus.js";
import { IndexFiles } from "./index-files.js";
import { chips, showKinds } from "./narrowing-view.js";
import { button, notes } from "./notes-view.js";
import { reasons } from "./reasons.js";
import { Missing, fetched, indexToday } from "./release.js";
import { resultItem, termsOf } from "./results-view.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {import("./answer.js").Answer} Answer */

const { first: FIRST, more: MORE } = NUMBERS.find;
/** Keys follow one another; the answer to a word half typed is worth little. In milliseconds. */
const PAUSE = 25;
/** Changes of the same question closer than this make one step of the history. In milliseconds. */
const ONE_STEP = 1500;
const FRAMEWORK = "clearinghouse.framework";

class Finder {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.base = new URL(root.dataset.root ?? ".", document.baseURI);
    this.folder = root.dataset.index ?? "";
    this.files = filesIn(this.folder);
    this.filters = new Filters(this.files);
    this.facets = (root.dataset.facets ?? "").split(" ");
    this.box = /** @type {HTMLInputElement} */ (byId("find-q"));
    this.sort = /** @type {HTMLSelectElement} */ (byId("find-sort"));
    this.framework = /** @type {HTMLSelectElement | null} */ (document.getElementById("find-framework"));
    this.region = byId("find-answer");
    this.results = byId("find-results");
    this.more = byId("find-more");
    this.groups = new FilterGroups(byId("find-filters"), this.filters, (view) => void this.go(view));
    this.view = viewOf("", this.facets);
    this.turn = 0;
    this.asked = "";
    /** @type {Answer | undefined} */
    this.answer = undefined;
    this.typed = { at: 0, timer: 0 };
  }

  begin() {
    this.box.addEventListener("input", () => this.typing());
    byId("find-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.go(this.asking());
    });
    this.sort.addEventListener("change", () => void this.go({ ...this.view, sort: this.sort.value }));
    this.framework?.addEventListener("change", () => this.chooseFramework());
    this.more.addEventListener("click", () => void this.showMore());
    const panel = byId("find-filters");
    byId("find-open").addEventListener("click", (event) => {
      const open = panel.toggleAttribute("data-open");
      /** @type {HTMLElement} */ (event.currentTarget).setAttribute("aria-expanded", String(open));
      if (this.answer) void this.groups.show(this.view, this.answer);
    });
    byId("find-close").addEventListener("click", () => {
      panel.removeAttribute("data-open");
      byId("find-open").setAttribute("aria-expanded", "false");
      byId("find-count").focus();
    });
    // A jump to a part of the page is told as a step of the history too; it asks for nothing else.
    window.addEventListener("popstate", () => location.search !== this.asked && void this.read());
    // What was typed before this script was there is the question.
    const early = this.box.value;
    this.view = viewOf(location.search, this.facets);
    void (early && early !== this.view.q ? this.go(this.asking()) : this.read());
  }

  /** Shows what the address says. */
  read() {
    const view = viewOf(location.search, this.facets);
    this.box.value = view.q;
    if (this.framework) this.framework.value = this.knownFramework(view.framework || remembered());
    return this.show(view);
  }

  typing() {
    clearTimeout(this.typed.timer);
    this.region.dataset.ready = this.results.dataset.ready = "false";
    this.typed.timer = window.setTimeout(() => {
      const since = Date.now() - this.typed.at;
      this.typed.at = Date.now();
      void this.go(this.asking(), since < ONE_STEP);
    }, PAUSE);
  }

  /** The view with what stands in the box. What was set aside of another question is wanted again. */
  asking() {
    const q = this.box.value;
    return { ...this.view, q, aside: q.trim() === this.view.q.trim() ? this.view.aside : [] };
  }

  /**
   * Takes a view to the address and shows it.
   * @param {View} view
   * @param {boolean} same it goes on with the last step of the history
   */
  go(view, same = false) {
    const address = `${location.pathname}${queryOf(view)}`;
    if (queryOf(view) !== location.search) history[same ? "replaceState" : "pushState"](null, "", address);
    this.box.value = same ? this.box.value : view.q;
    return this.show(view);
  }

  chooseFramework() {
    const framework = this.framework?.value ?? "";
    try {
      localStorage.setItem(FRAMEWORK, framework);
    } catch {
      // Where nothing may be kept, the choice holds for this page.
    }
    void this.go({ ...this.view, framework });
  }

  /** @param {string} id */
  knownFramework(id) {
    const options = [...(this.framework?.options ?? [])].map((option) => option.value);
    return options.includes(id) ? id : (options[0] ?? "");
  }

  /** @param {View} asked */
  async show(asked) {
    const turn = ++this.turn;
    this.asked = location.search;
    this.region.dataset.ready = this.results.dataset.ready = "false";
    try {
      const { view, unknown } = await this.filters.checked(asked);
      const answer = await answered(view, this.files, this.filters);
      if (turn !== this.turn) return;
      const [shown, used, start] = await Promise.all([this.items(answer, 0, Number(history.state?.shown) || FIRST), chips(view, answer, this.filters, (to) => void this.leave(to)), this.files.start()]);
      if (turn !== this.turn) return;
      this.view = view;
      this.answer = answer;
      const draw = () => {
        this.results.replaceChildren(...shown);
        byId("find-chosen").replaceChildren(...used);
        this.showAround(view, answer, unknown, start);
        this.root.removeAttribute("data-waiting");
      };
      keepingFocus([this.region], draw, () => byId("find-count"));
      this.results.dispatchEvent(new CustomEvent("clearinghouse:shown", { bubbles: true }));
      await this.groups.show(view, answer);
      if (turn === this.turn) this.region.dataset.ready = this.results.dataset.ready = "true";
    } catch (error) {
      if (turn === this.turn && !(await this.renewed(asked, error))) this.failed(error);
    }
  }

  /**
   * @param {Answer} answer
   * @param {number} begin
   * @param {number} end
   */
  async items(answer, begin, end) {
    const { groups } = await this.files.start();
    const entries = await this.files.entries(answer.numbers.slice(begin, end));
    const terms = termsOf(answer.question, groups);
    const question = answer.question;
    return Promise.all(
      entries.map(async (entry) => resultItem(entry, terms, question ? await reasons(entry, question, this.files) : [], (to) => this.href(to))),
    );
  }

  async showMore() {
    if (!this.answer) return;
    const begin = this.results.children.length;
    const shown = await this.items(this.answer, begin, begin + MORE);
    this.results.append(...shown);
    this.results.dispatchEvent(new CustomEvent("clearinghouse:shown", { bubbles: true }));
    this.showRest(this.answer);
    // Who comes back finds as much as was shown.
    history.replaceState({ shown: this.results.children.length }, "");
    shown[0]?.querySelector("a")?.focus();
  }

  /** @param {Answer} answer */
  showRest(answer) {
    const left = answer.numbers.length - this.results.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = wording("search.more", { number: Math.min(MORE, left) });
  }

  /**
   * @param {View} view
   * @param {Answer} answer
   * @param {number} unknown
   * @param {import("./index-files.js").Start} start
   */
  showAround(view, answer, unknown, { kinds }) {
    const asked = view.q.trim() ? ` ${wording("search.asked", { question: view.q.trim() })}` : "";
    byId("find-count").replaceChildren(wording("search.count", { count: answer.numbers.length }), element("span", { class: "ch-find__asked" }, asked));
    this.sort.value = view.sort;
    this.showRest(answer);
    showKinds(view, answer, kinds, (to) => void this.go(to));
    const page = { href: (/** @type {string} */ address) => this.href(address), unfiltered: () => this.leave(withoutFilters(view)) };
    byId("find-notes").replaceChildren(...notes(view, answer, unknown, page));
    byId("find-close").textContent = wording("search.show", { count: answer.numbers.length });
    const chosen = filterCount(view);
    byId("find-open-count").textContent = chosen ? ` (${chosen})` : "";
    const title = this.root.dataset.title ?? "";
    document.title = view.q.trim() ? `${view.q.trim()} - ${title}` : title;
  }

  /**
   * A chip that is taken away leaves nothing to focus; the count says what came of it.
   * @param {View} view
   */
  async leave(view) {
    await this.go(view);
    byId("find-count").focus();
  }

  /** @param {string} address an address on this site, from its root */
  href(address) {
    return new URL(address.replace(/^\/+/, ""), this.base).href;
  }

  /**
   * Goes on with the index of a new release, where the page's scripts are its own. Returns whether it did.
   * @param {View} asked
   * @param {unknown} error
   */
  async renewed(asked, error) {
    const folder = error instanceof Missing ? await indexToday() : "";
    if (!folder || folder === this.folder) return false;
    this.folder = folder;
    this.files = filesIn(folder);
    this.filters = this.groups.filters = new Filters(this.files);
    await this.show(asked);
    return true;
  }

  /**
   * Says that there is no answer. What answered another question does not stay.
   * @param {unknown} error
   */
  failed(error) {
    const gone = error instanceof Missing;
    const words = gone ? wording("search.renewed") : wording("search.failed");
    const again = gone ? () => location.reload() : () => this.read();
    const draw = () => {
      this.results.replaceChildren();
      this.more.hidden = true;
      byId("find-chosen").replaceChildren();
      byId("find-notes").replaceChildren(element("div", { class: "ch-empty" }, element("p", {}, words), button(wording("search.load_again"), again)));
      byId("find-count").textContent = words;
      this.root.removeAttribute("data-waiting");
    };
    keepingFocus([this.region], draw, () => byId("find-count"));
    this.answer = undefined;
    this.region.dataset.ready = this.results.dataset.ready = "true";
  }
}

/** @param {string} folder the address of an index, from the page */
function filesIn(folder) {
  const place = new URL(folder, document.baseURI);
  return new IndexFiles((name) => fetched(new URL(`${name}.json`, place)));
}

function remembered() {
  try {
    return localStorage.getItem(FRAMEWORK) ?? "";
  } catch {
    return "";
  }
}

new Finder(byId("find")).begin();
