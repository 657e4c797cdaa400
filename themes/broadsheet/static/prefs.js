"use strict";
// What a reader chose (theme, size, language, reading) and the panel to choose it in. Runs in the head, before the page
// is painted, so that nobody sees the light page flash before the dark one.
(function (banmian) {
  const KEY = "banmian.prefs";
  const CHOICES = {
    theme: ["system", "light", "dark"],
    size: ["1", "2", "3", "4"],
    script: ["source", "hant"],
    marks: ["full", "source"],
    writing: ["horizontal", "vertical"],
    pinyin: ["off", "on"],
  };
  const DEFAULTS = {theme: "system", size: "2", script: "source", marks: "full", writing: "horizontal", pinyin: "off", language: ""};
  const READING = ["marks", "writing", "pinyin"];       // of an article's text; the others are of every page
  const listeners = [];

  banmian.root = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  banmian.prefs = Object.assign({}, DEFAULTS, stored());
  banmian.onPrefs = (listener) => listeners.push(listener);
  banmian.load = load;
  show();
  whenReady(build);

  function stored() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { return {}; }
  }

  function store() {
    try { localStorage.setItem(KEY, JSON.stringify(banmian.prefs)); } catch (error) { /* private window: not remembered */ }
  }

  function show() {
    const html = document.documentElement;
    for (const name of ["theme", "size", "writing"]) {
      if (banmian.prefs[name] === DEFAULTS[name]) html.removeAttribute("data-" + name);
      else html.setAttribute("data-" + name, banmian.prefs[name]);
    }
  }

  banmian.choose = function (name, value) {
    banmian.prefs[name] = value;
    store();
    show();
    for (const listener of listeners) listener(name, value);
  };

  // A file of the theme by its logical name, as a classic script: modules and fetch do not work from disk.
  const loading = {};
  function load(name) {
    const path = (window.BANMIAN_ASSETS || {})[name] || name;
    if (!loading[path]) loading[path] = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = banmian.root + path;
      script.onload = resolve;
      script.onerror = () => { delete loading[path]; reject(new Error(path)); };
      document.head.append(script);
    });
    return loading[path];
  }

  function whenReady(act) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
    else queueMicrotask(act);       // when the rest of this script has run
  }
  banmian.whenReady = whenReady;

  function build() {
    const place = document.querySelector("[data-prefs]");
    if (!place) return;
    place.append(languages(), opener());
    place.hidden = false;
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function word(key) { return element("span", {"data-t": key}, banmian.say(key)); }

  function languages() {
    const group = element("div", {class: "languages", role: "group", "aria-label": banmian.say("prefs.language"), "data-t-aria-label": "prefs.language"});
    for (const [tag, name, short] of window.BANMIAN_LANGUAGES) {
      const button = element("button", {type: "button", lang: tag, "aria-label": short + " " + name, "data-language": tag}, short);
      button.addEventListener("click", () => banmian.choose("language", tag));
      group.append(button);
    }
    return group;
  }

  function opener() {
    const button = element("button", {type: "button", class: "open", "aria-expanded": "false", "aria-controls": "prefs",
      "aria-label": banmian.say("prefs.title"), "data-t-aria-label": "prefs.title"}, element("span", {"aria-hidden": "true"}, "Aa"));
    const panel = element("div", {class: "panel", id: "prefs", role: "group", "aria-label": banmian.say("prefs.title"), "data-t-aria-label": "prefs.title"});
    panel.hidden = true;
    const article = document.querySelector(".story");
    for (const name of Object.keys(CHOICES)) if (article || !READING.includes(name)) panel.append(field(name));
    const close = () => { panel.hidden = true; button.setAttribute("aria-expanded", "false"); };
    button.addEventListener("click", () => {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden) panel.querySelector("input:checked").focus();
    });
    const both = element("div", {class: "chooser"}, button, panel);
    both.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) { close(); button.focus(); } });
    both.addEventListener("focusout", (event) => { if (event.relatedTarget && !both.contains(event.relatedTarget)) close(); });
    document.addEventListener("click", (event) => { if (!both.contains(event.target)) close(); });
    return both;
  }

  function field(name) {
    const choices = element("div", {class: "choices"});
    for (const value of CHOICES[name]) {
      const input = element("input", {type: "radio", name: "pref-" + name, value: value});
      input.checked = banmian.prefs[name] === value;
      input.addEventListener("change", () => banmian.choose(name, value));
      choices.append(element("label", {}, input, word("prefs." + name + "." + value)));
    }
    const field = element("fieldset", {}, element("legend", {}, word("prefs." + name)), choices);
    if (name === "script") field.append(element("p", {class: "about"}, word("prefs.script.about")));
    return field;
  }
})(window.banmian = window.banmian || {});
