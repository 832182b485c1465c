// The time of whoever speaks, on the screen of the hall: counted between two answers of the server, which alone keeps it.
let shown = null;
let end = 0;

function words(left) {
  return left ? `还剩 ${Math.floor(left / 60)} 分 ${String(left % 60).padStart(2, "0")} 秒` : "时间已到";
}

function tick() {
  const place = document.querySelector(".hall [data-house-left]");
  if (!place) return;
  if (place !== shown) {
    shown = place;
    end = performance.now() + Number(place.dataset.houseLeft) * 1000;
    place.setAttribute("role", "timer");
  }
  const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  place.textContent = words(left);
  place.parentElement.toggleAttribute("data-over", !left);
}

tick();
setInterval(tick, 500);
