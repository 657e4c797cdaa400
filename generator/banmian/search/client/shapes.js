// What an alternative of a query looks for: patterns of units, near one another, or words that a wildcard matches.
(function (bm) {
  'use strict';
  const codes = text => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  // A name that Lunr takes as it is: a star would be its wildcard.
  const named = text => text.replace(/\*/g, '∗').replace(/\x01/g, '¦');

  function pattern(text, boost) {
    const folded = text, units = codes(folded);
    const word = units.length === 2 && units.every(bm.isHan) ? units : null;
    return { name: named(folded), word, needle: folded.replace(/\x01/g, ''), boost, find: index => bm.occurrences(index, units, false) };
  }

  // The shapes of an alternative: [{name, needle or needles, boost, find(index)}]; needles are what a reader sees marked.
  bm.shapes = async function (index, alt, notes) {
    const text = bm.fold(alt.text).replace(/ +/g, ' ').trim();
    if (alt.near >= 0) return [near(text, alt.near, notes)].filter(Boolean);
    if (alt.quoted) return [pattern(text)];
    if (alt.fuzzy || /[*?]/.test(text)) return bm.wild(index, text, alt.fuzzy, notes).then(all => all.map(word => pattern(word)));
    const shapes = [pattern(text)];
    if (codes(text).every(bm.isLatin)) shapes.push(pattern('\x01' + text + '\x01', 2), ...(await bm.named(index, text)).map(name => pattern(bm.fold(name))));
    return shapes;
  };

  // Words or runs that stand within `distance` characters of one another, in any order.
  function near(text, distance, notes) {
    const parts = text.split(' ').filter(part => part.length > 1 || notes.push(['search.near', part]) && false);
    if (parts.length < 2) return parts.length ? pattern(parts[0]) : null;
    return { name: named(text + '~' + distance), needles: parts, find: async index => {
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
      const n = windows(places, parts.map(p => p.length), distance);
      if (n) { kept.push(doc); counts.push(n); }
    }
    return kept.length ? { docs: Int32Array.from(kept), counts: Int32Array.from(counts) } : null;
  }
  // How many occurrences of the first part have all others so near that the gaps together are at most `distance`.
  function windows(places, sizes, distance) {
    const ink = sizes.reduce((a, b) => a + b);
    let n = 0;
    for (const start of places[0]) {
      const reach = distance + ink, spans = [[start, start + sizes[0]]];
      for (let p = 1; p < places.length; p++) {
        const next = spans.flatMap(([a, b]) => Array.from(places[p]).filter(s => s < b ? s + sizes[p] <= a || s >= b : true)
          .map(s => [Math.min(a, s), Math.max(b, s + sizes[p])])).filter(([a, b]) => b - a <= reach);
        spans.length = 0;
        spans.push(...next.slice(0, 64));
      }
      if (spans.length) n++;
    }
    return n;
  }
})(self.banmianSearch = self.banmianSearch || {});
