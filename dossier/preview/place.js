// Keeps the reader's place when the page is loaded again: what stands on the screen stays there,
// though the change has made longer or shorter what stands above, and what is unfolded stays so.
(() => {
  "use strict";
  const KEY = "dossier-preview-place";
  const BLOCKS = "main :is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, figure, summary)";
  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));
  const loaded = new Promise((done) => addEventListener("load", done));
  const folds = () => [...document.querySelectorAll("main details")];

  // The blocks of text by what they say; what is said twice tells no place.
  function blocks() {
    const found = new Map();
    for (const block of document.querySelectorAll(BLOCKS)) {
      const said = `${block.localName} ${block.textContent.slice(0, 300)}`;
      found.set(said, found.has(said) ? null : block);
    }
    return found;
  }

  const topOf = (block) => block.getBoundingClientRect().top;

  addEventListener("pagehide", () => {
    const seen = [...blocks()].flatMap(([said, block]) => (block ? [[said, topOf(block)]] : []));
    const place = {
      path: location.pathname,
      top: scrollY,
      seen: seen.filter(([, top]) => top >= 0 && top < innerHeight).slice(0, 20),
      open: folds().flatMap((fold, number) => (fold.open ? [number] : [])),
    };
    sessionStorage.setItem(KEY, JSON.stringify(place));
  });

  function goTo({ top, seen }) {
    const now = blocks();
    const known = top > 0 && seen.find(([said]) => now.get(said));
    scrollTo({ top: known ? scrollY + topOf(now.get(known[0])) - known[1] : top, behavior: "instant" });
    return scrollY;
  }

  async function restore() {
    const place = JSON.parse(sessionStorage.getItem(KEY));
    const [{ type }] = performance.getEntriesByType("navigation");
    if (type !== "reload" || place?.path !== location.pathname) return;
    history.scrollRestoration = "manual";
    await parsed;
    folds().forEach((fold, number) => (fold.open ||= place.open.includes(number)));
    const there = goTo(place);
    // Fonts change the length of what stands above; but whoever has gone on by then is left alone.
    await Promise.all([loaded, document.fonts.ready]);
    if (Math.abs(scrollY - there) < 2) goTo(place);
    history.scrollRestoration = "auto";
  }

  restore();
})();
