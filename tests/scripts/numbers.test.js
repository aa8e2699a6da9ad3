// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { script, source } from "./page.js";

const { NUMBERS } = await import(script("numbers.js").href);

test("what Python reads as JSON is what scripts import", () => {
  const text = source("numbers.js").split("NUMBERS = ")[1].trim().replace(/;$/, "");
  assert.deepEqual(JSON.parse(text), NUMBERS);
});
