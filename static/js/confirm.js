// A deed that cannot be taken back asks once more. Without script the server's own confirming page does it.
const agreed = new WeakSet();

function ask(question, label) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-label", question);
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "dialog-in";
  const text = document.createElement("p");
  text.textContent = question;
  const row = document.createElement("div");
  row.className = "row";
  for (const [value, word, kind] of [["yes", label, "primary"], ["no", "先不办", "plain"]]) {
    const button = document.createElement("button");
    button.className = "button";
    button.dataset.kind = kind;
    button.value = value;
    button.textContent = word;
    row.append(button);
  }
  form.append(text, row);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-house-confirm]");
  if (!button || agreed.has(button) || !window.HTMLDialogElement) return;
  event.preventDefault();
  if (!(await ask(button.dataset.houseConfirm, button.textContent.trim()))) {
    button.focus();
    return;
  }
  agreed.add(button);
  button.click();
  agreed.delete(button);
});
