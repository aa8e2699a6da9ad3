// @ts-check
/** Starts the editor that the page names, with our fields and previews. */

import { beginWhereOpened } from "./base.js";
import { registerPreviews } from "./preview.js";
import { registerRefusals } from "./refuse.js";
import { holdUntilRead } from "./settling.js";
import { registerYesNo } from "./yes-no.js";

/** @typedef {import("./preview.js").Cms & import("./yes-no.js").Cms & import("./refuse.js").Cms & { init: () => void }} Editor */

const { engine = "", script = "", styles = "" } = document.body.dataset;
const address = new URL(script, document.baseURI).href;
if (engine === "sveltia") beginWhereOpened(window);
const cms = await (engine === "decap" ? loadScript(address) : loadModule(address));
if (engine === "sveltia") holdUntilRead(window);
registerYesNo(cms);
const { collections } = await told("config.yml");
registerPreviews(cms, new URL(styles, document.baseURI).href, collections, await told("cards.json"));
registerRefusals(cms, engine, collections, await told("needs.json"));
cms.init();

/** @param {string} file */
async function told(file) {
  return (await fetch(file)).json();
}

/**
 * @param {string} address
 * @returns {Promise<Editor>}
 */
async function loadModule(address) {
  return (await import(address)).default;
}

/**
 * @param {string} address
 * @returns {Promise<Editor>}
 */
async function loadScript(address) {
  const page = /** @type {any} */ (window);
  page.CMS_MANUAL_INIT = true;
  const element = document.createElement("script");
  element.src = address;
  const loaded = new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
  });
  document.head.append(element);
  await loaded;
  return page.CMS;
}
