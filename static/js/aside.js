// Puts the page aside on this device, so that it opens again without network, and says so in words. Browsers allow it on
// https only; elsewhere the page says that it must stay open. After a week, and on signing out, nothing is left of it.
const STORE = "aside";
const KEEP_DAYS = 7;
const PARTS = /\.(css|js|svg|png|woff2?)$/;

async function forget(store) {
  for (const request of await store.keys()) {
    const answer = await store.match(request);
    if (Date.now() - Date.parse(answer.headers.get("Date")) > KEEP_DAYS * 864e5) await store.delete(request);
  }
}

async function put(store, address) {
  const answer = await fetch(address, { headers: { "X-Put-Aside": "1" } });
  if (answer.ok && !answer.redirected) await store.put(address, answer);
}

async function keep(place) {
  if (!("serviceWorker" in navigator) || !window.caches) return false;
  const page = location.href.split("#")[0];
  const store = await caches.open(STORE);
  try {
    await navigator.serviceWorker.register(place.dataset.houseAsideWorker, { scope: place.dataset.houseAsideScope });
    await forget(store);
    await put(store, page);
    const parts = performance.getEntriesByType("resource").map((part) => part.name);
    for (const part of new Set(parts)) {
      if (PARTS.test(new URL(part).pathname) && !(await store.match(part))) await put(store, part);
    }
  } catch {
    // no network now: what was put aside before remains
  }
  return Boolean(await store.match(page));
}

async function tell(place) {
  place.textContent = (await keep(place).catch(() => false))
    ? `${place.dataset.houseAside}已存在这台设备上：没有网络时关掉或刷新本页，按原网址还能打开。${KEEP_DAYS}天后或退出登录时删去。`
    : `${place.dataset.houseAside}没有存在这台设备上：没有网络时请不要关掉或刷新本页。`;
}

for (const place of document.querySelectorAll("[data-house-aside]")) {
  tell(place);
  document.addEventListener("house:sent", () => tell(place)); // the copy shows what the server knows now
}
