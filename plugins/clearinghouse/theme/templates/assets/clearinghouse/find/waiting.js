// @ts-check
// Runs before the first list is drawn: where the address asks for something, that list is not the answer.
if (location.search) document.getElementById("find")?.setAttribute("data-waiting", "");
