// @ts-check
// Signs as LaTeX sets them as they are written. `publish/citations/tex.py` reads them from here, so what follows the
// equals sign is JSON. BibTeX counts braces even after a backslash, so \{ would leave an entry unbalanced.
// `parted`: signs that LaTeX would set as another when they follow one another, such as two hyphens as a dash.
export const TEX = {
  "signs": {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "&": "\\&",
    "%": "\\%",
    "$": "\\$",
    "#": "\\#",
    "_": "\\_"
  },
  "parted": ["--", "''", "``", "?`", "!`", ",,", "<<", ">>"]
};

/** @param {string} text @returns {string} a text that LaTeX sets as it is written */
export function tex(text) {
  /** @type {Record<string, string>} */
  const signs = TEX.signs;
  const all = [...text];
  const parted = (/** @type {string} */ sign, /** @type {number} */ at) => TEX.parted.includes(sign + (all[at + 1] ?? ""));
  return all.map((sign, at) => (signs[sign] ?? sign) + (parted(sign, at) ? "{}" : "")).join("");
}
