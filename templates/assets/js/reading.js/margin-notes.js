// Margin notes: on wide screens each reference stands beside its first use, as a short copy.
// The copy is for the eye only; the reference list stays what links, screen readers and print use.
(() => {
  "use strict";
  const seen = new Set();

  function noteFor(link, entry) {
    const note = document.createElement("span");
    note.className = "margin-note";
    note.setAttribute("aria-hidden", "true");
    const words = part("span", "margin-note-words", "");
    words.append(part("span", "margin-note-number", link.textContent.trim()));
    const quote = entry.querySelector(".reference-quote");
    if (quote) words.append(quoteOf(quote));
    note.append(words);
    const named = entry.querySelectorAll(".reference-source :is(.author, cite, time, .date)");
    const source = Array.from(named, (part) => part.textContent).join(" · ");
    note.append(part("span", "margin-note-source", source));
    return note;
  }

  function quoteOf(quote) {
    const words = part("q", "margin-note-quote", quote.textContent.trim());
    words.lang = quote.lang;
    words.dir = quote.dir || "auto";
    return words;
  }

  function part(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function light(link, note) {
    const lit = (on) => () => note.classList.toggle("lit", on);
    link.addEventListener("pointerenter", lit(true));
    link.addEventListener("pointerleave", lit(false));
    link.addEventListener("focus", lit(true));
    link.addEventListener("blur", lit(false));
  }

  // Numbers that stand together stay together: a note between them would part them from the words.
  function endOfRun(link) {
    const next = link.nextSibling;
    return next?.matches?.(".citation, .margin-note") ? endOfRun(next) : link;
  }

  for (const link of document.querySelectorAll(".noted a.citation")) {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    const note = noteFor(link, entry);
    endOfRun(link).after(note);
    light(link, note);
  }
})();
