// The organiser's list: a press writes an arrival down on this device at once, with its moment and a key, and sends it when
// there is a network. Only numbers of lines and moments are kept here, no names; sending twice changes nothing.
const PAUSE = 10000;

function keep(list) {
  const key = `roll:${list.dataset.houseRoll}`;
  const form = list.closest("form");
  const state = document.querySelector("[data-house-roll-state]");
  const kept = document.querySelector("[data-house-roll-kept]");
  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };
  let waiting = read(key) ?? [];
  let last = read(`${key}:sent`);
  let sending = false;
  let trouble = "";

  function put() {
    try {
      if (waiting.length) localStorage.setItem(key, JSON.stringify(waiting));
      else localStorage.removeItem(key);
      if (last) localStorage.setItem(`${key}:sent`, JSON.stringify(last));
    } catch {
      // private window or full: the page itself remembers
    }
  }

  const lineOf = (box) => box.closest("[data-line]");
  const day = (at) => new Date(at).toLocaleDateString("zh-CN", { month: "long", day: "numeric" });
  const moment = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

  function show() {
    const written = new Map(waiting.map((one) => [String(one.line), one]));
    for (const line of list.querySelectorAll("[data-line]")) {
      const one = written.get(line.dataset.line);
      line.toggleAttribute("data-waiting", Boolean(one));
      if (!one) continue;
      line.querySelector("input").checked = true;
      line.querySelector(".roll-note").textContent = `${moment(one.at)}到会，还没有送出`;
    }
    const there = list.querySelectorAll("[data-present], [data-waiting]").length;
    const all = list.querySelectorAll("[data-line]").length;
    const rest = waiting.length ? `，其中${waiting.length}人记在这台设备上，连上网络后自动送出` : "";
    const sent = last ? `上次送出：${day(last.at)} ${moment(last.at)}，${last.number}人。` : "还没有从这台设备送出过。";
    kept.textContent = `${waiting.length ? `有${waiting.length}人的到会时间存在这台设备上，等着送出。` : "没有等着送出的。"}${sent}`;
    state.textContent = trouble || `已到会 ${there} 人，共邀请 ${all} 人${rest}。`;
  }

  function arrived(lines) {
    for (const line of list.querySelectorAll("[data-line]")) {
      if (!lines.has(line.dataset.line) || line.hasAttribute("data-present")) continue;
      line.setAttribute("data-present", "");
      const box = line.querySelector("input");
      box.checked = true;
      box.disabled = true;
      line.querySelector(".roll-note").textContent = "已登记";
    }
  }

  async function send() {
    if (sending || !waiting.length) return show();
    sending = true;
    const batch = [...waiting];
    try {
      const answer = await fetch(list.dataset.houseRollUrl, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value,
        },
        body: JSON.stringify({ arrivals: batch }),
        redirect: "manual",
      });
      if (answer.status === 200) {
        const told = await answer.json();
        const sent = new Set(batch.map((one) => one.key));
        waiting = waiting.filter((one) => !sent.has(one.key));
        arrived(new Set(told.present.map(String)));
        last = { at: Date.now(), number: sent.size };
        trouble = "";
      } else if (answer.status === 409 || answer.status === 422) trouble = (await answer.json()).detail;
      else if (answer.type === "opaqueredirect" || answer.status === 403) trouble = "登录已失效。登记的到会存在这台设备上，重新登录后打开本页会自动送出。";
      put();
      if (answer.status === 200) document.dispatchEvent(new CustomEvent("house:sent"));
    } catch {
      // no network: what waits stays, the next turn tries again
    }
    sending = false;
    show();
  }

  list.addEventListener("change", (event) => {
    const line = lineOf(event.target);
    if (!line || line.hasAttribute("data-present")) return;
    waiting = waiting.filter((one) => String(one.line) !== line.dataset.line);
    if (event.target.checked) {
      const name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
      waiting.push({ line: Number(line.dataset.line), at: new Date().toISOString(), key: name });
    } else line.querySelector(".roll-note").textContent = "";
    put();
    send();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // every press has been written down already
    send();
  });
  window.addEventListener("online", send);
  setInterval(send, PAUSE);
  send();
}

for (const list of document.querySelectorAll("[data-house-roll]")) keep(list);
