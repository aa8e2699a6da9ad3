// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { script } from "./page.js";

const { isAddress } = await import(script("suggest/web-address.js").href);
const ADDRESSES = JSON.parse(readFileSync(new URL("hostile-addresses.json", import.meta.url), "utf8"));

test("an address that not everyone can open, or that leads elsewhere than it seems, is not taken", () => {
  for (const address of ADDRESSES.refused) assert.equal(isAddress(address), false, JSON.stringify(address));
});

test("an address that everyone can open is taken", () => {
  for (const address of ADDRESSES.fit) assert.equal(isAddress(address), true, address);
});
