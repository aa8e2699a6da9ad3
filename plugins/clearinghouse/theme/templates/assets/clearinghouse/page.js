// @ts-check
// What every page can do: switch its colors, close its menu, print.

const KEY = "clearinghouse.scheme";
const device = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

/** @returns {boolean} Whether the page is dark, by the reader's choice or the device's. */
function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : device.matches;
}

/** Shows on every switch which colors are on. */
function mark() {
  for (const button of document.querySelectorAll("[data-scheme-toggle]")) {
    button.setAttribute("aria-pressed", String(isDark()));
  }
}

/** Switches the colors, and remembers the choice only where it differs from the device's. */
function switchColors() {
  const wanted = isDark() ? "light" : "dark";
  const usual = device.matches ? "dark" : "light";
  root.dataset.scheme = wanted;
  try {
    if (wanted === usual) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, wanted);
  } catch {
    // The choice then holds for this page alone.
  }
  mark();
}

/**
 * Closes the menu when the reader turns to something else.
 * @param {Event} event
 */
function closeMenu(event) {
  const menu = document.querySelector("[data-menu][open]");
  if (!menu || (event.type !== "keydown" && event.target instanceof Node && menu.contains(event.target))) return;
  if (event instanceof KeyboardEvent) {
    if (event.key !== "Escape") return;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  }
  menu.removeAttribute("open");
}

/** Paper shows all there is: what is folded opens to be printed and closes again, and cards say where they lead. */
function preparePaper() {
  for (const fold of document.querySelectorAll("main details:not([open])")) {
    fold.setAttribute("open", "");
    addEventListener("afterprint", () => fold.removeAttribute("open"), { once: true });
  }
  for (const link of document.querySelectorAll(".ch-card__title a")) {
    if (link instanceof HTMLAnchorElement) link.dataset.address = link.href;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-scheme-toggle]")) switchColors();
  if (target?.closest("[data-print]")) print();
  closeMenu(event);
});
document.addEventListener("keydown", closeMenu);
document.addEventListener("focusin", closeMenu);
addEventListener("beforeprint", preparePaper);
device.addEventListener("change", mark);
mark();

// A browser's assistant may use the search as a tool (WebMCP). Checkers of HTML do not know these attributes yet, so
// they stand in no page as it is served. Chromium 156 judges a form at the first of them and finds the other missing, so
// they are given to it outside the page; one in which somebody writes already stays as it is.
for (const form of document.querySelectorAll("form[data-tool]")) {
  if (form instanceof HTMLFormElement && !form.contains(document.activeElement)) {
    const place = document.createComment("");
    form.replaceWith(place);
    form.setAttribute("toolname", "search_clearinghouse");
    form.setAttribute("tooldescription", form.dataset.tool ?? "");
    form.querySelector("[name=q]")?.setAttribute("toolparamdescription", form.dataset.toolQuestion ?? "");
    place.replaceWith(form);
  }
}
