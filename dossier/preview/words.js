// Exchanges words of the page as it stands, where nothing else of it has changed. So the elements
// that its scripts have found and made stay right; and it is there sooner than if it were loaded.
(() => {
  "use strict";
  const ATTRIBUTES = ["alt", "aria-label", "content", "datetime", "href", "title"];
  const FIXED = "script:not([type='application/ld+json']), style, link, base, meta[http-equiv]";
  const OURS = "[data-dossier-preview], #dossier-preview";
  // Beside these a page may have asked for what is made from the content.
  const ASSETS = /\/assets\/(css|fonts|icons|js)\//;

  // The page as it was served, node by node, and the nodes themselves, in the same order.
  let served = null;
  let nodes = null;
  let wasUsed = false;

  function listed(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL, (node) =>
      node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const found = [root];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // Parsed, and no deferred script has begun.
  document.addEventListener("readystatechange", () => {
    if (served) return;
    served = listed(document.documentElement.cloneNode(true));
    nodes = listed(document.documentElement);
  });
  for (const type of ["input", "change"]) addEventListener(type, () => (wasUsed = true), true);

  function hasSameShape(fresh) {
    if (fresh.length !== served.length) return false;
    const places = [served, fresh].map((list) => new Map(list.map((node, place) => [node, place])));
    return served.every(
      (node, place) =>
        node.nodeName === fresh[place].nodeName &&
        (!place || places[0].get(node.parentNode) === places[1].get(fresh[place].parentNode)),
    );
  }

  // What makes the page the new one, as [old words, act]; null if it takes more than words.
  function changes(fresh) {
    const found = [];
    for (const [place, was] of served.entries()) {
      const now = fresh[place];
      const node = nodes[place];
      const said = was.nodeType === Node.ELEMENT_NODE ? attributes(was, now) : texts(was, now);
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

  // The script of the theme has been at the root before it could be listed.
  function attributes(was, now) {
    const old = was === served[0] ? [] : was.getAttributeNames();
    const names = new Set([...old, ...now.getAttributeNames()]);
    const both = [...names].map((name) => [name, was.getAttribute(name), now.getAttribute(name)]);
    return both.filter(([, before, after]) => before !== after);
  }

  // Words that a script has copied elsewhere on the page.
  function copied() {
    const known = new Set(nodes);
    return listed(document.documentElement)
      .filter((node) => node.nodeType === Node.TEXT_NODE && !known.has(node))
      .map((node) => node.data)
      .join("\n");
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
    return served && !wasUsed && !location.search && !hasData();
  }

  // Make the page what is served now, if that takes but words; says whether it did.
  function exchange(page) {
    const fresh = listed(page.documentElement);
    const found = hasSameShape(fresh) && changes(fresh);
    if (!found) return false;
    const copies = copied();
    if (found.some(([before]) => before.trim() && copies.includes(before.trim()))) return false;
    window.dossierPreview.keep(() => found.forEach(([, act]) => act()));
    served = fresh;
    return true;
  }

  Object.assign(window.dossierPreview, { exchange, hasData, isAtRest });
})();
