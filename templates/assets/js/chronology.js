// The chronology's strip and files follow its filters: what is filtered out is dimmed in the one,
// and left out of the others.
(() => {
  "use strict";
  const form = document.querySelector(".filters");
  if (!form) return;
  const entries = [...document.querySelectorAll(form.dataset.entries)];

  const marks = [...document.querySelectorAll(".density a")].map((link) => {
    const ids = link.dataset.entries || link.getAttribute("href").slice(1);
    const bar = link.querySelector("rect");
    const ghost = bar.cloneNode();
    ghost.classList.add("dimmed");
    bar.before(ghost);
    return {
      link,
      bar,
      events: ids.split(" ").map((id) => document.getElementById(id)),
      top: Number(bar.getAttribute("y")),
      height: Number(bar.getAttribute("height")),
      isLine: bar.classList.contains("stretch"),
    };
  });

  // A bar is as high as the share of its events that is shown; a line is there or not.
  function draw({ link, bar, events, top, height, isLine }) {
    const shown = events.filter((event) => !event.hidden);
    const share = isLine ? Math.sign(shown.length) : shown.length / events.length;
    bar.setAttribute("height", height * share);
    bar.setAttribute("y", top + height * (1 - share));
    link.setAttribute("href", `#${(shown[0] || events[0]).id}`);
  }

  // The whole files are there to be had; of a part, each file is put together here.
  function take(event) {
    const shown = entries.filter((entry) => !entry.hidden).map((entry) => entry.id);
    if (shown.length === entries.length) return;
    const link = event.currentTarget;
    event.preventDefault();
    withParts(link.parentElement.dataset.parts, () => save(link.pathname.split(".").pop(), shown));
  }

  function withParts(address, act) {
    if (window.chronologyParts) return act();
    const script = document.createElement("script");
    script.src = address;
    script.onload = act;
    document.head.append(script);
  }

  function save(ending, ids) {
    const { type, head, events, between, foot } = window.chronologyParts[ending];
    const wanted = new Set(ids);
    const texts = events.filter(([id]) => wanted.has(`event-${id}`)).map(([, text]) => text);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([head, texts.join(between), foot], { type }));
    link.download = `chronology-${ids.length}-of-${entries.length}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  form.addEventListener("filtered", () => marks.forEach(draw));
  for (const link of document.querySelectorAll(".take-away a")) link.addEventListener("click", take);
})();
