// @ts-check
/** Starts the editor of the private store, in which no record is ever overwritten. */

const WHY =
  "Nothing was saved: a record is never overwritten. Add a new one of the same kind, and write the id of this one under “Replaces”. " +
  "The id is the end of this page's address, after the last slash.";

/** @typedef {{ registerEventListener: (listener: { name: string, handler: (event: { entry: any }) => void }) => void, init: () => void }} Editor */

// Without it the editor passes over what listens to it, says so to nobody, and would write over records.
await import("immutable");
/** @type {Editor} */
const cms = (await import(new URL(document.body.dataset.script ?? "", document.baseURI).href)).default;
cms.registerEventListener({
  name: "preSave",
  handler: ({ entry }) => {
    // The editor shows the cause of a save that failed.
    if (!entry.get("newRecord")) throw new Error("saving_failed", { cause: new Error(WHY) });
  },
});
cms.init();
