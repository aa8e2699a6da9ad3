// @ts-check
/** The pages "Suggest a resource" and "Report a problem": the form becomes a mail. */
import { wording } from "../wording.js";
import { say } from "../keep/announce.js";
import { find, onPress, part } from "../keep/page-parts.js";
import { line } from "../keep/plain-text.js";
import { issueLink, mailLink, mailText, readAnswers } from "./answers.js";
import { checked } from "./faults.js";
import { findListed } from "./listed.js";

const form = find(document, "#ask", HTMLFormElement);
const ready = find(document, "#ask-ready", HTMLElement);
const text = find(document, "#ask-text", HTMLTextAreaElement);
const issue = document.querySelector("[data-part=issue]");
const { root = "", files = "0" } = form.dataset;
/** What the reader was told is here already, and wants to send all the same. */
let heeded = "";

form.noValidate = true;
prefill();
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (checked(form)) write();
});
form.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && ["url", "text"].includes(event.target.type)) showListed();
});
if (Number(files)) {
  onPress(form, "anyway", () => {
    heeded = key();
    write();
  });
}
onPress(ready, "copy", async (button) => {
  if (await copied()) {
    say(wording("ask.copied"));
    button.textContent = wording("list.copied");
  }
});
onPress(ready, "save", save);
if (issue instanceof HTMLAnchorElement) {
  const base = issue.href;
  issue.addEventListener("click", () => (issue.href = issueLink(base, readAnswers(form))));
}

/** Make the mail, unless what it suggests is here already and the reader has not said to go on. */
async function write() {
  if ((await showListed()) && heeded !== key()) {
    part(form, "listed-choice").hidden = false;
    part(form, "listed").focus();
    return;
  }
  const answers = readAnswers(form);
  const { href, whole } = mailLink(form, answers);
  text.value = mailText(form, answers);
  ready.hidden = false;
  part(ready, "cut").hidden = whole;
  if (!whole) part(ready, "cut").textContent = cutWords(await copied());
  part(ready, "again").setAttribute("href", href);
  find(ready, "h2", HTMLElement).focus();
  location.href = href;
}

/** @param {boolean} done whether the whole text is on the clipboard */
function cutWords(done) {
  return `${wording("ask.cut")} ${done ? wording("ask.cut_copied") : wording("ask.cut_copy")}`;
}

/** Say where it is listed already. @returns {Promise<boolean>} whether it is */
async function showListed() {
  if (!Number(files)) return false;
  const box = part(form, "listed");
  const listed = await findListed(root, Number(files), { url: valueOf("url"), title: valueOf("title") });
  box.hidden = !listed;
  if (!listed) return false;
  const link = part(form, "listed-link");
  link.textContent = listed.title;
  link.setAttribute("href", root + listed.address.slice(1));
  return true;
}

function key() {
  return JSON.stringify([valueOf("url"), valueOf("title")]);
}

/** @param {string} name */
function valueOf(name) {
  return readAnswers(form).find((answer) => answer.name === name)?.value ?? "";
}

/** Put the words on the clipboard; where the browser refuses, they stand marked in plain sight. */
async function copied() {
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    text.focus();
    text.select();
    return document.execCommand("copy");
  }
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text.value.replaceAll("\n", "\r\n")], { type: "text/plain" }));
  link.download = `${form.dataset.subject?.toLowerCase().replaceAll(" ", "-")}.txt`;
  link.click();
  // The browser still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Fill in what the address says, as text, and on a report the page the reader came from. */
function prefill() {
  const given = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("[data-question]:not([data-private])")) {
    const name = field.getAttribute("data-question") ?? "";
    const input = field.querySelector("textarea, input:not([type=checkbox])");
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) continue;
    const words = line((given.get(name) ?? "").slice(0, input.maxLength)) || (name === "page" ? cameFrom() : "");
    if (words) input.value = name === "page" ? whole(words) : words;
  }
  if (valueOf("url") || valueOf("title")) showListed();
}

/** @returns {string} the page of this site that led here, or nothing */
function cameFrom() {
  const here = document.referrer.startsWith(`${location.origin}/`);
  return here ? document.referrer.split(/[?#]/)[0] ?? "" : "";
}

/** The whole address of a page of this site; other words stay as they are. @param {string} words */
function whole(words) {
  return /^\/(?!\/)/.test(words) ? new URL(root + words.slice(1), location.href).href : words;
}
