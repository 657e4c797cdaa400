"use strict";
// The page for addresses that lead nowhere: it stands under any address, so it must find where the site begins. The theme's
// script has its content in its name: the folder that has it is the site's. Then links lead there, looks and script are loaded.
// netlify.toml names the digest of this file.
(async function (script) {
  const asset = script.dataset.asset, old = script.dataset.root;

  async function holds(root) {
    try {
      const answer = await fetch(root + asset, {method: "HEAD"});
      return answer.ok && /javascript/.test(answer.headers.get("content-type"));
    } catch (error) { return false; }
  }

  async function begins() {
    if (location.protocol === "file:") return "";
    const steps = location.pathname.split("/").slice(1, -1);
    const roots = ["", ...steps].map((_, n) => "/" + steps.slice(0, n).map((step) => step + "/").join(""));
    if (location.pathname.endsWith("/404.html")) roots.reverse();       // asked for by its own name, it stands at the root
    for (const root of roots) if (await holds(root)) return root;
    return old;
  }

  const root = await begins();
  for (const [tag, name] of [["a", "href"], ["form", "action"]]) {
    for (const node of document.querySelectorAll(tag + "[" + name + "]")) {
      const address = node.getAttribute(name);
      if (address.startsWith(old) && !/^(#|data:|mailto:)/.test(address) && (old || !/^[a-z]+:/.test(address))) {
        node.setAttribute(name, root + address.slice(old.length));
      }
    }
  }
  const looks = document.createElement("link"), main = document.createElement("script");
  looks.rel = "stylesheet";
  looks.href = root + script.dataset.looks;
  looks.onload = () => document.querySelector("style").remove();      // it would pull at the site's own
  main.src = root + asset;
  document.head.append(looks, main);
})(document.currentScript);
