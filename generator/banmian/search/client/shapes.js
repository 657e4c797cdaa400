// What an alternative of a query looks for: patterns of units, near one another, or words that a wildcard matches.
(function (bm) {
  'use strict';
  const codes = text => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  // A name that Lunr takes as it is: a star would be its wildcard.
  const named = text => text.replace(/\*/g, '∗').replace(/\x01/g, '¦');

  // `exact`: the same as it was typed, traditional characters and all; undefined for a reading, which has none.
  function pattern(folded, exact, boost) {
    const units = codes(folded), word = units.length === 2 && units.every(bm.isHan) ? units : null;
    return { name: named(folded), word, needles: [folded], exact: exact && [exact], boost, find: index => bm.occurrences(index, units, false) };
  }
  // What of a shape a reader sees marked (bm.marks).
  bm.term = (shape, alt, literal) => ({ needles: shape.needles, exact: literal && shape.exact, near: shape.near, fields: alt.fields });

  // The shapes of an alternative: [{name, needles, exact, near, boost, find(index)}].
  bm.shapes = async function (index, alt, notes) {
    const [text, exact] = [bm.fold, bm.plain].map(how => how(alt.text).replace(/ +/g, ' ').trim());
    if (alt.near >= 0) return [near(text, exact, alt.near, notes)].filter(Boolean);
    if (alt.quoted) return [pattern(text, exact)];
    if (alt.fuzzy || alt.wild) {
      const words = await bm.wild(index, text, alt.fuzzy, notes), shapes = words.map(word => pattern(word, word === bare(text) ? bare(exact) : word));
      return text.endsWith('?') ? [...shapes, pattern(text, exact)] : shapes;       // WTO? may be a question
    }
    const shapes = [pattern(bare(text), bare(exact))];
    if (codes(text).every(bm.isLatin)) shapes.push(pattern('\x01' + text + '\x01', '\x01' + text + '\x01', 2), ...(await bm.named(index, text)).map(name => pattern(bm.fold(name))));
    return shapes;
  };
  const bare = text => text.replace(/^\*+|\*+$/g, '');

  // Words or runs that stand within `distance` characters of one another, in any order.
  function near(text, exact, distance, notes) {
    const long = part => part.length > 1, parts = text.split(' ').filter(part => long(part) || notes.push(['search.near', part]) && false);
    const typed = exact.split(' ').filter(long);
    if (parts.length < 2) return parts.length ? pattern(parts[0], typed[0]) : null;
    return { name: named(text + '~' + distance), needles: parts, exact: typed, near: distance, find: async index => {
      const found = await Promise.all(parts.map(part => bm.occurrences(index, codes(part), true)));
      const out = { fields: [null, null, null, null], df: 0, broken: found.some(f => f.broken), loose: false };
      for (let field = 0; field < 4; field++) {
        const lists = found.map(f => f.fields[field]);
        if (lists.some(list => !list)) continue;
        out.fields[field] = together(lists, parts, distance);
        if (out.fields[field]) out.df += out.fields[field].docs.length;
      }
      return out;
    } };
  }
  function together(lists, parts, distance) {
    const docs = lists.map(l => l.docs).reduce(bm.both), kept = [], counts = [];
    const at = lists.map(() => 0);
    for (const doc of docs) {
      const places = lists.map((list, i) => { while (list.docs[at[i]] < doc) at[i]++; return list.starts[at[i]]; });
      const n = bm.windows(places, parts.map(p => p.length), distance).length;
      if (n) { kept.push(doc); counts.push(n); }
    }
    return kept.length ? { docs: Int32Array.from(kept), counts: Int32Array.from(counts) } : null;
  }
})(self.banmianSearch = self.banmianSearch || {});
