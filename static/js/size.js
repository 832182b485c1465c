// Large type at once; the server remembers it for the next page and the next day. Without script the form does both.
for (const form of document.querySelectorAll("form[data-house-size]")) {
  form.addEventListener("submit", async (event) => {
    const button = form.querySelector("button[name=large]");
    if (!window.fetch || !button) return;
    event.preventDefault();
    const large = button.value === "1";
    const body = new URLSearchParams(new FormData(form));
    body.set("large", button.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (answer.status >= 400) throw new Error(answer.status);
    } catch {
      form.submit();
      return;
    }
    if (large) document.documentElement.dataset.size = "large";
    else delete document.documentElement.dataset.size;
    button.value = large ? "0" : "1";
    button.querySelector(".icon-text").textContent = large ? "换回标准字号" : "换成大字版";
  });
}
