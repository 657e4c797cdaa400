"use strict";
// The list of what was found, and the tools above it.
(function (banmian, search, seek) {
  const {$, element, say} = seek;
  let shown = 0, reading = null;

  // The list with its first documents, which are the first `to` of what was found, but for those whose files are missing.
  seek.draw = function (first, to = seek.PAGE) {
    $("seek-body").hidden = !seek.answer || !seek.answer.total && !seek.state.filters.length;
    $("seek-help").hidden = false;
    $("seek-help").open = !seek.answer && !seek.state.q;
    notes();
    shown = 0;
    $("seek-list").replaceChildren();
    $("seek-names").replaceChildren();
    $("seek-skip").hidden = !seek.answer || !seek.answer.total;
    $("seek-none").hidden = true;
    const [context, compare] = $("seek-context").querySelectorAll("a");
    $("seek-context").hidden = seek.answer && !seek.answer.total;
    context.hidden = !seek.answer || !seek.state.q;
    context.href = seek.address("concordance.html");
    compare.href = seek.answer ? seek.comparison() : search.root + "compare.html";
    if (!seek.answer) { $("seek-count").textContent = ""; return; }
    const n = seek.answer.total, all = seek.answer.unfiltered.length;
    const q = banmian.corpus(seek.state.q);
    $("seek-count").replaceChildren(...n ? [...banmian.phrase(seek.state.q ? "search.total" : "search.total.named", {q, n}), all > n ? say("search.filtered", {n: all}) : ""]
      : banmian.phrase("search.nothing", {q}));
    tools();
    seek.chosen();
    append(first, to);
  };
  // What is said where no text has the words: advice only where no name and no printed form has them either.
  seek.nothing = function (named, printed) {
    const key = "search.nothing" + (printed ? ".printed" : named ? ".named" : "");
    $("seek-count").replaceChildren(...banmian.phrase(key, {q: banmian.corpus(seek.state.q)}), named || printed ? "" : " " + say("search.nothing.hint"));
    $("seek-none").hidden = Boolean(named || printed);
  };
  // Further documents at the end of the list, which are then the first `to`.
  function append(docs, to) {
    shown = Math.min(to, seek.answer.total);
    $("seek-list").append(...docs.map(row));
    $("seek-more").hidden = shown >= seek.answer.total;
    document.dispatchEvent(new Event("ZoteroItemUpdated"));     // reference managers look at a list again
  }
  // The next ten; the first of them, as an element. Once at a time: who presses twice while they come wants them once.
  seek.more = async function () {
    const mine = seek.answer, at = $("seek-list").children.length, to = shown + seek.PAGE;
    if (reading === mine) return null;
    reading = mine;
    try {
      const docs = await seek.documents(mine, shown, to);
      if (mine !== seek.answer) return null;
      append(docs, to);
      notes();
    } finally {
      if (reading === mine) reading = null;
    }
    keep();
    return $("seek-list").children[at];
  };
  // How far the list was, and the result that was followed, stay with the entry of the history: who comes back finds them so.
  function keep(link) {
    const at = [...$("seek-list").children].findIndex((item) => item.contains(link));
    try { history.replaceState({shown, at, top: link ? link.getBoundingClientRect().top : 0}, "", location.href); } catch (error) { /* some viewers forbid it for files */ }
  }
  $("seek-list").addEventListener("click", (event) => { const link = event.target.closest("h2 a"); if (link) keep(link); });
  seek.kept = () => ({shown: seek.PAGE, at: -1, ...history.state});
  seek.shown = () => Math.max(shown, seek.PAGE);
  seek.place = function ({at, top}) {
    const link = $("seek-list").querySelectorAll("h2 a")[at];
    if (link) scrollBy(0, link.getBoundingClientRect().top - top);
  };
  // How often the words stand in an article: in its headlines and its text, as the concordance has its lines, each in the field it was asked for in.
  seek.matches = (doc, kwic) => ["headline", "deck"].reduce((n, name, field) => n + search.marks(doc[name] || "", seek.answer.terms, field).length, kwic.count);
  function row(doc) {
    const place = [["newspaper", doc.newspaper], ["date", doc.date || seek.UNDATED], ["section", doc.section], ["county", doc.county || doc.city], ["kind", doc.kind !== "article" && doc.kind]].filter(([, value]) => value);
    const marked = search.marks(doc.headline, seek.answer.terms, 0);
    const item = element("li", {}, seek.chinese("h2", {}, element("a", {href: seek.link(doc)}, ...pieces(banmian.wide(doc.headline) || doc.url, marked))));
    if (doc.deck) item.append(seek.chinese("p", {class: "seek-deck"}, ...pieces(banmian.wide(doc.deck), search.marks(doc.deck, seek.answer.terms, 1))));
    const kwic = search.context(doc.text, seek.answer.terms, seek.AROUND, seek.LINES, banmian.wideText(doc.text));
    const count = seek.matches(doc, kwic);
    const about = element("p", {class: "seek-about"}, ...place.flatMap(([facet, value], i) => [i ? "\u00a0· " : "", seek.value(facet, value)]));
    if (doc.byline) about.append("\u00a0· ", seek.chinese("span", {}, ...pieces(doc.byline, search.marks(doc.byline, seek.answer.terms, 2))));
    if (count) about.append("\u00a0· " + say("search.matches", {n: count}));
    item.append(about, element("span", {class: "Z3988", title: banmian.citing.coins(doc, seek.addressOf(doc))}));
    item.append(...kwic.lines.map(lineOf));
    return item;
  }
  // A line of context: what stands before the first match, the match, what follows; without a match, the text's opening.
  function lineOf(line) {
    const shown = line.parts.map((part) => part.hit ? element("mark", {}, part.text) : part.text.replace(/\s+/g, " "));
    const at = line.parts.findIndex((part) => part.hit), before = line.before ? "…" : "", after = line.after ? "…" : "";
    if (at < 0) return seek.chinese("p", {}, ...shown, after);
    return seek.chinese("p", {class: "kwic"}, element("span", {class: "left"}, before + shown.slice(0, at).join("")), shown[at], element("span", {class: "right"}, ...shown.slice(at + 1), after));
  }
  function pieces(text, marks) {
    const out = [];
    let at = 0;
    for (const [a, b] of marks) { out.push(text.slice(at, a), element("mark", {}, text.slice(a, b))); at = b; }
    return [...out, text.slice(at)];
  }
  function notes() {
    const missing = search.missing.size, list = seek.answer ? [...seek.answer.notes.filter(([key]) => key !== "search.missing"), ...missing ? [["search.missing", missing]] : []] : [], seen = new Set();
    const rows = list.map(([key, x]) => say(key.replace("search.", "search.note."), {x})).filter((text) => !seen.has(text) && seen.add(text));
    $("seek-notes").replaceChildren(...rows.map((text) => element("li", {}, text)));
    $("seek-notes").hidden = !rows.length;
  }
  function tools() {
    const sort = element("select", {id: "seek-sort"}, ...seek.choices.sort.map((name) => element("option", {value: name}, say("search.sort." + name))));
    sort.value = seek.state.sort;
    sort.addEventListener("change", () => seek.change({sort: sort.value}, "seek-sort"));
    const literal = element("input", {type: "checkbox", id: "seek-literal"});
    literal.checked = seek.state.literal;
    literal.addEventListener("change", () => seek.change({literal: literal.checked}, "seek-literal"));
    const savers = [["csv", "search.csv", ""], ["txt", "search.cite", "GB/T 7714"], ["ris", "search.cite", "RIS"], ["json", "search.cite", "CSL-JSON"]].map(([kind, key, form]) => {
      const button = element("button", {type: "button", "aria-label": form ? say(key, {}) + " " + form : null}, form || say(key, {}));
      button.addEventListener("click", () => seek.save(kind));
      return button;
    });
    const csv = savers.shift(), citing = element("span", {class: "seek-cite", role: "group", "aria-label": say("search.cite")}, element("span", {"aria-hidden": "true"}, say("search.cite")), ...savers);
    $("seek-tools").replaceChildren(element("label", {}, say("search.sort") + " ", sort), element("label", {}, literal, " " + say("search.literal")), csv, citing);
  }
})(window.banmian, window.banmianSearch, window.banmian.seek);
