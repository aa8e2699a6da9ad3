// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { givePage, script, source } from "./page.js";

const asked = [...source("keep/exports.js").matchAll(/wording\("([^"]+)"/g)].map(([, key]) => key);
givePage([{ ...Object.fromEntries(asked.map((key) => [key, `<${key}>`])), "list.retired_use": "Use {title}.", "list.from_whom": "From {name}" }]);
const { FORMS, bibtex, csv, markdown, plainText, ris } = await import(script("keep/exports.js").href);

const FACTS = { key: "resources/a", title: "A", status: "published", kind: "resource", facts: ["Guide", "2020"], type: "Guide", publisher: "P", authors: ["B, C", "D"], year: 2020, url: "https://example.org/a b", replaced_by: null, retired_note: null };
/** @param {Record<string, unknown>} changed */
const row = (changed = {}) => ({ key: "resources/a", title: "A", address: "https://site.example/resources/a/", note: "", facts: FACTS, gone: false, cited: "", ...changed });
/** @param {any[]} rows */
const sheet = (...rows) => ({ title: "My list", intro: "", from: "", rows });

test("a spreadsheet never runs what a cell says", () => {
  for (const start of ["=", "+", "-", "@", "\t=", " =", "\uff1d", "\r"]) {
    const cells = csv(sheet(row({ title: `${start}HYPERLINK("x")` }))).split("\r\n")[1];
    assert.ok(cells.startsWith(`"'${start}HYPERLINK(""x"")"`), start);
  }
});

test("a spreadsheet has a line for its columns and one for each thing", () => {
  const rows = csv(sheet(row(), row({ gone: true, facts: null }))).slice(1).trimEnd().split("\r\n");
  assert.equal(rows.length, 3);
  assert.equal(rows[0].split(",").length, 9);
  assert.match(rows[1], /"B, C; D","2020"/);
});

test("RIS: a note stands inside the record, on one line, and can begin no tag", () => {
  const cited = "TY  - RPRT\r\nTI  - A\r\nER  - \r\n";
  assert.equal(ris(sheet(row({ cited, note: "one\nTY  - JOUR" }))), "TY  - RPRT\r\nTI  - A\r\nN1  - one TY - JOUR\r\nER  - \r\n");
});

test("BibTeX: braces balance, whatever the words are", () => {
  for (const note of ["}{", "\\", "a {b", "100% & #1 _x_ ~ ^"]) {
    const entry = bibtex(sheet(row({ note, title: `}${note}{` })));
    let depth = 0;
    for (const sign of entry) {
      depth += Number(sign === "{") - Number(sign === "}");
      assert.ok(depth >= 0, note);
    }
    assert.equal(depth, 0, note);
  }
});

test("Markdown: words are words, and a link's address is one", () => {
  const text = markdown(sheet(row({ title: "*a* [b](c) <d>", note: "# no heading\n1. no list" })));
  assert.match(text, /\[\\\*a\\\* \\\[b\\\]\(c\) \\<d\\>\]\(<https:\/\/example\.org\/a%20b>\)/);
  assert.match(text, /> \\# no heading\n {3}> 1\\\. no list/);
});

test("what is gone leads nowhere, and what is retired says what to use", () => {
  const gone = plainText(sheet(row({ gone: true, facts: null })));
  assert.match(gone, /<list\.gone_here>/);
  assert.doesNotMatch(gone, /https/);
  const retired = row({ facts: { ...FACTS, status: "retired", replaced_by: { title: "B" } } });
  assert.match(plainText(sheet(retired)), /Use B\./);
});

test("every form that a list can be saved in has an ending and a type", () => {
  assert.deepEqual(Object.values(FORMS).map((/** @type {any} */ form) => form.ending), ["ris", "bib", "csv", "md"]);
});

test("text to copy carries our page, the step and the questions", () => {
  const facts = { ...FACTS, try_this: "Read page 3.", questions: ["Who owns it?"] };
  const text = plainText(sheet(row({ facts, note: "Mine" })));
  assert.deepEqual(text.split("\n").slice(4).map((one) => one.trim()), ["https://example.org/a b", "<list.our_page>", "Mine", "<list.step>", "- Who owns it?", ""]);
});
