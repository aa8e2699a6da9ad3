// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { givePage, script } from "./page.js";

givePage([]);
const [{ IndexFiles }, { understood }, { missingWords }, { ranked }, { placesNamed, sameWord }, { NUMBERS }] = await Promise.all(
  ["find/index-files.js", "find/query.js", "find/missing.js", "find/rank.js", "find/places.js", "numbers.js"].map((path) => import(script(path).href)),
);

/** What a small site knows: two entries, one on attendance and one on coaching and money. */
const FILES = {
  start: {
    entries: 2, kinds: [["resource", 2]], together: 3, terms: ["attend"], stop: ["the", "for", "dont", "cant", "don", "is"], weak: ["good"],
    longest: 40, meanings: {}, equivalents: [], labels: {},
  },
  "terms/0": { attend: "1Z", coach: "2Z", money: "2M" },
  places: [
    [0, "/challenges/leave/", "Challenge", "Good teachers leave us", ["Good teachers leave us"]],
    [1, "/collections/first/", "Collection", "First weeks as a principal", ["First weeks as a principal", "new principal"]],
    [2, "/program/why/", "Page", "Why coaching", ["Why coaching", "does coaching work"]],
    [3, "/program/cycle/", "Page", "The coaching cycle", ["The coaching cycle", "how does coaching work"]],
    [4, "/tell/", "Page", "The tale of a good school", ["The tale of a good school"]],
    [-1, "/coaches/", "Page", "Coaches", ["Coaches", "find a coach"]],
  ],
  "words/a": { attendance: 1 },
  "words/c": { coach: 1 },
  "words/m": { money: 1 },
  "everyday/m": "monday month",
  "everyday/p": "pension pizza",
};

function small() {
  return new IndexFiles(async (/** @type {string} */ name) => {
    if (!Object.hasOwn(FILES, name)) throw new Error(`no ${name}`);
    return FILES[/** @type {keyof typeof FILES} */ (name)];
  });
}

/** @param {string} text */
async function corrected(text) {
  return (await understood(text, small())).corrected.map((/** @type {{taken: string}} */ { taken }) => taken);
}

test("a slip is read as the word that was meant, on the first letter too", async () => {
  assert.deepEqual(await corrected("atendance"), ["attendance"]);
  assert.deepEqual(await corrected("sttendance"), ["attendance"]);
  assert.deepEqual(await corrected("xoach"), ["coach"]);
  assert.deepEqual(await corrected("ooach"), [], "no key beside c");
});

test("an everyday word is never corrected, though nothing has it", async () => {
  assert.deepEqual(await corrected("monday"), []);
  assert.deepEqual(await corrected("monay"), ["money"]);
  assert.deepEqual(await corrected("don't pension dont cant"), []);
});

test("every word that nothing has is named, once and as it was typed", async () => {
  const files = small();
  const question = await understood("good pizza pension for the coach, pizza zzyzx", files);
  assert.deepEqual(await missingWords(question, files), ["pizza", "pension", "zzyzx"]);
});

test("what nothing has takes its weight from what an answer covers", async () => {
  const files = small();
  const covered = async (/** @type {string} */ text) => (await ranked(await understood(text, files), files))[0].covered;
  assert.ok((await covered("coach")) > 0.99);
  assert.ok((await covered("coach pizza")) < 0.5);
});

test("a dictated question is read to its end, where the point often comes", async () => {
  const files = small();
  const talk = "word ".repeat(NUMBERS.find.words - 1);
  const { units } = await understood(`${talk}attendance`, files);
  assert.equal(units.length, NUMBERS.find.words);
  assert.equal(units.at(-1).words[0].text, "attendance");
  assert.ok(NUMBERS.find.question >= 1000 && NUMBERS.find.words >= 80);
});

/** @param {string} text */
async function straight(text) {
  const files = small();
  return (await placesNamed(await understood(text, files), files)).map((/** @type {{address: string}} */ { address }) => address);
}

test("a place is found by its title and by what people call it", async () => {
  assert.deepEqual(await straight("Good teachers leave us"), ["/challenges/leave/"]);
  assert.deepEqual(await straight("new principal"), ["/collections/first/"]);
  assert.deepEqual(await straight("new principals"), ["/collections/first/"]);
  assert.deepEqual(await straight("coach"), ["/coaches/"]);
  assert.deepEqual(await straight("the coaching cycle"), ["/program/cycle/"]);
});

test("the very name comes without those that only say much the same", async () => {
  assert.deepEqual(await straight("does coaching work"), ["/program/why/"]);
  assert.deepEqual(await straight("how does coaching work"), ["/program/cycle/"]);
});

test("no place is offered for a part of a question, a stem, or one word of a title", async () => {
  for (const text of ["math coach", "new principal salary", "coached", "teachers", "school", "coach pizza", ""]) {
    assert.deepEqual(await straight(text), [], text);
  }
  assert.ok(sameWord("coach", "coaches") && sameWord("policies", "policy") && !sameWord("coach", "coaching"));
});
