// @ts-check
/** Which web addresses readers may hand in: those that everyone can open. The program looks more closely. */

const LOCAL =
  /^(?:arpa|corp|home|internal|intranet|invalid|lan|local|localdomain|localhost|onion|private|test)$/;

/** @param {string} text */
export function isAddress(text) {
  if (/^https?:\/\/[^/?#]*%[0-7]/i.test(text)) return false; // browsers read it, and other readers another host
  if (/[\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800<>"\\^`{|}]/u.test(text)) return false;
  try {
    const address = new URL(text);
    return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text) && isPublic(address.hostname);
  } catch {
    return false;
  }
}

/** Numbers instead of names lead nowhere that a reader would mean. @param {string} host */
function isPublic(host) {
  const last = host.replace(/\.$/, "").split(".").pop() ?? "";
  return host.includes(".") && /^[a-z][a-z0-9-]*$/.test(last) && !LOCAL.test(last);
}
