// @ts-check
/** Which web addresses readers may hand in: those that everyone can open. The program looks more closely at letters. */
import { HOSTS } from "./hosts.js";

const SIGNS = new RegExp(HOSTS.signs);
const NUMBERS = new RegExp(HOSTS.numbers, "g");
const LOCAL = new Set(HOSTS.local);
const FILES = new Set(HOSTS.files.filter((ending) => !HOSTS.domains_too.includes(ending)));
const NETWORKS = HOSTS.networks.map((network) => network.split("/"));
const UNSEEN = /[\p{C}\p{M}\s\u115f\u1160\u3164\uffa0\u2800]/u;
/** What codes may not stand for: as `content/invisible.py` has it. A joiner passes between letters that need it. */
const UNSEEN_CODED =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u2006\u2008\u2028\u2029\u205f\u2065\u2800\u3164\uffa0\ufff0-\ufff8\u{16fe4}\ufe00-\ufe0d\u{e0000}-\u{e0fff}]|(?:^|[\0-\u02ff])[\u200c\u200d]|[\u200c\u200d](?:$|[\0-\u02ff])|(?:^|[^\p{S}\p{Po}0-9])[\ufe0e\ufe0f]/u;

/** @param {string} text */
export function isAddress(text) {
  if (/^https?:\/\/[^/?#]*[^\p{L}\p{N}._:/?#-]/iu.test(text)) return false; // a browser reads it as another host
  if (SIGNS.test(text) || UNSEEN.test(text) || UNSEEN_CODED.test(uncoded(text))) return false;
  try {
    const { hostname, port } = new URL(text);
    return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text) && !isClosed(port) && isPublic(hostname, text);
  } catch {
    return false;
  }
}

/** What stands there in codes that are none of UTF-8 stays as it is. @param {string} text */
function uncoded(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    const bytes = codes.slice(1).split("%").map((code) => Number.parseInt(code, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes));
  });
}

/** @param {string} port */
function isClosed(port) {
  return port !== "" && HOSTS.ports.includes(Number(port));
}

/** @param {string} host as the browser reads it @param {string} text as it is written */
function isPublic(host, text) {
  const name = host.replace(/\.$/, "");
  const last = name.split(".").pop() ?? "";
  if (/^\d+$/.test(last)) return isPublicNumber(host) && text.slice(text.indexOf("//") + 2).split(/[:/?#]/)[0] === host;
  if (!name.includes(".") || !/^[a-z0-9-]+$/.test(last) || /(?:^|\.)-|-(?:\.|$)|[^a-z0-9._-]|^\.|\.\./.test(name)) return false;
  if (LOCAL.has(last) || FILES.has(last)) return false;
  const numbers = [...name.matchAll(NUMBERS)].map(([, number]) => number.replaceAll("-", "."));
  return numbers.every(isPublicNumber) && !HOSTS.inward.some((inward) => `.${name}`.endsWith(`.${inward}`));
}

/** @param {string} number */
function isPublicNumber(number) {
  const parts = number.split(".");
  if (!parts.every((part) => /^(?:0|[1-9]\d*)$/.test(part) && Number(part) < 256)) return false;
  return !NETWORKS.some(([first, size]) => bits(number, size) === bits(first, size));
}

/** @param {string} number @param {string} size @returns {string} so many of the first bits of an IPv4 address */
function bits(number, size) {
  const octets = number.split(".").map((octet) => Number(octet).toString(2).padStart(8, "0"));
  return octets.join("").slice(0, Number(size));
}
