// Cards: what stands behind a link, shown beside it by hover, focus or tap (WCAG 1.4.13).
// `cards.add` says for which links, and what is in them.
window.cards = (() => {
  "use strict";
  const kinds = [];
  let card = null;
  // The link whose card is open, or on its way, and where on it the pointer is.
  let link = null;
  let kind = null;
  let pointer = 0;
  let pinned = false;
  let timer = 0;
  // The link that gets focus back, and must stay shut.
  let silent = null;

  const linkAt = (node) => node.closest?.(kinds.map((each) => each.links).join());
  const kindOf = (found) => kinds.find((each) => found.matches(each.links));
  const isIn = (node) => card && card.contains(node);

  function later(act, delay) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  async function open(found, y) {
    clearTimeout(timer);
    if (found === link) return;
    close();
    link = found;
    pointer = y;
    kind = kindOf(found);
    const content = await kind.content(found);
    if (link === found && content) show(content);
  }

  function show(content) {
    const { lang, dir } = document.documentElement;
    card = Object.assign(document.createElement("div"), { id: "open-card", lang, dir });
    card.className = `card ${kind.name}`;
    card.popover = "manual";
    card.role = kind.role;
    card.ariaLabel = link.ariaLabel;
    card.append(...content);
    link.after(card);
    link.setAttribute(...kind.says);
    card.showPopover?.();
    place();
  }

  // Under its line of the link, inside the text; above it where the window ends. Where zero is
  // depends on whether the browser lays popovers over the page.
  function place() {
    const lines = [...link.getClientRects()];
    const at = lines.find((each) => pointer > each.top && pointer < each.bottom) || lines[0];
    const text = (link.closest(".text") || document.body).getBoundingClientRect();
    const end = at.left < text.right ? text.right : document.body.clientWidth - 12;
    card.style.left = card.style.top = 0;
    const box = card.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left - 24, end - box.width));
    const below = at.bottom + 10;
    const above = at.top - 10 - box.height;
    const upward = below + box.height > innerHeight && above > 0;
    card.classList.toggle("above", upward);
    card.style.left = `${left - box.left}px`;
    card.style.top = `${(upward ? above : below) - box.top}px`;
  }

  function close() {
    clearTimeout(timer);
    pinned = false;
    const owner = link;
    link = null;
    if (!card) return;
    const hadFocus = isIn(document.activeElement);
    card.remove();
    card = null;
    owner.removeAttribute(kind.says[0]);
    if (!hadFocus) return;
    silent = owner;
    owner.focus();
    silent = null;
  }

  function leave() {
    const focus = document.activeElement;
    if (!pinned && focus !== link && !isIn(focus)) close();
  }

  document.addEventListener("pointerover", ({ target, pointerType, clientY }) => {
    if (pointerType === "touch") return;
    const found = linkAt(target);
    if (isIn(target) || (found && found === link)) clearTimeout(timer);
    else if (!found) later(leave, 220);
    else if (!pinned) later(() => open(found, clientY), kindOf(found).after);
  });

  document.addEventListener("focusin", ({ target }) => {
    const found = linkAt(target);
    if (found && found !== silent && found.matches(":focus-visible:not(:target)")) open(found);
    else if (target !== link && !isIn(target)) close();
  });

  document.addEventListener("click", (event) => {
    const found = linkAt(event.target);
    if (!found || !kindOf(found).pins) {
      if (!isIn(event.target)) close();
    } else if (!(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      const again = found === link && pinned;
      if (again) close();
      else open(found);
      pinned = !again;
    }
  });

  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("resize", () => card && place());
  addEventListener("scroll", (event) => card && event.target !== document && place(), true);

  return { add: (each) => kinds.push(each) };
})();
