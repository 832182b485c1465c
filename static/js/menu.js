// The account menu closes when one looks elsewhere or presses Escape. On signing out, drafts the server has are wiped here.
for (const menu of document.querySelectorAll("details[data-house-menu]")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

document.querySelector("form[data-house-leave]")?.addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:") && JSON.parse(localStorage.getItem(key))?.synced) localStorage.removeItem(key);
  }
});
