// Traditional and simplified characters told apart: of what was found folded, what stands there in the very characters.
(function (bm) {
  'use strict';
  const READ = 400;         // texts that are read for it

  // Takes of a term (`term.exact`: its words as they were typed) what some of the documents, rising, hold only in other characters. Only
  // those that have a traditional form of one of the characters can differ, so only their texts are read, and no more than READ of them.
  bm.exactly = async function (index, term, docs, notes) {
    if (!term.exact) return;
    const mine = bm.both(bm.documents(term), docs), simplified = term.exact.every((text, i) => text === term.needles[i]);
    const doubted = await doubts(index, mine, term), counts = new Map();
    if (doubted.length > READ) notes.push(['search.literal', READ]);
    await Promise.all(Array.from(doubted.slice(0, READ), async doc => {
      const found = await bm.document(index, doc);
      if (found) counts.set(doc, bm.FIELDS.map((name, field) => bm.marks(found[name], [term], field).length));
    }));
    const kept = new Set(simplified ? mine : doubted);      // what could not be read is kept
    term.found = { ...term.found, fields: term.found.fields.map((list, field) => {
      const rows = list ? Array.from(list.docs, (doc, i) => [doc, counts.has(doc) ? counts.get(doc)[field] : list.counts[i]]).filter(([doc, n]) => n && kept.has(doc)) : [];
      return rows.length ? { docs: Int32Array.from(rows, row => row[0]), counts: Int32Array.from(rows, row => row[1]) } : null;
    }) };
  };
  // The documents whose texts must be read for that. Where they are few, it is cheaper to read them than to ask which have what.
  async function doubts(index, docs, term) {
    const marked = docs.filter(doc => bm.varies(index, doc)), text = term.needles.join('');
    const units = [...new Set(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).filter(bm.isHan))];
    if (marked.length <= units.length) return marked;
    return bm.both(marked, bm.union(await Promise.all(units.map(unit => bm.chance(index, unit, 0)))));
  }
})(self.banmianSearch = self.banmianSearch || {});
