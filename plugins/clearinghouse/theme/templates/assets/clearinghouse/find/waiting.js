// @ts-check
// Runs before the first list is drawn: where the address asks for something, that list is not the answer.
if (location.search) document.getElementById("find")?.setAttribute("data-waiting", "");

// Where the scripts that would answer cannot be had, the page says so instead of waiting for them.
addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || !target.closest("#find")) return;
    document.getElementById("find")?.removeAttribute("data-waiting");
    if (location.search) document.getElementById("find-results")?.replaceChildren();
    document.getElementById("find-broken")?.removeAttribute("hidden");
  },
  true,
);
