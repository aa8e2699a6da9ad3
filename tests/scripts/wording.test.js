// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { givePage, script } from "./page.js";

givePage([
  { plain: "Keep", named: "Keep {title}", things: { one: "One thing", other: "{count} things" } },
  { more: "{size} of {most}" },
]);
const { wording } = await import(script("wording.js").href);

test("words are those of every piece of data in the page", () => {
  assert.equal(wording("plain"), "Keep");
  assert.equal(wording("more", { size: 3, most: 9 }), "3 of 9");
});

test("values are filled in as text, whatever they hold", () => {
  assert.equal(wording("named", { title: "{title} $& <b>" }), "Keep {title} $& <b>");
});

test("a count chooses the plural form, and numbers are written as the language writes them", () => {
  assert.equal(wording("things", { count: 1 }), "One thing");
  assert.equal(wording("things", { count: 0 }), "0 things");
  assert.equal(wording("things", { count: 12345 }), "12,345 things");
});

test("numbers are grouped as Python groups them, in languages where browsers would leave four digits together", async () => {
  givePage([{ number: "{number}" }], "es");
  const { wording: spanish } = await import(`${script("wording.js").href}?es`);
  assert.equal(spanish("number", { number: 1234 }), "1.234");
  givePage([{ plain: "Keep", named: "Keep {title}" }]);
});

test("a key or a value that is missing is named", () => {
  assert.throws(() => wording("plane"), /no words for plane/);
  assert.throws(() => wording("named"), /named needs a value for title/);
});

test("another language has its own forms and numbers", async () => {
  givePage([{ things: { one: "{count} zasób", few: "{count} zasoby", many: "{count} zasobów", other: "{count} zasobu" } }], "pl");
  const { wording: polish } = await import(`${script("wording.js").href}?pl`);
  assert.deepEqual([1, 3, 5, 22].map((count) => polish("things", { count })), ["1 zasób", "3 zasoby", "5 zasobów", "22 zasoby"]);
});
