// @ts-check
/**
 * A list as a link. All of it stands in the part of the address after `#`, which browsers send to no server.
 *
 * `#rx=1`, seven signs that check the rest, `d` (deflated) or `p` (plain), then base64url of the JSON
 * `[title, intro, from, [[key, title, note], ...]]`. The check finds a link that was cut off or altered on
 * its way; it proves nothing about who made it, so everything in it is validated and shown as text.
 */
import { NUMBERS } from "../numbers.js";
import { crc32 } from "./crc32.js";
import { line, lines } from "./plain-text.js";
import { KEY } from "./store.js";

/**
 * @typedef {{key: string, title: string, note: string}} Prescribed
 * @typedef {{title: string, intro: string, from: string, items: Prescribed[]}} Prescription
 */

export const LIMITS = NUMBERS.list;
const MOST_BYTES = 65_536;
const FORM = /^1([0-9a-z]{7})([dp])([A-Za-z0-9_-]+)$/;

/** A link that cannot be opened. `old` where this browser lacks what it takes. */
export class Refused extends Error {
  /** @param {"damaged" | "old"} why */
  constructor(why = "damaged") {
    super(why);
    this.why = why;
  }
}

/** @param {string} fragment @returns {boolean} whether it is meant to be a prescription */
export function isPrescription(fragment) {
  return /^#rx(=|%(25)*3d|$)/i.test(fragment);
}

/** @param {Prescription} rx @returns {Promise<string>} the fragment, `#` included; it may be longer than allowed */
export async function encodePrescription(rx) {
  const items = rx.items.map(({ key, title, note }) => [key, line(title), lines(note)]);
  const bytes = new TextEncoder().encode(JSON.stringify([line(rx.title), lines(rx.intro), line(rx.from), items]));
  const packed = await deflate(bytes);
  const body = packed && packed.length < bytes.length ? `d${base64(packed)}` : `p${base64(bytes)}`;
  return `#rx=1${check(body)}${body}`;
}

/** @param {string} fragment @returns {Promise<Prescription>} @throws {Refused} */
export async function decodePrescription(fragment) {
  if (fragment.length > LIMITS.fragment) throw new Refused();
  const [, sum, way, payload] = FORM.exec(bare(fragment)) ?? [];
  if (!sum || sum !== check(way + payload)) throw new Refused();
  try {
    const bytes = way === "d" ? await inflate(unbase64(payload)) : unbase64(payload);
    return validated(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch (error) {
    throw error instanceof Refused ? error : new Refused();
  }
}

/**
 * Take off what mail programs put around links and into them: signs written as `%20` or `%2520`, spaces and line ends
 * inside, and what follows the list, such as `&utm_source=x`, `&amp;` or a bracket.
 * @param {string} fragment
 */
export function bare(fragment) {
  let text = fragment;
  for (let times = 0; times < 3; times++) {
    text = text.replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }
  const list = text.replace(/^#rx=/i, "").replace(/[\s\u00ad\u200b]+/g, "");
  return /^[A-Za-z0-9_-]*/.exec(list)?.[0] ?? "";
}

/** @param {unknown} data @returns {Prescription} */
function validated(data) {
  if (!Array.isArray(data) || data.length !== 4 || !Array.isArray(data[3])) throw new Refused();
  const [title, intro, from] = [
    words(data[0], line, LIMITS.title),
    words(data[1], lines, LIMITS.intro),
    words(data[2], line, LIMITS.from),
  ];
  const items = data[3].map(validatedItem);
  const different = new Set(items.map(({ key }) => key)).size;
  if (!items.length || items.length > LIMITS.items || different < items.length) throw new Refused();
  return { title, intro, from, items };
}

/** @param {unknown} data @returns {Prescribed} */
function validatedItem(data) {
  if (!Array.isArray(data) || data.length !== 3) throw new Refused();
  const [key, title, note] = data;
  if (typeof key !== "string" || !KEY.test(key)) throw new Refused();
  return { key, title: words(title, line, LIMITS.item_title) || key, note: words(note, lines, LIMITS.note) };
}

/** @param {unknown} found @param {(text: string) => string} clean @param {number} limit */
function words(found, clean, limit) {
  if (typeof found !== "string" || found.length > limit) throw new Refused();
  return clean(found);
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array | null>} null where the browser cannot */
async function deflate(bytes) {
  if (!("CompressionStream" in globalThis)) return null;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array>} @throws {Refused} */
async function inflate(bytes) {
  if (!("DecompressionStream" in globalThis)) throw new Refused("old");
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    // A few bytes can unfold to millions, so the rest is never asked for.
    if (size > MOST_BYTES) {
      reader.cancel().catch(() => {});
      throw new Refused();
    }
    pieces.push(read.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** @param {string} text @returns {string} 7 signs */
function check(text) {
  return crc32(text).toString(36).padStart(7, "0");
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function unbase64(text) {
  const signs = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}
