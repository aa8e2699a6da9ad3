// @ts-check
/** CRC-32 (IEEE 802.3), which finds every change within 32 bits. @param {string} text ASCII @returns {number} */
export function crc32(text) {
  let rest = -1;
  for (const sign of text) {
    rest ^= sign.charCodeAt(0);
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}
