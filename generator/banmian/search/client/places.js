// Where the terms of a query stand in a text: what lists, concordance and article pages mark and count.
(function (bm) {
  'use strict';
  // The places of a needle in a folded text, one after the other: 哈哈 stands once in 哈哈哈. An edge (\x01) asks that a word begins or ends there.
  function places(text, needle) {
    const bare = needle.replace(/\x01/g, ''), out = [], inside = at => at >= 0 && at < text.length && bm.isLatin(text.charCodeAt(at));
    if (!bare) return out;
    for (let at = text.indexOf(bare); at >= 0;) {
      const end = at + bare.length, good = !(needle[0] === '\x01' && inside(at - 1) || needle.endsWith('\x01') && inside(end));
      if (good) out.push([at, end]);
      at = text.indexOf(bare, good ? end : at + 1);
    }
    return out;
  }

  // The stretches, rising and apart, in which of each list of places (`starts`, of words of these sizes) one stands, in any order
  // and apart, with at most `distance` characters beside them. Of those that end first the shortest is taken.
  bm.windows = function (starts, sizes, distance) {
    const out = [], all = starts.map((list, part) => Array.from(list, at => ({ at, end: at + sizes[part], part }))).flat().sort((a, b) => a.end - b.end || a.at - b.at);
    const reach = distance + sizes.reduce((a, b) => a + b, 0), whole = 2 ** starts.length - 1;
    for (let i = 0, free = 0; i < all.length; i++) {
      const last = all[i], from = Math.max(free, last.end - reach);
      if (last.at < from) continue;
      const begins = new Map([[1 << last.part, last.at]]);         // words that are placed already → where the first of them begins, at the latest
      for (let j = i - 1; j >= 0 && all[j].end > from; j--) {
        const { at, end, part } = all[j];
        if (at >= from) for (const [some, start] of [...begins]) {
          const more = some | 1 << part;
          if (more !== some && end <= start && !(begins.get(more) >= at)) begins.set(more, at);
        }
      }
      if (begins.has(whole)) { free = last.end; out.push([begins.get(whole), free]); }
    }
    return out;
  };

  // All places of the terms in the text of a field, as [start, end], rising and apart; those that touch are two. A term:
  // {needles, fields}; with `near` its words are a place where they stand together, with `exact` traditional and simplified differ.
  bm.marks = function (text, terms, field) {
    const found = [], made = {}, folded = how => made[how] = made[how] || bm[how](text);
    for (const term of terms) {
      if (!term.fields.includes(field)) continue;
      const words = term.exact || term.needles, here = words.map(word => places(folded(term.exact ? 'plain' : 'fold'), word));
      if (term.near === undefined) found.push(...here.flat());
      else found.push(...bm.windows(here.map(list => list.map(place => place[0])), words.map(word => word.length), term.near));
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const out = [];
    for (const [a, b] of found) {
      const last = out[out.length - 1];
      if (last && a < last[1]) last[1] = Math.max(last[1], b); else out.push([a, b]);
    }
    return out;
  };
})(self.banmianSearch = self.banmianSearch || {});
