"use strict";
// Taking the list away: as a table, or as citations.
(function (banmian, search, seek) {
  const STEP = 64;        // articles that are read at once
  const FILES = {csv: {type: "text/csv", write: (docs, link) => csv(docs, (doc) => link(doc) || doc.url)}, ...banmian.citing.files};
  // All that was found, however much; how far it came is told meanwhile.
  seek.save = async function (kind) {
    const mine = seek.answer, made = FILES[kind], docs = [], told = seek.element("span", {role: "status"});
    seek.$("seek-tools").append(told);
    for (let at = 0; at < mine.total; at += STEP) {
      if (mine.total > STEP) told.textContent = seek.say("search.reading", {n: at, all: seek.number(mine.total)});
      docs.push(...await seek.documents(mine, at, at + STEP));
      if (mine !== seek.answer) return;
    }
    told.textContent = docs.length < mine.total ? seek.say("search.note.missing", {x: search.missing.size}) : "";
    seek.give(made.write(docs, seek.addressOf), made.type, "banmian-search." + kind);
  };
  function csv(docs, link) {
    const columns = ["headline", "date", "newspaper", "city", "county", "section", "kind", "authors", "matches", "context", "url"];
    const rows = docs.map((doc) => {
      const kwic = search.context(doc.text, seek.answer.terms, seek.AROUND, 1);
      return {...doc, matches: seek.matches(doc, kwic), url: link(doc),
        context: kwic.lines.map((line) => line.parts.map((part) => part.text).join("")).join("")};
    });
    return banmian.table(columns, rows);
  }
})(window.banmian, window.banmianSearch, window.banmian.seek);
