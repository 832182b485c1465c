// The account menu closes when one looks elsewhere or presses Escape. On signing out, drafts the server has are wiped here;
// who still has arrivals to send is asked first, for signing out takes everything from this device.
const UNSENT = "这台设备上还有没送出的到会登记，退出就没有了。请先打开“现场登记”送出。仍要退出吗？";

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

document.querySelector("form[data-house-leave]")?.addEventListener("submit", (event) => {
  const unsent = Object.keys(localStorage).some((key) => /^roll:\d+$/.test(key));
  if (unsent && !window.confirm(UNSENT)) return event.preventDefault();
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("draft:") && JSON.parse(localStorage.getItem(key))?.synced) localStorage.removeItem(key);
  }
});
