// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./page.js";

const { LIMITS, Refused, decodePrescription, encodePrescription, isPrescription } = await import(script("keep/prescription.js").href);

const RX = {
  title: "For Monday",
  intro: "Read these\nfirst.",
  from: "A coach",
  items: [
    { key: "resources/one", title: "One & <only>", note: "Page 3" },
    { key: "challenges/two", title: "Zwei “Ü”", note: "" },
  ],
};

/** @param {Record<string, unknown>} changed */
const decoded = async (changed) => decodePrescription(await encodePrescription({ ...RX, ...changed }));
/** @param {number} count */
const many = (count) => Array.from({ length: count }, (_, at) => ({ key: `resources/r-${at}`, title: `T ${at}`, note: "" }));

test("what is packed into a link comes out of it", async () => {
  const fragment = await encodePrescription(RX);
  assert.ok(isPrescription(fragment));
  assert.deepEqual(await decodePrescription(fragment), RX);
});

test("what mail programs put around a link is taken off", async () => {
  const fragment = await encodePrescription(RX);
  for (const end of [".", ">", ")", "%22", "'."]) assert.deepEqual(await decodePrescription(fragment + end), RX, end);
  assert.deepEqual(await decodePrescription(fragment.replace("=", "%3D")), RX);
});

test("what mail programs put into a link and after it does no harm", async () => {
  const fragment = await encodePrescription(RX);
  const middle = `${fragment.slice(0, 40)}%20${fragment.slice(40)}`;
  const written = ["&utm_source=mail", "&amp;utm_campaign=x", "&amp;", "?a=b", " ", "%20"].map((end) => fragment + end);
  for (const link of [middle, middle.replace("%20", "\n "), fragment.replace("=", "%253D"), ...written]) {
    assert.ok(isPrescription(link), link);
    assert.deepEqual(await decodePrescription(link), RX, link);
  }
});

test("each sign that is changed, lost or added makes a link refused", async () => {
  const fragment = await encodePrescription(RX);
  for (let at = 4; at < fragment.length; at++) {
    const other = fragment[at] === "A" ? "B" : "A";
    for (const wrong of [fragment.slice(0, at) + other + fragment.slice(at + 1), fragment.slice(0, at) + fragment.slice(at + 1)]) {
      await assert.rejects(decodePrescription(wrong), Refused, `sign ${at}`);
    }
  }
});

test("a list holds as much as allowed, and one more is refused", async () => {
  assert.equal((await decoded({ items: many(LIMITS.items) })).items.length, LIMITS.items);
  await assert.rejects(decoded({ items: many(LIMITS.items + 1) }), Refused);
  await assert.rejects(decoded({ items: [] }), Refused);
  assert.equal((await decoded({ title: "x".repeat(LIMITS.title) })).title.length, LIMITS.title);
  await assert.rejects(decoded({ title: "x".repeat(LIMITS.title + 1) }), Refused);
  await assert.rejects(decoded({ from: "x".repeat(LIMITS.from + 1) }), Refused);
  await assert.rejects(decoded({ intro: "x".repeat(LIMITS.intro + 1) }), Refused);
});

test("a thing that is listed twice, or is no key of an item, is refused", async () => {
  for (const key of ["resources/one", "resources/../x", "https://example.org", "resources/One", "x"]) {
    await assert.rejects(decoded({ items: [RX.items[0], { key, title: "T", note: "" }] }), Refused, key);
  }
});
