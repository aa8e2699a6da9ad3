// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { givePage, giveStorage, script } from "./page.js";

givePage([]);
giveStorage();
const { SITE } = await import(script("keep/store.js").href);
const { citationOf, findItem } = await import(script("keep/items.js").href);

const GUIDE = { key: "resources/guide", title: "Guide", kind: "resource", status: "published", facts: [] };
const POINTER = { moved_to: { key: GUIDE.key, title: GUIDE.title, address: "/resources/guide/" } };
// The numbers are what Python's `zlib.crc32(key) % 1024` gives.
/** @type {Record<string, unknown>} */
const FILES = { "items/890.json": { [GUIDE.key]: GUIDE }, "items/828.json": { "resources/old": POINTER } };

/** @type {string[]} */
const asked = [];
globalThis.fetch = async (address) => {
  const path = String(address).slice(SITE.href.length);
  asked.push(path);
  return path in FILES ? Response.json(FILES[path]) : new Response("", { status: 404 });
};

test("an item is looked for in the one file that its key leads to, and asked for once", async () => {
  assert.deepEqual(await Promise.all([findItem(GUIDE.key), findItem(GUIDE.key)]), Array(2).fill({ state: "here", facts: GUIDE }));
  assert.deepEqual(asked, ["items/890.json"]);
});

test("an earlier key leads to the item of today", async () => {
  assert.deepEqual(await findItem("resources/old"), { state: "here", facts: GUIDE });
});

test("what no file has is gone, and what cannot be asked is unknown", async () => {
  assert.deepEqual(await findItem("collections/first-weeks"), { state: "gone" });
  globalThis.fetch = async () => new Response("busy", { status: 503 });
  assert.deepEqual(await findItem("goals/some"), { state: "unknown" });
});

test("only what is a citation is taken for one", () => {
  assert.equal(citationOf({ cite: { ris: "TY  - RPRT\r\nER  - \r\n" } }, "ris"), "TY  - RPRT\r\nER  - \r\n");
  for (const cite of [null, undefined, {}, { bib: 7 }, { bib: "<p>" }]) assert.equal(citationOf({ cite }, "bib"), "");
});
