// A list page: Shift and a click on a head sorts by that column too; how many rows are ticked is said, one box ticks
// the whole page, and Shift and a click ticks all rows from the one clicked before.
document.addEventListener("click", (event) => {
  const head = event.target.closest("a[data-house-then]");
  if (!head || !event.shiftKey) return;
  event.preventDefault();
  location.assign(head.dataset.houseThen);
});

for (const bar of document.querySelectorAll("[data-house-together]")) {
  const form = bar.closest("form");
  const boxes = [...form.querySelectorAll("td.pick input")];
  const all = form.elements.all;
  const said = bar.querySelector("[data-house-picked]");
  const page = document.createElement("input");
  page.type = "checkbox";
  page.setAttribute("aria-label", "选中本页全部");
  form.querySelector("th.pick").append(page);

  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = all.checked;
    page.disabled = all.checked;
    page.checked = ticked === boxes.length && ticked > 0;
    page.indeterminate = ticked > 0 && ticked < boxes.length;
    said.textContent = all.checked ? "" : `本页已选 ${ticked}`;
    for (const button of bar.querySelectorAll("button")) button.disabled = !all.checked && !ticked;
  };
  page.addEventListener("change", () => {
    for (const box of boxes) box.checked = page.checked;
  });
  let before = -1;
  form.addEventListener("click", (event) => {
    const now = boxes.indexOf(event.target);
    if (now < 0) return;
    const [from, to] = before < now ? [before, now] : [now, before];
    if (event.shiftKey && before >= 0) for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
    before = now;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
