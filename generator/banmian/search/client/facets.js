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

  // The first and last day that a date may be: 2020, 2020-06 or a day.
  const first = date => date + '-01-01'.slice(date.length - 4);
  const last = date => date.length > 9 ? date : date.length > 6 ? date + '-' + bm.daysOf(...date.split('-').map(Number)) : date + '-12-31';
  // A date lies in a span when all days do that it may be; it may lie there (`loose`) when one does.
  function within(date, { from, to }, loose) {
    if (!date) return false;
    const begin = from ? first(from) : '', end = to ? last(to) : '\uffff';
    return loose ? last(date) >= begin && first(date) <= end : first(date) >= begin && last(date) <= end;
  }
  // 杭州市 and 杭州 are one place, as they are where articles are read (content/markdown_in.py).
  const named = (facet, name) => facet === 'city' && name.length > 2 ? name.replace(/市$/, '') : name;

  // The documents whose fact agrees: the value holds the text asked for, the date lies in the range, or one filter of several (`any`) holds.
  bm.filtered = async function (index, docs, filter, loose) {
    if (filter.any) {
      const good = new Set(bm.union(await Promise.all(filter.any.map(one => bm.filtered(index, docs, one, loose)))));
      return docs.filter(doc => good.has(doc) !== !!filter.not);
    }
    const facet = await bm.facet(index, filter.facet);
    if (!facet) return filter.not ? docs : new Int32Array(0);
    const value = filter.value === undefined ? null : named(filter.facet, filter.value), wanted = value && bm.fold(value);
    const good = facet.values.map(name => value === null ? within(name, filter, loose) : filter.exact ? name === value : name !== '' && bm.fold(name).includes(wanted));
    return docs.filter(doc => several(facet.of[doc]).some(v => good[v]) !== !!filter.not);
  };
  bm.narrowed = async function (index, docs, filters, loose) {
    for (const filter of filters) docs = await bm.filtered(index, docs, filter, loose);
    return docs;
  };
  // How many documents a time that is asked for leaves in doubt, since their date names a year or a month alone.
  bm.doubtful = async function (index, docs, filters, sure) {
    const timed = filter => filter.any ? filter.any.some(timed) : filter.facet === 'date' && filter.value === undefined;
    if (!filters.some(timed)) return 0;
    const loose = new Set(await bm.narrowed(index, docs, filters, true)), both = sure.filter(doc => loose.has(doc)).length;
    return loose.size + sure.length - 2 * both;
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
