// A query to a ranked list of documents.
(function (bm) {
  'use strict';
  const MORE = 8, READ = 400;
  let opened = null;

  // The open index: its manifest and, soon after, the lengths of its documents. `again`: anew, past every cache.
  bm.open = function (again) {
    if (opened && !again) return opened;
    if (again) bm.forget();
    return opened = bm.manifest(again).then(manifest => {
      if (!manifest || manifest.format !== 2) throw new Error('search.none');
      const index = { manifest, documents: manifest.documents, lists: new Map(), symbols: null, facets: new Map() };
      index.ready = bm.levels(manifest).then(symbols => { index.symbols = symbols; });
      return index;
    }).catch(error => { opened = null; throw error; });
  };

  // Answers a query: {total, docs, scores, terms, notes, names}; docs best first (or, with options.sort 'new' or 'old', by
  // date). options.filters: further filters as the query language makes them, of which those marked `choice` are alternatives
  // within their facet; options.literal: traditional and simplified characters are different. An index that a newer build has
  // replaced is opened anew, once.
  let renewed = false;
  bm.search = async function (query, options = {}) {
    let answer = await ask(await bm.open(), query, options);
    if (bm.missing.size && !renewed) {
      renewed = true;
      answer = await ask(await bm.open(true), query, options);
    }
    if (bm.missing.size) answer.notes.push(['search.missing', bm.missing.size]);
    return answer;
  };

  async function ask(index, query, options) {
    const parsed = bm.parse(query), notes = parsed.notes;
    const groups = await Promise.all(parsed.groups.map(group => Promise.all(group.map(alt => answers(index, alt, notes)))));
    const not = await Promise.all(parsed.not.map(alt => answers(index, alt, notes)));
    await index.ready;
    let docs = null;
    for (const group of groups) {
      const any = union(group.flatMap(terms => terms.map(term => documents(term))));
      docs = docs ? bm.both(docs, any) : any;
    }
    if (options.literal) docs = docs && await literal(index, docs, parsed);
    const filters = bm.choices([...parsed.filters, ...(options.filters || [])]);
    const asked = groups.length || not.length || filters.length;
    if (!docs) docs = asked ? Int32Array.from({ length: index.documents }, (_, i) => i) : new Int32Array(0);
    for (const terms of not) docs = without(docs, union(terms.map(documents)));
    const unfiltered = docs;
    docs = await bm.narrowed(index, docs, filters);
    const terms = groups.flat(2), hits = docs;
    const ranked = options.sort && options.sort !== 'best' || !terms.length ? await byDate(index, docs, options.sort) : bm.rank(index, terms, docs, byChance(groups.map(g => g.flat()), docs));
    return { index, total: docs.length, docs: ranked.order, scores: ranked.scores, hits, unfiltered, filters, notes, terms,
      needles: terms.flatMap(term => term.needles).filter(Boolean) };
  }
  // Keeps the documents that hold the words in the very characters asked for. Only those that have a traditional form of one
  // of them can differ, so only their texts are read, and no more than READ of them.
  async function literal(index, docs, parsed) {
    const asked = alt => alt.near >= 0 || bm.plain(alt.text) === bm.fold(alt.text);
    const simplified = parsed.groups.every(group => group.some(asked));
    const doubted = await doubts(index, docs, parsed), doubt = new Set(doubted.slice(0, READ));
    if (doubted.length > READ) parsed.notes.push(['search.literal', READ]);
    const after = doubted[READ] === undefined ? Infinity : doubted[READ];
    const good = await Promise.all(Array.from(docs, async doc => {
      if (!doubt.has(doc)) return doc >= after && bm.varies(index, doc) || simplified;
      const found = await bm.document(index, doc);
      if (!found) return true;
      const texts = bm.FIELDS.map(name => bm.plain(found[name]));
      return parsed.groups.every(group => group.some(alt => alt.near >= 0 || alt.fields.some(f => texts[f].includes(bm.plain(alt.text)))));
    }));
    return docs.filter((_, i) => good[i]);
  }
  // The documents whose texts must be read for that. Where they are few, it is cheaper to read them than to ask which have what.
  async function doubts(index, docs, parsed) {
    const marked = docs.filter(doc => bm.varies(index, doc)), text = parsed.groups.flat().map(alt => alt.near < 0 ? bm.fold(alt.text) : '').join('');
    const units = [...new Set(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).filter(bm.isHan))];
    if (marked.length <= units.length) return marked;
    return bm.both(marked, union(await Promise.all(units.map(unit => bm.chance(index, unit, 0)))));
  }
  // How many of the groups a document has only where words meet: [one a document], or null where there is no such document.
  function byChance(groups, docs) {
    let out = null;
    for (const terms of groups) {
      if (!terms.some(term => term.chance && term.chance.length)) continue;
      const whole = union(terms.map(term => term.chance ? without(documents(term), term.chance) : documents(term)));
      out = out || new Uint8Array(docs.length);
      let j = 0;
      docs.forEach((doc, i) => { while (j < whole.length && whole[j] < doc) j++; if (whole[j] !== doc) out[i]++; });
    }
    return out;
  }
  // Documents stand in the order of their dates. Those without one come last either way: nobody knows that they are the oldest.
  async function byDate(index, docs, sort) {
    const days = await bm.facet(index, 'date'), dated = doc => !days || days.values[days.of[doc]] !== '';
    let order = Array.from(docs);
    if (sort !== 'old') order.reverse();
    order = [...order.filter(dated), ...order.filter(doc => !dated(doc))];
    return { order, scores: new Array(order.length).fill(0) };
  }

  // The terms that an alternative stands for, each with its occurrences: itself, or what a wildcard or a reading matches.
  async function answers(index, alt, notes) {
    const terms = [];
    for (const shape of await bm.shapes(index, alt, notes)) {
      const [found, chance] = await Promise.all([shape.find(index), shape.word ? bm.chance(index, ...shape.word) : null]);
      if (found.broken) notes.push(['search.broken', alt.text]);
      if (found.loose) notes.push(['search.loose', alt.text]);
      terms.push({ name: shape.name, needles: shape.needles || [shape.needle], boost: shape.boost || 1, fields: alt.fields, found, chance });
    }
    const whole = terms.filter(term => documents(term).length);
    if (!whole.length && !bm.variants && /[\u3400-\u9fff\uf900-\ufaff]/.test(alt.text) && terms.length) {
      await bm.script(bm.root + 'search/js/variants.js').catch(() => null);
      if (bm.variants && bm.fold(alt.text) !== terms[0].folded) return answers(index, alt, []);
    }
    return terms;
  }

  function documents(term) {
    return union(term.fields.map(f => term.found.fields[f]).filter(Boolean).map(list => list.docs));
  }
  function union(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Int32Array(lists.reduce((n, l) => n + l.length, 0));
    let n = 0;
    for (const list of lists) { all.set(list, n); n += list.length; }
    all.sort();
    let kept = 0;
    for (let i = 0; i < all.length; i++) if (!i || all[i] !== all[i - 1]) all[kept++] = all[i];
    return all.subarray(0, kept);
  }
  function without(docs, others) {
    let j = 0;
    return docs.filter(doc => { while (j < others.length && others[j] < doc) j++; return others[j] !== doc; });
  }
  bm.union = union;
  bm.MORE = MORE;
})(self.banmianSearch = self.banmianSearch || {});
