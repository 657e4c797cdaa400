"use strict";
// The interface in another language. Pages are written in the site's first language; every text of the interface names
// its key (data-t), so the browser can put it into another without a second copy of the page.
(function (banmian) {
  const FIRST = window.BANMIAN_LANGUAGES[0][0];
  const ATTRIBUTES = ["aria-label", "placeholder", "title"];
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], WEEKDAY = /^星期[一二三四五六日]$/;
  const HAN = /\p{Script=Han}/u;
  const before = new Map(), borne = new Map();       // what was there first: texts and attributes; `lang` of elements with an attribute
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
    if (banmian.language === "en" && WEEKDAY.test(value)) return DAYS["一二三四五六日".indexOf(value[2])];
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

  // An element bears the language that the interface speaks in it, where what stands around it is in another.
  function bear(node) {
    if (node.parentElement.closest("[lang]").getAttribute("lang") === banmian.language) node.removeAttribute("lang");
    else node.setAttribute("lang", banmian.language);       // `node.lang` says nothing in an SVG
  }

  // Whether an element whose attribute is in the interface's language may bear that language: not where the words of the corpus are
  // part of it or stand in the element without a language of their own, and not what a reader types into.
  function speaks(node) {
    if (node.matches("input, textarea") || Object.values(node.dataset).some((value) => HAN.test(value))) return false;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), own = node.closest("[lang]");
    while (walker.nextNode()) {
      const {data, parentElement} = walker.currentNode, nearest = parentElement.closest("[lang]");
      if (HAN.test(data) && (nearest === own || nearest === node)) return false;
    }
    return true;
  }

  function put(root) {
    for (const [node, lang] of borne) {
      if (!root.contains(node)) continue;
      if (lang === null) node.removeAttribute("lang"); else node.setAttribute("lang", lang);
      borne.delete(node);
    }
    for (const node of root.querySelectorAll("[data-t]")) {
      const first = remember(node, "text", node.textContent);
      const key = node.dataset.t;
      const text = key in words ? fill(words[key], node.dataset) : first;       // `first` of what a script made is not of the first language
      if (node.textContent !== text) node.textContent = text;
      bear(node);
    }
    for (const node of root.querySelectorAll("time[datetime]")) {
      const first = remember(node, "text", node.textContent);
      node.textContent = banmian.language === FIRST ? first : date(node.getAttribute("datetime"));
      bear(node);
    }
    for (const name of ATTRIBUTES) for (const node of root.querySelectorAll("[data-t-" + name + "]")) {
      const first = remember(node, name, node.getAttribute(name));
      const key = node.getAttribute("data-t-" + name);
      node.setAttribute(name, key in words ? fill(words[key], node.dataset) : first);
      if (banmian.language === FIRST || node.dataset.t || !speaks(node)) continue;
      borne.set(node, node.getAttribute("lang"));
      bear(node);
    }
  }
  banmian.translate = put;

  // Titles of pages that the interface names, not of articles and people.
  let title = "";
  function entitle() {
    const named = document.querySelector("main h1 [data-t], main h1 > time"), site = document.querySelector(".nameplate a");
    const other = banmian.language !== FIRST && named && site;
    const number = document.querySelector(".pager [data-t='pager.number']"), written = number ? before.get(number).text + " · " : "";
    const part = number && title.startsWith(written) ? number.textContent + " · " : "";       // of a list in several parts
    document.title = part + (other ? named.closest("h1").textContent.trim().replace(/\s+/g, " ") + " · " + site.textContent : title.slice(part ? written.length : 0));
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
