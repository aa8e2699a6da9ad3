// @ts-check
// The numbers that the pages and their scripts must agree on. `shared.py` reads them from here, so what follows the
// equals sign is JSON.
//
// find: how many results are shown first and with each press of the button, how many values of a filter before "Show
// all", how long a question and a word may be in letters, how many words of a question are looked up, in how many steps
// the index tells impacts apart, and how many of a kind are places by their titles: those of more are found as results.
// list: how long the parts of a list may be, in characters, a note of one's own (`own_note`) and one in a link (`note`);
// how many things a link may hold, how long a link's fragment may be, and among how many files the items are shared out.
export const NUMBERS = {
  "find": { "first": 10, "more": 20, "values": 8, "question": 1000, "words": 80, "word": 40, "levels": 26, "places": 300 },
  "list": {
    "title": 120,
    "intro": 1200,
    "from": 80,
    "item_title": 300,
    "note": 600,
    "own_note": 2000,
    "items": 30,
    "fragment": 12000,
    "files": 1024
  }
};
