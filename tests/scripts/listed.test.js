// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./page.js";

const { findListed, normalUrl, titleKey } = await import(script("suggest/listed.js").href);

test("an address is the same without what changes nothing", () => {
  const plain = normalUrl("https://example.org/guide?a=1");
  for (const other of ["http://www.EXAMPLE.org/guide?a=1", "https://example.org/guide?utm_source=x&a=1#part", "https://example.org:443/guide?fbclid=1&a=1"]) {
    assert.equal(normalUrl(other), plain, other);
  }
  assert.notEqual(normalUrl("https://example.org/guide?a=2"), plain);
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
