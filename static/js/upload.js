// The names and sizes of the files just chosen, so that one sees them before sending.
const size = (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

for (const box of document.querySelectorAll("[data-house-upload]")) {
  const list = box.querySelector("[data-house-picked]");
  box.querySelector("input[type=file]")?.addEventListener("change", (event) => {
    const rows = [...event.target.files].map((file) => {
      const row = document.createElement("li");
      row.textContent = `${file.name}（${size(file.size)}）`;
      return row;
    });
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
  });
}
