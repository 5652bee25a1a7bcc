// Light or dark: applies the reader's remembered choice before the first paint, and switches it.
// The style sheet learns there, too, that scripts are coming.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const current = () => root.dataset.theme || system();

  function remembered() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // Storage may be refused; the choice then lasts for the page.
    }
  }

  function remember(theme) {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // As above.
    }
  }

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function toggle() {
    const next = current() === "dark" ? "light" : "dark";
    // A choice that is the system's own is forgotten, so that the page follows the system again.
    const theme = next === system() ? null : next;
    apply(theme);
    remember(theme);
  }

  root.classList.add("scripted");
  apply(remembered());
  addEventListener("storage", (event) => event.key === "theme" && apply(event.newValue));
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".masthead-theme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      toggle();
      show();
    });
    dark.addEventListener("change", show);
  });
})();
