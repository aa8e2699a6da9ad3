// Shows the best resources for a standard on another site's page, by one line there:
//   <script src=".../assets/clearinghouse/embed.js" data-standard="ct-ccl/pe2.b" defer></script>
// It asks nothing but the one JSON file of that standard, sends nothing, and writes text, never HTML.
{
  const script = document.currentScript;
  const root = new URL("../../", script.src);
  const [framework, code] = (script.dataset.standard || "").toLowerCase().split("/");
  const address = new URL(`standards/${framework}/${code}/`, root);

  const link = (href, text) => {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = text;
    return made;
  };

  const entry = (one) => {
    const made = document.createElement("li");
    made.append(link(one.url, one.title), one.facts.length ? ` (${one.facts.join(", ")})` : "");
    return made;
  };

  const show = (found) => {
    const list = document.createElement("ul");
    list.append(...found.resources.map(entry));
    const heading = document.createElement("p");
    heading.append(link(found.url, `${found.code} ${found.title}`));
    script.after(heading, list);
  };

  fetch(new URL("index.json", address))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(show)
    .catch(() => script.after(link(address.href, script.dataset.standard)));
}
