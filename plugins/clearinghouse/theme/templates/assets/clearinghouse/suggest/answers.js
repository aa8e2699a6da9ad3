// @ts-check
/**
 * What was written into the form, and the words of the mail that come of it.
 *
 * @typedef {object} Answer
 * @property {string} name what programs call the question
 * @property {string} label what people read
 * @property {string} value empty where nothing was written
 * @property {boolean} private whether it stays with the program
 * @property {string} issueField what GitHub's form calls it, or nothing where it has no such field
 */
import { wording } from "../wording.js";
import { line, lines } from "../keep/plain-text.js";

/** @param {HTMLFormElement} form @returns {Answer[]} every question in the order of the form */
export function readAnswers(form) {
  return [...form.querySelectorAll("[data-question]")].map((field) => {
    const { question = "", label = "", issueField = "", private: kept } = /** @type {HTMLElement} */ (field).dataset;
    return { name: question, label, issueField, private: kept !== undefined, value: valueOf(field) };
  });
}

/** @param {Element} field */
function valueOf(field) {
  const text = field.querySelector("textarea");
  if (text) return lines(text.value);
  const chosen = [...field.querySelectorAll("input")].filter((input) => input.type !== "checkbox" || input.checked);
  return line(chosen.map((input) => input.value).join(", "));
}

/**
 * The words of the mail, laid out as the program's own reader knows them. Questions without an answer are left out.
 * @param {HTMLFormElement} form @param {Answer[]} answers
 */
export function mailText(form, answers) {
  const { title, privateLine } = form.dataset;
  const given = answers.filter(({ value }) => value);
  const written = given.map((answer) => ({ ...answer, row: `${answer.label}: ${guarded(answer.value, answers)}` }));
  const own = written.filter((answer) => answer.private).map(({ row }) => row);
  const rows = written.filter((answer) => !answer.private).map(({ row }) => row);
  return `${[title, "", ...rows, "", privateLine, ...own].join("\n")}\n`;
}

/** A line that begins like a question must not be taken for one. @param {string} value @param {Answer[]} answers */
function guarded(value, answers) {
  const [first = "", ...rest] = value.split("\n");
  const asked = (/** @type {string} */ row) =>
    answers.some(({ label }) => row.trim().toLowerCase().startsWith(label.toLowerCase()));
  return [first, ...rest.map((row) => (asked(row) ? `• ${row}` : row))].join("\n");
}

const LONGEST = 1800;

/**
 * A link that opens the mail. Mail programs cut off what is longer than about 1,800 characters, so the longest answers
 * are shortened until it fits.
 * @param {HTMLFormElement} form @param {Answer[]} answers @returns {{href: string, whole: boolean}}
 */
export function mailLink(form, answers) {
  const whole = link(form, mailText(form, answers));
  if (whole.length <= LONGEST) return { href: whole, whole: true };
  for (let most = 1000; most > 10; most = Math.floor(most * 0.8)) {
    const text = mailText(form, answers.map((answer) => ({ ...answer, value: cut(answer.value, most) })));
    const href = link(form, `${wording("ask.shortened")}\n\n${text}`);
    if (href.length <= LONGEST) return { href, whole: false };
  }
  return { href: link(form, wording("ask.shortened")), whole: false };
}

/** @param {string} value @param {number} most */
function cut(value, most) {
  const signs = [...value];
  return signs.length > most ? `${signs.slice(0, most).join("")} …` : value;
}

/** Source: RFC 6068. @param {HTMLFormElement} form @param {string} text */
function link(form, text) {
  const { to = "", subject = "" } = form.dataset;
  const body = encodeURIComponent(text).replaceAll("%0A", "%0D%0A");
  return `mailto:${encodeURIComponent(to).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${body}`;
}

const LONGEST_ISSUE = 6000;

/**
 * The address of GitHub's form with the answers filled in, those about the reader left out.
 * @param {string} base @param {Answer[]} answers
 */
export function issueLink(base, answers) {
  const url = new URL(base);
  for (const { issueField, value, ...answer } of answers) {
    if (!issueField || answer.private || !value) continue;
    url.searchParams.set(issueField, value);
    if (url.href.length > LONGEST_ISSUE) url.searchParams.delete(issueField);
  }
  return url.href;
}
