// @ts-check
/** The beginning of a plan: from a challenge of the site, from a list's link, or from the plan there is. Nothing leaves the device. */
import { decodePrescription } from "../../../theme/templates/assets/clearinghouse/keep/prescription.js";

/**
 * @typedef {{title: string, actions: string[], indicators: string[], standards: string[], resources: string[]}} Cause
 * @typedef {{id: string, title: string, causes: Cause[]}} Challenge
 */

/** @param {Challenge} challenge @param {number[]} which the causes that fit @param {string[]} resources @returns {Record<string, any>} */
export function planFrom(challenge, which, resources = []) {
  const causes = which.map((at) => challenge.causes[at]).filter(Boolean);
  const standards = [...new Set(causes.flatMap((cause) => cause.standards))];
  const given = [...new Set([...causes.flatMap((cause) => cause.resources), ...resources])];
  const actions = causes.flatMap((cause) => cause.actions.map((text) => ({ text, goal: "goal-1", state: "open" })));
  if (actions.length && given.length) Object.assign(actions[0], { resources: given });
  const indicators = causes.flatMap((cause) => cause.indicators);
  return {
    challenge: challenge.title,
    challenge_page: `challenges/${challenge.id}`,
    causes: causes.map((cause) => cause.title),
    goals: [{ id: "goal-1", standards, state: "not-begun" }],
    actions,
    indicators: indicators.map((name, at) => ({ id: `indicator-${at + 1}`, name: name.slice(0, 120), goal: "goal-1" })),
  };
}

/**
 * What a list's link holds that a plan can begin with.
 * @param {string} address the link, or the part from `#` on
 * @param {Challenge[]} challenges @param {{id: string}[]} resources those the site has
 * @returns {Promise<{challenges: Challenge[], resources: string[], title: string} | null>} null where the link is damaged
 */
export async function readLink(address, challenges, resources) {
  const at = address.indexOf("#");
  try {
    const { title, items } = await decodePrescription(address.slice(Math.max(at, 0)).trim());
    const keys = items.map((item) => item.key);
    return {
      title,
      challenges: challenges.filter((one) => keys.includes(`challenges/${one.id}`)),
      resources: resources.map((one) => one.id).filter((id) => keys.includes(`resources/${id}`)),
    };
  } catch {
    return null;
  }
}
