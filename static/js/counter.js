// 已写 128 字，还可以写 1872 字 – counted as the server counts: by characters, a line break as one. What is too long is not
// sent: the server would only send it back, and one that is far too long not even that.
function watch(note) {
  const box = document.getElementById(note.dataset.houseCounter);
  const limit = Number(note.dataset.houseLimit);
  if (!box || !limit) return;
  const count = () => {
    const length = [...box.value.replaceAll("\r\n", "\n")].length;
    const left = limit - length;
    note.dataset.over = left < 0 ? "yes" : "no";
    note.textContent = left < 0 ? `已写 ${length} 字，超出 ${-left} 字` : `已写 ${length} 字，还可以写 ${left} 字`;
  };
  box.form?.addEventListener("submit", (event) => {
    if (note.dataset.over !== "yes" || event.defaultPrevented) return;
    event.preventDefault();
    box.setAttribute("aria-invalid", "true");
    box.focus();
  });
  box.removeAttribute("maxlength"); // pasted text is not cut in silence; the note says how much is too much
  box.addEventListener("input", count);
  count();
}

for (const note of document.querySelectorAll("[data-house-counter]")) watch(note);
