// @ts-check
/**
 * Drafts in this browser, locked by a passphrase. All local files of a browser's profile share its storage, so what
 * lies there is encrypted: AES-GCM with a key made from the passphrase by PBKDF2. Without the passphrase nothing is
 * stored at all.
 *
 * @typedef {{salt: string, iv: string, data: string}} Locked
 */

const ROUNDS = 600_000;
const MARK = new TextEncoder().encode("clearinghouse.records 1");

/** @param {string} name whose drafts @returns {Promise<string>} the storage key, which tells nobody the name */
export async function vaultKey(name) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
  return `clearinghouse.records:${signs(new Uint8Array(digest).slice(0, 12))}`;
}

export class Vault {
  /** @param {string} place @param {CryptoKey} key @param {string} salt */
  constructor(place, key, salt) {
    this.place = place;
    this.key = key;
    this.salt = salt;
    this.last = "";
  }

  /** @param {string} place @param {string} passphrase @returns {Promise<Vault>} an empty one; what was there goes at the first writing */
  static async begin(place, passphrase) {
    const salt = signs(crypto.getRandomValues(new Uint8Array(16)));
    return new Vault(place, await keyOf(passphrase, salt), salt);
  }

  /** @param {string} place @param {string} passphrase @returns {Promise<{vault: Vault, text: string} | null>} null for a wrong passphrase */
  static async open(place, passphrase) {
    try {
      const raw = localStorage.getItem(place) ?? "";
      const vault = new Vault(place, await keyOf(passphrase, JSON.parse(raw).salt), JSON.parse(raw).salt);
      return { vault, text: await vault.read() };
    } catch {
      return null;
    }
  }

  /** @returns {Promise<string>} */
  async read() {
    const raw = localStorage.getItem(this.place) ?? "";
    /** @type {Locked} */
    const { iv, data } = JSON.parse(raw);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv), additionalData: MARK }, this.key, bytes(data));
    this.last = raw;
    return new TextDecoder().decode(plain);
  }

  /** True where another window has written since. */
  isStale() {
    const raw = localStorage.getItem(this.place);
    return raw !== null && this.last !== "" && raw !== this.last;
  }

  /** @param {string} text @throws {DOMException} where there is no room */
  async write(text) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: MARK }, this.key, new TextEncoder().encode(text));
    const raw = JSON.stringify({ salt: this.salt, iv: signs(iv), data: signs(new Uint8Array(data)) });
    localStorage.setItem(this.place, raw);
    this.last = raw;
  }
}

/** @param {string} passphrase @param {string} salt */
async function keyOf(passphrase, salt) {
  const base = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const way = { name: "PBKDF2", salt: bytes(salt), iterations: ROUNDS, hash: "SHA-256" };
  return crypto.subtle.deriveKey(way, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** @param {Uint8Array} found */
function signs(found) {
  return btoa(Array.from(found, (byte) => String.fromCharCode(byte)).join(""));
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function bytes(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
