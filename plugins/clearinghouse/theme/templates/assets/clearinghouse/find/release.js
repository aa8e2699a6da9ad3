// @ts-check
// The release of the site that the page belongs to. Its index lies in a folder of its own, which the next one takes away.

/** A file of the index that is there no more. */
export class Missing extends Error {}

/** @param {URL} address */
export async function fetched(address) {
  const answer = await fetch(address);
  if (answer.status === 404) throw new Missing(address.pathname);
  if (!answer.ok) throw new Error(`${answer.status} for ${address.pathname}`);
  return answer.json();
}

/**
 * Returns the address of the index of today's release, or nothing where that release has other scripts than this page:
 * those may read its files otherwise.
 * @returns {Promise<string>}
 */
export async function indexToday() {
  try {
    const answer = await fetch(location.pathname, { cache: "reload" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const same = scriptOf(page) === scriptOf(document);
    return (same && page.getElementById("find")?.dataset.index) || "";
  } catch {
    return "";
  }
}

/** @param {Document} page */
function scriptOf(page) {
  return page.querySelector("#find > script[type=module]")?.getAttribute("src") ?? "";
}
