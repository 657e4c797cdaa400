"use strict";
// On a source page, the lines of the article that the address names (#i3) stand out; the others step back.
(function (banmian) {
  let place = null, notice = null;

  function show() {
    const wanted = /^#i\d+$/.test(location.hash) ? location.hash.slice(2) : "";
    place.classList.toggle("one", wanted !== "");
    for (const node of document.querySelectorAll("[data-i]")) node.classList.toggle("own", node.dataset.i === wanted);
    tell(wanted);
  }

  // What is marked, and the way back to all: a notice that stays in sight while one scrolls.
  function tell(wanted) {
    if (notice) notice.remove();
    notice = null;
    const entry = wanted && document.querySelector(".legend [data-i=\"" + wanted + "\"] a");
    if (!entry) return;
    notice = document.createElement("p");
    notice.className = "ownnote";
    notice.setAttribute("role", "status");
    const name = document.createElement("strong"), all = document.createElement("button");
    name.lang = "zh-Hans";
    name.textContent = entry.textContent;
    all.type = "button";
    all.append(word("reading.all"));
    // The button goes with the notice: who pressed it goes on at the article's entry; who clicked keeps the place on the page.
    all.addEventListener("click", (event) => {
      history.replaceState(null, "", location.pathname + location.search);
      show();
      entry.focus({preventScroll: event.detail > 0});
    });
    notice.append(word("reading.own"), " ", name, " ", all);
    place.prepend(notice);
  }

  function word(key) {
    const node = document.createElement("span");
    node.dataset.t = key;
    node.textContent = banmian.say(key);
    return node;
  }

  banmian.whenReady(() => {
    place = document.querySelector("[data-own]");
    if (!place) return;
    show();
    window.addEventListener("hashchange", show);
  });
})(window.banmian);
