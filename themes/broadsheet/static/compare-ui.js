"use strict";
// The page of the comparison: what is asked of two sides, what is read, and what is key in each.
(function (banmian, search, seek) {
  const {$, element, number} = seek, {compare} = banmian;
  const PAGE = 30, STEP = 128, SLICE = 16, SIDES = ["a", "b"];
  const form = document.querySelector(".seek");
  let made = null, levels = null, found = null, read = null, rows = [[], []], turn = 0;
  seek.texts = SIDES;
  seek.choices = {sort: ["g2", "ratio", "often"], g2: ["15.13", "10.83", "6.63", "3.84", "0"], articles: ["3", "1", "2", "5", "10", "20"]};

  const say = (key, values) => banmian.say("compare." + key, values);
  const tell = (text) => { if ($("cmp-count").textContent !== text) banmian.speak($("cmp-count"), text); };
  const pause = () => new Promise((resolve) => setTimeout(resolve));
  const questions = () => SIDES.map((side) => seek.state[side].trim());
  const letter = (side) => element("span", {class: "cmp-side"}, "AB"[side]);

  // ---- reading and counting --------------------------------------------------------------------------------------
  async function run() {
    const mine = ++turn, asked = questions();
    made = levels = found = read = null;
    tell("");
    form.removeAttribute("aria-busy");
    $("cmp-body").hidden = true;
    $("cmp-help").hidden = asked.some(Boolean);
    if (!asked.every(Boolean)) { if (asked.some(Boolean)) tell(say("one")); else await offers().catch(() => {}); return; }
    form.setAttribute("aria-busy", "true");
    try {
      await gather(mine, asked);
    } catch (error) {
      if (mine === turn) tell(banmian.say("search.failed"));
    }
    if (mine === turn) form.removeAttribute("aria-busy");
  }
  async function gather(mine, asked) {
    tell(banmian.say("search.working"));
    const answers = await Promise.all(asked.map((query) => search.search(query, {sort: "old", literal: seek.state.literal})));
    await (search.variants || search.script(search.root + "search/js/variants.js").catch(() => null));     // with them all is folded alike
    if (mine !== turn) return;
    const corpus = compare.corpus(search.fold);
    found = answers;
    read = answers.map((answer) => compare.drawn(answer.docs));
    if (read.every((docs) => docs.length)) {
      const most = read[0].length + read[1].length;
      for (let side = 0, told = 0; side < 2; side++) for (let at = 0; at < read[side].length; at += STEP, told += STEP) {
        if (most > STEP) tell(say("reading", {n: told, all: number(most)}));
        const some = await Promise.all(read[side].slice(at, at + STEP).map((doc) => search.document(answers[side].index, doc)));
        if (mine !== turn) return;
        for (const doc of some) if (doc) corpus.add(side, doc);
      }
      const all = await counted(mine, corpus);
      if (!all) return;
      levels = all;
    }
    made = corpus;
    await draw(mine);
  }
  // The levels of the counting, which rests now and then, so that the page can still be used; null where another question came.
  async function counted(mine, corpus) {
    const steps = compare.counting(corpus);
    for (let until = 0, step; ;) {
      if (performance.now() > until) {
        await pause();
        if (mine !== turn) return null;
        until = performance.now() + SLICE;
      }
      step = steps.next();
      if (step.done) return step.value;
      tell(say("counting", {n: 10 * Math.round(10 * step.value)}));
    }
  }

  // ---- showing ---------------------------------------------------------------------------------------------------
  async function draw(mine) {
    sides();
    $("cmp-body").hidden = false;
    $("cmp-keys").hidden = !levels;
    if (levels) await keys(mine); else tell(found.map((answer, side) => say("total", {side: "AB"[side], n: answer.total})).join(" "));
  }
  function sides() {
    const asked = questions(), overlap = new Set(read[0]), both = read[1].filter((doc) => overlap.has(doc)).length;
    $("cmp-sides").replaceChildren(...found.map((answer, side) => element("tr", {}, element("th", {scope: "row"}, letter(side), " ",
      element("a", {href: seek.address("search.html", asked[side], []), lang: "zh-Hans"}, asked[side])),
    ...[answer.total, made.sides[side].articles, made.sides[side].characters].map((n) => element("td", {}, number(n))))));
    const notes = found.flatMap((answer, side) => answer.total > compare.MOST ? [["compare.drawn", {side: "AB"[side], all: number(answer.total), n: compare.MOST}]] : []);
    if (both) notes.push(["compare.both", {n: both}]);
    for (const answer of found) for (const [key, x] of answer.notes.filter(([key]) => key !== "search.missing")) notes.push([key.replace("search.", "search.note."), {x: typeof x === "string" ? banmian.corpus(x) : x}]);
    if (search.missing.size) notes.push(["search.note.missing", {x: search.missing.size}]);        // of the index, or texts that did not come
    const items = notes.map(([key, values]) => element("li", {lang: banmian.tongue()}, ...banmian.phrase(key, values)));
    $("cmp-notes").replaceChildren(...new Map(items.map((item) => [item.textContent, item])).values());
  }
  async function keys(mine) {
    for (const name of Object.keys(seek.choices)) $("cmp-" + name).value = seek.state[name];
    for (let side = 0; side < 2; side++) {
      await pause();
      if (mine !== turn) return;
      const all = compare.key(made, levels, side, {g: +seek.state.g2, articles: +seek.state.articles});
      rows[side] = compare.sorted(all, seek.state.sort);
      list(side);
    }
    tell(say("done", {a: number(rows[0].length), b: number(rows[1].length)}));
  }
  function list(side) {
    const name = SIDES[side], all = rows[side];
    $("cmp-rows-" + name).replaceChildren();
    banmian.speak($("cmp-much-" + name), say("strings", {n: all.length}));
    $("cmp-none-" + name).hidden = all.length > 0;
    $("cmp-wide-" + name).hidden = !all.length;
    more(side);
  }
  function more(side) {
    const name = SIDES[side], body = $("cmp-rows-" + name), shown = body.children.length;
    body.append(...rows[side].slice(shown, shown + PAGE).map(row));
    const left = rows[side].length - body.children.length;
    $("cmp-more-" + name).hidden = left < 1;
    banmian.speak($("cmp-more-" + name), say("more", {n: left}));
    return body.children[shown];
  }
  const context = (one) => seek.address("concordance.html", `"${one.text}" ` + questions()[one.side], []);
  function row(one) {
    const pair = (values, shown) => values.map((value, side) => element("td", {class: side === one.side ? "own" : side ? null : "of"}, shown(value)));
    return element("tr", {}, element("th", {scope: "row"}, element("a", {href: context(one), lang: "zh-Hans"}, one.text)), ...pair(one.n, number),
      ...pair(one.million, (n) => n < 10 ? n.toFixed(1) : number(Math.round(n))), ...pair(one.articles, number), element("td", {}, one.g2.toFixed(1)), element("td", {}, one.ratio.toFixed(2)));
  }

  // ---- examples --------------------------------------------------------------------------------------------------
  // The two years, cities and newspapers of which most is held, where there are two.
  async function offers() {
    const mine = turn, index = await search.open(), whole = Int32Array.from({length: index.documents}, (_, i) => i), pairs = [];
    for (const facet of ["date", "city", "newspaper"]) {
      const counts = (await search.counts(index, facet, whole, facet === "date" ? 4 : 0)).filter(([value]) => value);
      const two = counts.sort((a, b) => b[1] - a[1]).slice(0, 2).map(([value]) => value);
      if (facet === "date") two.sort();
      if (two.length === 2) pairs.push(two.map((value) => [seek.value(facet, value), seek.words({facet, value})]));
    }
    if (mine !== turn) return;
    $("cmp-offers").hidden = !pairs.length;
    $("cmp-offers").querySelector("ul").replaceChildren(...pairs.map(([[a, of], [b, to]]) => element("li", {},
      element("a", {href: location.pathname + "?" + new URLSearchParams({a: of, b: to})}, ...banmian.phrase("compare.offer", {a, b})))));
  }

  // ---- what the reader does --------------------------------------------------------------------------------------
  function save() {
    const link = (one) => location.protocol === "file:" ? "" : new URL(context(one), location.href).href;
    seek.give(compare.csv(rows.flat(), questions(), link), "text/csv", "banmian-compare.csv");
  }
  function fill() {
    seek.read();
    for (const side of SIDES) $("cmp-" + side).value = seek.state[side];
  }
  async function speak() {
    const language = banmian.language || window.BANMIAN_LANGUAGES[0][0];
    await banmian.load("words." + language + ".js").catch(() => {});
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const side of SIDES) seek.state[side] = $("cmp-" + side).value;
    const missing = SIDES.find((side) => !seek.state[side].trim());
    if (missing) $("cmp-" + missing).focus();
    seek.record(true);
    run();
  });
  for (const name of Object.keys(seek.choices)) $("cmp-" + name).addEventListener("change", (event) => { seek.state[name] = event.target.value; seek.record(false); keys(turn); });
  SIDES.forEach((name, side) => $("cmp-more-" + name).addEventListener("click", () => { const next = more(side); if (next) next.querySelector("a").focus(); }));
  $("cmp-save").addEventListener("click", save);
  window.addEventListener("popstate", () => { fill(); run(); });
  document.addEventListener("banmian:language", async () => { await speak(); if (seek.state.a === undefined) return; if (made) draw(turn); else if (!form.hasAttribute("aria-busy")) run(); });
  banmian.whenReady(async () => {
    form.hidden = false;
    fill();
    if (!questions()[0]) $("cmp-a").focus({preventScroll: true});
    const mine = turn;
    await speak();
    if (mine === turn) run();       // unless something else was asked while the words came
  });
})(window.banmian, window.banmianSearch, window.banmian.seek);
