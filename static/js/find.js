// A long list of boxes – a hundred and fifty deputies – gets a line to find somebody by name; whoever is ticked stays in sight.
const MANY = 24;

function follow(group) {
  const choices = [...group.querySelectorAll("label:has(input)")];
  if (choices.length < MANY) return;
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "输入名称查找";
  search.setAttribute("aria-label", "输入名称查找");
  search.addEventListener("input", () => {
    const words = search.value.trim();
    for (const one of choices) {
      one.hidden = !one.textContent.includes(words) && !one.querySelector("input").checked;
    }
    for (const part of group.querySelectorAll("[data-choices] > div > div")) {
      part.hidden = !part.querySelector("label:has(input):not([hidden])");
    }
  });
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  group.prepend(search);
  group.dataset.choices = "many";
}

for (const group of document.querySelectorAll("[data-choices]")) follow(group);
