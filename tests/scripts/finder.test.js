// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { givePage, script } from "./page.js";

givePage([
  {
    "search.limit_not": "not {label}", "search.limit_free": "Free", "search.limit_since": "{year} or later", "search.or": "or",
    "search.limit_until": "{year} or earlier", "search.limit_minutes": "At most {number} minutes",
  },
]);
const [{ IndexFiles }, { understood }, { unknownWords }, { ranked }, { placesNamed, sameWord }, { NUMBERS }, { limited, limitsIn }, { fold, splitWords }, { saidOnce }] = await Promise.all(
  ["find/index-files.js", "find/query.js", "find/missing.js", "find/rank.js", "find/places.js", "numbers.js", "find/limits.js", "find/words.js", "find/said-once.js"].map((path) => import(script(path).href)),
);

/** What a small site knows: two entries, one on attendance and one on coaching and money. */
const FILES = {
  start: {
    entries: 2, kinds: [["resource", 2]], together: 3, terms: ["#topic/talk"], stop: ["the", "for", "who", "can", "about", "with", "i", "to", "dont", "cant", "don", "is"], weak: ["good", "new", "day", "help", "talk"], spanish: ["como", "la", "de"],
    longest: 40, meanings: [[{ "#topic/talk": 0.75 }, ["snow", "coach"]]], equivalents: [["teacher", "educ"]], labels: { "#topic/talk": "Coaching" },
  },
  "terms/0": { "#topic/talk": "2Z", attend: "1Z", coach: "2Z", money: "2M" },
  places: [
    [0, "/challenges/leave/", "Challenge", "Good teachers leave us", ["Good teachers leave us"]],
    [1, "/collections/first/", "Collection", "First weeks as a principal", ["First weeks as a principal", "new principal"]],
    [2, "/program/why/", "Page", "Why coaching", ["Why coaching", "does coaching work"]],
    [3, "/program/cycle/", "Page", "The coaching cycle", ["The coaching cycle", "how does coaching work"]],
    [4, "/tell/", "Page", "The tale of a good school", ["The tale of a good school"]],
    [-1, "/coaches/", "Page", "Coaches", ["Coaches", "find a coach", "who can I talk to", "who can help"]],
  ],
  codes: { ours: { names: ["ours"], codes: { pe4: ["pe4", "Families", ""], expectation4: ["pe4", "Families", ""] } }, theirs: { names: [], codes: { expectation4: ["4", "Other", ""] } } },
  limits: {
    phrases: { "high school": ["level/high"], "elementari": ["level/elementary"], ap: ["audience/ap"], spanish: ["language/es"], state: ["publisher/state"], exampleton: ["region/valley"], "upper grade": ["level/middle", "level/high"] },
    labels: { "level/high": "High school", "level/middle": "Middle school", "level/elementary": "Elementary", "audience/ap": "Assistant principal", "language/es": "Spanish", "publisher/state": "State", "region/valley": "Example Valley" },
    every: ["k 12"], regions: { valley: "2", coast: "1" }, free: "1", paid: "", minutes: [[1, 20]],
  },
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
  assert.deepEqual((await unknownWords(question, [], files)).missing, ["pizza", "pension", "zzyzx"]);
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

test("a name that stands whole in a sentence leads there, and so does a word that stands for another", async () => {
  assert.deepEqual(await straight("my good teachers leave us in spring"), ["/challenges/leave/"]);
  assert.deepEqual(await straight("the educators leave us"), ["/challenges/leave/"]);
  assert.deepEqual(await straight("good teachers budget pension training survey leave us"), []);
});

test("no place is offered for a part of a question, a stem, or one word of a title", async () => {
  for (const text of ["math coach", "new principal salary", "coached", "teachers", "school", "coach pizza", ""]) {
    assert.deepEqual(await straight(text), [], text);
  }
  assert.ok(sameWord("coach", "coaches") && sameWord("policies", "policy") && !sameWord("coach", "coaching"));
});

/** @param {string} text @param {string[]} aside */
function limits(text, aside = []) {
  return limitsIn(splitWords(fold(text)), FILES.limits, aside).map((/** @type {{said: string}} */ { said }) => said);
}

test("what an answer must be is read from words, and only where it is meant", () => {
  const said = {
    "free tools on attendance": ["Free"],
    "no cost training for APs": ["Free", "Assistant principal"],
    "a protocol in 30 minutes": ["At most 30 minutes"],
    "half an hour": ["At most 30 minutes"],
    "something quick, 30 minutes, not elementary": ["At most 30 minutes", "not Elementary"],
    "high school attendance after 2020": ["High school", "2021 or later"],
    "since 2020 in spanish from the state": ["2020 or later", "Spanish", "State"],
    "anything before 2015": ["2014 or earlier"],
    "reading, not elementary": ["not Elementary"],
    "attendance except for high school": ["not High school"],
    "ideas for upper grades": ["Middle school or High school"],
    "coach for money near exampleton": ["Example Valley"],
    "who is around Exampleton": ["Example Valley"],
  };
  for (const [text, chips] of Object.entries(said)) assert.deepEqual(limits(text), chips, text);
  const none = ["free lunch", "drug free school", "cell phone free", "free for all", "spanish class", "the ap", "15 min blocks", "elementary", "not yet", "after school", "state test", "by 2030", "in high demand", "exampleton", ""];
  for (const text of none) assert.deepEqual(limits(text), [], text);
});

test("a limit that the reader set aside is none, and its words count again", async () => {
  assert.deepEqual(limits("free help in spanish", ["cost"]), ["Spanish"]);
  const words = async (/** @type {string[]} */ aside) => (await understood("free coach", small(), aside)).units.flatMap((/** @type {any} */ unit) => unit.words.map((/** @type {any} */ word) => word.text));
  assert.deepEqual(await words([]), ["coach"]);
  assert.deepEqual(await words(["cost"]), ["free", "coach"]);
});

test("a standard is named by its code, or in the words of the first framework that calls its standards so", async () => {
  const meant = async (/** @type {string} */ text) => (await understood(text, small())).units.flatMap((/** @type {any} */ unit) => [...unit.concepts.keys()]);
  for (const text of ["PE4", "pe 4", "expectation 4", "ours expectation 4"]) assert.deepEqual(await meant(text), ["#standard/ours/pe4"], text);
  assert.deepEqual(await meant("expectation four"), []);
});

test("a Spanish question has no words that say nothing, and an English one keeps them", async () => {
  const words = async (/** @type {string} */ text) => (await understood(text, small())).units.flatMap((/** @type {any} */ unit) => unit.words.map((/** @type {any} */ word) => word.text));
  assert.deepEqual(await words("como la coach de money"), ["coach", "money"]);
  assert.deepEqual(await words("la coach"), ["la", "coach"]);
});

test("words of which only the meaning is known are told with what they are about", async () => {
  const told = async (/** @type {string} */ text) => {
    const files = small();
    return (await unknownWords(await understood(text, files), [], files)).meant;
  };
  assert.deepEqual(await told("a snow day"), { words: ["snow"], about: ["Coaching"] });
  assert.deepEqual(await told("coach pizza"), { words: [], about: [] }, "something has the one, nothing knows the other");
});

test("who asks for somebody is led to people, and only where that is what is asked", async () => {
  for (const text of ["who can help with attendance", "who can I talk to about money", "can I ask who can I talk to about a coach"]) {
    assert.deepEqual(await straight(text), ["/coaches/"], text);
  }
  assert.deepEqual(await straight("who can help our money grow"), []);
});

test("no word of a Spanish question is read as a slip of an English one", async () => {
  assert.deepEqual(await corrected("atendance"), ["attendance"]);
  assert.deepEqual(await corrected("como la atendance de"), []);
});

test("a limit tells how many resources say nothing of it, and hides none of them", async () => {
  const files = small();
  const [limit] = limitsIn(splitWords("30 minutes"), FILES.limits);
  const { left, silent } = await limited([0, 1], [limit], files, /** @type {any} */ ({}));
  assert.deepEqual(left, [1, 0]);
  assert.deepEqual(silent.map((/** @type {{unsaid: Set<number>}} */ { unsaid }) => [...unsaid]), [[0]]);
});

test("who works in the region that a question names comes first, whoever works elsewhere is left out", async () => {
  const near = limitsIn(splitWords("near exampleton"), FILES.limits);
  assert.deepEqual((await limited([0, 1, 2, 3], near, small(), /** @type {any} */ ({}))).left, [1, 2, 3].filter((one) => one === 1).concat([2, 3]));
});

test("what is meant twice counts in full where it is meant most surely, and little elsewhere", () => {
  const units = [0.75, 1, 1].map((strength) => ({ words: [], phrases: [], concepts: new Map([["#topic/money", strength]]) }));
  const strengths = saidOnce(units, 0.5).map((/** @type {{concepts: Map<string, number>}} */ { concepts }) => concepts.get("#topic/money"));
  assert.deepEqual(strengths, [0.375, 1, 0.5]);
});

test("what is here, but in none of the first answers, is told", async () => {
  const files = small();
  const unsaid = async (/** @type {number[]} */ shown) => (await unknownWords(await understood("attendance for the coach", files), shown, files)).unsaid;
  assert.deepEqual(await unsaid([1]), ["attendance"]);
  assert.deepEqual(await unsaid([0, 1]), []);
});

test("any level is no limit, and no word that is looked for beside others", async () => {
  const words = async (/** @type {string} */ text) => (await understood(text, small())).units.flatMap((/** @type {any} */ unit) => unit.words.map((/** @type {any} */ word) => word.text));
  assert.deepEqual(await words("k12 attendance"), ["attendance"]);
  assert.deepEqual(await words("K-12"), ["k", "12"]);
});
