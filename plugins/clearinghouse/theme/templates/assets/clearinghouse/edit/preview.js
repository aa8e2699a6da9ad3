// @ts-check
/** The preview beside a form: the page as its readers will see it. */

import { wording } from "../wording.js";
import { Values, isEmpty } from "./values.js";

/** @typedef {import("./values.js").Draw} Draw */
/** @typedef {import("./values.js").Element} Element */
/** @typedef {import("./values.js").Field} Field */

/**
 * @typedef {object} Cms What both editors offer a page that registers previews.
 * @property {(address: string) => void} registerPreviewStyle
 * @property {(name: string, template: (props: Props) => Element) => void} registerPreviewTemplate
 */

/**
 * @typedef {object} Props What an editor gives a preview.
 * @property {any} entry
 * @property {any} fieldsMetaData
 * @property {(name: string) => Element} widgetFor
 */

/** @typedef {{ name: string, fields?: Field[], files?: { name: string, fields: Field[] }[] }} Collection */

/** @typedef {{ name: string, unit: string }[]} Facts The fields of a card, in its order, with what a number counts. */

const OWN_PLACE = ["title", "name", "summary", "body"];

/**
 * @param {Cms} cms
 * @param {string} styles The address of the site's style sheet.
 * @param {Collection[]} collections What the editor's configuration lists.
 * @param {Record<string, Facts>} cards What stands in one line below the title, by the name of the collection.
 */
export function registerPreviews(cms, styles, collections, cards) {
  cms.registerPreviewStyle(styles);
  for (const { name, fields, files = [] } of collections) {
    if (fields) cms.registerPreviewTemplate(name, template(fields, cards[name] ?? []));
    for (const file of files) if (hasBody(file.fields)) cms.registerPreviewTemplate(file.name, template(file.fields, []));
  }
}

/** @param {Field[]} fields */
function hasBody(fields) {
  return fields.some((field) => field.name === "body");
}

/**
 * @param {Field[]} fields
 * @param {Facts} card
 * @returns {(props: Props) => Element} A component of the editor's own library.
 */
function template(fields, card) {
  const ownPlace = [...OWN_PLACE, ...card.map(({ name }) => name)];
  return ({ entry, fieldsMetaData, widgetFor }) => {
    const h = /** @type {Draw} */ (/** @type {any} */ (window).h);
    const values = entry.get("data")?.toJS() ?? {};
    const draw = new Values(h, (path, field, id) => titleOf(fieldsMetaData, path, field, id));
    const shown = fields.filter((field) => field.preview !== false && !isEmpty(values[field.name]));
    const rest = shown.filter((field) => !ownPlace.includes(field.name));
    const long = rest.filter((field) => field.widget === "text");
    const groups = rest.filter((field) => field.widget === "list" && field.fields);
    const facts = rest.filter((field) => !long.includes(field) && !groups.includes(field));
    return page(
      h,
      notice(h, values.status),
      h("h1", null, values.name || values.title || wording("preview.untitled")),
      h("p", { className: "ch-card__facts" }, line(draw, shown, values, card)),
      values.summary ? h("p", { className: "ch-lead" }, values.summary) : null,
      ...long.map((field) => section(h, field, values[field.name])),
      hasBody(fields) ? widgetFor("body") : null,
      ...groups.map((field) => draw.groups(field, values[field.name])),
      facts.length ? draw.facts(facts, values) : null,
    );
  };
}

/**
 * @param {any} data What the editor knows of the items that a form names.
 * @param {string} path
 * @param {Field} field
 * @param {string} id
 * @returns {string} The title of an item, or its id in words.
 */
function titleOf(data, path, field, id) {
  return data?.getIn?.([path, field.collection, id, "title"]) ?? id.replaceAll("-", " ");
}

/**
 * @param {Values} draw
 * @param {Field[]} shown
 * @param {Record<string, any>} values
 * @param {Facts} card
 */
function line(draw, shown, values, card) {
  const said = card.flatMap(({ name, unit }) => {
    const field = shown.find((one) => one.name === name);
    if (!field) return [];
    if (unit) return [UNITS[unit](Number(values[name]))];
    return [values[name]].flat().map((value) => draw.words(field, value, name));
  });
  return said.join("\u00a0· ");
}

/**
 * @param {number} number
 * @returns {string} A length of time as people say it: the same as `publish/when.py` says on cards.
 */
function minutes(number) {
  const [hours, rest] = [Math.floor(number / 60), number % 60];
  if (hours && !rest) return wording("time.hours", { count: hours });
  if (number < 120) return wording("time.minutes", { count: number });
  const told = wording("time.hours", { count: hours });
  return wording("time.both", { hours: told, minutes: wording("time.minutes", { count: rest }) });
}

/** @type {Record<string, (number: number) => string>} What a number counts -> how it is said. */
const UNITS = { minutes };

/**
 * @param {Draw} h
 * @param {Field} field
 * @param {string} words
 */
function section(h, field, words) {
  const style = field.name === "try_this" ? "ch-try" : "ch-part";
  return h("section", { className: style, key: field.name }, h("h2", null, field.label), h("p", null, words));
}

/**
 * @param {Draw} h
 * @param {string | undefined} status
 */
function notice(h, status) {
  if (status === "draft") {
    return h("p", { className: "ch-notice ch-notice--draft" }, `${wording("page.draft")} ${wording("preview.draft_only")}`);
  }
  return status === "retired" ? h("p", { className: "ch-notice" }, wording("preview.retired")) : null;
}

/**
 * @param {Draw} h
 * @param {...Element} inside
 */
function page(h, ...inside) {
  const article = h("article", { className: "ch-page" }, ...inside);
  return h("div", { className: "md-content ch-main" }, h("div", { className: "md-content__inner md-typeset ch-grid" }, article));
}
