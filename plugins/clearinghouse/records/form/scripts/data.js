// @ts-check
import { place } from "./element.js";

/** What the form was made with: fields, schools, plans, words of the site. */
export const data = JSON.parse(place("data").textContent ?? "");
