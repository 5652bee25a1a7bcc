// Chronology filters: by actor, topic, disputed and single origin, kept in the address.
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const entries = [...document.querySelectorAll(".chronology-entry")];
  const groups = [...document.querySelectorAll(".chronology-month, .chronology-year")];
  const output = form.querySelector("output");

  const words = (text) => (text || "").split(" ").filter(Boolean);
  const tests = {
    actor: (entry, value) => words(entry.dataset.actors).includes(value),
    topic: (entry, value) => words(entry.dataset.topics).includes(value),
    disputed: (entry) => "disputed" in entry.dataset,
    single: (entry) => "single" in entry.dataset,
  };

  function chosen() {
    const fields = [...new FormData(form)].filter(([name, value]) => value && tests[name]);
    return new URLSearchParams(fields);
  }

  function apply(wanted) {
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = ![...wanted].every(([name, value]) => tests[name](entry, value));
      shown += entry.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".chronology-entry:not([hidden])");
    }
    const pattern = wanted.size ? output.dataset.some : output.dataset.all;
    output.textContent = pattern.replace("{shown}", shown).replace("{all}", entries.length);
  }

  function restore() {
    const wanted = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = wanted.has(field.name);
      else if (field.name) field.value = wanted.get(field.name) || "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    apply(chosen());
  }

  form.addEventListener("change", () => {
    const wanted = chosen();
    const query = wanted.size ? `?${wanted}` : location.pathname;
    history.replaceState(null, "", query + location.hash);
    apply(wanted);
  });
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname + location.hash);
    setTimeout(() => apply(chosen()));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", restore);
  form.hidden = false;
  restore();
})();
