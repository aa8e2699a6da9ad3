// @ts-check
/** Which web addresses readers may hand in: those that everyone can open. The program looks more closely. */

const LOCAL = new Set([
  "alt", "arpa", "belkin", "bit", "cluster", "consul", "corp", "dhcp", "dlink", "docker", "domain", "eth", "gateway",
  "home", "i2p", "internal", "intern", "intra", "intranet", "invalid", "ip", "lan", "local", "localdomain",
  "localhost", "localnet", "modem", "onion", "priv", "private", "router", "svc", "test", "workgroup",
]);
const INWARD = [
  "backname.io", "ddev.site", "docksal.site", "fritz.box", "fuf.me", "lacolhost.com", "lndo.site", "local-ip.co",
  "local-ip.dev", "local-ip.sh", "local.gd", "localdev.me", "localho.st", "localhost.direct",
  "localhost.localstack.cloud", "localtest.me", "lvh.me", "metadata.goog", "mshome.net", "nip.io", "plex.direct",
  "routerlogin.com", "routerlogin.net", "sslip.io", "tplinkwifi.net", "traefik.me", "ts.net", "vcap.me", "xip.io",
  "xip.name",
];

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
  return !LOCAL.has(last) && !INWARD.some((inward) => `.${name}`.endsWith(`.${inward}`));
}
