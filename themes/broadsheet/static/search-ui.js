"use strict";
// The search page: what is typed becomes a list, facets, a histogram and a permanent address. The searching itself is in
// search/js/search.js; this file only shows.
(function (banmian, search) {
  const FACETS = ["newspaper", "city", "county", "date", "kind", "section", "authors"];
  const SORTS = ["best", "new", "old"];
  const PAGE = 10, LINES = 3, AROUND = 28, TOP = 6, WAIT = 130;
  const $ = (id) => document.getElementById(id);
  const form = document.querySelector(".seek"), input = $("seek"), offers = $("seek-offers");
  let state = {q: "", sort: "best", literal: false, filters: []}, answer = null, shown = 0, turn = 0, timer = 0, composing = false;
  search.root = form.dataset.root;

  const words = () => (window.BANMIAN_WORDS || {})[banmian.language] || window.BANMIAN_UI || {};
  function say(key, values) {
    let text = words()[key];
    if (text === undefined) return key.split(".").pop();
    if (text.includes("|")) text = text.split("|")[values && values.n === 1 ? 0 : 1];
    return text.replace(/\{(\w+)\}/g, (_, name) => typeof values[name] === "number" ? values[name].toLocaleString("en") : String(values[name]));
  }
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== null) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // ---- the address -----------------------------------------------------------------------------------------------
  function read() {
    const given = new URLSearchParams(location.search);
    state = {q: given.get("q") || "", sort: SORTS.includes(given.get("sort")) ? given.get("sort") : "best", literal: given.get("exact") === "1", filters: []};
    for (const facet of FACETS) for (const value of given.getAll(facet)) state.filters.push({facet, value});
  }
  function address() {
    const to = new URLSearchParams();
    if (state.q) to.set("q", state.q);
    if (state.sort !== "best") to.set("sort", state.sort);
    if (state.literal) to.set("exact", "1");
    for (const {facet, value} of state.filters) to.append(facet, value);
    const text = to.toString();
    return location.pathname + (text ? "?" + text : "");
  }
  function record(push) {
    try { history[push ? "pushState" : "replaceState"](null, "", address()); } catch (error) { /* some viewers forbid it for files */ }
  }
  const asFilter = ({facet, value}) => facet === "date" ? {facet, from: value, to: value + "\uffff"} : {facet, value, exact: facet !== "authors"};

  // ---- asking ----------------------------------------------------------------------------------------------------
  async function run() {
    const mine = ++turn, query = state.q.trim();
    if (!query && !state.filters.length) { answer = null; draw(); return; }
    form.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { if (mine === turn) $("seek-count").textContent = say("search.working", {}); }, 250);
    try {
      const found = await search.search(query, {sort: state.sort, literal: state.literal, filters: state.filters.map(asFilter)});
      const first = await documents(found, 0, PAGE);
      if (mine !== turn) return;
      answer = found;
      draw(first);
      facets();
      histogram();
    } catch (error) {
      if (mine === turn) { answer = null; draw(); $("seek-count").textContent = say("search.failed", {}); }
    } finally {
      clearTimeout(slow);
      if (mine === turn) form.removeAttribute("aria-busy");
    }
  }
  const documents = async (found, from, to) => (await Promise.all(found.docs.slice(from, to).map((doc) => search.document(found.index, doc)))).filter(Boolean);

  // ---- the list --------------------------------------------------------------------------------------------------
  function draw(first) {
    $("seek-body").hidden = !answer || !answer.total && !state.filters.length;
    $("seek-help").hidden = false;
    $("seek-help").open = !answer && !state.q;
    notes();
    shown = 0;
    $("seek-list").replaceChildren();
    if (!answer) { $("seek-count").textContent = ""; return; }
    const n = answer.total, all = answer.unfiltered.length;
    $("seek-count").textContent = n ? say("search.total", {q: state.q, n}) + (all > n ? say("search.filtered", {n: all}) : "")
      : say("search.nothing", {q: state.q}) + " " + say("search.nothing.hint", {});
    tools();
    append(first);
  }
  function append(docs) {
    shown = Math.min(shown + PAGE, answer.total);
    $("seek-list").append(...docs.map(row));
    $("seek-more").hidden = shown >= answer.total;
    document.dispatchEvent(new Event("ZoteroItemUpdated"));     // reference managers look at a list again
  }
  function row(doc) {
    const place = [doc.newspaper, doc.date && banmian.date ? banmian.date(doc.date) : doc.date, doc.section, doc.county || doc.city].filter(Boolean);
    const marked = search.marks(doc.headline, answer.needles), query = state.q ? "?q=" + encodeURIComponent(state.q) : "";
    const item = element("li", {}, element("h2", {}, element("a", {href: search.root + doc.url.split("/").map(encodeURIComponent).join("/") + query}, ...pieces(doc.headline || doc.url, marked))));
    if (doc.deck) item.append(element("p", {class: "seek-deck"}, ...pieces(doc.deck, search.marks(doc.deck, answer.needles))));
    const kwic = search.context(doc.text, answer.needles, AROUND, LINES);
    const count = kwic.count + marked.length;
    const about = element("p", {class: "seek-about"}, place.join(" · "));
    if (doc.byline) about.append(" · ", ...pieces(doc.byline, search.marks(doc.byline, answer.needles)));
    if (count) about.append(" · " + say("search.matches", {n: count}));
    item.append(about, element("span", {class: "Z3988", title: banmian.citing.coins(doc, addressOf(doc))}));
    for (const line of kwic.lines) {
      item.append(element("p", {class: "kwic"}, line.before ? "…" : "", ...line.parts.map((part) => part.hit ? element("mark", {}, part.text) : part.text.replace(/\s+/g, " ")), line.after ? "…" : ""));
    }
    return item;
  }
  function pieces(text, marks) {
    const out = [];
    let at = 0;
    for (const [a, b] of marks) { out.push(text.slice(at, a), element("mark", {}, text.slice(a, b))); at = b; }
    return [...out, text.slice(at)];
  }
  function notes() {
    const list = answer ? answer.notes : [], seen = new Set();
    const rows = list.map(([key, x]) => say(key.replace("search.", "search.note."), {x})).filter((text) => !seen.has(text) && seen.add(text));
    $("seek-notes").replaceChildren(...rows.map((text) => element("li", {}, text)));
    $("seek-notes").hidden = !rows.length;
  }
  function tools() {
    const sort = element("select", {id: "seek-sort"}, ...SORTS.map((name) => element("option", {value: name}, say("search.sort." + name, {}))));
    sort.value = state.sort;
    sort.addEventListener("change", () => change({sort: sort.value}, "seek-sort"));
    const literal = element("input", {type: "checkbox", id: "seek-literal"});
    literal.checked = state.literal;
    literal.addEventListener("change", () => change({literal: literal.checked}, "seek-literal"));
    const savers = [["csv", "search.csv", ""], ["txt", "search.cite", ""], ["ris", "search.cite", "RIS"], ["json", "search.cite", "CSL-JSON"]].map(([kind, key, form]) => {
      const button = element("button", {type: "button", "aria-label": form ? say(key, {}) + " " + form : null}, form || say(key, {}));
      button.addEventListener("click", () => save(kind));
      return button;
    });
    $("seek-tools").replaceChildren(element("label", {}, say("search.sort", {}) + " ", sort), element("label", {}, literal, " " + say("search.literal", {})), ...savers);
  }
  async function change(part, focus) {
    Object.assign(state, part);
    record(true);
    await run();
    if (focus && $(focus)) $(focus).focus();
  }

  // ---- facets and the histogram ----------------------------------------------------------------------------------
  async function facets() {
    const mine = answer, blocks = [];
    for (const facet of FACETS) {
      if (!mine.index.manifest.facets[facet]) continue;
      const counts = await search.counts(mine.index, facet, mine.hits, facet === "date" ? 7 : 0);
      const chosen = state.filters.filter((filter) => filter.facet === facet).map((filter) => filter.value);
      if (counts.length > 1 || chosen.length) blocks.push(block(facet, counts, chosen));
    }
    if (mine !== answer) return;
    const held = document.activeElement && document.activeElement.dataset.value;
    $("seek-facets").replaceChildren(...(state.filters.length ? [clear()] : []), ...blocks);
    if (held) { const same = [...$("seek-facets").querySelectorAll("input")].find((node) => node.dataset.value === held); if (same) same.focus(); }
  }
  function clear() {
    const button = element("button", {type: "button"}, say("search.facet.clear", {}));
    button.addEventListener("click", () => change({filters: []}));
    return button;
  }
  function block(facet, counts, chosen) {
    if (facet === "date") counts = [...counts].reverse();
    const rows = [...chosen.filter((value) => !counts.some((row) => row[0] === value)).map((value) => [value, 0]), ...counts];
    const items = rows.map(([value, n]) => option(facet, value, n, chosen.includes(value)));
    const set = element("fieldset", {}, element("legend", {}, say("search.facet." + facet, {})), ...items.slice(0, TOP));
    if (items.length > TOP) set.append(element("details", {}, element("summary", {}, say("search.facet.all", {n: items.length})), ...items.slice(TOP)));
    return set;
  }
  function option(facet, value, n, on) {
    const box = element("input", {type: "checkbox", "data-value": facet + ":" + value});
    box.checked = on;
    box.addEventListener("change", () => {
      const others = state.filters.filter((filter) => filter.facet !== facet || filter.value !== value);
      change({filters: box.checked ? [...others.filter((filter) => filter.facet !== facet), {facet, value}] : others});
    });
    const label = facet === "kind" ? say("kind." + value, {}) : facet === "date" && banmian.date ? banmian.date(value) : value;
    return element("label", {class: "seek-value"}, box, element("span", {}, label), element("span", {class: "n"}, n.toLocaleString("en")));
  }
  // Bars of hits a month (a year where there are many months), each beside what the corpus holds of that time.
  async function histogram() {
    const mine = answer, figure = $("seek-time");
    let digits = 7, hits = await search.counts(mine.index, "date", mine.hits, digits);
    if (hits.length > 60) hits = await search.counts(mine.index, "date", mine.hits, digits = 4);
    const whole = Int32Array.from({length: mine.index.documents}, (_, i) => i);
    const all = new Map(await search.counts(mine.index, "date", whole, digits));
    if (mine !== answer) return;
    figure.hidden = hits.length < 2;
    if (figure.hidden) return;
    hits = filled(hits, digits);
    const most = Math.max(...hits.map((row) => row[1]));
    const bars = hits.map(([date, n]) => {
      if (!n) return element("li", {});
      const text = say("search.time.row", {date: banmian.date ? banmian.date(date) : date, n, all: all.get(date) || 0});
      const button = element("button", {type: "button", class: "bar-of", title: text, "aria-label": text});
      button.style.setProperty("--part", (n / most).toFixed(3));   // a style attribute is what the site's policy refuses
      button.addEventListener("click", () => change({filters: [...state.filters.filter((filter) => filter.facet !== "date"), {facet: "date", value: date}]}));
      return element("li", {}, button);
    });
    const label = (row) => banmian.date ? banmian.date(row[0]) : row[0];
    figure.replaceChildren(element("figcaption", {}, say("search.time", {})), element("ol", {}, ...bars),
      element("p", {class: "ends", "aria-hidden": "true"}, element("span", {}, label(hits[0])), element("span", {}, label(hits[hits.length - 1]))));
  }

  // With the months or years in which nothing was found; dates that name no month stay as they are.
  function filled(hits, digits) {
    const found = new Map(hits), out = [], whole = hits.filter(([date]) => date.length === digits);
    if (whole.length < 2) return hits;
    for (let at = whole[0][0]; at <= whole[whole.length - 1][0] && out.length < 600;) {
      out.push([at, found.get(at) || 0]);
      const year = +at.slice(0, 4), month = +at.slice(5);
      at = digits === 4 ? String(year + 1).padStart(4, "0") : month === 12 ? String(year + 1).padStart(4, "0") + "-01" : at.slice(0, 5) + String(month + 1).padStart(2, "0");
    }
    return out;
  }

  // ---- taking the list away --------------------------------------------------------------------------------------
  const MOST = 2000;
  const FILES = {csv: {type: "text/csv", write: (docs, link) => "\ufeff" + csv(docs, (doc) => link(doc) || doc.url)}, ...banmian.citing.files};
  // An article's absolute address; none where the site lies on a disk.
  const addressOf = (doc) => location.protocol === "file:" ? "" : new URL(doc.url, new URL(search.root || ".", location.href)).href;
  async function save(kind) {
    const docs = await documents(answer, 0, MOST), made = FILES[kind];
    const file = new Blob([made.write(docs, addressOf)], {type: made.type + ";charset=utf-8"});
    const anchor = element("a", {href: URL.createObjectURL(file), download: "banmian-search." + kind});
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  }
  function csv(docs, link) {
    const columns = ["headline", "date", "newspaper", "city", "county", "section", "kind", "authors", "matches", "context", "url"];
    const rows = docs.map((doc) => {
      const kwic = search.context(doc.text, answer.needles, AROUND, 1);
      return {...doc, matches: kwic.count + search.marks(doc.headline, answer.needles).length, url: link(doc),
        context: kwic.lines.map((line) => line.parts.map((part) => part.text).join("")).join("")};
    });
    // A cell that begins like a formula is given an apostrophe, so that no spreadsheet runs it.
    const cell = (value) => '"' + String(value).replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""') + '"';
    return [columns, ...rows.map((r) => columns.map((c) => r[c]))].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  // ---- typing ----------------------------------------------------------------------------------------------------
  function typed() {
    if (composing) return;
    clearTimeout(timer);
    timer = setTimeout(() => { state.q = input.value; record(false); run(); suggest(); }, WAIT);
  }
  async function suggest() {
    const text = input.value, last = text.split(/\s+/).pop();
    const found = last && !/[:"“]/.test(last) ? await search.suggest(last, 8).catch(() => []) : [];
    if (text !== input.value || document.activeElement !== input) return;
    offers.replaceChildren(...found.map(([name, kind, n], i) => {
      const item = element("li", {role: "option", id: "offer-" + i, "aria-selected": "false"}, element("span", {}, name), element("span", {class: "n"}, say("search.kind." + kind, {}) + (n ? " " + n.toLocaleString("en") : "")));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      return item;
    }));
    open(found.length > 0);
  }
  function open(yes) {
    offers.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) input.removeAttribute("aria-activedescendant");
  }
  function take(name) {
    input.value = input.value.replace(/\S*$/, "") + name;
    open(false);
    submit();
  }
  function submit() {
    clearTimeout(timer);
    open(false);
    state.q = input.value;
    record(true);
    run();
  }
  function move(step) {
    const items = [...offers.children], at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const next = items[(at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length];
    for (const item of items) item.setAttribute("aria-selected", String(item === next));
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({block: "nearest"});
  }
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; typed(); });
  input.addEventListener("input", typed);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && !offers.hidden) { event.preventDefault(); open(false); return; }
    if (offers.hidden) { if (event.key === "ArrowDown" && $("seek-list").firstChild) { event.preventDefault(); $("seek-list").querySelector("a").focus(); } return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
    const chosen = offers.querySelector('[aria-selected="true"]');
    if (event.key === "Enter" && chosen) { event.preventDefault(); take(chosen.firstChild.textContent); }
  });
  // Down and up go from result to result; / goes back to the box.
  $("seek-list").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...$("seek-list").querySelectorAll("h2 a")], next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    if (next < 0) input.focus(); else if (links[next]) links[next].focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.isComposing && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); input.focus(); input.select(); }
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); if (!composing) submit(); });
  $("seek-more").addEventListener("click", async () => {
    const from = shown, docs = await documents(answer, from, from + PAGE), at = $("seek-list").children.length;
    append(docs);
    const next = $("seek-list").children[at];
    if (next) next.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => { read(); input.value = state.q; run(); });
  document.addEventListener("banmian:language", async (event) => {
    await banmian.load("words." + event.detail + ".js").catch(() => {});
    if (answer) { draw(await documents(answer, 0, PAGE)); facets(); histogram(); }
  });

  banmian.whenReady(async () => {
    form.hidden = false;
    if (banmian.language) await banmian.load("words." + banmian.language + ".js").catch(() => {});
    read();
    input.value = state.q;
    if (!state.q) input.focus({preventScroll: true});
    run();
  });
})(window.banmian, window.banmianSearch);
