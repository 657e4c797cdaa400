"use strict";
// The text of an article as a reader wants it: traditional characters, the source's own punctuation, pinyin, upright
// numbers in vertical lines. Traditional characters go through the whole page, wherever it shows words of the corpus.
// The page is never changed for good: every text node's own text is kept.
(function (banmian) {
  const PARTS = ".story h1, .story .kicker, .story .deck, .story .abstract p, .story .text";
  // Words of the corpus beside an article's text: headlines, openings, names of newspapers and places. What must stay as it
  // was printed is left: authors, citations, grounds of facts, corrections, the lines of a source page, what a reader seeks.
  const WORDS = "main [lang=zh-Hans], [data-title]";       // and the site's own title and description
  const KEPT = ".source, .cite, .facts, .names, .byline [rel=author], .byline .name, .credit, .corrections, .pairs, .words, .seek, .seek-body, [data-view=person] h1, [data-t], time";
  const HAN = /\p{Script=Han}/u;
  const NUMBER = /(?<![0-9.])[0-9]{1,2}(?![0-9.%])/g;
  let nodes = null;        // [{node, full, source, part}] of an article's text, made when first wanted
  let around = null;       // [{node, full}] of the page's other words
  let shown = [];          // elements that stand for a text node now
  let convert = null, read = null;

  const wanted = () => {
    const p = banmian.prefs;
    return p.script !== "source" || p.marks !== "full" || p.pinyin !== "off" || p.writing !== "horizontal";
  };

  banmian.onPrefs((name) => { if (["script", "marks", "pinyin", "writing"].includes(name)) show(); });
  banmian.whenReady(() => {
    if (wanted()) show();
    if (document.querySelector(".story") && /[?&]q=/.test(location.search)) banmian.load("search/js/mark.js").catch(() => {});
  });

  // The half-width marks of the source stand in data-half: gaps and marks in turn, counted in the part's text.
  function collect() {
    nodes = [];
    for (const part of document.querySelectorAll(PARTS)) {
      const half = halves(part);
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let at = 0; walker.nextNode();) {
        const node = walker.currentNode, full = node.data;
        let source = full;
        for (const [offset, mark] of half) {
          if (offset >= at && offset < at + full.length) source = source.slice(0, offset - at) + mark + source.slice(offset - at + 1);
        }
        at += full.length;
        if (full.trim() && !node.parentElement.closest("[data-t]")) nodes.push({node, full, source, part});
      }
    }
  }

  function halves(part) {
    const found = [];
    let at = 0;
    for (const [, gap, mark] of (part.dataset.half || "").matchAll(/(\d+)(\D)/g)) found.push([at += Number(gap), mark]);
    return found;
  }

  // The words of a part of the text with the source's own marks and characters, whatever is shown.
  banmian.printed = function (part) {
    if (!nodes) collect();
    return nodes.filter((one) => one.part === part).map((one) => one.source).join("");
  };

  // The page's other words, each once, none of those that `collect` takes.
  function collectAround() {
    const seen = new Set();
    around = [];
    for (const part of document.querySelectorAll(WORDS)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (seen.has(node) || !node.data.trim() || node.parentElement.closest(PARTS + ", " + KEPT)) continue;
        seen.add(node);
        around.push({node, full: node.data, part});
      }
    }
  }

  function turn(hant) {
    if (!around) collectAround();
    for (const {node, full, part} of around) {
      node.data = hant ? traditional(full) : full;
      if (!part.matches(".story, [data-title]")) part.setAttribute("lang", hant ? "zh-Hant" : "zh-Hans");
      else if (!part.matches(".story") && HAN.test(full)) { if (hant) part.lang = "zh-Hant"; else part.removeAttribute("lang"); }
    }
    return around.length;
  }

  async function show() {
    const p = banmian.prefs, story = document.querySelector(".story"), hant = p.script === "hant";
    try {
      if (hant && !convert) { await banmian.load("opencc.js"); convert = converter(banmian.opencc); }
      if (p.pinyin === "on" && !read) { await banmian.load("pinyin.js"); read = reader(banmian.pinyin); }
    } catch (error) { return; }
    const turned = hant || around ? turn(hant) : 0;
    note("converted", story || document.querySelector("main"), hant && (story || turned));
    note("annotated", story, story && p.pinyin === "on");
    if (!story) return;
    if (!nodes) collect();
    const named = banmian.signed();
    for (const [holder, node] of shown) holder.replaceWith(node);
    shown = [];
    for (const {node, full, source} of nodes) {
      const plain = p.marks === "source" ? source : full;
      node.data = quoted(hant ? keeping(named, plain) : plain, node.parentElement.closest(".text") && p.writing);
      if (p.pinyin === "on" || p.writing === "vertical") dress(node, plain, p);
    }
    if (!story.dataset.lang) story.dataset.lang = story.lang;
    story.lang = hant ? "zh-Hant" : story.dataset.lang;
  }

  const keeping = (named, text) => named ? text.split(named).map((part, i) => i % 2 ? part : traditional(part)).join("") : traditional(text);
  const traditional = (text) => banmian.surnamed(text, convert);

  // GB/T 15834, 5.2: in vertical lines quotation marks are corner brackets, the double ones outside.
  const CORNERS = {"“": "『", "”": "』", "‘": "「", "’": "」"};
  const quoted = (text, writing) => writing === "vertical" ? text.replace(/[“”‘’]/g, (mark) => CORNERS[mark]) : text;

  // "This text was converted by a program": always said, never left for the reader to guess.
  function note(what, place, on) {
    let sign = document.getElementById(what);
    if (!on) { if (sign) sign.remove(); return; }
    if (sign) return;
    sign = document.createElement("p");
    sign.id = what;
    sign.className = "note";
    sign.setAttribute("role", "status");
    sign.lang = window.BANMIAN_LANGUAGES[0][0];         // not the text's, whose marks stand elsewhere in their squares
    const words = document.createElement("span");
    words.dataset.t = "reading." + what;
    words.textContent = banmian.say("reading." + what);
    if (banmian.language !== window.BANMIAN_LANGUAGES[0][0]) words.lang = banmian.language;
    sign.append(words);
    if (place.matches(".story")) place.querySelector("header").append(sign);
    else place.append(sign);
  }

  function dress(node, plain, p) {
    const holder = document.createElement("span");
    if (p.pinyin === "on") ruby(holder, node.data, read(plain), p.writing === "vertical" ? upright : (to, run) => to.append(run));
    else upright(holder, node.data);
    if (!holder.firstElementChild) return;
    node.replaceWith(holder);
    shown.push([holder, node]);
  }

  function upright(holder, text) {
    let at = 0;
    for (const match of text.matchAll(NUMBER)) {
      const cell = document.createElement("span");
      cell.className = "upright";
      cell.textContent = match[0];
      holder.append(text.slice(at, match.index), cell);
      at = match.index + match[0].length;
    }
    holder.append(text.slice(at));
  }

  // `between` puts what has no reading, upright numbers among it.
  function ruby(holder, text, readings, between) {
    let run = "";
    Array.from(text).forEach((c, i) => {
      if (!readings[i]) { run += c; return; }
      const cell = document.createElement("ruby"), above = document.createElement("rt");
      above.lang = "zh-Latn-pinyin";
      above.textContent = readings[i];
      cell.append(c, bracket("("), above, bracket(")"));
      between(holder, run);
      holder.append(cell);
      run = "";
    });
    between(holder, run);
  }

  const bracket = (mark) => Object.assign(document.createElement("rp"), {textContent: mark});

  // OpenCC's way: the longest phrase that begins here, else the character.
  function converter(table) {
    const characters = new Map(), phrases = new Map(), longest = new Map();
    const pairs = Array.from(table.pairs);
    for (let i = 0; i < pairs.length; i += 2) characters.set(pairs[i], pairs[i + 1]);
    const plain = (text) => Array.from(text, (c) => characters.get(c) || c).join("");
    for (const row of table.phrases.split("\n")) {
      const first = String.fromCodePoint(row.codePointAt(0));
      for (const entry of row.slice(first.length).split(",")) {
        const [rest, to] = entry.split("=");
        phrases.set(first + rest, to || "");
        longest.set(first, Math.max(longest.get(first) || 0, first.length + rest.length));
      }
    }
    // How long the phrase is that stands there, or the character.
    function sized(text, at) {
      const first = String.fromCodePoint(text.codePointAt(at));
      let size = Math.min(longest.get(first) || 0, text.length - at);
      while (size > first.length && !phrases.has(text.substr(at, size))) size--;
      return Math.max(size, first.length);
    }
    function converted(text) {
      let out = "";
      for (let at = 0, size = 0; at < text.length; at += size) {
        size = sized(text, at);
        const part = text.substr(at, size);
        out += phrases.get(part) || plain(part);
      }
      return out;
    }
    converted.begins = (text) => sized(text, 0) > 1;
    return converted;
  }
  banmian.converter = converter;

  // The reading of each character of a text, "" where there is none. Phrases decide, where they are words of the text: 加强人防 holds
  // 强人 (qiǎng rén) across the border of two. So the text is cut as jieba cuts it, the likeliest way through, which costs least.
  function reader(table) {
    const UNKNOWN = 18, LONGEST = 4;                    // what a character costs that no list of words has; characters of a word
    const characters = new Map(), phrases = new Map(), costs = new Map();
    for (const row of table.characters.split("\n")) {
      const [reading, held] = row.split(" ");
      for (const c of held) characters.set(c, reading);
    }
    for (const row of table.phrases.split("\n")) {
      const [phrase, cost, ...said] = row.split(" ");
      phrases.set(phrase, Array.from(phrase, (c, i) => said[i] || characters.get(c)));
      costs.set(phrase, Number(cost));
    }
    for (const row of table.words.split("\n")) {
      const [cost, size, held] = row.split(" "), rest = Number(size) - 1;
      if (!rest) for (const c of held) costs.set(c, Number(cost));
      else for (const [first, ...all] of held.split(",").map((entry) => Array.from(entry))) {
        for (let at = 0; at < all.length; at += rest) costs.set(first + all.slice(at, at + rest).join(""), Number(cost));
      }
    }
    return function (text) {
      const all = Array.from(text), least = [0], from = [0], out = [];
      for (let end = 1; end <= all.length; end++) {
        least[end] = least[end - 1] + (costs.get(all[end - 1]) || UNKNOWN);
        from[end] = end - 1;
        for (let at = end - 2; at >= Math.max(0, end - LONGEST); at--) {
          const cost = costs.get(all.slice(at, end).join(""));
          if (cost !== undefined && least[at] + cost < least[end]) { least[end] = least[at] + cost; from[end] = at; }
        }
      }
      for (let end = all.length; end > 0; end = from[end]) {
        const word = all.slice(from[end], end);
        out.unshift(...phrases.get(word.join("")) || word.map((c) => HAN.test(c) ? characters.get(c) || "" : ""));
      }
      return out;
    };
  }
  banmian.reader = reader;
})(window.banmian);
