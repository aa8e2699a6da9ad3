// @ts-check
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { giveStorage, script } from "./page.js";

giveStorage();
const { SITE, add, changeList, readList } = await import(script("keep/store.js").href);
const { beginList, openList, otherLists, otherNotes } = await import(script("keep/lists.js").href);
const OTHERS = `clearinghouse.list:${SITE.pathname}:others`;

/** @param {string} title @param {string} id @param {string} note */
function fill(title, id, note = "") {
  changeList((/** @type {any} */ list) => {
    list.title = title;
    add(list.items, { key: `resources/${id}`, title: id, note });
  });
}
const titles = () => [readList().list.title, ...otherLists().map((/** @type {any} */ one) => one.title)];

beforeEach(() => void giveStorage());

test("a list that is begun leaves the open one waiting, and they change places", () => {
  fill("For Ada", "a", "Read first.");
  assert.equal(beginList(), "done");
  assert.deepEqual(readList().list.items, []);
  fill("For Ben", "b");
  assert.deepEqual(titles(), ["For Ben", "For Ada"]);
  assert.equal(openList(0), "done");
  assert.deepEqual(titles(), ["For Ada", "For Ben"]);
  assert.equal(readList().list.items[0].note, "Read first.");
});

test("a list with nothing in it does not wait", () => {
  fill("For Ada", "a");
  beginList();
  openList(0);
  assert.deepEqual(titles(), ["For Ada"]);
});

test("a note that was written on another list is found again, each once", () => {
  fill("For Ada", "a", "Read first.");
  beginList();
  fill("For Ben", "a", "Read first.");
  beginList();
  assert.deepEqual(otherNotes("resources/a"), ["Read first."]);
  assert.deepEqual(otherNotes("resources/b"), []);
});

test("what cannot be written leaves every list where it was", () => {
  fill("For Ada", "a");
  const before = titles();
  let left = 1;
  giveStorage({ [`clearinghouse.list:${SITE.pathname}`]: JSON.stringify(readList().list) }, () => {
    if (left-- === 0) throw Object.assign(new Error(), { name: "QuotaExceededError" });
  });
  assert.equal(beginList(), "full");
  left = 99;
  assert.deepEqual(titles(), before);
});

test("lists that are no lists are passed over", () => {
  giveStorage({ [OTHERS]: JSON.stringify([{ nonsense: 1 }, null, { version: 1, title: "Sound", items: [] }]) });
  assert.deepEqual(otherLists().map((/** @type {any} */ one) => one.title), ["Sound"]);
  giveStorage({ [OTHERS]: "{broken" });
  assert.deepEqual(otherLists(), []);
});
