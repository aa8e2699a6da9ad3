// @ts-check
// Sets the colors that the reader chose here before. Not a module: those run after the first paint, and the page
// would flash in the other colors.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const chosen = localStorage.getItem("clearinghouse.scheme");
    if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen;
  } catch {
    // A browser that keeps nothing shows the colors of the device.
  }
})();
