"use strict";
// The common ground of the search page, the concordance and the comparison: what is asked, its address, and small tools. The searching itself is in
// search/js/search.js; these files only show, and are joined into one for each page (theme.yaml).
window.banmian.seek = (function (banmian, search) {
  const FACETS = ["newspaper", "city", "county", "date", "kind", "section", "authors"];
  // What a page is asked, by name in the address, and lets choose of how it shows: name → values, the usual one first.
  const seek = {FACETS, texts: ["q"], choices: {sort: ["best", "new", "old"]}, PAGE: 10, AROUND: 25, LINES: 3, answer: null, state: {q: "", sort: "best", literal: false, filters: []}};
  const form = document.querySelector(".seek");
  if (!search) {            // without a network, or of a copy that is not whole
    const tell = () => form.insertAdjacentElement("afterend", Object.assign(document.createElement("p"), {className: "note", textContent: banmian.say("search.failed")}));
    banmian.whenReady(() => banmian.load("words." + (banmian.language || window.BANMIAN_LANGUAGES[0][0]) + ".js").then(tell, tell));
    throw new Error("search/js/search.js did not come");
  }
  search.root = form.dataset.root;

  seek.say = (key, values) => banmian.say(key, values);
  seek.number = (n) => n.toLocaleString("en");
  seek.$ = (id) => document.getElementById(id);
  seek.element = function (tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== null) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  // The articles without a date, and (2020-XX) those of a year without a month, as the values of filters; they mean the same in the query language.
  seek.UNDATED = "none";
  seek.MONTHLESS = "-XX";
  // A fact's value as a reader sees it.
  seek.label = (facet, value) => facet === "kind" ? seek.say("kind." + value).replace(/^kind\./, "") : facet === "date" ? seek.when(value) : value;
  seek.when = (value) => value === seek.UNDATED ? seek.say("date.none") : value.endsWith(seek.MONTHLESS) ? seek.say("search.monthless", {date: value.slice(0, 4)}) : banmian.date(value);
  // The same as an element, and elements of any kind: what stands in the corpus is Chinese in every language of the interface.
  seek.chinese = (tag, attributes, ...children) => seek.element(tag, {lang: "zh-Hans", ...attributes}, ...children);
  seek.value = (facet, value) => (facet === "kind" || facet === "date" ? banmian.spoken : banmian.corpus)(seek.label(facet, value));

  seek.read = function () {
    const given = new URLSearchParams(location.search);
    seek.state = {...Object.fromEntries(seek.texts.map((name) => [name, given.get(name) || ""])), literal: given.get("exact") === "1", filters: FACETS.flatMap((facet) => given.getAll(facet).map((value) => ({facet, value})))};
    for (const [name, values] of Object.entries(seek.choices)) seek.state[name] = values.includes(given.get(name)) ? given.get(name) : values[0];
  };
  // The address of `page` (this one where it is "") with the same question; of this page, how it is shown as well.
  seek.address = function (page, q = seek.state.q, filters = seek.state.filters) {
    const to = new URLSearchParams(), state = seek.state;
    for (const [name, text] of page ? [["q", q]] : seek.texts.map((name) => [name, name === "q" ? q : state[name]])) if (text) to.set(name, text);
    if (!page) for (const [name, values] of Object.entries(seek.choices)) if (state[name] !== values[0]) to.set(name, state[name]);
    if (state.literal) to.set("exact", "1");
    for (const {facet, value} of filters) to.append(facet, value);
    const text = to.toString();
    return (page ? search.root + page : location.pathname) + (text ? "?" + text : "");
  };
  // A filter in the query language; of a value the quotes that do not end within it.
  const FIELDS = {newspaper: "paper", authors: "author"};
  seek.words = function (filter) {
    const {facet, value} = filter, quotes = ['""', "“”", "「」"].find((pair) => !value || !value.includes(pair[1])) || '""';
    return `${FIELDS[facet] || facet}:` + (facet === "date" ? value : "=" + quotes[0] + value + quotes[1]);
  };
  // The way to the page that asks two questions, with this one, its filters too, as the first.
  seek.comparison = function () {
    const chosen = FACETS.map((facet) => seek.state.filters.filter((filter) => filter.facet === facet).map(seek.words).join(" OR "));
    const first = [...chosen, seek.state.q.trim()].filter(Boolean).join(" ");
    return search.root + "compare.html?" + new URLSearchParams({a: first, ...(seek.state.literal ? {exact: "1"} : {})});
  };
  // An address that stands already is not pushed again: Back would seem to do nothing. Whether there is a new entry.
  seek.record = function (push) {
    const same = (text) => new URLSearchParams(text.replace(/^[^?]*\??/, "")).toString();
    push = push && same(location.search) !== same(seek.address(""));
    try { history[push ? "pushState" : "replaceState"](null, "", seek.address("")); } catch (error) { /* some viewers forbid it for files */ }
    return push;
  };
  // As the engine takes it. Several values of one facet are alternatives.
  seek.asFilter = ({facet, value}) => facet !== "date" ? {facet, value, exact: true, choice: true}
    : value === seek.UNDATED ? {facet, value: "", exact: true, choice: true}
      : value.endsWith(seek.MONTHLESS) ? {facet, value: value.slice(0, 4), exact: true, choice: true} : {facet, from: value, to: value, choice: true};
  // The filters that are chosen, with the values of one facet in place of those it had.
  seek.instead = (facet, ...values) => [...seek.state.filters.filter((filter) => filter.facet !== facet), ...values.map((value) => ({facet, value}))];
  // The way to an article, with the words that brought one there; its absolute address, none where the site lies on a disk.
  seek.link = (doc) => search.root + doc.url.split("/").map(encodeURIComponent).join("/") + (seek.state.q ? "?q=" + encodeURIComponent(seek.state.q) + (seek.state.literal ? "&exact=1" : "") : "");
  seek.addressOf = (doc) => location.protocol === "file:" ? "" : new URL(doc.url, new URL(search.root || ".", location.href)).href;
  // Hands the reader a file.
  seek.give = function (text, type, name) {
    const anchor = seek.element("a", {href: URL.createObjectURL(new Blob([text], {type: type + ";charset=utf-8"})), download: name});
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  };
  // The answer to the question and the first documents of it. Where texts are missing the site may have been built anew meanwhile: the index is opened anew, once.
  let again = false;
  seek.ask = async function (query, options, upto) {
    const found = await search.search(query, options), docs = await seek.documents(found, 0, upto);
    if (again || docs.length === Math.min(upto, found.total)) return [found, docs];
    again = true;
    return seek.ask(query, options, upto);
  };
  seek.documents = async (found, from, to) => (await Promise.all(found.docs.slice(from, to).map((doc) => search.document(found.index, doc)))).filter(Boolean);
  return seek;
})(window.banmian, window.banmianSearch);
