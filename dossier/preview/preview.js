// Loads the page again when the site has changed, and shows what is wrong with the newest content.
// The site itself has no trace of this file.
(() => {
  "use strict";
  const shown = { ...document.currentScript.dataset };
  const panel = () => document.getElementById("dossier-preview");
  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));

  function replace(panelOrNull) {
    const old = panel();
    const hadFocus = old?.contains(document.activeElement);
    old?.remove();
    if (!panelOrNull) return;
    document.body.prepend(panelOrNull); // First, so that the Tab key reaches it first.
    if (hadFocus) panelOrNull.querySelector("summary")?.focus();
  }

  function show({ state, panel: html }) {
    if ((panel()?.dataset.state ?? "") === state) return;
    replace(new DOMParser().parseFromString(html, "text/html").getElementById("dossier-preview"));
  }

  function showLost() {
    if (panel()?.dataset.state === "lost") return;
    const notice = document.createElement("section");
    notice.id = "dossier-preview";
    notice.className = "stops";
    notice.dataset.state = "lost";
    notice.lang = "en";
    notice.dir = "ltr";
    notice.setAttribute("aria-label", "Preview");
    const text = document.createElement("p");
    text.className = "verdict";
    text.setAttribute("role", "alert");
    text.textContent = "The preview has ended; this page no longer follows the content.";
    notice.append(text);
    replace(notice);
  }

  // What is not known yet has no name. Data that this page was shown with before it had a name has
  // that of the site that was growing then, and gets its own once that site is whole.
  function isNew({ page, data, growth }) {
    if (data && shown.data === growth) shown.data = data;
    return (page && page !== shown.page) || (data && data !== shown.data);
  }

  async function receive({ data }) {
    if (!data.lost && isNew(data)) {
      location.reload();
      return;
    }
    await parsed;
    if (data.lost) showLost();
    else show(data);
  }

  new Worker(`/_preview/connection.js#${location.pathname}`).onmessage = receive;
  parsed.then(() => panel() && replace(panel()));
})();
