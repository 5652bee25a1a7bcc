// Previews: a link in the text shows the record it leads to, from that record's own small script.
(() => {
  "use strict";
  const loaded = {};

  function load(src) {
    const script = Object.assign(document.createElement("script"), { src });
    const arrived = new Promise((resolve) => {
      script.onload = () => resolve(globalThis.preview);
      script.onerror = () => resolve();
    });
    document.head.append(script);
    return arrived;
  }

  async function content(link) {
    const address = new URL("preview.js", link.href).href;
    const preview = await (loaded[address] ??= load(address));
    if (!preview) return null;
    const about = part("p", "about", preview.about);
    for (const { kind, text } of preview.badges) about.append(" ", part("span", `badge ${kind}`, text));
    const title = part("p", "title", preview.title.text);
    if (preview.title.language) title.lang = preview.title.language;
    title.dir = preview.title.direction || "";
    return [about, title, part("p", "sentence", preview.sentence)];
  }

  function part(tag, className, textContent) {
    return Object.assign(document.createElement(tag), { className, textContent });
  }

  cards.add({
    links: "a.record",
    name: "record-card",
    role: "tooltip",
    says: ["aria-describedby", "open-card"],
    after: 350,
    content,
  });
})();
