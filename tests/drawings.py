"""What is wrong with a drawing, as a browser sees it."""

# What sticks out of a drawing, stands on other words, or is set too small to be read.
FAULTS = """() => [...document.querySelectorAll('.drawing svg')].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map((text) => {
    const box = text.getBoundingClientRect();
    // The letters themselves take the middle of their box.
    const rim = box.height * 0.22;
    return {words: text.textContent, left: box.left, right: box.right, top: box.top + rim,
      bottom: box.bottom - rim, size: parseFloat(getComputedStyle(text).fontSize) * frame.width /
        svg.viewBox.baseVal.width};
  });
  const out = texts.filter((t) => t.left < frame.left - 1 || t.right > frame.right + 1 ||
    t.top < frame.top - 2 || t.bottom > frame.bottom + 2).map((t) => `sticks out: ${t.words}`);
  const small = texts.filter((t) => t.size < 9.5).map((t) => `${t.size} px: ${t.words}`);
  const over = texts.flatMap((a, n) => texts.slice(n + 1).filter((b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom
  ).map((b) => `${a.words} on ${b.words}`));
  return [...out, ...small, ...over];
})"""
