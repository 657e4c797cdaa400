"use strict";
// Words of an article that a reader has selected, copied with the article's citation and a link that leads to them.
(function (banmian) {
  const LEAST = 2, EDGE = 12;           // characters: what counts as a quotation; how much of each end a link names
  let story = null, bar = null, quoted = "";

  banmian.whenReady(() => {
    story = document.querySelector("article.story");
    if (story && document.querySelector(".citation .copy")) document.addEventListener("selectionchange", look);
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
    for (const aside of copy.querySelectorAll("rt, rp, button")) aside.remove();
    for (const block of copy.querySelectorAll("p, h1, h2, h3, li")) block.append("\n");
    return copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim();
  }

  function look() {
    const text = selected();
    if (Array.from(text).length < LEAST) { if (bar && !bar.contains(document.activeElement)) bar.hidden = true; return; }
    quoted = text;
    if (!bar) story.after(bar = made());
    bar.hidden = false;
  }

  function made() {
    const pill = document.createElement("p"), button = document.createElement("button"), words = document.createElement("span");
    pill.className = "quote";
    button.type = "button";
    words.setAttribute("role", "status");
    say(words, "cite.quote");
    button.append(words);
    button.addEventListener("pointerdown", (event) => event.preventDefault());      // the selection stays
    button.addEventListener("click", async () => {
      say(words, await banmian.copy(quotation(quoted)) ? "cite.copied" : "cite.failed");
      setTimeout(() => { say(words, "cite.quote"); look(); }, 2500);
    });
    pill.append(button);
    return pill;
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
