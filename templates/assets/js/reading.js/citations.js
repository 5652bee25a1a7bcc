// Citation cards: a number shows its entry of the reference list, and keeps the way back to itself.
(() => {
  "use strict";

  function content(link) {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const evidence = document.querySelector(`.sentences [data-uses~="${link.id}"] .evidence`);
    return entry && [...entry.children, ...(evidence ? [evidence] : [])].map(copyOf);
  }

  function copyOf(part) {
    const copy = part.cloneNode(true);
    for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
    return copy;
  }

  // From the passage, the browser's way back and that of way-back.js lead to this very place.
  document.addEventListener("click", ({ target }) => {
    const passage = target.closest(".reference-check a");
    if (!passage) return;
    const card = passage.closest(".card");
    const place = card ? card.previousElementSibling : passage.closest(".reference");
    try {
      history.replaceState(null, "", `#${place.id}`);
      sessionStorage.setItem("way-back", JSON.stringify([passage.href, location.href]));
    } catch {
      // Both may be refused; the browser then leads back to where the page was left.
    }
  });

  cards.add({
    links: "a.citation",
    name: "citation-card",
    role: "group",
    says: ["aria-expanded", "true"],
    after: 120,
    pins: true,
    content,
  });
})();
