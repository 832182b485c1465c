// The print button of pages made for paper; without script people use the browser's own.
for (const button of document.querySelectorAll("[data-house-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
