// Makes an open page what is served of it now, without loading it: by exchanging words, where nothing
// else has changed, so that all elements that scripts have found stay; else by exchanging its body and
// running its scripts again.
(() => {
  "use strict";
  const { goTo, here } = window.dossierPreview;
  const ATTRIBUTES = ["alt", "aria-label", "content", "datetime", "href", "title"];
  const FIXED = "script:not([type='application/ld+json']), style, link, base, meta[http-equiv]";
  const OURS = "[data-dossier-preview], #dossier-preview";
  // Beside these a page may have asked for what is made from the content.
  const ASSETS = /\/assets\/(css|fonts|icons|js)\//;
  const PARTS = ["head", "body"];

  // The root as it was served, and of each part every node: as it was served, and itself.
  let root = null;
  const served = {};
  const nodes = {};
  let wasUsed = false;

  function listed(top) {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_ALL, (node) =>
      node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const found = [top];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  function remember(part) {
    served[part] = listed(document[part].cloneNode(true));
    nodes[part] = listed(document[part]);
  }

  // Parsed, and no deferred script has begun; that of the theme has been at the root.
  document.addEventListener("readystatechange", () => {
    if (root) return;
    root = document.documentElement.cloneNode();
    PARTS.forEach(remember);
  });
  for (const type of ["input", "change"]) addEventListener(type, () => (wasUsed = true), true);

  function haveSameShape(old, fresh) {
    if (fresh.length !== old.length) return false;
    const places = [old, fresh].map((list) => new Map(list.map((node, place) => [node, place])));
    return old.every(
      (node, place) =>
        node.nodeName === fresh[place].nodeName &&
        (!place || places[0].get(node.parentNode) === places[1].get(fresh[place].parentNode)),
    );
  }

  // What makes a part of the page the new one, as [old words, act]; null if it takes more than words.
  function changes(part, fresh) {
    if (!haveSameShape(served[part], fresh)) return null;
    const found = [];
    for (const [place, was] of served[part].entries()) {
      const node = nodes[part][place];
      const differences = was.nodeType === Node.ELEMENT_NODE ? attributes : texts;
      const said = differences(was, fresh[place]);
      if (!said.length) continue;
      const isFixed = (was.matches ? was : was.parentNode).matches(FIXED);
      if (isFixed || !node.isConnected) return null;
      for (const [name, before, after] of said) {
        if (name && !ATTRIBUTES.includes(name)) return null;
        if ((name ? node.getAttribute(name) : node.data) !== before || after === null) return null;
        found.push([before, () => (name ? node.setAttribute(name, after) : (node.data = after))]);
      }
    }
    return found;
  }

  const texts = (was, now) => (was.data === now.data ? [] : [["", was.data, now.data]]);

  function attributes(was, now) {
    const names = new Set([...was.getAttributeNames(), ...now.getAttributeNames()]);
    const both = [...names].map((name) => [name, was.getAttribute(name), now.getAttribute(name)]);
    return both.filter(([, before, after]) => before !== after);
  }

  // Whether a script has copied some of the words elsewhere in the body.
  function areCopied(found) {
    const known = new Set(nodes.body);
    const copies = listed(document.body)
      .filter((node) => node.nodeType === Node.TEXT_NODE && !known.has(node))
      .map((node) => node.data)
      .join("\n");
    return found.some(([before]) => before.trim() && copies.includes(before.trim()));
  }

  // Whether the page has asked for anything that is made from the content.
  function hasData() {
    return performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name).pathname)
      .some((path) => !ASSETS.test(path) && !path.startsWith("/_preview/"));
  }

  // Whether nobody has used the page's forms, and scripts have made it from nothing but itself.
  function isAtRest() {
    return root && !wasUsed && !location.search && !hasData();
  }

  // Says whether the page has become the new one; if not, it has to be loaded.
  async function exchange(page) {
    const fresh = { head: listed(page.head), body: listed(page.body) };
    const head = changes("head", fresh.head);
    if (!head || !hasSameRoot(page.documentElement)) return false;
    const body = changes("body", fresh.body);
    const place = here();
    if (body && !areCopied(body)) {
      for (const [, act] of [...head, ...body]) act();
      Object.assign(served, fresh);
      goTo(place);
      return true;
    }
    // What scripting hides would be shown, and the place in the address would not be marked.
    if (page.querySelector("noscript") || location.hash) return false;
    for (const [, act] of head) act();
    served.head = fresh.head;
    exchangeBody(page.body);
    goTo(place);
    await window.dossierPreview.runAgain();
    goTo(place);
    return true;
  }

  function hasSameRoot(now) {
    return now.getAttributeNames().every((name) => now.getAttribute(name) === root.getAttribute(name));
  }

  function exchangeBody(body) {
    const panel = document.getElementById("dossier-preview");
    body.querySelector("#dossier-preview")?.remove();
    document.body.replaceWith(body);
    remember("body");
    if (panel) body.prepend(panel);
  }

  Object.assign(window.dossierPreview, { exchange, hasData, isAtRest });
})();
