"use strict";
// The page of the concordance: what is read, and the three tables made of it.
(function (banmian, search, seek) {
  const {$, element, number} = seek, {tongue, corpus, spoken} = banmian;
  const PAGE = 50, MOST = 2000, STEP = 64, BESIDE = 12, ROWS = 12, NEAR = 18;
  const form = document.querySelector(".seek"), input = $("conc-q");
  let answer = null, lines = [], shown = 0, turn = 0;
  let done = 0, lost = 0;         // articles of the answer that were asked for, the earliest; those of them that did not come
  seek.choices = {sort: ["old", "new", "left", "right"], by: ["city", "county", "newspaper", "year", "month"]};

  const say = (key, values) => banmian.say("concordance." + key, values);
  const phrase = (key, values) => banmian.phrase("concordance." + key, values);
  const tell = (...parts) => banmian.speak($("conc-count"), ...parts);
  const far = (text) => element("span", {class: "far"}, text);      // left out where the window is narrow

  // ---- reading ---------------------------------------------------------------------------------------------------
  async function run() {
    const mine = ++turn;
    form.setAttribute("aria-busy", "true");
    $("conc-body").hidden = $("conc-further").hidden = true;
    tell();
    notes([]);
    $("conc-help").hidden = Boolean(seek.state.q.trim());
    filters();
    try {
      if (seek.state.q.trim()) await gather(mine);
    } catch (error) {
      if (mine === turn) tell(banmian.say("search.failed"));
    }
    if (mine === turn) form.removeAttribute("aria-busy");
  }
  async function gather(mine) {
    const found = await search.search(seek.state.q, {sort: "old", literal: seek.state.literal, filters: seek.state.filters.map(seek.asFilter)});
    const some = await read(mine, found, 0);
    if (!some) return;
    answer = found;
    lines = some;
    shown = 0;
    await draw(mine);
  }
  // The lines of the next articles of what was found, after the first `from`; null where another question came.
  async function read(mine, found, from) {
    const docs = found.docs.slice(0, from + MOST), made = [];
    let came = 0;
    for (let at = from; at < docs.length; at += STEP) {
      if (docs.length > STEP) tell(say("reading", {n: number(at), all: number(docs.length)}));
      const some = (await Promise.all(docs.slice(at, at + STEP).map((doc) => search.document(found.index, doc)))).filter(Boolean);
      if (mine !== turn) return null;
      came += some.length;
      made.push(...some.flatMap((doc) => banmian.concordance.linesOf(doc, found.terms, search)));
    }
    lost = (from && lost) + docs.length - from - came;
    done = docs.length;
    return made;
  }
  async function further() {
    const mine = turn;
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const some = await read(mine, answer, done).catch(() => []);
    if (!some) return;
    lines = lines.concat(some);
    await draw(mine);
    form.removeAttribute("aria-busy");
    ($("conc-further").hidden ? $("conc-sort") : $("conc-further")).focus();
  }
  // A question of restrictions alone (date:2020, author:张) has articles but no places, and no share that says anything.
  const worded = () => search.parse(seek.state.q).groups.length > 0;
  function summary() {
    const q = corpus(seek.state.q), n = answer.total, articles = () => element("a", {href: seek.address("search.html")}, say("list"));
    if (!worded()) return [...phrase("wordless", {q, n}), " ", articles()];
    if (!n) return banmian.phrase("search.nothing", {q});
    if (!lines.length && !lost && done === n) return [...phrase("unplaced", {q, n}), " ", articles()];
    return [...phrase("total", {q, n, lines: say("places", {n: lines.length})}), n > done ? say("most", {n: number(done)}) : ""];
  }
  // What of the question was not understood, or is not as one may think.
  function notes(all) {
    const items = all.map(([key, x]) => element("li", {lang: tongue()}, ...banmian.phrase(key.replace("search.", "search.note."), {x: typeof x === "string" ? corpus(x) : x})));
    $("conc-notes").replaceChildren(...new Map(items.map((item) => [item.textContent, item])).values());
    $("conc-notes").hidden = !items.length;
  }
  async function draw(mine) {
    tell(...summary());
    notes(lost ? [...answer.notes.filter(([key]) => key !== "search.missing"), ["search.missing", search.missing.size]] : answer.notes);
    $("conc-further").hidden = !worded() || done >= answer.total;
    banmian.speak($("conc-further"), say("further", {n: Math.min(MOST, answer.total - done)}));
    $("conc-help").hidden = worded();
    $("conc-body").hidden = !worded();  // where nothing was found, too, it is told how much was looked through
    if (!worded()) return;
    for (const part of document.querySelectorAll(".conc-found")) part.hidden = !lines.length;
    $("conc-list-link").href = seek.address("search.html");
    $("conc-compare-link").href = seek.comparison();
    if (lines.length) {
      list();
      beside("left");
      beside("right");
    }
    await where(mine);
  }
  function filters() {
    $("conc-filters").replaceChildren(...seek.state.filters.map((filter) => {
      const name = seek.label(filter.facet, filter.value);
      const button = element("button", {type: "button", lang: tongue(), "aria-label": say("unfilter", {q: name})}, seek.value(filter.facet, filter.value), element("span", {"aria-hidden": "true"}, " ×"));
      button.addEventListener("click", () => unfilter(filter));
      return element("li", {}, button);
    }));
  }

  // The button goes; who pressed it goes on at the next one, or at the question.
  function unfilter(filter) {
    const at = seek.state.filters.indexOf(filter);
    seek.state.filters = seek.state.filters.filter((other) => other !== filter);
    seek.record(true);
    run();
    const left = $("conc-filters").querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] || input).focus();
  }

  // ---- the lines -------------------------------------------------------------------------------------------------
  function list() {
    const many = Math.max(shown, PAGE);
    $("conc-sort").value = seek.state.sort;
    $("conc-lines").replaceChildren();
    shown = 0;
    more(many);
  }
  function more(many = PAGE) {
    const rows = banmian.concordance.sorted(lines, seek.state.sort), next = rows.slice(shown, shown + many).map(row);
    $("conc-lines").append(...next);
    shown = Math.min(shown + many, rows.length);
    $("conc-more").hidden = shown >= rows.length;
    banmian.speak($("conc-more"), say("more", {n: rows.length - shown}));
    return next[0];
  }
  function row(line) {
    const date = line.doc.date ? banmian.date(line.doc.date) : banmian.say("date.none"), paper = line.doc.newspaper || line.doc.county || line.doc.city;
    const headline = banmian.wide(line.doc.headline), whole = banmian.wide(line.left + line.node + line.right), from = line.left.length, to = from + line.node.length;
    const left = whole.slice(0, from), right = whole.slice(to);       // with the marks that the article has
    const mark = line.field === "text" ? "" : say("field." + line.field) + " · ";
    return element("tr", {}, element("td", {class: "left", lang: "zh-Hans"}, element("bdi", {}, far(left.slice(0, -NEAR)), left.slice(-NEAR))), element("td", {class: "node", lang: "zh-Hans"}, element("mark", {}, whole.slice(from, to))),
      element("td", {class: "right", lang: "zh-Hans"}, right.slice(0, NEAR), far(right.slice(NEAR))),
      element("td", {class: "from"}, spoken(mark + date), " ", ...(paper ? [corpus(paper), " "] : []), element("a", {href: seek.link(line.doc), title: headline, lang: "zh-Hans"}, headline || line.doc.url)));
  }

  // ---- what stands beside ----------------------------------------------------------------------------------------
  function beside(side) {
    const rows = banmian.concordance.neighbours(lines, side), place = $("conc-" + side);
    const one = lines.length && lines.every((line) => line.node === lines[0].node) ? lines[0].node : "";
    place.replaceChildren(...rows.slice(0, BESIDE).map(([text, n]) => {
      const both = side === "right" ? one + text : text + one;
      const query = one && banmian.concordance.narrowed(seek.state.q, one, both, search);
      const name = query ? element("a", {href: seek.address("", query), lang: "zh-Hans"}, both)
        : element("span", {lang: "zh-Hans"}, one ? both : side === "right" ? "…" + text : text + "…");
      return element("li", {}, name, element("span", {class: "n", lang: tongue()}, say("times", {n})));
    }));
    if (!rows.length) place.replaceChildren(element("li", {class: "soft", lang: tongue()}, banmian.say("concordance.beside.none")));
  }

  // ---- where and when --------------------------------------------------------------------------------------------
  // The restrictions of the question (date:2020, a filter), without its words.
  const restrictions = () => [...search.parse(seek.state.q).filters, ...seek.state.filters.map(seek.asFilter)];
  let counted = [];                     // the rows of the table as they are given away

  async function where(mine) {
    $("conc-by").value = seek.state.by;
    const cut = {year: 4, month: 7}[seek.state.by], index = answer.index, asked = restrictions();
    const [facet, dates, scope] = await Promise.all([search.facet(index, cut ? "date" : seek.state.by), search.facet(index, "date"),
      asked.length ? search.search("", {filters: asked, literal: seek.state.literal}) : null]);
    if (mine !== turn || !facet) return;
    const date = (doc) => dates ? dates.values[dates.of[doc]] : "";
    const values = (doc) => [].concat(facet.of[doc]).map((v) => cut ? facet.values[v].slice(0, cut) : facet.values[v]);
    // What a time leaves without pages is told; what another restriction leaves out was not asked for.
    const timed = (filter) => filter.any ? filter.any.every(timed) : filter.facet === "date" && filter.value === undefined, gaps = asked.every(timed);
    const all = banmian.concordance.spread(values, date, answer.hits, index.documents, scope && scope.hits);
    const rows = cut ? banmian.concordance.filled(all, cut) : all.filter((r) => r.held || gaps && r.value);
    if (!cut) rows.sort((a, b) => (a.value === "") - (b.value === "") || (b.found > 0) - (a.found > 0) || (date(a.first) || "~" < date(b.first) || "~" ? -1 : 1) && a.first - b.first || b.held - a.held);
    const ends = new Map(await Promise.all([...new Set(rows.flatMap((r) => [r.first, r.last]))].filter((doc) => doc >= 0).map(async (doc) => [doc, await search.document(index, doc)])));
    if (mine !== turn) return;
    const end = (doc) => ends.get(doc) ? element("a", {href: seek.link(ends.get(doc)), title: ends.get(doc).headline}, spoken(banmian.date(date(doc)))) : "—";
    const exact = (value) => value && cut && value.length < cut ? value + seek.MONTHLESS : value;
    const name = (value) => !value ? banmian.say(cut ? "date.none" : "unknown") : cut ? seek.when(exact(value)) : value;
    const soft = (key, values) => [" ", element("span", {class: "soft", lang: tongue()}, say(key, values))];
    const several = (dates) => [...new Set(dates)].map(banmian.date).join(say("and"));
    const besides = (r) => [...r.undated && r.value ? soft("undated", {n: r.undated}) : [], ...r.partial.length ? soft("partial", {n: r.partial.length, dates: several(r.partial)}) : []];
    const nothing = (r) => say(r.doubted ? "none.doubted" : !cut ? "none" : asked.length ? "none.within" : "none.here");
    const cells = (r) => !r.held ? [element("td", {colspan: "5", lang: tongue()}, nothing(r))] : [element("td", {}, number(r.found), ...besides(r)),
      element("td", {}, number(r.held)), element("td", {}, (100 * r.found / r.held).toFixed(1) + "%"), element("td", {}, end(r.first)), element("td", {}, end(r.last))];
    const made = rows.map((r) => element("tr", {class: r.found ? null : "none-found"}, element("th", {scope: "row", lang: cut || !r.value ? tongue() : "zh-Hans"}, name(r.value)), ...cells(r)));
    counted = rows.map((r) => ({...r, value: exact(r.value) || name(""), first: r.first < 0 ? "" : date(r.first), last: r.last < 0 ? "" : date(r.last)}));
    $("conc-rows").replaceChildren(...made.slice(0, ROWS));
    $("conc-all").hidden = made.length <= ROWS;
    banmian.speak($("conc-all"), say("all", {n: made.length}));
    $("conc-all").onclick = () => {
      $("conc-rows").replaceChildren(...made);
      $("conc-all").hidden = true;
      const next = made[ROWS].firstChild;
      next.tabIndex = -1;
      next.focus();
    };
  }

  // ---- taking it away --------------------------------------------------------------------------------------------
  function save() {
    seek.give(banmian.concordance.csv(banmian.concordance.sorted(lines, seek.state.sort), (doc) => seek.addressOf(doc) || doc.url), "text/csv", "banmian-concordance.csv");
  }

  function saveWhere() {
    seek.give(banmian.concordance.spreadCsv(counted), "text/csv", `banmian-${seek.state.by}.csv`);
  }

  async function speak() {
    const language = banmian.language || window.BANMIAN_LANGUAGES[0][0];
    await banmian.load("words." + language + ".js").catch(() => {});
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); seek.state.q = input.value; seek.record(true); run(); });
  $("conc-sort").addEventListener("change", (event) => { seek.state.sort = event.target.value; seek.record(false); shown = 0; list(); });
  $("conc-by").addEventListener("change", (event) => { seek.state.by = event.target.value; seek.record(false); where(turn); });
  $("conc-more").addEventListener("click", () => more().querySelector("a").focus());
  $("conc-further").addEventListener("click", further);
  $("conc-save").addEventListener("click", save);
  $("conc-where-save").addEventListener("click", saveWhere);
  window.addEventListener("popstate", () => { seek.read(); input.value = seek.state.q; run(); });
  document.addEventListener("banmian:language", async () => { await speak(); if (!seek.state.by) return; filters(); if (answer && seek.state.q.trim()) draw(turn); });
  banmian.whenReady(async () => {
    form.hidden = false;
    seek.read();
    input.value = seek.state.q;
    if (!seek.state.q) input.focus({preventScroll: true});
    const mine = turn;
    await speak();
    if (mine === turn) run();       // unless something else was asked while the words came
  });
})(window.banmian, window.banmianSearch, window.banmian.seek);
