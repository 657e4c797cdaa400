"use strict";
// What the result list knows of an article, as bibliographies take it: a line of GB/T 7714, RIS, CSL-JSON, COinS.
// The forms are those of the article's own page, less what the index does not hold (printed page, issue, language, abstract).
(function (banmian) {
  const line = (text) => String(text || "").replace(/\s+/g, " ").trim();
  const names = (doc) => (doc.authors || "").split(";").map(line).filter(Boolean);
  const place = (doc) => line(doc.city || doc.county);
  // The whole path, as the article's own page has it: p06-i01 is the name of an article on many days, and its folder's year stands in its day.
  const id = (doc) => doc.url.replace(/^articles\//, "").replace(/\.html$/, "").replace(/\/(\d{4})(?=\/\1-)/, "").replace(/\//g, "-");

  // How facts that the page does not print are known, from two letters each: [["headline", "derived"], …].
  const FACTS = {h: "headline", a: "authors", n: "newspaper", d: "date", c: "city", y: "county", s: "section"}, KNOWN = {i: "inferred", e: "editor", d: "derived", c: "corrected", o: "other"};
  const unprinted = (doc) => ((doc.basis || "").match(/../g) || []).map(([fact, how]) => [FACTS[fact], KNOWN[how]]);
  // A fact as it stands in a citation: in brackets where the page does not print it.
  const bracketed = (doc, name) => doc[name] && unprinted(doc).some(([fact, how]) => fact === name && how !== "corrected") ? "[" + line(doc[name]) + "]" : line(doc[name]);
  // The same as a note: headline derived; date, city inferred
  function note(doc) {
    const by = new Map();
    for (const [fact, how] of unprinted(doc)) by.set(how, [...by.get(how) || [], fact]);
    return [...by].map(([how, facts]) => facts.join(", ") + " " + how).join("; ");
  }

  // GB/T 7714—2025: 甲，乙，丙，等. 题名[N/OL]. 报名，日期. 地址.
  function text(doc, link) {
    const some = names(doc), web = /^https?:/.test(link), source = ["newspaper", "date"].map((name) => bracketed(doc, name)).filter(Boolean).join("，");
    if (some.length > 3) some.splice(3, some.length, /[\u3400-\u9fff]/.test(some.join("")) ? "等" : "et al.");
    return [some.join("，"), bracketed(doc, "headline") + (web ? "[N/OL]" : "[N]"), source, link].filter(Boolean).map((part) => part + ". ").join("").trim();
  }
  function ris(doc, link) {
    const pairs = [["TY", "NEWS"], ["TI", line(doc.headline)], ...names(doc).map((name) => ["AU", name]), ["T2", line(doc.newspaper)],
      ["DA", doc.date.replace(/-/g, "/")], ["PY", doc.date.slice(0, 4)], ["SE", line(doc.section)], ["CY", place(doc)], ["N1", note(doc)], ["UR", link], ["ID", id(doc)]];
    return pairs.filter((pair) => pair[1]).map(([tag, value]) => tag + "  - " + value + "\r\n").join("") + "ER  - \r\n";
  }
  function csl(doc, link) {
    const item = {id: id(doc), type: "article-newspaper", title: line(doc.headline), author: names(doc).map((literal) => ({literal})), "container-title": line(doc.newspaper),
      "publisher-place": place(doc), issued: doc.date ? {"date-parts": [doc.date.split("-").map(Number)], ...unprinted(doc).some(([fact, how]) => fact === "date" && how === "inferred") ? {circa: true} : {}} : "",
      section: line(doc.section), note: note(doc), URL: link};
    return Object.fromEntries(Object.entries(item).filter(([, value]) => value && value.length !== 0));
  }
  function coins(doc, link) {
    const pairs = [["ctx_ver", "Z39.88-2004"], ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"], ["rft.type", "newspaperArticle"], ["rft.title", line(doc.headline)], ["rft.source", line(doc.newspaper)],
      ["rft.date", doc.date], ...names(doc).map((name) => ["rft.au", name]), ["rft.place", place(doc)], ["rft.identifier", link]];
    return pairs.filter((pair) => pair[1]).map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");
  }

  // Whole files: ending → {type, write(documents, link)}. `link` gives an article's absolute address, or "" on a disk.
  banmian.citing = { coins, files: {
    txt: {type: "text/plain", write: (docs, link) => "\ufeff" + docs.map((doc) => text(doc, link(doc) || doc.url) + "\r\n").join("")},
    ris: {type: "application/x-research-info-systems", write: (docs, link) => docs.map((doc) => ris(doc, link(doc))).join("")},
    json: {type: "application/json", write: (docs, link) => "[" + docs.map((doc) => JSON.stringify(csl(doc, link(doc)))).join(",\n") + "]\n"},
  } };
})(window.banmian = window.banmian || {});
