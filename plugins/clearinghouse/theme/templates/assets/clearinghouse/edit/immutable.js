// @ts-check
/**
 * What Sveltia CMS hands a preview its values in, in place of the package `immutable`, which its files leave to the
 * page that loads them. Previews read values and never change them, so reading is all there is.
 */

/** A value that is read key by key. */
class Kept {
  /** @param {any} value */
  constructor(value) {
    this.value = value;
  }

  /** @param {string | number} key */
  get(key) {
    return fromJS(this.value?.[key]);
  }

  /** @param {(string | number)[]} keys */
  getIn(keys) {
    return fromJS(keys.reduce((value, key) => value?.[key], this.value));
  }

  toJS() {
    return this.value;
  }
}

/**
 * @param {any} value
 * @returns {any} The value, to be read by `get` where it holds others.
 */
export function fromJS(value) {
  return value !== null && typeof value === "object" ? new Kept(value) : value;
}

export { fromJS as Map };

/** @param {any} value */
export function isMap(value) {
  return value instanceof Kept;
}
