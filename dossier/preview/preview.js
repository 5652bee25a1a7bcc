// Follows the site as it changes, and shows what is wrong with the newest content. The site itself
// has no trace of this file.
(() => {
  "use strict";
  const { exchange, hasData, isAtRest } = window.dossierPreview;
  let shown = { ...document.currentScript.dataset };
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
    replace(read(html).getElementById("dossier-preview"));
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

  const read = (html) => new DOMParser().parseFromString(html, "text/html");

  // What is not known yet has no name. Data that this page was shown with before it had a name has
  // that of the site that was growing then, and gets its own once that site is whole.
  function hasNewData({ data, growth }) {
    if (data && (shown.data === growth || !hasData())) shown.data = data;
    return data && data !== shown.data;
  }

  // The page becomes the new one as it stands; where it cannot, it is loaded again.
  async function follow(news) {
    const isNew = news.page && news.page !== shown.page;
    if (!hasNewData(news) && (!isNew || (await hasExchanged(news)))) return true;
    location.reload();
    return false;
  }

  // Whether the page has become what is served now, without being loaded again.
  async function hasExchanged({ core }) {
    if (core !== shown.core || !isAtRest()) return false;
    await parsed;
    const html = await served();
    if (!html) return true; // Gone before it could be had; whatever comes back tells of itself.
    const page = read(html);
    const now = page.querySelector("script[data-page]")?.dataset;
    if (now?.core !== core || !isAtRest() || !(await exchange(page))) return false;
    if (now.style !== shown.style) restyle(now.style);
    shown = { ...now };
    return true;
  }

  function restyle(name) {
    const links = document.querySelectorAll("link[rel=stylesheet]:not([data-dossier-preview])");
    for (const old of links) {
      const link = old.cloneNode();
      link.setAttribute("href", `${old.getAttribute("href").split("?")[0]}?${name}`);
      link.onload = () => old.remove();
      old.after(link);
    }
  }

  async function receive(news) {
    if (!news.lost && !(await follow(news))) return;
    await parsed;
    if (news.lost) showLost();
    else show(news);
  }

  const worker = new Worker(`/_preview/connection.js#${location.pathname}`);
  let took = null;
  let last = Promise.resolve();

  // The page as it is served now, empty if it is not.
  function served() {
    worker.postMessage("page");
    return new Promise((done) => (took = done));
  }

  // One after the other, so that what was served later is shown later.
  worker.onmessage = ({ data }) => {
    if ("html" in data) took(data.html);
    else last = last.then(() => receive(data)).catch(() => location.reload());
  };
  parsed.then(() => panel() && replace(panel()));
})();
