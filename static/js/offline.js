// Stands between the browser and the network for pages put aside on this device (aside.js): with no network, or one that
// does not answer, it gives what lies here. Whatever was not put aside is left to the network.
const STORE = "aside";
const PATIENCE = 6000;

const later = (time) => new Promise((done) => setTimeout(done, time));
const aside = async (request) => (await caches.open(STORE)).match(request.url, { ignoreVary: true });

async function answer(request) {
  const asked = fetch(request);
  asked.catch(() => {}); // it may fail after the device has answered
  try {
    return (await Promise.race([asked, later(PATIENCE)])) ?? (await aside(request)) ?? (await asked);
  } catch {
    return (await aside(request)) ?? Response.error();
  }
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, headers } = event.request;
  if (method === "GET" && !headers.has("X-Put-Aside")) event.respondWith(answer(event.request));
});
