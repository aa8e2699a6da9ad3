// Reads two scripts as JSON from standard input, and says where their programs differ, comments and blank space aside.
const { readFileSync } = require("node:fs");
const ts = require("../browser/node_modules/typescript");

const [one, other] = JSON.parse(readFileSync(0, "utf8")).map(parts);
const place = one.findIndex((part, at) => part !== other[at]);
if (place >= 0 || one.length !== other.length) {
  console.log(`${one.slice(place, place + 3).join(" ")} became ${other.slice(place, place + 3).join(" ")}`);
}

/** @param {string} text @returns {string[]} each part of the program by its kind, and by its letters where it is a token */
function parts(text) {
  const file = ts.createSourceFile("a.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  if (file.parseDiagnostics.length) return [`wrong: ${file.parseDiagnostics[0].messageText}`];
  const found = [];
  const walk = (node) => {
    const inside = [];
    ts.forEachChild(node, (child) => void inside.push(child));
    found.push(!ts.isToken(node) ? ts.SyntaxKind[node.kind] : `${ts.SyntaxKind[node.kind]} ${node.getText(file)}`);
    inside.forEach(walk);
  };
  walk(file);
  return found;
}
