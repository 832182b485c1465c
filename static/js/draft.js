// Drafts: every five seconds what is written goes to this device and then to the server. Nothing is lost when either fails.
const EVERY = 5000;
const KEEP_DAYS = 30;
const SKIPPED = new Set(["csrfmiddlewaretoken", "once", "version", "page", "turn"]);

const store = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write(key, entry) {
    try {
      localStorage.setItem(key, JSON.stringify(entry));
      return true;
    } catch {
      return false; // private window or full: the server copy remains
    }
  },
  drop: (key) => localStorage.removeItem(key),
};

const clock = (time) => new Date(time).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
const same = (one, other) => JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SKIPPED.has(name));

function fill(form, fields) {
  const left = fields.map(([name, value]) => ({ name, value }));
  for (const box of form.elements) {
    if (!box.name || SKIPPED.has(box.name) || box.type === "file") continue;
    const choice = box.type === "checkbox" || box.type === "radio";
    const at = left.findIndex((one) => one.name === box.name && (!choice || one.value === box.value));
    if (choice) box.checked = at >= 0;
    else if (box.tagName !== "BUTTON" && at >= 0) box.value = left[at].value;
    if (at >= 0) left.splice(at, 1);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// The entry is put aside first, so that what is written meanwhile cannot overwrite it. Taking it up also takes up its old
// version and (in hidden fields) what it began from: when another device has saved since, the server answers with both.
function offer(form, entry, key) {
  const aside = `${key}:aside`;
  store.write(aside, entry);
  store.drop(key);
  const take = () => {
    form.dataset.houseDraftVersion = entry.base;
    form.dataset.houseDraftPage = entry.page ?? form.dataset.houseDraftPage;
    fill(form, entry.fields);
  };
  const box = document.createElement("div");
  box.className = "offer";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.className = "offer-text";
  text.textContent = `这台设备上有 ${clock(entry.at)} 写的内容，比页面上的新。`;
  box.append(text);
  for (const [word, deed] of [
    ["用这份内容", take],
    ["不要了", () => {}],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = word;
    button.addEventListener("click", () => {
      deed();
      store.drop(aside);
      box.remove();
    });
    box.append(button);
  }
  form.prepend(box);
}

function keep(form) {
  const key = `draft:${form.dataset.houseDraft}`;
  const stamp = form.querySelector("[data-house-saved]");
  let filed = false; // on its way to the server for good: a saving now would come back as an unsent draft
  // Its own name: what it has sent without hearing of it is not somebody else's, nor after it was opened anew.
  form.dataset.houseDraftPage = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const asked = () => ({ base: form.dataset.houseDraftVersion, page: form.dataset.houseDraftPage });
  let kept = JSON.stringify(fieldsOf(form));
  const say = (...words) => stamp?.replaceChildren(...words);

  function signedOut() {
    const link = Object.assign(document.createElement("a"), { href: location.href, textContent: "重新登录，接着写" });
    say("登录已失效，写的内容存在这台设备上。", link);
  }

  async function send(fields) {
    const { base, page } = asked();
    const body = new URLSearchParams([...fields, ["version", base || "0"], ["page", page], ["turn", Date.now()]]);
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    const answer = await fetch(form.dataset.houseDraftUrl, { method: "POST", body, redirect: "manual" });
    const version = answer.headers.get("X-Draft-Version");
    if (answer.status === 409) {
      if (version) form.dataset.houseDraftVersion = version;
      form.dispatchEvent(new CustomEvent("house:conflict", { bubbles: true, detail: await answer.text() }));
      say(form.querySelector("[data-house-conflict]") ? "别处也改过，请先定下来" : "别处写的已合在一起");
    } else if (answer.status === 200) {
      const told = await answer.json();
      form.dataset.houseDraftVersion = told.version;
      store.write(key, { at: Date.now(), ...asked(), fields, synced: true });
      say(`已保存 ${told.saved_at}`);
    } else if (answer.status === 410 || answer.status === 413) say(await answer.text());
    else if (answer.type === "opaqueredirect" || answer.status === 403) signedOut();
    else throw new Error(answer.status);
  }

  async function save() {
    const fields = fieldsOf(form);
    const text = JSON.stringify(fields);
    if (filed || text === kept) return;
    kept = text;
    const onDevice = store.write(key, { at: Date.now(), ...asked(), fields });
    try {
      await send(fields);
    } catch {
      kept = ""; // try again on the next turn
      say(onDevice ? `网络不通，已存在这台设备 ${clock(Date.now())}` : "网络不通，还没有保存");
    }
  }

  const entry = store.read(`${key}:aside`) ?? store.read(key);
  const old = entry && Date.now() - entry.at > KEEP_DAYS * 864e5;
  const sent = entry?.sent && entry.base !== form.dataset.houseDraftVersion;
  if (old || sent || entry?.synced) store.drop(key);
  else if (entry && !same(entry.fields, fieldsOf(form))) offer(form, entry, key);

  setInterval(save, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("online", save);
  window.addEventListener("pageshow", () => (filed = false));
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (!navigator.onLine) {
      event.preventDefault(); // the page would give way to the browser's own error
      return void save().then(() => say("没有网络，没有提交。写的内容存在这台设备上，连上以后再按一次"));
    }
    filed = true;
    store.write(key, { at: Date.now(), ...asked(), fields: fieldsOf(form), sent: true });
  });
}

for (const form of document.querySelectorAll("form[data-house-draft]")) keep(form);
