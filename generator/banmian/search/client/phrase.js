// Where a run of characters occurs: postings of its pairs, and positions that prove them side by side.
(function (bm) {
  'use strict';
  const SOME = 3, QUICK = 8;       // pairs of a long pattern that are asked first; documents left of them so few that their texts are read
  const MOST = 32, TOGETHER = 4;   // the most texts that are read in place of positions; blocks so few that they are fetched at once

  // The pairs that together cover a pattern of units, each with its offset from the pattern's first character.
  // An edge takes no room; white space stands for one white space and belongs to no pair.
  bm.cover = function (units) {
    const place = [], pairs = [];
    let at = 0;
    for (const unit of units) { place.push(at); if (unit !== bm.EDGE) at++; }
    for (let i = 0; i < units.length;) {
      if (units[i] === 32) { i++; continue; }
      let end = i;
      while (end < units.length && units[end] !== 32) end++;
      for (let j = i; j + 1 < end; j += 2) pairs.push([units[j], units[j + 1], place[units[j] === bm.EDGE ? j + 1 : j]]);
      if (end - i > 2 && (end - i) % 2) pairs.push([units[end - 2], units[end - 1], place[end - 2]]);
      if (end - i === 1 && units.length > 1) pairs.push([units[i], 0, place[i]]);
      i = end;
    }
    if (units.length === 1) pairs.push([units[0], 0, 0]);
    return pairs;
  };

  // The occurrences of a pattern: {fields: [{docs, counts, starts?} or null, one a field], df, broken, loose}.
  // `df` counts documents field by field, as Lunr does. `broken`: a shard is missing. `loose`: a character that stands
  // alone between white space is known to be in the document, not where. `positions`: fill in `starts` always.
  bm.occurrences = async function (index, units, positions) {
    const pairs = bm.cover(units), few = Array.from({ length: SOME }, (_, i) => pairs[Math.floor(i * (pairs.length - 1) / (SOME - 1))]);
    const quick = pairs.length > SOME && await read(index, few, units, false) || pairs.length > 1 && await read(index, pairs, units, true);
    if (quick) return quick;
    const found = await Promise.all(pairs.map(([a, b]) => bm.postings(index, a, b)));
    const whole = pairs.filter((_, i) => found[i]), out = { fields: [null, null, null, null], df: 0, broken: whole.length < pairs.length, loose: false };
    const known = found.filter(Boolean);
    if (!known.length) return out;
    await Promise.all([0, 1, 2, 3].map(async field => {
      const lists = known.map(all => all.find(list => list.field === field));
      if (lists.some(list => !list)) return;
      await bm.complete(index, lists);
      if (lists.some(list => !list.n)) return;
      const exact = lists.map((list, i) => [list, whole[i][2]]).filter(([list]) => !list.chars);
      if (exact.length < lists.length && lists.length > 1) out.loose = true;
      out.fields[field] = await joined(index, lists, exact, positions, out, units, field);
    }));
    out.df = size(out.fields);
    return out;
  };
  const size = fields => fields.reduce((n, list) => n + (list ? list.docs.length : 0), 0);

  // The same out of some of the pairs, as far as they came with their shards, and the texts of the documents that these leave;
  // null where those are many, or where the pairs (`whole`: all of them) tell it as they are. A long run of common pairs is
  // rare: its texts weigh less than all that is known of its pairs.
  async function read(index, some, units, whole) {
    const found = await Promise.all(some.map(([a, b]) => bm.postings(index, a, b)));
    if (found.includes(null) || units.includes(32)) return null;
    let costly = !whole;
    const fields = [0, 1, 2, 3].map(field => {
      const lists = found.map((all, i) => [all.find(list => list.field === field), some[i][2]]);
      if (lists.some(([list]) => !list)) return null;
      const here = lists.filter(([list]) => list.here), sure = here.filter(([list]) => !list.stepsAway);
      if (sure.length < lists.length) costly = true;
      const docs = here.length ? intersect(here.map(([list]) => list)) : null;
      return docs && sure.length > 1 ? aligned(docs, sure) || { docs: new Int32Array(0) } : { docs };
    });
    if (!costly || fields.some(list => list && !list.docs) || size(fields) > QUICK) return null;
    const texts = await Promise.all(fields.map((list, field) => list && list.docs.length ? reading(index, list.docs, units, field) : null));
    return texts.includes(undefined) ? null : { fields: texts, df: size(texts), broken: false, loose: false };
  }

  // Pairs whose positions came with their shard narrow the documents first; then those whose positions stand elsewhere, the
  // cheapest first, until so few documents are left that their texts weigh less than the next positions.
  async function joined(index, lists, exact, positions, out, units, field) {
    if (lists.length === 1 && !(positions && exact.length)) {
      return { docs: lists[0].docs, counts: lists[0].counts || new Int32Array(lists[0].n).fill(1) };
    }
    let docs = intersect(lists);
    if (!docs.length) return null;
    if (!exact.length) return { docs, counts: new Int32Array(docs.length).fill(1) };
    const sure = exact.filter(([list]) => !list.stepsAway), left = exact.filter(([list]) => list.stepsAway);
    for (let readable = true; ;) {
      if (sure.length > 1 && left.length) {
        const some = aligned(docs, sure);
        if (!some) return null;
        docs = some.docs;
      }
      if (!left.length) break;
      const blocks = left.map(([list]) => bm.wanted(list, postingsOf(list.docs, docs)).length), all = blocks.reduce((n, m) => n + m, 0);
      if (readable && docs.length <= MOST && docs.length * textSize(index) <= Math.min(...blocks) * blockSize(index)) {
        const texts = await reading(index, docs, units, field);
        if (texts !== undefined) return texts;
        readable = false;
      }
      const next = all <= TOGETHER ? left.splice(0) : left.splice(blocks.indexOf(Math.min(...blocks)), 1);
      const whole = await Promise.all(next.map(([list]) => bm.positions(index, list, postingsOf(list.docs, docs))));
      sure.push(...next.filter((_, i) => whole[i]));
      if (whole.includes(false)) out.broken = true;
    }
    return sure.length ? aligned(docs, sure) : { docs, counts: new Int32Array(docs.length).fill(1) };
  }
  // About what a text weighs that must be fetched, and a block of positions (shards.py).
  const textSize = index => 900 * index.manifest.excerpts.each, blockSize = index => 6000 * (1 + Math.floor(index.documents / 20000));
  // The same as `aligned`, out of the texts themselves: cheaper where the pairs are common and few documents have them all.
  // undefined where the texts cannot tell: one is missing, or the pattern has white space or the edge of a word.
  async function reading(index, docs, units, field) {
    if (units.includes(32) || units.includes(bm.EDGE) || !bm.variants && docs.some(doc => bm.varies(index, doc))) return undefined;
    const texts = await Promise.all(Array.from(docs, doc => bm.document(index, doc).catch(() => null)));
    if (texts.includes(null)) return undefined;
    const needle = String.fromCharCode(...units), kept = [], counts = [], starts = [];
    texts.forEach((found, i) => {
      const text = bm.fold(found[bm.FIELDS[field]]), out = [];
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) out.push(at);
      if (out.length) { kept.push(docs[i]); counts.push(out.length); starts.push(out); }
    });
    return kept.length ? { docs: Int32Array.from(kept), counts: Int32Array.from(counts), starts } : null;
  }
  // The documents that stand in all lists, rising.
  function intersect(lists) {
    const sorted = [...lists].sort((a, b) => a.n - b.n);
    let docs = sorted[0].docs;
    for (const list of sorted.slice(1)) docs = bm.both(docs, list.docs);
    return docs;
  }
  bm.both = function (a, b) {
    const out = new Int32Array(Math.min(a.length, b.length));
    let n = 0, j = 0;
    if (a.length * 16 < b.length) {
      for (const doc of a) { j = seek(b, doc, j); if (b[j] === doc) out[n++] = doc; }
    } else {
      for (const doc of a) { while (j < b.length && b[j] < doc) j++; if (b[j] === doc) out[n++] = doc; }
    }
    return out.subarray(0, n);
  };
  // The first place at or after `from` whose value is not below `value`.
  function seek(values, value, from) {
    let low = from, high = values.length;
    while (low < high) { const middle = low + high >> 1; if (values[middle] < value) low = middle + 1; else high = middle; }
    return low;
  }
  function postingsOf(all, docs) {
    const out = new Int32Array(docs.length);
    let j = 0;
    for (let i = 0; i < docs.length; i++) out[i] = j = seek(all, docs[i], j);
    return out;
  }
  // Keeps the documents in which the pairs stand at their offsets; counts and starts of the whole.
  function aligned(docs, sure) {
    const kept = [], counts = [], starts = [], places = sure.map(([list]) => postingsOf(list.docs, docs));
    for (let i = 0; i < docs.length; i++) {
      const rows = sure.map(([list, offset], r) => [list.steps[places[r][i]], offset]).sort((a, b) => a[0].length - b[0].length);
      let mine = rows[0][0], offset = rows[0][1], n = 0;
      const out = [];
      for (const at of mine) {
        const start = at - offset;
        if (start >= 0 && rows.every(([steps, shift], r) => !r || has(steps, start + shift))) { out.push(start); n++; }
      }
      if (n) { kept.push(docs[i]); counts.push(n); starts.push(out); }
    }
    return kept.length ? { docs: Int32Array.from(kept), counts: Int32Array.from(counts), starts } : null;
  }
  function has(values, value) {
    if (values.length < 12) return values.includes(value);
    const at = seek(values, value, 0);
    return values[at] === value;
  }
})(self.banmianSearch = self.banmianSearch || {});
