// Somebody saved first: the server sends both texts, they take the field's place, one button takes either. What only he
// has changed comes along and stands at once.
function wire(part) {
  for (const button of part.querySelectorAll("[data-house-take]")) {
    const text = part.querySelector(`template[data-house-text="${button.dataset.houseTake}"]`);
    const box = part.querySelector("[data-house-settled]");
    button.hidden = false;
    button.addEventListener("click", () => {
      box.value = text.content.textContent;
      box.focus();
    });
  }
}

document.addEventListener("house:conflict", (event) => {
  const form = event.target;
  const fresh = new DOMParser().parseFromString(event.detail, "text/html");
  const parts = [...fresh.querySelectorAll("[data-house-conflict]")];
  for (const part of parts) {
    const name = part.querySelector("[data-house-settled]").name;
    const old = form.elements.namedItem(name)?.closest(".field, [data-house-conflict]");
    if (old) old.replaceWith(part);
    else form.prepend(part);
    wire(part);
  }
  for (const { dataset, content } of fresh.querySelectorAll("[data-house-taken]")) {
    const box = form.elements.namedItem(dataset.houseTaken);
    if (box) box.value = content.textContent;
  }
  parts[0]?.focus();
});

for (const part of document.querySelectorAll("[data-house-conflict]")) wire(part);
