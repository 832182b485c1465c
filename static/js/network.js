// Says so when the network is gone, and when a fragment could not be fetched; what is written stays where it is.
const bar = document.createElement("p");
bar.className = "offline";
bar.setAttribute("role", "status");
bar.hidden = true;
document.body.append(bar);

function say(words) {
  bar.textContent = words;
  bar.hidden = !words;
}

window.addEventListener("offline", () => say("网络断开了。写的内容存在这台设备上，连上以后再提交。"));
window.addEventListener("online", () => say(""));
document.body.addEventListener("htmx:sendError", () => say("没有连上服务器，请过一会儿再试。"));
document.body.addEventListener("htmx:responseError", () => say("服务器没有办成这一步，请刷新页面再试。"));
document.body.addEventListener("htmx:afterOnLoad", () => say(""));
