// Keeps the reader's place when the page changes or is loaded again: what stands on the screen stays
// there, though the change has made longer or shorter what stands above, and folds stay as they are.
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

  // What is hidden or folded has no height.
  function isSeen(block) {
    const { top, height } = block.getBoundingClientRect();
    return height > 0 && top >= 0 && top < innerHeight;
  }

  // The place where the reader is.
  function here() {
    const seen = [...blocks()].filter(([, block]) => block && isSeen(block));
    return {
      path: location.pathname,
      top: scrollY,
      seen: seen.slice(0, 20).map(([said, block]) => [said, topOf(block)]),
      open: folds().flatMap((fold, number) => (fold.open ? [number] : [])),
    };
  }

  function scrollToPlace({ top, seen }) {
    const now = blocks();
    const [said, was] = (top > 0 && seen.find(([said]) => now.get(said))) || [];
    scrollTo({ top: said ? scrollY + topOf(now.get(said)) - was : top, behavior: "instant" });
  }

  // Bring the reader to a place.
  function goTo(place) {
    folds().forEach((fold, number) => (fold.open ||= place.open.includes(number)));
    scrollToPlace(place);
  }

  // A page that goes before its place was found again has none of its own.
  let isPlaced = true;

  addEventListener("pagehide", () => {
    history.scrollRestoration = "auto"; // for whoever comes back from another page
    if (isPlaced) sessionStorage.setItem(KEY, JSON.stringify(here()));
  });

  async function restore() {
    const place = JSON.parse(sessionStorage.getItem(KEY));
    const [{ type }] = performance.getEntriesByType("navigation");
    if (type !== "reload" || place?.path !== location.pathname) return;
    // The browser's own place may be older, and it takes the page there as late as after its load.
    history.scrollRestoration = "manual";
    isPlaced = false;
    await parsed;
    goTo(place);
    const there = scrollY;
    isPlaced = true;
    // Fonts change the length of what stands above; but whoever has gone on by then is left alone.
    await Promise.all([loaded, document.fonts.ready]);
    if (Math.abs(scrollY - there) < 2) scrollToPlace(place);
  }

  window.dossierPreview = { goTo, here };
  restore();
})();
