// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./page.js";

const { line, lines } = await import(script("keep/plain-text.js").href);

test("a line is one line, whatever it was", () => {
  assert.equal(line("  Try\tthis\r\n\u2028 now  "), "Try this now");
});

test("signs that hide or turn a text are taken out, and joiners stay", () => {
  assert.equal(line("pay\u202eelcitra\u200b\u0000"), "payelcitra");
  assert.equal(line("\u{1F469}\u200d\u{1F3EB}"), "\u{1F469}\u200d\u{1F3EB}");
  assert.equal(line("a\u{e0041}b"), "ab");
});

test("marks are not piled up", () => {
  assert.equal(line(`e${"\u0301".repeat(30)}`), `e${"\u0301".repeat(4)}`);
});

test("lines keep their breaks, and never more than one empty one in a row", () => {
  assert.equal(lines("one\r\ntwo  \n\n\n\n three\n"), "one\ntwo\n\n three");
});
