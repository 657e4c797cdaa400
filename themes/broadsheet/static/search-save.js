"use strict";
// Taking the list away: as a table, or as citations.
(function (banmian, search, seek) {
  const {element} = seek;
  const MOST = 2000;
  const FILES = {csv: {type: "text/csv", write: (docs, link) => "\ufeff" + csv(docs, (doc) => link(doc) || doc.url)}, ...banmian.citing.files};
  // An article's absolute address; none where the site lies on a disk.
  seek.addressOf = (doc) => location.protocol === "file:" ? "" : new URL(doc.url, new URL(search.root || ".", location.href)).href;
  seek.save = async function (kind) {
    const docs = await seek.documents(seek.answer, 0, MOST), made = FILES[kind];
    const file = new Blob([made.write(docs, seek.addressOf)], {type: made.type + ";charset=utf-8"});
    const anchor = element("a", {href: URL.createObjectURL(file), download: "banmian-search." + kind});
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  };
  function csv(docs, link) {
    const columns = ["headline", "date", "newspaper", "city", "county", "section", "kind", "authors", "matches", "context", "url"];
    const rows = docs.map((doc) => {
      const kwic = search.context(doc.text, seek.answer.needles, seek.AROUND, 1);
      return {...doc, matches: kwic.count + search.marks(doc.headline, seek.answer.needles).length, url: link(doc),
        context: kwic.lines.map((line) => line.parts.map((part) => part.text).join("")).join("")};
    });
    // A cell that begins like a formula is given an apostrophe, so that no spreadsheet runs it.
    const cell = (value) => '"' + String(value).replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""') + '"';
    return [columns, ...rows.map((r) => columns.map((c) => r[c]))].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }
})(window.banmian, window.banmianSearch, window.banmian.seek);
