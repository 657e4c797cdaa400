"use strict";
// The search page's common ground: what is asked, its address, and small tools. The searching itself is in
// search/js/search.js; these files only show, and are joined into one (theme.yaml).
window.banmian.seek = (function (banmian, search) {
  const FACETS = ["newspaper", "city", "county", "date", "kind", "section", "authors"];
  const SORTS = ["best", "new", "old"];
  const seek = {FACETS, SORTS, PAGE: 10, AROUND: 25, LINES: 3, answer: null, state: {q: "", sort: "best", literal: false, filters: []}};
  search.root = document.querySelector(".seek").dataset.root;

  seek.say = (key, values) => banmian.say(key, values);
  seek.number = (n) => n.toLocaleString("en");
  seek.$ = (id) => document.getElementById(id);
  seek.element = function (tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) if (value !== null) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  // A fact's value as a reader sees it.
  seek.label = (facet, value) => facet === "kind" ? seek.say("kind." + value).replace(/^kind\./, "") : facet === "date" ? banmian.date(value) : value;

  seek.read = function () {
    const given = new URLSearchParams(location.search);
    seek.state = {q: given.get("q") || "", sort: SORTS.includes(given.get("sort")) ? given.get("sort") : "best", literal: given.get("exact") === "1", filters: []};
    for (const facet of FACETS) for (const value of given.getAll(facet)) seek.state.filters.push({facet, value});
  };
  function address() {
    const to = new URLSearchParams(), state = seek.state;
    if (state.q) to.set("q", state.q);
    if (state.sort !== "best") to.set("sort", state.sort);
    if (state.literal) to.set("exact", "1");
    for (const {facet, value} of state.filters) to.append(facet, value);
    const text = to.toString();
    return location.pathname + (text ? "?" + text : "");
  }
  seek.record = function (push) {
    try { history[push ? "pushState" : "replaceState"](null, "", address()); } catch (error) { /* some viewers forbid it for files */ }
  };
  seek.asFilter = ({facet, value}) => facet === "date" ? {facet, from: value, to: value + "\uffff"} : {facet, value, exact: facet !== "authors"};
  seek.documents = async (found, from, to) => (await Promise.all(found.docs.slice(from, to).map((doc) => search.document(found.index, doc)))).filter(Boolean);
  return seek;
})(window.banmian, window.banmianSearch);
