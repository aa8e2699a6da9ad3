// @ts-check
/** A survey: questions with choices, and a file of answers that says nothing about who gave them. */
import { renderBundle } from "./bundle.js";
import { control } from "./controls.js";
import { download, h } from "./element.js";
import { newId } from "./keys.js";
import { word } from "./words.js";

/** @param {any} survey @returns {HTMLElement} */
export function surveyForm(survey) {
  const group = survey.groups.length ? one("group", word("group"), [...survey.groups.map((/** @type {any} */ g) => ({ id: g.id, name: g.label })), { id: "-", name: word("noGroup") }]) : null;
  const questions = survey.questions.map((/** @type {any} */ q) => one(q.id, q.text, q.options.map((/** @type {string} */ name, /** @type {number} */ at) => ({ id: String(at + 1), name }))));
  const said = h("p", { role: "status" });
  const save = () => {
    const answers = survey.questions.flatMap((/** @type {any} */ q, /** @type {number} */ at) => (questions[at].read() ? [{ question: q.id, choice: Number(questions[at].read()) }] : []));
    const named = group && group.read() !== "-" && group.read() ? { group: group.read() } : {};
    const id = newId();
    download(`answers-${id}.json`, renderBundle("", [{ kind: "answer", id, fields: { survey: survey.id, ...named, answers } }], []));
    said.textContent = word("savedAnswers", { file: `answers-${id}.json` });
  };
  return h("div", {}, h("p", {}, word("surveyHelp")), ...questions.map((/** @type {any} */ q) => q.node), group?.node, h("button.main", { type: "button", onclick: save }, word("saveAnswers")), said);
}

/** @param {string} name @param {string} label @param {{id: string, name: string}[]} list */
function one(name, label, list) {
  const field = { name, label, help: "", private: false, widget: "choice", required: false, many: false, choices: [], source: "x", limits: {}, fields: [] };
  return control(field, "", () => list);
}
