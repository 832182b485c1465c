// What the rules say about the text so far: the server answers with the same fragment the page was drawn with.
const PAUSE = 1200;

function follow(form) {
  let timer = 0;
  let asked = 0;

  async function look() {
    const turn = ++asked;
    const here = form.querySelector("[data-house-checks-here]");
    if (!here) return;
    try {
      const answer = await fetch(form.dataset.houseChecks, {
        method: "POST",
        body: new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string")),
        headers: { "X-Requested-With": "fetch" },
      });
      if (!answer.ok || turn !== asked) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = fresh.querySelector("[data-house-checks-here]");
      if (list && list.textContent !== here.textContent) here.replaceChildren(...list.childNodes);
    } catch {
      // off line: the checks wait, the server looks again on submitting
    }
  }

  form.querySelector("button[name=check]")?.addEventListener("click", async (event) => {
    event.preventDefault(); // asked for now: the page with its chosen files stays as it is
    clearTimeout(timer);
    await look();
    form.querySelector("[data-house-checks-here]")?.scrollIntoView({ block: "center" });
  });

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}

for (const form of document.querySelectorAll("form[data-house-checks]")) follow(form);
