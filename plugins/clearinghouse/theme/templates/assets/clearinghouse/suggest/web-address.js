// @ts-check
/** Which web addresses readers may hand in: those that everyone can open. The program looks more closely. */

const LOCAL =
  /^(?:alt|arpa|corp|home|internal|intra|intranet|invalid|lan|local|localdomain|localhost|localnet|onion|priv|private|svc|test)$/;
const INWARD = /(?:^|\.)(?:fritz\.box|localtest\.me|lvh\.me|nip\.io|sslip\.io|vcap\.me|xip\.io)$/;

/** @param {string} text */
export function isAddress(text) {
  if (/^https?:\/\/[^/?#]*%[0-7]/i.test(text)) return false; // browsers read it, and other readers another host
  if (/[\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800<>"\\^`{|}]/u.test(text)) return false;
  try {
    const address = new URL(text);
    return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text) && address.port !== "0" && isPublic(address.hostname);
  } catch {
    return false;
  }
}

/** Numbers instead of names lead nowhere that a reader would mean. @param {string} host */
function isPublic(host) {
  const name = host.replace(/\.$/, "");
  const last = name.split(".").pop() ?? "";
  if (!host.includes(".") || !/^[a-z][a-z0-9-]*$/.test(last) || /(?:^|\.)-|-(?:\.|$)/.test(name)) return false;
  return !LOCAL.test(last) && !INWARD.test(name);
}
