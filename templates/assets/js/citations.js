// Citation cards: a number shows its entry of the reference list where the reader is.
// Hover, focus or tap opens; Escape, a tap elsewhere or leaving closes (WCAG 1.4.13).
(() => {
  "use strict";
  const OPEN_AFTER = 120;
  const CLOSE_AFTER = 220;
  let card = null;
  let number = null;
  let pinned = false;
  let timer = 0;
  let silent = null; // the number that gets focus back after Escape, and must stay shut

  const citationAt = (node) => (node instanceof Element ? node.closest("a.citation") : null);
  const entryOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  function open(link) {
    clearTimeout(timer);
    if (link === number) return;
    close();
    const entry = entryOf(link);
    if (!entry) return;
    number = link;
    card = document.createElement("div");
    card.className = "citation-card";
    card.id = "citation-card";
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
    for (const part of entry.children) card.append(copyOf(part));
    const evidence = document.querySelector(`.sentences [data-uses~="${link.id}"] .evidence`);
    if (evidence) card.append(copyOf(evidence));
    link.after(card);
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", card.id);
    place();
  }

  function copyOf(part) {
    const copy = part.cloneNode(true);
    copy.removeAttribute("id");
    for (const inner of copy.querySelectorAll("[id]")) inner.removeAttribute("id");
    return copy;
  }

  // Under the number's line, inside the text column; above it where the window ends.
  function place() {
    const frame = card.offsetParent.getBoundingClientRect();
    const at = number.getBoundingClientRect();
    const column = (number.closest(".text") || document.body).getBoundingClientRect();
    const left = Math.min(Math.max(at.left - 24, column.left), column.right - card.offsetWidth);
    const below = at.bottom + 10;
    const above = at.top - 10 - card.offsetHeight;
    const upward = below + card.offsetHeight > innerHeight && above > 0;
    card.classList.toggle("above", upward);
    card.style.left = `${Math.max(left, column.left) - frame.left}px`;
    card.style.top = `${(upward ? above : below) - frame.top}px`;
    card.style.right = "auto";
  }

  function close() {
    clearTimeout(timer);
    if (!card) return;
    const hadFocus = card.contains(document.activeElement);
    const link = number;
    card.remove();
    link.removeAttribute("aria-expanded");
    link.removeAttribute("aria-controls");
    card = number = null;
    pinned = false;
    if (hadFocus) {
      silent = link;
      link.focus();
      silent = null;
    }
  }

  function later(act, delay) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = citationAt(event.target);
    if (link && link !== number && !pinned) later(() => open(link), OPEN_AFTER);
    else if (link === number && link) clearTimeout(timer);
    else if (card && card.contains(event.target)) clearTimeout(timer);
    else if (!pinned) later(leave, CLOSE_AFTER);
  });

  function leave() {
    const focus = document.activeElement;
    if (card && (focus === number || card.contains(focus))) return;
    close();
  }

  document.addEventListener("focusin", (event) => {
    const link = citationAt(event.target);
    if (link && link !== silent && link.matches(":focus-visible")) open(link);
    else if (card && event.target !== number && !card.contains(event.target)) close();
  });

  document.addEventListener("click", (event) => {
    const link = citationAt(event.target);
    if (!link) {
      if (card && !card.contains(event.target)) close();
      return;
    }
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !entryOf(link)) return;
    event.preventDefault();
    if (link === number && pinned) {
      close();
      return;
    }
    open(link);
    pinned = true;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  addEventListener("resize", () => card && place());
})();
