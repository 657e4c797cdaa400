// A query to a ranked list of documents.
(function (bm) {
  'use strict';
  const MORE = 8;
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
    const parsed = bm.parse(query), notes = parsed.notes, whole = Int32Array.from({ length: index.documents }, (_, i) => i);
    const answered = alt => answers(index, alt, notes, options.literal).then(terms => ({ terms, not: alt.not }));
    const groups = await Promise.all(parsed.groups.map(group => Promise.all(group.map(answered)))), words = groups.flat().filter(alt => !alt.not);
    const not = await Promise.all(parsed.not.map(answered)), terms = words.flatMap(alt => alt.terms);
    await index.ready;
    const exactly = (alts, docs) => options.literal && Promise.all(alts.flatMap(alt => alt.terms).map(term => bm.exactly(index, term, docs, notes)));
    await exactly(groups.flat().filter(alt => alt.not), whole);
    let docs = holders(groups, whole);
    if (options.literal && docs) {
      await exactly(words, docs);
      docs = holders(groups, whole);
    }
    const filters = bm.choices([...parsed.filters, ...(options.filters || [])]);
    if (!docs) docs = not.length || filters.length ? whole : new Int32Array(0);
    await exactly(not, docs);
    for (const alt of not) docs = without(docs, held(alt));
    const unfiltered = docs;
    docs = await bm.narrowed(index, docs, filters);
    const doubtful = await bm.doubtful(index, unfiltered, filters, docs);
    if (doubtful) notes.push(['search.partial', doubtful]);
    const hits = docs, byWords = groups.filter(group => !group.some(alt => alt.not));       // what an absence finds is none by chance
    const ranked = options.sort && options.sort !== 'best' || !terms.length ? await byDate(index, docs, options.sort)
      : bm.rank(index, terms, docs, byChance(byWords.map(group => group.flatMap(alt => alt.terms)), docs));
    return { index, total: docs.length, docs: ranked.order, scores: ranked.scores, hits, unfiltered, filters, notes, terms };
  }
  // The documents that have one of an alternative's terms.
  const held = alt => union(alt.terms.map(documents));
  // The documents for which one alternative of every group holds; null where there is no group.
  function holders(groups, whole) {
    return groups.map(group => union(group.map(alt => alt.not ? without(whole, held(alt)) : held(alt)))).reduce((docs, any) => docs ? bm.both(docs, any) : any, null);
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
  // So does, within its year or month, what names no more than that.
  async function byDate(index, docs, sort) {
    const days = await bm.facet(index, 'date'), date = doc => days ? days.values[days.of[doc]] : '';
    const keys = days && sort === 'old' ? days.values.map(value => value.length < 10 ? value + '\uffff' : value) : [];
    let order = Array.from(docs);
    if (sort !== 'old') order.reverse();
    else if (days && days.values.some(value => value && value.length < 10)) order.sort((a, b) => (keys[days.of[a]] > keys[days.of[b]]) - (keys[days.of[a]] < keys[days.of[b]]) || a - b);
    order = [...order.filter(date), ...order.filter(doc => !date(doc))];
    return { order, scores: new Array(order.length).fill(0) };
  }

  // The terms that an alternative stands for, each with its occurrences: itself, or what a wildcard or a reading matches.
  async function answers(index, alt, notes, literal) {
    const terms = [];
    for (const shape of await bm.shapes(index, alt, notes)) {
      const [found, chance] = await Promise.all([shape.find(index), shape.word ? bm.chance(index, ...shape.word) : null]);
      if (found.broken) notes.push(['search.broken', alt.text]);
      if (found.loose) notes.push(['search.loose', alt.text]);
      terms.push({ ...bm.term(shape, alt, literal), name: shape.name, boost: shape.boost || 1, found, chance });
    }
    const whole = terms.filter(term => documents(term).length);
    if (!whole.length && !bm.variants && /[\u2e80-\u9fff\uf900-\ufaff]/.test(alt.text) && terms.length) {
      await bm.script(bm.root + 'search/js/variants.js').catch(() => null);
      if (bm.variants && bm.fold(alt.text) !== terms[0].folded) return answers(index, alt, notes, literal);
    }
    if (!whole.length && !alt.quoted && !alt.wild && !alt.fuzzy && /[*?~]/.test(alt.text.replace(/^\*+|\*+$/g, ''))) notes.push(['search.wild', alt.text]);
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
  bm.documents = documents;
  bm.union = union;
  bm.MORE = MORE;
})(self.banmianSearch = self.banmianSearch || {});
