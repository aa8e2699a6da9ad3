// Prints what jsonld.js reads in a JSON-LD document that holds its own context, as N-Quads: node read_jsonld.mjs FILE
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const documentLoader = (address) => Promise.reject(new Error(`${address} would be fetched`));
process.stdout.write(await jsonld.toRDF(document, { format: "application/n-quads", documentLoader, safe: true }));
