// Runs the scripts of the page again, for a page that has another body.
(() => {
  "use strict";
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

  // What scripts listen to goes with the body, but for what is no part of it. The preview's own, which
  // stand above, listened before.
  const outside = [];
  EventTarget.prototype.addEventListener = function (...what) {
    const target = this ?? window;
    const isOutside = !(target instanceof Element) || target === document.documentElement;
    if (isOutside) outside.push([target, what]);
    return add.apply(target, what);
  };

  function run({ src, type }) {
    return new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src, type, async: false });
      script.onload = () => done(script.remove());
      script.onerror = fail;
      if (type === "module") fail(new Error("a module runs but once"));
      else document.head.append(script);
    });
  }

  // Run them in their order, with the events that each waits for. Fails where one of them fails, as
  // one does that cannot be run twice.
  async function runAgain() {
    for (const [target, what] of outside.splice(0)) remove.apply(target, what);
    const faults = [];
    const note = (event) => faults.push(event);
    add.call(window, "error", note);
    try {
      await Promise.all([...document.querySelectorAll("script[src]")].map(run));
      document.dispatchEvent(new Event("DOMContentLoaded", { bubbles: true }));
      dispatchEvent(new Event("load"));
    } finally {
      remove.call(window, "error", note);
    }
    if (faults.length) throw faults[0];
  }

  Object.assign(window.dossierPreview, { runAgain });
})();
