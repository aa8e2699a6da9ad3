// @ts-check
/** Every word of the form that is not a field's own. `{holes}` are filled in. */
export const WORDS = {
  due: "Due", contact: "Contact", report: "Report", plan: "Plan", agreement: "Agreement with the leader", kept: "Kept ({count})",
  nothing: "Nothing is kept yet.", nothingDue: "Nothing is due.",
  unsaved: "{count} not yet in a saved file.", saved: "All is in the file you saved.", unfinished: "unfinished",
  save: "Save file", open: "Open file", keep: "Keep", keepUnfinished: "Keep unfinished", cancel: "Leave without keeping",
  change: "Change", remove: "Remove", removeSure: "Remove this one for good?", correct: "Correct", write: "Write it",
  required: "needed", private: "For you and the leader alone.", add: "Add", another: "Add another",
  faults: "Some answers need another look:", keptNow: "Kept. Save the file before you close this page.",
  school: "School or cohort", schoolHelp: "Where it took place, or the group that met.", stepsHead: "Next steps agreed on ({count})", startPlan: "Begin from the plan there is, or from nothing", half: "Half month", chooseOne: "Choose",
  typed: "Type to find, then Add",
  isNeeded: "This is needed.", tooLong: "This is too long: at most {most} characters.", atLeast: "The least is {least}.",
  atMost: "The most is {most}.", noNumber: "Write a whole number, such as 45.", noAmount: "Write a number, such as 4 or 4.5.", noDay: "Write a day such as 2026-10-06.",
  badDay: "Write a day between 1990 and 2100.", noTime: "Write a time such as 14:05.", noChoice: "This is not one of the choices.",
  severalFit: "Several of the choices have these words; choose one of them.", notYet: "This day has not come yet; write it down once it has.",
  badId: "Use small letters, digits and hyphens, such as feedback.", tooMany: "At most {most} entries.", tooFew: "At least {least} entry.", oneLine: "Write it on one line.",
  twice: "An entry stands here twice.", student: "This looks like {what}. Records hold nothing about a single student; write about the group.",
  late: "late since {day}", dueBy: "due by {day}", reportFor: "Report on {school}, {half}", planFor: "Work plan for {school}", agreementFor: "Agreement with the leader of {school}", noCalendar: "No school year of {school} is written down, so no report can be due.", stepFor: "Next step with {school}: {text}",
  visit: "Visit to {school}, {when}", dueHead: "What is due", visitsHead: "Visits planned", recent: "Earlier contacts", first: "first half of {month}", second: "second half of {month}",
  facts: "{count} contacts, {minutes} minutes in this half month.", goal: "Goal: {text}",
  wrongFile: "This file is not one that the form saved, or it is damaged.", otherCoach: "This file belongs to {coach}.",
  opened: "{count} records opened.", vault: "Keep drafts in this browser", vaultHelp: "They are locked with a passphrase that only you know. Nobody can recover it. A saved file is still the safe place.",
  passphrase: "Passphrase, at least 10 characters", lock: "Lock with this passphrase", unlock: "Unlock", wrongPhrase: "That is not the passphrase, or the drafts are damaged.",
  shortPhrase: "Use at least 10 characters.", there: "There are locked drafts in this browser.", without: "Begin without them", stop: "Remove the drafts from this browser",
  noRoom: "The browser has no room or gives no access, so drafts are not kept here. Save the file now.", locked: "Drafts are kept in this browser, locked.",
  begin: "Begin a plan", fromChallenge: "From a challenge of the site", fromList: "From your list: paste its link", fromPlan: "From the plan of {school}", empty: "From nothing", use: "Use it",
  badLink: "This is no link of a list, or it was cut off on its way. Copy it again from the list's page.", cause: "Which causes fit?", assignment: "School", newVersion: "new version",
  nothingKnown: "Nothing in this list is a challenge or a resource of the site that this form knows.",
  surveyHelp: "Nobody is asked for a name. The file that is saved says nothing about you or this device.", group: "Your group", noGroup: "I would rather not say", saveAnswers: "Save my answers", savedAnswers: "Saved as {file}. Send that file as you were asked to.",
};

/** @param {keyof typeof WORDS} name @param {Record<string, unknown>} [values] */
export function word(name, values = {}) {
  return WORDS[name].replace(/\{(\w+)\}/g, (hole, key) => (key in values ? String(values[key]) : hole));
}
