// @ts-check
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { giveStorage, script } from "./page.js";

giveStorage();
const { ASIDE, SITE, add, changeList, onListChange, readList } = await import(script("keep/store.js").href);
const PLACE = `clearinghouse.list:${SITE.pathname}`;
const entry = (/** @type {string} */ id) => ({ key: `resources/${id}`, title: id, note: "", added: "2026-09-01" });
/** @param {unknown[]} items @param {number} version */
const stored = (items, version = 1) => ({ [PLACE]: JSON.stringify({ version, title: "T", intro: "", from: "", items }) });

beforeEach(() => void giveStorage());

test("a list is empty until something is added, and is read afresh each time", () => {
  assert.deepEqual(readList().list.items, []);
  assert.equal(changeList((/** @type {any} */ list) => add(list.items, { key: "resources/a", title: "A" })), "done");
  assert.deepEqual(readList().list.items.map((/** @type {any} */ one) => [one.key, one.title, one.note]), [["resources/a", "A", ""]]);
});

test("what is there already keeps its place and its note", () => {
  const items = [{ ...entry("a"), note: "mine" }, entry("b")];
  add(items, { key: "resources/a", title: "A", note: "other" });
  add(items, { key: "resources/b", title: "B", note: "fresh" });
  assert.deepEqual(items.map(({ note }) => note), ["mine", "fresh"]);
});

test("what cannot be read is set aside, and the sound part stays", () => {
  const store = giveStorage(stored([entry("a"), { key: "nonsense" }, entry("a"), entry("b")]));
  const { list, standing } = readList();
  assert.deepEqual(list.items.map((/** @type {any} */ one) => one.key), ["resources/a", "resources/b"]);
  assert.equal(standing, "done");
  assert.match(store.get(ASIDE) ?? "", /nonsense/);
  const broken = giveStorage({ [PLACE]: "{broken" });
  assert.deepEqual(readList().list.items, []);
  assert.equal(broken.get(ASIDE), "{broken");
});

test("a newer site's list is neither changed nor set aside", () => {
  const store = giveStorage(stored([entry("a")], 2));
  assert.equal(readList().standing, "newer");
  assert.equal(changeList(() => assert.fail("it must not be changed")), "newer");
  assert.equal(store.has(ASIDE), false);
});

test("a list may hold 200 things, and no one that came before is lost", () => {
  giveStorage(stored(Array.from({ length: 200 }, (_, at) => entry(`r-${at}`))));
  assert.equal(changeList((/** @type {any} */ list) => add(list.items, { key: "resources/x", title: "X" })), "many");
  assert.equal(readList().list.items.length, 200);
});

test("a browser without room or access says so, and nothing has changed", () => {
  giveStorage({}, () => {
    throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
  });
  assert.equal(changeList((/** @type {any} */ list) => add(list.items, entry("a"))), "full");
  giveStorage({}, () => {
    throw new Error("no");
  });
  assert.equal(changeList((/** @type {any} */ list) => add(list.items, entry("a"))), "blocked");
});

test("who listens hears of each change that was made, and of no other", () => {
  let heard = 0;
  onListChange(() => heard++);
  changeList((/** @type {any} */ list) => add(list.items, entry("a")));
  assert.equal(heard, 1);
});
