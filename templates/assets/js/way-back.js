// The way back: at the passage a reader came to see, a link to the very place that cites it.
(() => {
  "use strict";
  const section = document.querySelector(".passages");
  const site = new URL("../../", document.currentScript.src).href;

  function remembered() {
    try {
      return JSON.parse(sessionStorage.getItem("way-back")) || [];
    } catch {
      return []; // Storage may be refused; the browser's own way back leads there too.
    }
  }

  function show() {
    section.querySelector(".way-back")?.remove();
    const [passage, from] = remembered();
    const mark = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!mark || passage !== location.href || !from.startsWith(site)) return;
    const link = document.createElement("a");
    link.href = from;
    link.textContent = section.dataset.wayBack;
    const line = document.createElement("p");
    line.className = "apparatus way-back";
    line.append(link);
    mark.closest(".passage")?.append(line);
  }

  addEventListener("hashchange", show);
  show();
})();
