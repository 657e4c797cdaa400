"use strict";
// A reader's report of a wrong character: what stands there and where, what it should be, and the entry of a corrections file
// that an editor can paste (docs/corrections.md). It is written here and goes nowhere by itself.
(function (banmian) {
  const AROUND = 12;            // characters told on each side
  const LONGEST = 2000;         // of a mailto: address; some mail programs cut longer ones
  const WHITE = /[^\S\uFEFF]|[\x1C-\x1F\x85]/;          // what Python calls white space
  const FIRST = window.BANMIAN_LANGUAGES[0][0];
  const say = (key, values) => banmian.say(key, values);
  const PARTS = ".story h1, .story .kicker, .story .deck, .story .abstract p, .story .text, .source[data-own]";
  const isInk = (c) => !WHITE.test(c) && c !== "*" && c !== "#";        // as render/mended.py counts
  const ink = (text) => Array.from(text).filter(isInk);

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // The words of a range, readings above characters left out.
  function words(range) {
    const copy = element("div", {}, range.cloneContents());
    for (const aside of copy.querySelectorAll("rt, rp, .no, .margin")) aside.remove();
    return copy.textContent;
  }

  // What is selected, as the source prints it, with what stands around; `first` and `last` number its characters of ink.
  function passage(part, range) {
    const whole = document.createRange(), before = document.createRange();
    whole.selectNodeContents(part);
    before.setStart(part, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const shown = words(whole), printed = banmian.printed(part), same = ink(printed).length === ink(shown).length;
    const characters = Array.from(same ? printed : shown), places = [...characters.keys()].filter((i) => isInk(characters[i]));
    const first = ink(words(before)).length, last = first + ink(words(range)).length - 1;
    const cut = (from, to) => characters.slice(Math.max(0, from), to).join("").replace(/\s*\n\s*/g, "");
    return {first, last, count: same ? places.length : -1, wrong: cut(places[first], places[last] + 1),
      before: cut(places[first] - AROUND, places[first]), after: cut(places[last] + 1, places[last] + 1 + AROUND)};
  }

  // The first place where a part of the page shows the words: [part, range], null where none does.
  function search(wanted) {
    const sought = ink(wanted).join("");
    for (const part of sought ? document.querySelectorAll(PARTS) : []) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), places = [];
      let held = "";
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest("rt, rp, .no, .margin")) continue;
        for (let i = 0; i < node.data.length; i++) if (isInk(node.data[i])) { held += node.data[i]; places.push([node, i]); }
      }
      const at = held.indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange(), last = places[at + sought.length - 1];
      range.setStart(...places[at]);
      range.setEnd(last[0], last[1] + 1);
      return [part, range];
    }
    return null;
  }

  // [{at, line, run}] of each character of ink: render/whereabouts.py says how it is written. Within a run only white space is between.
  function placesOf(said) {
    const found = [];
    let run = 0;
    for (const group of said.split(";")) {
      const [, first, start, rest] = /^(\d+),(\d+):(.*)$/.exec(group);
      let line = Number(first), at = Number(start);
      for (const [, length, gap] of rest.matchAll(/(\d+)([ /+*]*)/g)) {
        for (let i = 0; i < Number(length); i++) found.push({at: at++, line, run});
        at += gap.replace("+", "").length;
        line += gap.split("/").length - 1;
        if (gap.includes("*")) run++;
      }
      run++;
    }
    return found;
  }

  // The seed and its digest, which the page tells machines; the characters of it that the whole article stands in.
  function source() {
    const seed = document.querySelector(".sources .seed"), chars = document.querySelector(".sources [data-from]");
    if (!seed) return null;
    for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
      const held = [].concat(JSON.parse(script.textContent).isBasedOn || []).find((one) => one.name === seed.textContent);
      const digest = held && /^sha256:([0-9a-f]{64})$/.exec(held.identifier || "");
      if (digest) return {seed: held.name, sha256: digest[1], from: chars.dataset.from, to: chars.dataset.to};
    }
    return null;
  }

  // The first character of a correction that touches the places, -1 where there is none.
  function correctedAt(places, first, last) {
    for (const entry of document.querySelectorAll(".corrections li[id^=c]")) {
      const start = Number(entry.id.slice(1)), at = places.findIndex((place) => place.at >= start);
      if (at >= 0 && at <= last && first < at + ink(entry.querySelector("del").textContent).length && places[at].at < start + 20) return start;
    }
    return -1;
  }

  // The least that differs of two wordings, one character of each at least: [characters before it, what stands, what should].
  function least(wrong, right) {
    const short = Math.min(wrong.length, right.length) - 1;
    let head = 0, tail = 0;
    while (head < short && wrong[head] === right[head]) head++;
    while (tail < short - head && wrong[wrong.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
    return [head, wrong.slice(0, wrong.length - tail).slice(head), right.slice(0, right.length - tail).slice(head)];
  }

  // Where the selection stands on its source page: {seed…, start, end, line, last} as far as it is known, and what forbids an entry.
  function standing(part, found) {
    const known = source(), places = known && part.dataset.at ? placesOf(part.dataset.at) : [];
    if (!known || places.length !== found.count) return known;
    const from = places[found.first], to = places[found.last];
    return Object.assign(known, {places, start: from.at, end: to.at + 1, line: from.line, last: to.line, mended: correctedAt(places, found.first, found.last)});
  }

  function entry(found, known, right, name) {
    const reason = window.BANMIAN_WORDS[FIRST][name ? "report.credited" : "report.reason"].replace("{name}", name);     // in the site's language
    let {wrong} = found, {start, end} = known, notes = [];
    if (known.mended >= 0) return say("report.mended", {start: known.mended});
    if (!known.places) { notes.push(say("report.between", known)); start = end = ""; }
    else {
      let first = found.first, last = found.last;
      const parts = () => known.places[first].run !== known.places[last].run, breaks = () => known.places[first].line !== known.places[last].line;
      if (ink(wrong).length !== ink(right).length || parts()) {
        const [head, old, put] = least(ink(wrong), ink(right));
        [wrong, right, first, last] = [old.join(""), put.join(""), first + head, first + head + old.length - 1];
      }
      if (parts()) return say("report.parted");
      if (breaks() && ink(wrong).length !== ink(right).length) notes.push(say("report.cut"));
      [start, end] = [known.places[first].at, known.places[last].at + 1];
    }
    const text = JSON.stringify;            // which YAML reads as its own
    return [say("report.entry"), "", ...notes.map((note) => "# " + note), "- seed: " + text(known.seed), "  sha256: " + known.sha256, "  corrections:",
      "    - start: " + start, "      end: " + end, "      from: " + text(wrong), "      to: " + text(right), "      reason: " + text(reason),
      "      who: editor"].join("\n");
  }

  // The page's address; from disk the path within the site, for the rest is the reader's own.
  function address() {
    const canonical = document.querySelector("link[rel=canonical]"), here = location.href.replace(/[?#].*$/, "");
    return canonical ? canonical.href : here.startsWith("file:") ? decodeURI(here.slice(banmian.root.length)) : here;
  }

  // The article's headline; of a source page what stands above it.
  function headline() {
    const own = document.querySelector(".story h1");
    return own ? banmian.printed(own).trim() : document.querySelector("main h1").textContent.trim();
  }

  // The line of a source page that a range begins in, "" elsewhere.
  function lineOf(range) {
    const node = range && (range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement);
    const line = node && node.closest(".line[id]");
    return line ? line.id.slice(1) : "";
  }

  function report(found, known, right, name, whole) {
    const {start, end} = known || {}, seed = document.querySelector(".source[data-own]") && document.querySelector(".standfirst .seed");
    const lines = [say(seed ? "report.page.of" : "report.article", {headline: headline()}), say("report.address", {address: address()})];
    if (seed) lines.push(say("report.source", {seed: seed.textContent}) + (found.line ? say("report.line", found) : ""));
    if (known) lines.push(say("report.source", known) + (known.places ? say(known.line === known.last ? "report.line" : "report.lines", known) : "")
      + say("report.chars", known.places ? {from: start, to: end} : known));
    lines.push(say("report.stands", found), say("report.reads", {right}));
    if (name) lines.push(say("report.by", {name}));
    if (known && whole) lines.push("", entry(found, known, right, name));
    return lines.join("\n") + "\n";
  }

  function mail(to, text) {
    const sign = (part) => encodeURIComponent(part.replace(/\n/g, "\r\n"));
    return to + "?subject=" + sign(say("report.title") + " · " + headline().slice(0, 60)) + "&body=" + sign(text);
  }

  // The form: {dialog, right, name, whole, more, said, send, close}. `contact` is the link that the article has, `to` its mailto: address.
  function made(wording, contact, to) {
    const story = document.querySelector(".story, .source[data-own]"), lang = story.dataset.lang || story.lang;
    const field = (key, box) => element("p", {}, element("label", {for: box.id}, say(key)), box);
    const wrong = element("textarea", {id: "report-wrong", rows: 2, lang});
    if (wording) wrong.readOnly = true;
    const right = element("textarea", {id: "report-right", rows: 2, lang, "aria-describedby": "report-said"});
    const name = element("input", {id: "report-name", autocomplete: "name"}), whole = element("pre", {tabindex: 0});
    const more = element("details", {}, element("summary", {}, say("report.whole")), whole);
    const said = element("p", {id: "report-said", role: "status"});
    const send = to ? element("a", {class: "send"}, say("report.send")) : null;
    const close = element("button", {type: "button"}, say("report.close"));
    const hint = element("p", {class: "about"}, say("report.about"), banmian.language === "en" ? " " : "", say(to ? "report.mail" : contact ? "report.page" : "report.hand"));
    if (contact && !to) hint.append(" ", element("a", {href: contact.href}, contact.href));
    wrong.value = right.value = wording;
    const choices = element("p", {class: "choices"}, element("button", {class: "first"}, say("report.copy")), ...(send ? [send] : []), close);
    const form = element("form", {}, element("h2", {id: "report-title"}, say("report.title")), hint,
      field(wording ? "report.wrong" : "report.typed", wrong), field("report.right", right), field("report.name", name), more, said, choices);
    return {dialog: element("dialog", {class: "report", "aria-labelledby": "report-title", lang: banmian.language}, form), form, wrong, right, name, whole, more, said, send, close};
  }

  // Without a range the reader types what is wrong. `back` is called when the form has been closed.
  banmian.report = function (part, range, back) {
    let found = {wrong: "", before: "", after: "", count: -1}, known = source();
    const look = (place, at) => { found = Object.assign(passage(place, at), {line: lineOf(at)}); known = standing(place, found); };
    if (range) look(part, range);
    const contact = document.querySelector(".sources a.report"), to = contact && (/^mailto:[^?]*/.exec(contact.href) || [""])[0];
    const {dialog, form, wrong, right, name, whole, more, said, send, close} = made(found.wrong, contact, to);
    const written = () => right.value.replace(/\s*\n\s*/g, "").trim();
    const text = (all) => report(found, known, written(), name.value.trim(), all);
    const asked = (event) => {
      const put = ink(written()).join("");
      if (put && found.wrong && put !== ink(found.wrong).join("")) return true;
      event.preventDefault();
      said.textContent = say("report.missing");
      (found.wrong ? right : wrong).focus();
      return false;
    };
    const change = () => {
      whole.textContent = text(true);
      if (send) send.href = [text(true), text(false)].map((one) => mail(to, one)).find((one, i) => i || one.length < LONGEST);
      said.textContent = found.lost ? say("report.absent") : "";
    };
    let given = "";             // what the form itself wrote as the right wording
    form.addEventListener("input", change);
    if (!range) wrong.addEventListener("input", () => {
      const place = search(wrong.value);
      if (place) look(...place);
      else { found = {wrong: wrong.value.replace(/\s*\n\s*/g, "").trim(), before: "", after: "", count: -1, lost: wrong.value.trim() !== ""}; known = source(); }
      if (right.value === given) right.value = given = wrong.value;
      change();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!asked(event)) return;
      const done = await banmian.copy(text(true));
      said.textContent = say(done ? "cite.copied" : "cite.failed");
      if (!done) { more.open = true; getSelection().selectAllChildren(whole); }
    });
    if (send) send.addEventListener("click", asked);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); back(); });
    document.body.append(dialog);
    change();
    dialog.showModal();
    const first = range ? right : wrong;
    first.focus();
    first.select();
  };
})(window.banmian);
