// Keys for those who never leave the keyboard: / search, ? those of this page, g then a figure to go, j and k along the
// rows, o opens the row, x ticks it where many may be chosen.
// The list opens from the account menu too, and can turn the keys off (WCAG 2.1.4); they never act while one writes.
const OFF = "keys-off";
const ASKED = ["[data-house-filter] input:not([type=hidden], [type=checkbox])", "[data-house-search]"];
const asked = () => ASKED.map((place) => document.querySelector(place)).find((field) => field?.offsetParent);
const places = [...document.querySelectorAll(".side [data-house-go]")].slice(0, 9);
let going = false;
let row = -1;

const off = () => {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
};
// A dialog that has just closed may keep the focus for a moment: only an open one has its own keys.
const writing = (target) => target.closest("input, textarea, select, [contenteditable], dialog[open]");

const rows = () => [...document.querySelectorAll(".todo-title, .table tbody th a")];
const here = () => rows()[row];
const box = () => here()?.closest("tr")?.querySelector("td.pick input");

function step(by) {
  const all = rows();
  if (!all.length) return;
  row = Math.min(all.length - 1, Math.max(0, row + by));
  all[row].focus();
}

function tick() {
  if (!box()) return;
  document.querySelector("[data-house-together]").open = true;
  box().click();
}

function line(key, word) {
  const dt = document.createElement("dt");
  const dd = document.createElement("dd");
  const kbd = document.createElement("kbd");
  kbd.textContent = key;
  dt.append(kbd);
  dd.textContent = word;
  return [dt, dd];
}

function help() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-label", "本页可用的按键");
  const inside = document.createElement("form");
  inside.method = "dialog";
  inside.className = "dialog-in";
  const title = document.createElement("h2");
  title.className = "dialog-title";
  title.textContent = "本页可用的按键";
  const list = document.createElement("dl");
  list.className = "dialog-keys";
  if (asked()) list.append(...line("/", "到查询框"));
  if (rows().length) list.append(...line("j  k", "下一行、上一行"), ...line("o", "打开这一行"));
  if (document.querySelector("td.pick")) {
    list.append(...line("x", "选中这一行，或取消"), ...line("Shift 加点选", "从上次点的到这一行都选中"));
  }
  if (document.querySelector("[data-house-then]")) list.append(...line("Shift 加点按", "表头：再按这一栏排序"));
  list.append(...line("?", "看这张表"));
  places.forEach((place, at) => list.append(...line(`g ${at + 1}`, `去“${place.querySelector(".icon-text").textContent}”`)));
  const buttons = document.createElement("div");
  buttons.className = "row";
  const close = document.createElement("button");
  close.className = "button";
  close.textContent = "知道了";
  const turn = document.createElement("button");
  turn.className = "button";
  turn.dataset.kind = "quiet";
  turn.textContent = off() ? "打开按键" : "关掉按键";
  turn.addEventListener("click", () => localStorage.setItem(OFF, off() ? "no" : "yes"));
  buttons.append(close, turn);
  inside.append(title, list, buttons);
  dialog.append(inside);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

for (const button of document.querySelectorAll("[data-house-keys]")) {
  button.hidden = false;
  button.addEventListener("click", help);
}

document.addEventListener("keydown", (event) => {
  if (off() || writing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (going) {
    going = false;
    const place = places[Number(event.key) - 1];
    if (place) location.assign(place.href);
    return;
  }
  const deeds = {
    "/": () => asked()?.focus(),
    "?": help,
    g: () => (going = true),
    j: () => step(1),
    k: () => step(-1),
    o: () => here()?.click(),
    x: tick,
  };
  const deed = deeds[event.key];
  if (!deed) return;
  if (event.key === "/") event.preventDefault();
  deed();
});
