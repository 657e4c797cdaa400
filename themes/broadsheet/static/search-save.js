"use strict";
// Taking the list away: as a table, or as citations.
(function (banmian, search, seek) {
  const MOST = 2000;
  const FILES = {csv: {type: "text/csv", write: (docs, link) => csv(docs, (doc) => link(doc) || doc.url)}, ...banmian.citing.files};
  seek.save = async function (kind) {
    const docs = await seek.documents(seek.answer, 0, MOST), made = FILES[kind];
    seek.give(made.write(docs, seek.addressOf), made.type, "banmian-search." + kind);
  };
  function csv(docs, link) {
    const columns = ["headline", "date", "newspaper", "city", "county", "section", "kind", "authors", "matches", "context", "url"];
    const rows = docs.map((doc) => {
      const kwic = search.context(doc.text, seek.answer.needles, seek.AROUND, 1);
      return {...doc, matches: seek.matches(doc, kwic), url: link(doc),
        context: kwic.lines.map((line) => line.parts.map((part) => part.text).join("")).join("")};
    });
    return banmian.table(columns, rows);
  }
})(window.banmian, window.banmianSearch, window.banmian.seek);
