// What is left of somebody's time, counted from what the server said; the server alone decides when it is over.
const EARLY = 2; // seconds: what is on the page goes in before its time is over

for (const place of document.querySelectorAll("[data-house-left]")) {
  const end = performance.now() + Number(place.dataset.houseLeft) * 1000;
  place.setAttribute("role", "timer");
  const show = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    place.textContent = `还剩 ${Math.floor(left / 60)} 分 ${String(left % 60).padStart(2, "0")} 秒`;
    if (left > EARLY) return;
    clearInterval(ticking);
    document.querySelector("form[data-house-draft]")?.requestSubmit();
  };
  const ticking = setInterval(show, 1000);
  show();
}
