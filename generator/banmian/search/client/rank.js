// Scores: a partial Lunr index of just the query's terms, loaded and asked by lunr.js itself.
(function (bm) {
  'use strict';
  const BOOSTS = [8, 4, 2, 1], K1 = 1.2, B = 0.75, TEXT = 3;
  bm.BEST = 100;        // documents that Lunr scores; the order of those after them comes from the same formula

  // Lunr's weight of a term in a field (lunr.Builder.createFieldVectors), to its three decimals.
  function weight(idf, count, ratio, field) {
    const score = idf * ((K1 + 1) * count) / (K1 * (1 - B + B * ratio) + count) * BOOSTS[field];
    return Math.round(score * 1000) / 1000;
  }
  // Lunr's inverse document frequency (lunr.idf): documents counted once a field.
  const inverse = (df, documents) => Math.log(1 + Math.abs((documents - df + 0.5) / (df + 0.5)));

  // terms: [{name, boost, fields: [numbers], found}] with `found` from bm.occurrences; docs: the documents that answer
  // the query, rising; chance: for each of these a number that comes before the score, 0 first, or null. Returns
  // {order, scores}: all documents, best first; scores of the same length.
  bm.rank = function (index, terms, docs, chance) {
    const known = unique(terms).filter(term => term.found.df);
    const score = new Float64Array(docs.length), mean = index.manifest.length / index.documents;
    const magnitude = [0, 1, 2, 3].map(f => Math.sqrt(known.reduce((sum, t) => sum + (t.fields.includes(f) ? t.boost ** 2 : 0), 0)));
    for (const term of known) {
      const idf = inverse(term.found.df, index.documents);
      for (const field of term.fields) {
        const list = term.found.fields[field];
        if (list) each(list, docs, (i, count, doc) => {
          const ratio = field === TEXT ? bm.lengthOf(index, doc) / mean : 1;
          score[i] += weight(idf, count, ratio, field) * term.boost / magnitude[field];
        });
      }
    }
    const order = tiered(sorted(score), i => chance ? chance[i] : 0);
    const first = order.slice(0, bm.BEST), tier = new Map(first.map(i => [docs[i], chance ? chance[i] : 0]));
    const best = tiered(byLunr(index, known, [...tier.keys()].sort((a, b) => a - b), mean), b => tier.get(b[0]));
    const rest = order.slice(best.length);
    return { order: best.map(b => b[0]).concat(rest.map(i => docs[i])), scores: best.map(b => b[1]).concat(rest.map(i => score[i])) };
  };
  // The same rows, those of a lower tier first, otherwise as they stand.
  const tiered = (rows, tier) => rows.sort((a, b) => tier(a) - tier(b));
  // The indices of the scores, best first, equal ones in order; scores that differ by less than 1e-5 are equal here.
  function sorted(score) {
    const keys = new Float64Array(score.length);
    for (let i = 0; i < keys.length; i++) keys[i] = (2 ** 27 - Math.min(2 ** 27, Math.round(score[i] * 1e5))) * 2 ** 24 + i;
    return Array.from(keys.sort(), key => key % 2 ** 24);
  }
  // Calls back for each posting of the list whose document is among docs (rising).
  function each(list, docs, tell) {
    if (list.docs === docs) { for (let i = 0; i < docs.length; i++) tell(i, list.counts[i], docs[i]); return; }
    let i = 0;
    for (let j = 0; j < list.docs.length; j++) {
      while (i < docs.length && docs[i] < list.docs[j]) i++;
      if (i === docs.length) return;
      if (docs[i] === list.docs[j]) tell(i, list.counts[j], docs[i]);
    }
  }
  function unique(terms) {
    const out = new Map();
    for (const term of terms) {
      const id = term.name + '/' + term.fields;
      if (!out.has(id)) out.set(id, term);
    }
    return [...out.values()];
  }

  // [[document, score]], best first, by lunr.Index.load of the terms' postings in these documents.
  function byLunr(index, terms, docs, mean) {
    const serialized = bm.partial(index, terms, docs, mean);
    if (!serialized.invertedIndex.length) return [];
    const found = lunr.Index.load(serialized).query(query => {
      for (const term of terms) {
        query.term(term.name, { fields: term.fields.map(f => bm.FIELDS[f]), boost: term.boost, usePipeline: false });
      }
    });
    return found.map(result => [+result.ref, result.score]);
  }
  // The serialized Lunr index of these terms, cut down to these documents; weights are those of the whole index.
  bm.partial = function (index, terms, docs, mean) {
    const names = [...new Set(terms.map(t => t.name))].sort(), vectors = new Map();
    const invertedIndex = names.map((name, number) => {
      const term = terms.find(t => t.name === name), idf = inverse(term.found.df, index.documents), posting = { _index: number };
      bm.FIELDS.forEach((field, f) => {
        const rows = posting[field] = {}, list = term.found.fields[f];
        if (list) each(list, docs, (i, count, doc) => {
          const ratio = f === TEXT ? bm.lengthOf(index, doc) / mean : 1, ref = field + '/' + doc;
          rows[doc] = {};
          if (!vectors.has(ref)) vectors.set(ref, []);
          vectors.get(ref).push(number, weight(idf, count, ratio, f));
        });
      });
      return [name, posting];
    });
    return { version: lunr.version, fields: bm.FIELDS, fieldVectors: [...vectors], invertedIndex, pipeline: [] };
  };
})(self.banmianSearch = self.banmianSearch || {});
