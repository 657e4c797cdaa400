"use strict";
// Words of an article that a reader has selected: copied with the article's citation and a link that leads to them, or reported as
// wrong (report.js, loaded when asked for). On a source page they can be reported alone. A button that always stands there says so
// to who has selected nothing.
(function (banmian) {
  const LEAST = 2, EDGE = 12;           // characters: what counts as a quotation; how much of each end a link names
  const MOST = 200;                     // characters that a report may name
  const PARTS = ".story h1, .story .kicker, .story .deck, .story .abstract p, .story .text, .source[data-own]";
  let story = null, bar = null, told = null, quoted = "", chosen = null;

  banmian.whenReady(() => {
    story = document.querySelector("article.story, .source[data-own]");
    if (!story) return;
    document.addEventListener("selectionchange", look);
    for (const place of document.querySelectorAll(".misprint")) {
      const held = place.querySelector("button");
      place.hidden = false;
      held.addEventListener("pointerdown", (event) => event.preventDefault());      // the selection stays
      held.addEventListener("click", () => report(held));
    }
  });

  // Text fragments (WICG): #:~:text=beginning,end with the three signs of their own escaped; see also decision 0074.
  function fragment(text) {
    const sign = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
    const lines = text.trim().split(/\s*\n\s*/), first = Array.from(lines[0]), last = Array.from(lines[lines.length - 1]);
    if (lines.length === 1 && first.length <= 2 * EDGE) return "#:~:text=" + sign(lines[0]);
    return "#:~:text=" + sign(first.slice(0, EDGE).join("")) + "," + sign(last.slice(-EDGE).join(""));
  }

  // What is selected inside the article's headline and text; readings above characters left out.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    if (!story.contains(range.commonAncestorContainer)) return "";
    const copy = document.createElement("div");
    copy.append(range.cloneContents());
    for (const aside of copy.querySelectorAll("rt, rp, button, .no, .margin")) aside.remove();
    for (const block of copy.querySelectorAll("p, h1, h2, h3, li")) block.append("\n");
    return copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim();
  }

  // The part of the article's own text that all of the selection stands in, and the selection there; null where there is none.
  // A selection of a whole last paragraph ends at the beginning of what follows it.
  function within() {
    const range = getSelection().getRangeAt(0).cloneRange(), from = range.startContainer, whole = range.toString().trim();
    const part = (from.nodeType === Node.ELEMENT_NODE ? from : from.parentElement).closest(PARTS);
    if (!part || Array.from(whole).length > MOST) return null;
    if (!part.contains(range.endContainer)) range.setEnd(part, part.childNodes.length);
    return range.toString().trim() === whole ? {part, range} : null;
  }

  function look() {
    if (document.querySelector("dialog[open]")) return;
    const text = selected(), size = Array.from(text).length, place = size ? within() : null;
    if (size < LEAST && !place) { if (bar && !bar.contains(document.activeElement)) { bar.hidden = true; told.textContent = ""; delete told.dataset.t; } return; }
    quoted = text;
    chosen = place;
    if (!bar) { story.after(bar = made()); bar.after(told = live()); }
    bar.firstChild.hidden = size < LEAST || !document.querySelector(".citation .copy");
    bar.lastChild.hidden = !place;
    const none = bar.firstChild.hidden && bar.lastChild.hidden;
    if (bar.hidden && !none) say(told, "cite.selected");
    bar.hidden = none;
  }

  function made() {
    const pill = document.createElement("p");
    pill.className = "quote";
    pill.hidden = true;
    pill.append(button("cite.quote", async () => await banmian.copy(quotation(quoted)) ? "cite.copied" : "cite.failed"),
      button("cite.report", report));
    return pill;
  }

  // What is told to those who do not see the buttons appear.
  function live() {
    const sign = document.createElement("p");
    sign.className = "off";
    sign.setAttribute("role", "status");
    return sign;
  }

  // A button that says for a moment what came of it.
  function button(key, act) {
    const made = document.createElement("button"), words = document.createElement("span");
    made.type = "button";
    words.setAttribute("role", "status");
    say(words, key);
    made.append(words);
    made.addEventListener("pointerdown", (event) => event.preventDefault());      // the selection stays
    made.addEventListener("click", async () => {
      const came = await act(made);
      if (!came) return;
      say(words, came);
      setTimeout(() => { say(words, key); look(); }, 2500);
    });
    return made;
  }

  async function report(back) {
    const held = getSelection().rangeCount && selected() ? within() : null;
    const {part, range} = bar && bar.contains(back) ? chosen : held || {};
    try { await Promise.all([banmian.load("report.js"), banmian.load("words." + window.BANMIAN_LANGUAGES[0][0] + ".js")]); }
    catch (error) { return "cite.failed"; }
    banmian.report(part, range, () => {
      if (range) {
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        look();
      }
      back.focus({preventScroll: true});
    });
    return "";
  }

  function quotation(text) {
    const canonical = document.querySelector("link[rel=canonical]"), address = canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
    const printed = banmian.prefs.script === "source" && banmian.prefs.marks === "full";      // as everyone's page has it
    const link = /^https?:/.test(address) ? "\n" + address + (printed ? fragment(text) : "") : "";
    return "“" + text + "”\n" + banmian.citation() + link + "\n";
  }

  function say(node, key) {
    node.dataset.t = key;
    node.textContent = banmian.say(key);
    if (banmian.language !== window.BANMIAN_LANGUAGES[0][0]) node.lang = banmian.language; else node.removeAttribute("lang");
  }

  banmian.quoting = {fragment};
})(window.banmian);
