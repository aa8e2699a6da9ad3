// @ts-check
/** The form as a whole: its parts, and what leads from one to the other. */
import { placeOf, placed } from "./about.js";
import { dutyName, halfName, nameOf } from "./called.js";
import { spoken } from "./controls.js";
import { data } from "./data.js";
import { halfDays, later, today } from "./days.js";
import { due, halves } from "./due.js";
import { h, place, say } from "./element.js";
import { recordForm } from "./fields.js";
import { keptList } from "./kept.js";
import { newId } from "./keys.js";
import { causesOf, linkPart } from "./plan-view.js";
import { surveyForm } from "./survey.js";
import { unlockPanel, vaultPanel } from "./unlock.js";
import { vaultKey } from "./vault.js";
import { word } from "./words.js";
import { Work } from "./work.js";

const main = place("main");
const PARTS = /** @type {const} */ (["due", "contact", "report", "plan", "kept"]);
const HIDDEN = ["coach", "replaces", "withdrawn", "assignment", "cohort", "contacts"];
export const work = new Work(data.coach, Object.keys(data.forms ?? {}));
/** @type {any} */
let open = null;
let shown = "due";
let storagePlace = "";

/** @param {string} part @param {Node[]} nodes @param {string} [heading] */
function show(part, nodes, heading = word(/** @type {any} */ (part), { count: work.records.length })) {
  shown = part;
  main.replaceChildren(h("h2", {}, heading), ...nodes);
  drawFrame();
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

function drawFrame() {
  const unfinished = work.unsaved.size;
  const standing = place("standing");
  standing.textContent = work.trouble ? word("noRoom") : !work.records.length ? "" : unfinished ? word("unsaved", { count: unfinished }) : word("saved");
  standing.classList.toggle("unsaved", work.trouble || unfinished > 0);
  const tabs = PARTS.map((part) =>
    h("button", { type: "button", "aria-current": part === shown ? "page" : null, onclick: () => leave(() => draw(part)) }, word(part, { count: work.records.length })),
  );
  const held = document.activeElement?.closest("#tabs") ? [...place("tabs").children].indexOf(/** @type {any} */ (document.activeElement)) : -1;
  place("tabs").replaceChildren(...tabs);
  if (held >= 0) tabs[held]?.focus();
  const save = h(unfinished ? "button.main" : "button", { type: "button", onclick: () => { keepOpen(); work.save(); say(word("saved")); } }, word("save"));
  const file = h("input", { type: "file", accept: ".json", class: "unseen", "aria-label": word("open"), tabindex: "-1", onchange: opened });
  place("head-actions").replaceChildren(save, h("button", { type: "button", onclick: () => file.click() }, word("open")), file);
}

/** @param {any} event */
async function opened(event) {
  const text = await event.target.files[0]?.text();
  const found = text === undefined ? null : work.open(text, true);
  const message = found === null ? word("wrongFile") : typeof found === "string" ? word("otherCoach", { coach: found }) : word("opened", { count: found });
  draw("kept");
  main.prepend(h(typeof found === "number" ? "p.notice.good" : "p.notice", { role: "status" }, message));
  say(message);
}

/** Keep what is half written, then go on. @param {() => void} next */
function leave(next) {
  keepOpen();
  next();
}

function keepOpen() {
  if (!open) return;
  const { kind, id, form, before } = open;
  const fields = form.read();
  const there = work.records.find((one) => one.id === id);
  if (JSON.stringify(fields) !== before) work.keep({ kind, id, fields, done: Boolean(there?.done) && form.check() });
  open = null;
}

/** @param {string} part */
function draw(part) {
  open = null;
  if (part === "due") return show("due", duePart());
  if (part === "kept") return show("kept", [keptList(work, nameOf, (one) => edit(one.kind, one.fields, one.id)), vaultPanel(work, storagePlace, () => draw("kept"))]);
  if (part === "contact") return edit("contact", freshContact());
  return show(part, part === "report" ? reportStart() : planStart());
}

function duePart() {
  const found = due(data, work.records, today());
  const row = (/** @type {(typeof found)[0]} */ one) => {
    const text = one.duty ? dutyName(one.duty, nameOf(one.school)) : word("stepFor", { school: nameOf(one.school), text: one.step?.fields.next_step ?? "" });
    const when = word(one.late ? "late" : "dueBy", { day: one.day });
    const write = () => (one.duty ? writeDuty(one.duty, one.school) : edit("contact", { ...freshContact(), ...placeOf(one.step), steps_done: [one.step?.id] }));
    return h("li", {}, h("div", {}, text, " ", h(one.late ? "span.late" : "span.hint", {}, when)), h("button.small", { type: "button", onclick: write, "aria-label": `${word("write")}: ${text}` }, word("write")));
  };
  const duties = found.filter((one) => one.duty).map(row);
  const unknown = data.unknown.map((/** @type {string} */ school) => h("p.hint", {}, word("noCalendar", { school: nameOf(school) })));
  const steps = found.filter((one) => one.step).map(row);
  const day = today();
  const visits = data.visits.filter((/** @type {string[]} */ [when]) => when.slice(0, 10) >= day && when.slice(0, 10) <= later(day, 14)).map((/** @type {string[]} */ [when, school]) => h("li", {}, word("visit", { school: nameOf(school), when })));
  const recent = [...data.contacts].sort((a, b) => (a.fields.date < b.fields.date ? 1 : -1)).map((one) => {
    const name = `${one.fields.date}, ${nameOf(one.fields.school ?? one.fields.cohort)}, ${spoken(one.fields.mode)}`;
    const correct = () => edit("contact", { ...one.fields, replaces: one.id });
    return h("li", {}, h("div", {}, name), h("button.small", { type: "button", onclick: correct, "aria-label": `${word("correct")}: ${name}` }, word("correct")));
  });
  const vault = work.vault ? [] : [vaultPanel(work, storagePlace, () => draw("due"))];
  return [
    duties.length ? h("ul.list", {}, ...duties) : h("p", {}, word("nothingDue")),
    ...unknown,
    ...(steps.length ? [h("details", { open: steps.length <= 6 }, h("summary", {}, word("stepsHead", { count: steps.length })), h("ul.list", {}, ...steps))] : []),
    ...(visits.length ? [h("h3", {}, word("visitsHead")), h("ul", {}, ...visits)] : []),
    ...vault,
    ...(recent.length ? [h("details", {}, h("summary", {}, word("recent")), h("ul.list", {}, ...recent))] : []),
  ];
}

/** @param {NonNullable<import("./due.js").Due["duty"]>} duty @param {string} school */
function writeDuty(duty, school) {
  if (duty.rule === "report") return edit("report", freshReport(school, duty.half));
  return edit(duty.rule, { assignment: duty.assignment, date: today() });
}

function freshContact() {
  return { coach: data.coach, date: today(), ...(data.schools.length === 1 ? { school: data.schools[0].id } : {}) };
}

/** @param {string} school @param {string} half @returns {Record<string, any>} */
function freshReport(school, half) {
  const [first, last] = halfDays(half);
  const contacts = contactsOf(school, first, last);
  const plan = planOf(school);
  const progress = (plan?.fields.goals ?? []).filter((/** @type {any} */ goal) => goal.state !== "dropped").map((/** @type {any} */ goal) => ({ goal: goal.id, state: goal.state ?? "not-begun" }));
  return { coach: data.coach, school, half, sent: today(), contacts: contacts.map((one) => one.id), progress };
}

/** @param {string} school @param {string} first @param {string} last */
function contactsOf(school, first, last) {
  const replaced = new Set(work.records.map((one) => one.fields.replaces).filter(Boolean));
  const all = [...data.contacts, ...work.records.filter((one) => one.kind === "contact" && one.done)];
  return all.filter(({ id, fields }) => fields.school === school && fields.date >= first && fields.date <= last && !replaced.has(id) && !fields.withdrawn);
}

/** @param {string} school */
function planOf(school) {
  const mine = data.assignments.filter((/** @type {any} */ one) => one.school === school).map((/** @type {any} */ one) => one.id);
  return [...data.plans, ...work.records.filter((one) => one.kind === "plan")].filter(({ fields }) => mine.includes(fields.assignment)).pop();
}

function reportStart() {
  const school = select(word("school"), data.schools);
  const half = select(word("half"), halves(today()).map((id) => ({ id, name: halfName(id) })));
  half.input.value = halves(today())[1];
  const begin = () => edit("report", freshReport(school.input.value, half.input.value));
  return [school.node, half.node, h("button.main", { type: "button", onclick: begin }, word("write"))];
}

/** @param {string} label @param {{id: string, name: string}[]} list */
function select(label, list) {
  const input = h("select", {}, ...list.map((one) => h("option", { value: one.id }, one.name)));
  return { input, node: h("label.field", {}, label, input) };
}

function planStart() {
  const assignment = select(word("assignment"), data.assignments.map((/** @type {any} */ one) => ({ id: one.id, name: nameOf(one.id) })));
  /** @param {Record<string, any>} values */
  const begin = (values) => {
    const old = data.plans.find((/** @type {any} */ one) => one.fields.assignment === assignment.input.value);
    edit("plan", { assignment: assignment.input.value, date: today(), ...values, ...(old ? { replaces: old.id } : {}) });
  };
  const challenge = select(word("fromChallenge"), data.challenges.map((/** @type {any} */ one) => ({ id: one.id, name: one.title })));
  const causes = h("div", {});
  const drawCauses = () => causes.replaceChildren(causesOf(data.challenges.find((/** @type {any} */ one) => one.id === challenge.input.value), [], begin));
  challenge.input.addEventListener("change", drawCauses);
  if (data.challenges.length) drawCauses();
  const old = () => {
    const found = data.plans.find((/** @type {any} */ one) => one.fields.assignment === assignment.input.value);
    return found ? begin({ ...found.fields, date: today() }) : begin({});
  };
  const agree = () => {
    const found = data.agreements.find((/** @type {any} */ one) => one.fields.assignment === assignment.input.value);
    edit("agreement", { ...found?.fields, assignment: assignment.input.value, date: today(), ...(found ? { replaces: found.id } : {}) });
  };
  return [
    assignment.node,
    h("h3", {}, word("startPlan")), h("div.row", {}, h("button", { type: "button", onclick: old }, word("begin")), h("button", { type: "button", onclick: agree }, word("agreement"))),
    h("h3", {}, word("fromList")), linkPart(data, begin),
    ...(data.challenges.length ? [challenge.node, causes] : []),
  ];
}

/**
 * What is kept here and not yet sent and tells of the same, so that it is changed and not written twice.
 * @param {string} kind @param {Record<string, any>} values
 */
function keptTwin(kind, values) {
  return work.records.find(({ kind: other, fields }) => {
    if (other !== kind) return false;
    if (values.replaces && fields.replaces === values.replaces) return true;
    if (kind === "report") return fields.school === values.school && fields.half === values.half;
    return kind !== "contact" && fields.assignment === values.assignment;
  });
}

/** @param {Record<string, any>} values of a contact, which is written down once it has taken place */
function tooEarly(values) {
  return values.date > today() ? [{ trail: "date", message: word("notYet") }] : [];
}

/** @param {string} kind @param {Record<string, any>} values @param {string} [id] of one that is kept already */
function edit(kind, values, id) {
  const twin = id ? undefined : keptTwin(kind, values);
  const begun = kind === "plan" ? { ...twin?.fields, ...values } : { ...values, ...twin?.fields };
  editOne(kind, begun, id ?? twin?.id ?? newId());
}

/** @param {string} kind @param {Record<string, any>} values @param {string} id */
function editOne(kind, values, id) {
  const all = data.forms[kind].map((/** @type {any} */ field) => askedField(kind, field));
  const hidden = [...HIDDEN.filter((name) => name !== "withdrawn" || !values.replaces), ...(kind === "report" ? ["school", "half"] : []), ...(openSteps(values).length ? [] : ["steps_done"])];
  const asked = all.filter((/** @type {any} */ field) => !hidden.includes(field.name));
  const offered = { ...values, ...(kind === "contact" ? { school: values.school ?? values.cohort } : {}) };
  const fixed = Object.fromEntries(Object.entries(values).filter(([name]) => hidden.includes(name) && name !== "cohort"));
  const form = recordForm(asked, offered, choicesFor(values), fixed, all, kind === "contact" ? tooEarly : undefined);
  const read = form.read;
  form.read = () => placed(read());
  const keep = () => {
    if (!form.check()) return;
    work.keep({ kind, id, fields: form.read(), done: true });
    open = null;
    draw("kept");
    main.prepend(h("p.notice.good", { role: "status" }, word("keptNow")));
  };
  const cancel = () => { open = null; draw(work.records.length ? "kept" : "due"); };
  const facts = kind === "report" ? [h("p.notice.good", {}, factsOf(values))] : [];
  const heading = kind === "report" ? word("reportFor", { school: nameOf(values.school), half: halfName(values.half) }) : `${word(/** @type {any} */ (kind))}${values.replaces ? ` (${word("newVersion")})` : ""}`;
  show(PARTS.includes(/** @type {any} */ (kind)) ? kind : "kept", [...facts, form.node, h("div.row", {}, h("button.main", { type: "button", onclick: keep }, word("keep")), h("button", { type: "button", onclick: cancel }, word("cancel")))], heading);
  open = { kind, id, form, before: JSON.stringify(form.read()) };
}

/** @param {any} values */
function factsOf(values) {
  const found = contactsOf(values.school, ...halfDays(values.half));
  return word("facts", { count: found.length, minutes: found.reduce((sum, one) => sum + one.fields.minutes, 0) });
}

/** @param {string} kind @param {any} field */
function askedField(kind, field) {
  return kind === "contact" && field.name === "school" ? { ...field, label: word("school"), help: word("schoolHelp"), required: true } : field;
}

/** @param {Record<string, any>} values @returns {import("./controls.js").Choices} */
function choicesFor(values) {
  const goals = [...(planOf(values.school)?.fields.goals ?? [])].map((/** @type {any} */ goal) => ({ id: goal.id, name: goal.text ? `${goal.id}: ${goal.text}` : goal.id }));
  const school = data.assignments.find((/** @type {any} */ one) => one.id === values.assignment)?.school ?? values.school;
  const improvement = data.schools.find((/** @type {any} */ one) => one.id === school)?.goals ?? [];
  return (field, trail) => {
    if (trail === "progress.goal") return goals.length ? goals : null;
    if (trail === "goals.improvement_goal") return improvement.length ? improvement.map((/** @type {any} */ one) => ({ id: one.id, name: one.text })) : null;
    if (field.source === "schools") return [...data.schools, ...data.cohorts];
    if (field.source === "standards") return data.standards.length ? data.standards.map((/** @type {any} */ one) => ({ id: one.id, name: `${one.name} (${one.frame})` })) : null;
    if (field.source === "resources") return data.resources.length ? data.resources : null;
    if (field.source === "contacts") return openSteps(values);
    return null;
  };
}

/** @param {Record<string, any>} values */
function openSteps(values) {
  const found = due(data, work.records, today()).filter((one) => one.step).map((one) => ({ id: one.step?.id ?? "", name: `${one.step?.fields.date}, ${nameOf(one.school)}: ${one.step?.fields.next_step ?? ""}` }));
  const kept = (values.steps_done ?? []).filter((/** @type {string} */ id) => !found.some((one) => one.id === id)).map((/** @type {string} */ id) => ({ id, name: id }));
  return [...found, ...kept];
}

async function start() {
  place("title").textContent = document.title;
  if (data.survey) {
    place("tabs").remove();
    main.replaceChildren(surveyForm(data.survey));
    return;
  }
  storagePlace = await vaultKey(`${data.program}/${data.coach}`);
  work.changed = drawFrame;
  addEventListener("beforeunload", (event) => { if (work.unsaved.size || open) event.preventDefault(); });
  let locked = false;
  try { locked = localStorage.getItem(storagePlace) !== null; } catch { locked = false; }
  draw("due");
  if (locked) main.prepend(unlockPanel(work, storagePlace, () => draw("due")));
}

start();
