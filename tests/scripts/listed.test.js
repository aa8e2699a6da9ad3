// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { script } from "./page.js";

const { findListed, normalUrl, titleKey } = await import(script("suggest/listed.js").href);

const ADDRESSES = JSON.parse(readFileSync(new URL("addresses.json", import.meta.url), "utf8"));

test("an address is the same without what changes nothing, and under each of its names", () => {
  for (const [plain, ...others] of ADDRESSES.same) {
    for (const other of others) assert.equal(normalUrl(other), normalUrl(plain), other);
  }
});

test("what leads elsewhere is kept", () => {
  for (const others of ADDRESSES.other) assert.equal(new Set(others.map(normalUrl)).size, others.length);
  assert.equal(normalUrl("no address"), "");
});

test("a title is its telling words, in any order and spelling of accents", () => {
  assert.equal(titleKey("The Guide to Éducation"), titleKey("education: a guide"));
  assert.equal(titleKey("Of the"), "of the");
});

test("nobody is kept from writing because the list cannot be read", async () => {
  Object.assign(globalThis, { fetch: async () => Promise.reject(new Error("offline")) });
  assert.equal(await findListed("../", 2, { url: "https://example.org/x", title: "X" }), null);
});
