// Filters: narrow a list down by text and by choice; what is asked for is kept in the address.
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const output = form.querySelector("output");
  const entries = [...document.querySelectorAll(form.dataset.entries)].map((element) => ({
    element,
    groups: groupsOf(element),
    text: null, // folded when it is first looked at
  }));
  const groups = new Set(entries.flatMap((entry) => entry.groups));

  function groupsOf(element) {
    const section = element.parentElement.closest("section");
    return section ? [section, ...groupsOf(section)] : [];
  }

  // Letters and digits, without regard to case, accents and marks. Capitals, as they make one of
  // what small letters write in two ways (ß and ss, σ and ς).
  function fold(text) {
    const bare = text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
    return bare.replace(/[^\p{L}\p{N}]+/gu, " ").toUpperCase();
  }

  // What an entry says it is to be found by, else all that it shows and the heading above it.
  function textOf({ element, groups }) {
    if ("text" in element.dataset) return element.dataset.text;
    const heading = groups.length ? groups[0].querySelector("h2, h3") : null;
    return `${heading ? heading.textContent : ""} ${element.textContent}`;
  }

  function fits(entry, [name, value]) {
    if (name !== "text") return (entry.element.dataset[name] || "").split(" ").includes(value);
    entry.text ??= fold(textOf(entry));
    return value.every((word) => entry.text.includes(word));
  }

  function chosen() {
    return [...new FormData(form)].filter(([, value]) => value.trim());
  }

  function apply() {
    const wanted = chosen().map(([name, value]) => [
      name,
      name === "text" ? fold(value).split(" ").filter(Boolean) : value,
    ]);
    const filled = new Set();
    let shown = 0;
    for (const entry of entries) {
      const fit = wanted.every((each) => fits(entry, each));
      entry.element.toggleAttribute("hidden", !fit);
      if (fit) shown += 1;
      if (fit) entry.groups.forEach((group) => filled.add(group));
    }
    for (const group of groups) group.toggleAttribute("hidden", !filled.has(group));
    form.classList.toggle("at-work", wanted.length > 0);
    say(wanted.length ? (shown ? output.dataset.some : output.dataset.none) : output.dataset.all, shown);
    form.dispatchEvent(new Event("filtered"));
  }

  function say(pattern, shown) {
    const number = shown.toLocaleString(document.documentElement.lang);
    output.textContent = pattern.replace("{shown}", number);
  }

  // Typing changes the address in place; each choice is a step that the back button takes back.
  function keep(typing) {
    const query = new URLSearchParams(chosen()).toString();
    const address = (query ? `?${query}` : location.pathname) + location.hash;
    if (typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }

  function restore() {
    const wanted = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = wanted.has(field.name);
      else if (field.name) field.value = wanted.get(field.name) || "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    apply();
  }

  // A link to an entry that is filtered out takes the filter away.
  function reveal() {
    const target = document.querySelector(":target");
    if (!target || !target.closest("[hidden]")) return;
    clear();
    target.scrollIntoView();
  }

  function clear() {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = false;
      else if (field.name) field.value = "";
    }
    apply();
    keep();
  }

  form.addEventListener("input", (event) => {
    apply();
    keep(event.target.type === "search");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  addEventListener("hashchange", reveal);
  addEventListener("load", reveal);
  form.hidden = false;
  restore();
})();
