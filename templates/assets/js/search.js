// The search field: shows what is found as it is typed, by kind; the query is kept in the address.
(() => {
  "use strict";
  if (!window.searching) return;
  const { words, language } = window.SEARCH;
  const { ready, find, places } = window.searching;
  const FIRST = 6; // results of a kind that are shown at once
  const EXCERPT = 180; // characters of a text, most of them after the words found
  const LEAD = 60;
  const REMEMBER_AFTER = 300;

  const form = document.querySelector("form.search");
  const field = form.elements.q;
  const status = document.querySelector(".search-status");
  const found = document.querySelector(".found");
  const register = document.querySelector(".a-to-z");
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  let timer = 0;

  function count(forms, n, query) {
    const form = n === 0 && forms.zero ? "zero" : plural.select(n);
    const values = { "{n}": number.format(n), "{query}": query };
    return (forms[form] || forms.other).replace(/\{n\}|\{query\}/g, (place) => values[place]);
  }

  function element(name, className, ...content) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  function inLanguage(made, { lang, dir }) {
    if (lang) made.lang = lang;
    if (dir) made.dir = dir;
    return made;
  }

  // The text from one place to another, the words that it was found by marked.
  function marked(text, spans, from = 0, to = text.length) {
    const parts = [];
    let at = from;
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at, to)];
  }

  // As much of a text as shows where it was found; its beginning where it was found elsewhere.
  function excerpt(text, spans) {
    if (text.length <= EXCERPT) return marked(text, spans);
    const first = spans.length ? spans[0][0] : 0;
    const start = first > LEAD ? cut(text, first - LEAD, first) : 0;
    const end = start + EXCERPT < text.length ? cut(text, start + EXCERPT, text.length) : text.length;
    const shown = marked(text, spans, start, end);
    return [start ? "… " : "", ...shown, end < text.length ? " …" : ""];
  }

  // The next space from a place on, but not farther than a word is long.
  function cut(text, from, most) {
    const space = text.slice(from, Math.min(from + 20, most)).search(/\s/);
    return space < 0 ? from : from + space;
  }

  function item({ record, terms }) {
    const isActor = record.kind === "actor";
    const heading = record.title || record.text;
    const link = element("a", "", ...marked(heading, places(heading, terms, isActor)));
    link.href = record.href;
    inLanguage(link, record);
    const made = element("li", "", element("p", "found-title", link));
    const names = (record.names || []).map((name) => {
      const spans = places(name.text, terms, true);
      return inLanguage(element("bdi", "", ...marked(name.text, spans)), name);
    });
    const about = [...names, ...(record.note ? [noted(record, terms)] : [])];
    if (about.length) made.append(element("p", "apparatus", ...about));
    if (record.title && record.text) {
      const spans = places(record.text, terms);
      made.append(element("p", "found-text", ...excerpt(record.text, spans)));
    }
    return made;
  }

  function noted(record, terms) {
    return element("span", "", ...marked(record.note, places(record.note, terms)));
  }

  function section(kind, hits) {
    const heading = element("h2", "", words.kinds[kind], " ", element("span", "apparatus", number.format(hits.length)));
    heading.id = `found-${kind}`;
    const list = element("ul", "plain", ...hits.slice(0, FIRST).map(item));
    const made = element("section", "", heading, list);
    made.setAttribute("aria-labelledby", heading.id);
    if (hits.length > FIRST) {
      const more = element("button", "", count(words.more, hits.length - FIRST));
      more.type = "button";
      more.addEventListener("click", () => {
        const rest = hits.slice(FIRST).map(item);
        list.append(...rest);
        more.remove();
        rest[0].querySelector("a").focus();
      });
      made.append(more);
    }
    return made;
  }

  function show() {
    const query = field.value.trim();
    const hits = query ? find(query) : [];
    register.hidden = hits.length > 0;
    const kinds = new Map();
    for (const hit of hits) {
      const { kind } = hit.record;
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(hit);
    }
    found.replaceChildren(...[...kinds].map(([kind, some]) => section(kind, some)));
    const said = query && count(words.results, hits.length, query);
    status.textContent = said && !hits.length ? `${said} ${words.hint}` : said;
  }

  function remember() {
    clearTimeout(timer);
    const query = field.value.trim();
    const address = location.pathname + (query ? `?${new URLSearchParams({ q: query })}` : "");
    if (address !== location.pathname + location.search) history.replaceState(null, "", address);
  }

  function restore() {
    field.value = new URLSearchParams(location.search).get("q") || "";
    ready.then(show);
  }

  // The results and what unfolds them, in the order in which the arrow keys walk.
  const stops = () => [field, ...found.querySelectorAll("li a, button")];

  function step(event, by) {
    const all = stops();
    const next = all[all.indexOf(document.activeElement) + by];
    if (!next || !all.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") step(event, 1);
    else if (event.key === "ArrowUp") step(event, -1);
    else if (event.key === "Escape" && stops().includes(document.activeElement)) {
      event.preventDefault();
      field.value = "";
      show();
      remember();
      field.focus();
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ready.then(() => {
      show();
      const first = found.querySelector("a");
      if (first) first.click();
    });
  });
  found.addEventListener("click", remember);
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(remember, REMEMBER_AFTER);
    ready.then(show);
  });
  addEventListener("popstate", restore);

  form.hidden = false;
  restore();
  if (!location.hash) field.focus();
})();
