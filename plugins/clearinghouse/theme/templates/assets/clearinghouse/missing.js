// @ts-check
/**
 * The page for addresses that are not here leads on where it can be told what was meant: a list whose `#` came through
 * a mail program as `%23`, or an address in capitals or with a sign behind it.
 */
import { bare } from "./keep/prescription.js";
import { SITE } from "./keep/store.js";

const asked = unfolded(location.href.slice(SITE.href.length));
const list = /(?:^|\/)list\/?(?:\?[^#]*)?#+rx=(.+)/is.exec(asked);
if (list) location.replace(`${SITE.href}list/#rx=${bare(`#rx=${list[1]}`)}`);
else leadOn();

/** @param {string} text @returns {string} without the percent signs that were put in on the way */
function unfolded(text) {
  let rest = text;
  for (let times = 0; times < 3; times++) rest = rest.replace(/%(23|25|3d)/gi, (sign) => decodeURIComponent(sign));
  return rest;
}

async function leadOn() {
  const [path] = asked.split(/[?#]/);
  const plain = path.toLowerCase().replace(/(?:[.,;:!?)\]>'"]|%(?:22|27|3e|29|5d|20))+\/?$/i, "").replace(/\/*$/, "/");
  if (plain === path || plain === "/" || !/^[a-z0-9._/-]+$/.test(plain)) return;
  const there = await fetch(new URL(plain, SITE), { method: "head", mode: "same-origin" }).catch(() => null);
  if (there?.ok) location.replace(new URL(plain, SITE));
}
