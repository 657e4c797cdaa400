"use strict";
// Asking, typing, suggestions, keys: what the reader does.
(function (banmian, search, seek) {
  const {$, element, say} = seek;
  const WAIT = 130;
  const form = document.querySelector(".seek"), input = $("seek"), offers = $("seek-offers");
  let turn = 0, timer = 0, composing = false;
  let draft = false;      // whether the entry of the history is of words still being typed, which further ones may replace

  // Answers the question; `kept`: where the list was left.
  async function run(kept = {shown: seek.PAGE, at: -1}) {
    const mine = ++turn, state = seek.state, query = state.q.trim();
    const printed = seek.printed(query).catch(() => 0);
    if (!query && !state.filters.length) { seek.answer = null; seek.draw(); return; }
    form.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { if (mine === turn) $("seek-count").textContent = say("search.working"); }, 250);
    try {
      const [found, first] = await seek.ask(query, {sort: state.sort, literal: state.literal, filters: state.filters.map(seek.asFilter)}, kept.shown);
      if (mine !== turn) return;
      seek.answer = found;
      seek.draw(first, kept.shown);
      const around = [beside(printed), seek.facets(), seek.histogram()];
      if (kept.at >= 0) { await Promise.allSettled(around); if (mine === turn) seek.place(kept); }        // they stand above it
    } catch (error) {
      if (mine === turn) { seek.answer = null; seek.draw(); $("seek-count").textContent = say("search.failed"); }
    } finally {
      clearTimeout(slow);
      if (mine === turn) form.removeAttribute("aria-busy");
    }
  }
  // The names and the printed forms that the words are, and what is said where there is nothing else.
  async function beside(printed) {
    const mine = seek.answer, query = seek.state.q.trim();
    const [named, shown] = await Promise.all([seek.names().catch(() => 0), printed.then((n) => n || mine.total ? n : seek.printed(query, true)).catch(() => 0)]);
    if (mine !== seek.answer || mine.total) return;
    seek.nothing(named, shown);
    if (!named && !shown && query) await seek.near().catch(() => {});
  }
  seek.change = async function (part, focus) {
    Object.assign(seek.state, part);
    record(false);
    await run();
    if (focus && $(focus)) $(focus).focus();
  };

  // The first key of a new question makes an entry of its own, so that Back leads to the question before it.
  function record(typing) {
    const pushed = seek.record(!draft);
    draft = typing && (draft || pushed);
  }
  function typed() {
    if (composing) return;
    clearTimeout(timer);
    timer = setTimeout(() => { seek.state.q = input.value; record(true); run(); suggest(); }, WAIT);
  }
  async function suggest() {
    const mine = turn, text = input.value, last = text.split(/\s+/).pop();
    const found = last && !/[:"“]/.test(last) ? await search.suggest(last, 8).then(given).catch(() => []) : [];
    if (mine !== turn || text !== input.value || document.activeElement !== input) return;       // asked already, or typed on
    const held = chosen();
    offers.replaceChildren(...found.map(([name, kind, n], i) => {
      const same = held && held.dataset.name === name && held.dataset.kind === kind;
      const item = element("li", {role: "option", id: "offer-" + i, "data-name": name, "data-kind": kind, "aria-selected": String(Boolean(same))}, banmian.corpus(name), element("span", {class: "n"}, say("search.kind." + kind) + (n ? " " + seek.number(n) : "")));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    open(found.length > 0);
  }
  const chosen = () => offers.querySelector('[aria-selected="true"]');
  // What is typed before the word that is being written.
  const before = () => input.value.replace(/\S*$/, "").trim();
  // The suggestions with the number of articles that each gives when it is taken: a name is a filter beside the rest of the question.
  // A word bears none, for its number in the lexicon is that of headlines alone.
  async function given(found) {
    const rest = before(), filters = seek.state.filters.map(seek.asFilter), bare = !rest && !filters.length;
    const answer = bare || found.every(([, kind]) => kind === "word") ? null : await search.search(rest, {literal: seek.state.literal, filters});
    const rows = found.map(async ([name, kind, n]) => {
      if (kind === "word" || bare) return [name, kind, kind === "word" ? 0 : n];
      return [name, kind, (await search.filtered(answer.index, await seek.beside(answer, kind), seek.asFilter({facet: kind, value: name}))).length];
    });
    return (await Promise.all(rows)).filter(([, kind, n]) => n || kind === "word");
  }
  function open(yes) {
    offers.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) input.removeAttribute("aria-activedescendant");
  }
  // A word is written into the question; a name is the very filter that its kind of fact has.
  function take(item) {
    const {name, kind} = item.dataset, word = kind === "word";
    input.value = word ? (before() + " " + name).trim() : before();
    submit(word ? seek.state.filters : seek.instead(kind, name));
  }
  function submit(filters = seek.state.filters) {
    clearTimeout(timer);
    open(false);
    seek.change({q: input.value, filters});
  }
  function move(step) {
    const items = [...offers.children], at = items.indexOf(chosen());
    const next = items[(at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length];
    for (const item of items) item.setAttribute("aria-selected", String(item === next));
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({block: "nearest"});
  }
  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => { composing = false; typed(); });
  input.addEventListener("input", typed);
  input.addEventListener("blur", () => { open(false); draft = false; });      // what was looked at is kept
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && !offers.hidden) { event.preventDefault(); open(false); return; }
    if (offers.hidden) { if (event.key === "ArrowDown" && $("seek-list").firstChild) { event.preventDefault(); firstResult(); } return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Enter" && chosen()) { event.preventDefault(); take(chosen()); }
  });
  // Past the filters and the chart; the address stays, for a change of its # would ask anew.
  $("seek-skip").addEventListener("click", (event) => { event.preventDefault(); firstResult(); });
  function firstResult() { $("seek-list").querySelector("a").focus(); }
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
    const next = await seek.more();
    if (next) next.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => { clearTimeout(timer); open(false); draft = false; seek.read(); input.value = seek.state.q; run(seek.kept()); });
  window.addEventListener("pageshow", () => { draft = false; });
  const speak = () => { for (const part of [form, $("seek-body")]) part.lang = banmian.language; };
  document.addEventListener("banmian:language", async (event) => {
    speak();
    await banmian.load("words." + event.detail + ".js").catch(() => {});
    const mine = seek.answer, to = seek.shown(), docs = mine && await seek.documents(mine, 0, to);
    if (mine && mine === seek.answer) { seek.draw(docs, to); beside(seek.printed(seek.state.q.trim())); seek.facets(); seek.histogram(); }
  });

  banmian.whenReady(async () => {
    form.hidden = false;
    speak();
    seek.read();
    input.value = seek.state.q;
    if (!seek.state.q) input.focus({preventScroll: true});
    const kept = seek.kept(), mine = turn;
    if (banmian.language) await banmian.load("words." + banmian.language + ".js").catch(() => {});
    if (mine === turn) run(kept);           // unless something else was asked while the words came
  });
})(window.banmian, window.banmianSearch, window.banmian.seek);
