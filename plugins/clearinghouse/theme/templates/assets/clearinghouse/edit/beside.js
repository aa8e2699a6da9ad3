// @ts-check
/** What keeps a page from being saved, said beside its field and kept there until the field changes. */

/** @typedef {{ at: string, said: string }} Fault A sentence, and the path of the field it is about. */

const CLASS = "edit-refused";

/**
 * Say each fault beside its field, and bring the first into view; what was said before is taken away.
 *
 * @param {Iterable<Fault>} faults
 * @param {ParentNode} page
 */
export function sayBeside(faults, page = document) {
  for (const said of page.querySelectorAll(`.${CLASS}`)) takeAway(said);
  const shown = [...faults].map((fault, place) => show(fault, place, page)).filter((field) => field !== null);
  shown[0]?.scrollIntoView({ block: "center" });
}

/**
 * @param {Fault} fault
 * @param {number} place
 * @param {ParentNode} page
 * @returns {Element | null} The field, or the group that it will stand in once it is filled in.
 */
function show({ at, said }, place, page) {
  const field = fieldAt(at, page);
  if (!field) return null;
  const words = document.createElement("p");
  words.className = CLASS;
  words.id = `${CLASS}-${place}`;
  words.textContent = said;
  field.append(words);
  const control = field.querySelector("input, textarea, select, [role=combobox], [contenteditable=true]");
  control?.setAttribute("aria-invalid", "true");
  control?.setAttribute("aria-describedby", words.id);
  for (const change of ["input", "change", "click"]) field.addEventListener(change, () => takeAway(words), { once: true });
  return field;
}

/**
 * @param {string} path
 * @param {ParentNode} page
 * @returns {Element | null}
 */
function fieldAt(path, page) {
  for (let at = path; at; at = at.slice(0, Math.max(at.lastIndexOf("."), 0))) {
    const field = page.querySelector(`[data-key-path="${at}"]`);
    if (field) return field;
  }
  return null;
}

/** @param {Element} words */
function takeAway(words) {
  const control = words.parentElement?.querySelector(`[aria-describedby="${words.id}"]`);
  control?.removeAttribute("aria-invalid");
  control?.removeAttribute("aria-describedby");
  words.remove();
}
