// @ts-check
// What a question says more than once.

/** @typedef {import("./query.js").Unit} Unit */

/**
 * Returns the units with each concept in full where it is meant most surely; where it is meant again, it counts less: what
 * is said twice is not meant twice as much.
 * @param {Unit[]} units
 * @param {number} again
 * @returns {Unit[]}
 */
export function saidOnce(units, again) {
  /** @type {Map<string, Unit>} */
  const surest = new Map();
  for (const unit of units) {
    for (const [concept, strength] of unit.concepts) {
      if (strength > (surest.get(concept)?.concepts.get(concept) ?? 0)) surest.set(concept, unit);
    }
  }
  return units.map((unit) => {
    const concepts = [...unit.concepts].map(([concept, strength]) => /** @type {[string, number]} */ ([concept, surest.get(concept) === unit ? strength : again * strength]));
    return { ...unit, concepts: new Map(concepts) };
  });
}
