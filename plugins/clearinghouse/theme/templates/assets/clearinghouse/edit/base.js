// @ts-check
/**
 * Lets a proposal begin where its form was opened.
 *
 * Sveltia CMS begins each proposal at what is published at the moment of saving, though the form may have been opened
 * before. What somebody else published in between would be undone by the proposal, and nobody told. Begun at the state
 * that the form was made from, git sees both changes: it brings them together, or says that they meet.
 */

/** How long after a newer state was announced a form may still be made from the one before, in milliseconds. */
const LOADING = 10_000;

/** @typedef {{ id: string, at: number }} State A commit of the published branch, and when it was announced. */

/**
 * @param {Window & typeof globalThis} page
 */
export function beginWhereOpened(page) {
  const ask = page.fetch.bind(page);
  /** @type {State[]} */
  const states = [];
  let opened = "";

  page.addEventListener("hashchange", () => {
    opened = stateOfForms(states, Date.now()) || opened;
  });

  page.fetch = async (input, init) => {
    const response = await ask(input, init);
    const query = queryOf(init);
    if (asksForState(query) && response.ok) {
      note(states, await response.clone().json());
      opened ||= states[0]?.id ?? "";
    }
    return asksWhereToBegin(query) && response.ok && opened ? begunAt(response, opened) : response;
  };
}

/**
 * @param {State[]} states
 * @param {number} now
 * @returns {string} The newest state that has surely been loaded.
 */
export function stateOfForms(states, now) {
  return (states.findLast(({ at }) => now - at > LOADING) ?? states[0])?.id ?? "";
}

/**
 * @param {RequestInit | undefined} init
 * @returns {string} The question in GitHub's query language, or nothing where the request is another.
 */
function queryOf(init) {
  try {
    return typeof init?.body === "string" ? String(JSON.parse(init.body).query ?? "") : "";
  } catch {
    return "";
  }
}

/** @param {string} query */
function asksForState(query) {
  return /history\(first: 1\)\s*{\s*nodes\s*{\s*oid\s+message/.test(query);
}

/** @param {string} query */
function asksWhereToBegin(query) {
  return /\bfork: repository\(/.test(query) && /\bbase: repository\(/.test(query);
}

/**
 * @param {State[]} states
 * @param {any} answer
 */
function note(states, answer) {
  const id = answer?.data?.repository?.ref?.target?.history?.nodes?.[0]?.oid;
  if (id && states.at(-1)?.id !== id) states.push({ id, at: Date.now() });
}

/**
 * @param {Response} response
 * @param {string} id
 */
async function begunAt(response, id) {
  const answer = await response.json();
  const target = answer?.data?.base?.ref?.target;
  if (target?.oid) target.oid = id;
  return new Response(JSON.stringify(answer), { status: response.status, headers: { "Content-Type": "application/json" } });
}
