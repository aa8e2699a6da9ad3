// @ts-check
/**
 * A list as a file or as text: RIS, BibTeX, CSV, Markdown, plain text.
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {string} title
 * @property {string} address the whole address of the page on this site
 * @property {string} note
 * @property {import("./items.js").Facts | null} facts
 * @property {boolean} gone whether there is no such page any more
 * @property {string} cited how the item's own page has it cited in this form, or nothing
 * @typedef {{title: string, intro: string, from: string, rows: Row[]}} Sheet
 * @typedef {"ris" | "bib" | ""} Citing the form of citation that each thing brings along
 * @typedef {{label: string, ending: string, cites: Citing, type: string, render: (sheet: Sheet) => string}} Form
 */
import { wording } from "../wording.js";
import { line } from "./plain-text.js";
import { tex } from "./tex.js";

/** @type {Record<string, Form>} */
export const FORMS = {
  ris: { label: "RIS", ending: "ris", cites: "ris", type: "application/x-research-info-systems", render: ris },
  bibtex: { label: "BibTeX", ending: "bib", cites: "bib", type: "application/x-bibtex", render: bibtex },
  csv: { label: "CSV", ending: "csv", cites: "", type: "text/csv", render: csv },
  markdown: { label: "Markdown", ending: "md", cites: "", type: "text/markdown", render: markdown },
};

/** Where a reader finds it: at its publisher's, else here. @param {Row} row */
function target(row) {
  return row.gone ? "" : (row.facts?.url ?? row.address);
}

/** @param {Row} row */
function standing(row) {
  if (row.gone) return wording("list.gone_here");
  if (row.facts?.status !== "retired") return "";
  const { replaced_by: other, retired_note: why } = row.facts;
  return other ? wording("list.retired_use", { title: other.title }) : `${wording("list.retired")} ${why ?? ""}`.trim();
}

/**
 * Each record as the item's own page offers it, with the note added. What has none gets a short one. Lines end as
 * RIS wants them, and a value stands on one line, so that nothing in it can begin a tag.
 * @param {Sheet} sheet
 */
export function ris({ rows }) {
  return rows.map(risRecord).join("\r\n");
}

/** @param {Row} row */
function risRecord(row) {
  const notes = [row.note, standing(row)].filter(Boolean).map((words) => `N1  - ${line(words)}\r\n`);
  const record = row.cited || risOf(row);
  return record.replace(/ER {2}- \s*$/, () => `${notes.join("")}ER  - \r\n`);
}

/** @param {Row} row */
function risOf(row) {
  const address = target(row) && `UR  - ${target(row)}\r\n`;
  return `TY  - ${row.gone ? "GEN" : "ELEC"}\r\nTI  - ${line(row.title)}\r\n${address}ER  - \r\n`;
}

/** Each entry as the item's own page offers it, with the note as `annote`. @param {Sheet} sheet */
export function bibtex({ rows }) {
  return rows.map(bibtexEntry).join("\n");
}

/** @param {Row} row */
function bibtexEntry(row) {
  const words = line([row.note, standing(row)].join(" "));
  const note = words && `  annote = {${tex(words)}},\n`;
  const entry = row.cited || bibtexOf(row);
  return entry.replace(/\}\s*$/, () => `${note}}\n`);
}

/** @param {Row} row */
function bibtexOf(row) {
  const address = target(row) && `  url = {${target(row).replace(/[{}\\ ]/g, encodeURIComponent)}},\n`;
  return `@misc{${row.key.replace("/", "-")},\n  title = {{${tex(line(row.title))}}},\n${address}}\n`;
}

/** By RFC 4180, with the mark by which Excel knows UTF-8. @param {Sheet} sheet */
export function csv({ rows }) {
  const head = [
    wording("list.column_title"),
    wording("list.column_kind"),
    wording("list.column_publisher"),
    wording("list.column_authors"),
    wording("list.column_year"),
    wording("list.column_address"),
    wording("list.column_page"),
    wording("list.column_note"),
    wording("list.column_standing"),
  ];
  const body = rows.map((row) => [
    row.title,
    row.facts?.type ?? row.facts?.kind ?? "",
    row.facts?.publisher ?? "",
    row.facts?.authors.join("; ") ?? "",
    String(row.facts?.year ?? ""),
    target(row),
    row.gone ? "" : row.address,
    row.note,
    standing(row),
  ]);
  return `\ufeff${[head, ...body].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

/** @param {string} text */
function cell(text) {
  // Spreadsheets run what begins with one of these as a formula; the apostrophe makes it text.
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** @param {Sheet} sheet */
export function markdown(sheet) {
  const head = [`# ${marked(sheet.title)}`, ...(sheet.from ? [wording("list.from_whom", { name: marked(sheet.from) })] : [])];
  const intro = sheet.intro ? [sheet.intro.split("\n").map(marked).join("\n")] : [];
  const rows = sheet.rows.map((row, at) => markdownRow(row, `${at + 1}. `));
  return `${[...head, ...intro, rows.join("\n\n")].join("\n\n")}\n`;
}

/** @param {Row} row @param {string} number */
function markdownRow(row, number) {
  const title = marked(row.title);
  const facts = row.facts?.facts.join(" · ") ?? "";
  const head = row.gone ? title : `[${title}](<${target(row).replace(/[<>\s]/g, encodeURIComponent)}>)`;
  const rest = [marked(facts), marked(standing(row))].filter(Boolean);
  const notes = row.note ? ["", ...row.note.split("\n").map((text) => `> ${marked(text)}`.trimEnd())] : [];
  return number + [[head, ...rest].join("  \n"), ...notes].join("\n").replaceAll("\n", `\n${" ".repeat(number.length)}`);
}

/** @param {string} text */
function marked(text) {
  const safe = text.replace(/[\\`*_[\]<>#|~&]/g, "\\$&");
  return safe.replace(/^(\s*)([-+=])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");
}

/** Where it is published, and its page here. @param {Row} row */
function ways(row) {
  if (row.gone) return [];
  return target(row) === row.address ? [row.address] : [target(row), wording("list.our_page", { address: row.address })];
}

/** The step to take and the questions to talk over. @param {Row} row */
function work({ facts }) {
  const step = facts?.try_this ? [wording("list.step", { step: facts.try_this })] : [];
  return [...step, ...(facts?.questions ?? []).map((question) => `- ${question}`)];
}

/** @param {Sheet} sheet what a mail or a message can carry */
export function plainText(sheet) {
  const head = [sheet.title, sheet.from && wording("list.from_whom", { name: sheet.from })].filter(Boolean).join("\n");
  const rows = sheet.rows.map((row, at) => {
    const facts = row.facts?.facts.join(" · ") ?? "";
    const parts = [row.title, facts, standing(row), ...ways(row), row.note, ...work(row)].filter(Boolean).join("\n");
    return `${at + 1}. ${parts.replaceAll("\n", "\n   ")}`;
  });
  return `${[head, sheet.intro, ...rows].filter(Boolean).join("\n\n")}\n`;
}
