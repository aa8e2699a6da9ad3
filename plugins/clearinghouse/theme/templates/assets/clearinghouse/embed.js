// @ts-check
// Shows the best resources for a standard on another site's page, by one line there:
//   <script src=".../assets/clearinghouse/embed.js" data-standard="our-standards/2.b" defer></script>
// It asks nothing but the one JSON file of that standard, sends nothing, and writes text, never HTML.
{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const name = script.dataset.standard ?? "";
  const page = new URL(`../../standards/${name.toLowerCase()}/`, script.src);

  /** @param {string} href @param {string} text */
  const link = (href, text) => {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    return made;
  };

  /** @param {{ title: string, url: string, facts: string[] }} one */
  const entry = (one) => {
    const made = document.createElement("li");
    made.append(link(one.url, one.title), one.facts.length ? ` (${one.facts.join(", ")})` : "");
    return made;
  };

  /** @param {{ code: string, title: string, url: string, resources: Parameters<typeof entry>[0][] }} found */
  const show = (found) => {
    const heading = document.createElement("p");
    heading.append(link(found.url, `${found.code} ${found.title}`));
    const list = document.createElement("ul");
    list.append(...found.resources.map(entry));
    script.after(heading, list);
  };

  fetch(new URL("index.json", page))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(show)
    .catch(() => script.after(link(page.href, name)));
}
