// @ts-check
/**
 * What cannot be saved, said in words before it is. Sveltia CMS asks for required fields only once a proposal is sent for
 * review: until then it saves a page without a title, under a name made of chance.
 */

import { wording } from "../wording.js";
import { sayBeside } from "./beside.js";
import { isEmpty } from "./values.js";

/** @typedef {import("./values.js").Field & { required?: boolean }} Field */
/** @typedef {import("./beside.js").Fault} Fault */
/** @typedef {Record<string, any>} Values */
/** @typedef {Record<string, string[]>} Needs The fields that a group needs once it is filled in, by its name. */
/** @typedef {{ name: string, fields?: Field[] }} Collection */
/** @typedef {{ registerEventListener: (listener: { name: string, handler: (event: { entry: any }) => void }) => void }} Cms */

const CHANCE = /^[0-9a-f]{12}$/;
const PEOPLE = ["coaches", "people"];

/**
 * @param {Cms} cms
 * @param {string} engine
 * @param {Collection[]} collections
 * @param {Record<string, Needs>} needs By the name of the collection.
 */
export function registerRefusals(cms, engine, collections, needs) {
  /** @param {{ entry: any }} event */
  const handler = ({ entry }) => {
    const kind = entry.get("collection");
    const fields = collections.find(({ name }) => name === kind)?.fields;
    const values = entry.get("data")?.toJS() ?? {};
    const wrong = fields ? [...faults(kind, fields, values, needs[kind] ?? {})] : [];
    if (entry.get("newRecord") && CHANCE.test(entry.get("slug") ?? "")) wrong.push({ at: "title", said: wording("refused.name") });
    sayBeside(wrong);
    if (wrong.length) throw refusal(engine, wrong.map(({ said }) => said));
  };
  cms.registerEventListener({ name: "preSave", handler });
}

/**
 * @param {string} engine
 * @param {string[]} wrong
 * @returns {Error} Sveltia CMS shows the cause of a failed save, Decap CMS the error itself.
 */
function refusal(engine, wrong) {
  const said = new Error(`${wording("refused.why")} ${wrong.join(" ")}`);
  return engine === "sveltia" ? new Error("saving_failed", { cause: said }) : said;
}

/**
 * @param {string} kind
 * @param {Field[]} fields
 * @param {Values} values
 * @param {Needs} needs
 * @returns {Iterable<Fault>} What keeps a page from being saved, a sentence each.
 */
export function* faults(kind, fields, values, needs) {
  yield* missing(fields, values, { label: "", path: "" }, needs);
  const start = moment(values.start);
  const end = moment(values.end);
  if (kind === "events" && start && end && end < start) yield { at: "end", said: wording("refused.ends_first", { start, end }) };
  const { given_on: given, expires_on: until } = values.consent ?? {};
  if (given && until && moment(until) < moment(given)) yield { at: "consent.expires_on", said: wording("refused.consent_ends_first") };
  if (kind === "resources" && values.status === "retired" && isEmpty(values.replaced_by) && isEmpty(values.retired_note))
    yield { at: "retired_note", said: wording("refused.no_reason") };
  if (PEOPLE.includes(kind) && values.status === "published" && isEmpty(values.consent)) yield { at: "consent", said: wording("refused.no_consent") };
}

/**
 * @param {Field[]} fields
 * @param {Values} values
 * @param {{ label: string, path: string }} above The labels and the names on the way down to these fields.
 * @param {Needs} needs
 * @param {string} group The name of the group that they stand in.
 * @returns {Iterable<Fault>}
 */
function* missing(fields, values, above, needs, group = "") {
  for (const field of fields) {
    const value = values[field.name];
    const label = above.label ? `${above.label}: ${field.label}` : field.label;
    const path = above.path ? `${above.path}.${field.name}` : field.name;
    const needed = (field.required || needs[group]?.includes(field.name)) && field.widget !== "hidden";
    if (isEmpty(value)) {
      if (needed && typeof value !== "boolean") yield { at: path, said: wording("refused.missing", { field: label }) };
    } else if (field.fields) {
      const groups = Array.isArray(value) ? value : [value];
      for (const [place, inner] of groups.entries()) {
        const named = Array.isArray(value) ? `${label} ${place + 1}` : label;
        const inside = Array.isArray(value) ? `${path}.${place}` : path;
        yield* missing(field.fields, inner ?? {}, { label: named, path: inside }, needs, field.name);
      }
    }
  }
}

/**
 * @param {any} value
 * @returns {string} A day or moment that can be compared with another.
 */
function moment(value) {
  const text = value instanceof Date ? value.toISOString() : String(value ?? "");
  return text.slice(0, 16).replace("T", " ");
}
