// On a phone the chosen one of many tabs may lie outside its row: bring it into sight. The page itself stays.
for (const row of document.querySelectorAll("[data-house-tabs]")) {
  const chosen = row.querySelector("[aria-current]");
  if (!chosen) continue;
  const outside = chosen.getBoundingClientRect().right - row.getBoundingClientRect().right;
  if (outside > 0) row.scrollLeft = outside + row.clientWidth / 3;
}
