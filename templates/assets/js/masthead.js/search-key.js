// The key / leads to the search page from everywhere but a field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  const field = document.getElementById("search");
  if (field) field.focus();
  else location.assign(document.querySelector(".masthead-search").href);
});
