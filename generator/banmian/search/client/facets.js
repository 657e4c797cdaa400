// The facts beside the texts: filters, counts, the histogram.
(function (bm) {
  'use strict';
  // A facet's values and, for each document, the number of its value (an array of numbers where it may have several).
  bm.facet = function (index, name) {
    if (!index.facets.has(name)) index.facets.set(name, read(index, name));
    return index.facets.get(name);
  };
  async function read(index, name) {
    const digits = index.manifest.facets[name];
    const data = digits && await bm.load('search/f/' + name + '-' + digits + '.js', 'f/' + name);
    if (!data) return null;
    const of = new Array(index.documents);
    let doc = 0;
    for (let i = 0; i < data.runs.length; i += 2) for (let n = data.runs[i + 1]; n > 0; n--) of[doc++] = data.runs[i];
    return { values: data.values, of };
  }
  const several = value => Array.isArray(value) ? value : [value];

  // The documents whose fact agrees: the value holds the text asked for, the date lies in the range, or one filter of several (`any`) holds.
  bm.filtered = async function (index, docs, filter) {
    if (filter.any) {
      const good = new Set(bm.union(await Promise.all(filter.any.map(one => bm.filtered(index, docs, one)))));
      return docs.filter(doc => good.has(doc) !== !!filter.not);
    }
    const facet = await bm.facet(index, filter.facet);
    if (!facet) return filter.not ? docs : new Int32Array(0);
    const wanted = filter.value === undefined ? null : bm.fold(filter.value);
    const good = facet.values.map(value => filter.exact ? value === filter.value
      : wanted !== null ? value !== '' && bm.fold(value).includes(wanted)
        : value !== '' && value + '\uffff' >= filter.from && (!filter.to || value <= filter.to));
    return docs.filter(doc => several(facet.of[doc]).some(v => good[v]) !== !!filter.not);
  };
  bm.narrowed = async function (index, docs, filters) {
    for (const filter of filters) docs = await bm.filtered(index, docs, filter);
    return docs;
  };
  // Filters of which those that are a choice (ticked in a list, repeated in an address) are alternatives within their facet.
  bm.choices = function (filters) {
    const chosen = new Map();
    for (const filter of filters) if (filter.choice) chosen.set(filter.facet, [...chosen.get(filter.facet) || [], filter]);
    return [...filters.filter(filter => !filter.choice), ...[...chosen.values()].map(some => ({ ...bm.either(some), choice: true }))];
  };
  // How many of the documents have each value: [[value, count]], most first; for a date cut to `digits` (4 year, 7 month),
  // in order of the date.
  bm.counts = async function (index, name, docs, digits) {
    const facet = await bm.facet(index, name);
    if (!facet) return [];
    const count = new Float64Array(facet.values.length), merged = new Map();
    for (const doc of docs) for (const v of several(facet.of[doc])) count[v]++;
    facet.values.forEach((value, v) => {
      const label = digits ? value.slice(0, digits) : value;
      if (count[v] && label) merged.set(label, (merged.get(label) || 0) + count[v]);
    });
    const out = [...merged];
    return digits ? out.sort((a, b) => a[0] < b[0] ? -1 : 1) : out.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
})(self.banmianSearch = self.banmianSearch || {});
