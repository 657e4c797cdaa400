"use strict";
// The interface in another language. Pages are written in the site's first language; every text of the interface names
// its key (data-t), so the browser can put it into another without a second copy of the page.
(function (banmian) {
  const FIRST = window.BANMIAN_LANGUAGES[0][0];
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const before = new Map();
  let words = window.BANMIAN_UI;
  banmian.language = FIRST;

  banmian.say = function (key, values) {
    const table = (window.BANMIAN_WORDS || {})[banmian.language] || words;     // all words, where a page has loaded them
    const text = table[key] === undefined ? window.BANMIAN_UI[key] : table[key];
    return text === undefined ? key : fill(text, values || {});
  };

  function fill(text, values) {
    const bar = text.indexOf("|");
    if (bar >= 0) text = values.n === "1" || values.n === 1 ? text.slice(0, bar) : text.slice(bar + 1);
    return text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? shown(name, String(values[name])) : whole);
  }

  function shown(name, value) {
    if (name === "date") return date(value);
    return name === "n" && /^\d+$/.test(value) ? Number(value).toLocaleString("en") : value;
  }

  // 2022-11-22 → 22 November 2022; Chinese readers see 2022年11月22日.
  function date(iso) {
    const [year, month, day] = iso.split("-");
    if (!/^\d{4}(-\d\d){0,2}$/.test(iso)) return iso;
    if (banmian.language !== "en") return year + "年" + (month ? Number(month) + "月" : "") + (day ? Number(day) + "日" : "");
    return (day ? Number(day) + " " : "") + (month ? MONTHS[month - 1] + " " : "") + year;
  }
  banmian.date = date;

  function remember(node, name, value) {
    const held = before.get(node) || {};
    if (!(name in held)) held[name] = value;
    before.set(node, held);
    return held[name];
  }

  function put(root) {
    for (const node of root.querySelectorAll("[data-t]")) {
      const first = remember(node, "text", node.textContent);
      const key = node.dataset.t;
      const text = banmian.language === FIRST || !(key in words) ? first : fill(words[key], node.dataset);
      if (node.textContent !== text) node.textContent = text;
      if (banmian.language === FIRST) node.removeAttribute("lang");
      else node.lang = banmian.language;
    }
    for (const name of ATTRIBUTES) for (const node of root.querySelectorAll("[data-t-" + name + "]")) {
      const first = remember(node, name, node.getAttribute(name));
      const key = node.getAttribute("data-t-" + name);
      node.setAttribute(name, banmian.language === FIRST || !(key in words) ? first : fill(words[key], node.dataset));
    }
    for (const node of root.querySelectorAll("time[datetime]")) {
      const first = remember(node, "text", node.textContent);
      node.textContent = banmian.language === "en" ? date(node.getAttribute("datetime")) : first;
      if (banmian.language === "en") node.lang = "en"; else node.removeAttribute("lang");
    }
  }
  banmian.translate = put;

  // Titles of pages that the interface names, not of articles and people.
  let title = "";
  function entitle() {
    const named = document.querySelector("main h1 [data-t], main h1 > time"), site = document.querySelector(".nameplate a");
    const other = banmian.language !== FIRST && named && site;
    document.title = other ? named.closest("h1").textContent.trim().replace(/\s+/g, " ") + " · " + site.textContent : title;
  }

  async function change(language) {
    if (!window.BANMIAN_LANGUAGES.some(([tag]) => tag === language)) language = FIRST;
    if (language !== FIRST && !(window.BANMIAN_WORDS || {})[language]) await banmian.load("words." + language + ".js");
    banmian.language = language;
    words = language === FIRST ? (window.BANMIAN_WORDS || {})[FIRST] || window.BANMIAN_UI : window.BANMIAN_WORDS[language];
    window.BANMIAN_STRINGS = words;
    if (language !== FIRST || before.size) {
      put(document);
      entitle();
    }
    for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", String(button.dataset.language === language));
    document.dispatchEvent(new CustomEvent("banmian:language", {detail: language}));
  }

  banmian.onPrefs((name, value) => { if (name === "language") change(value); });
  banmian.whenReady(() => { title = document.title; return change(banmian.prefs.language || FIRST); });
})(window.banmian);
