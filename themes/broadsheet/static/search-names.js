"use strict";
// The names that the query may mean. A city, a newspaper or an author is a fact of an article and need not stand in its words, so a
// search for 嘉兴 may find nothing although seven articles were printed there, or 15 articles that name 宁波 of 966 printed there.
(function (banmian, search, seek) {
  const {$, element, say} = seek;
  const MOST = 8, WORDS = 4, PLACES = ["newspaper", "city", "county"], NAMED = seek.FACETS.filter((facet) => facet !== "date");
  const ENDS = ["", "shi", "qu", "xian"];             // 市 区 县 as they are read
  const LATIN = /^[a-z][a-z' ]*$/i;                   // jiaxing, jia xing, xi'an

  // Without what places end in: 嘉兴市 → 嘉兴; 市区 stays.
  const bare = (text) => text.length > 2 ? text.replace(/[市区县]$/, "") : text;
  // 2 where the words are the name, 1 where they begin it, else 0.
  function agreement(text, name, reading) {
    if (bare(name) === bare(text)) return 2;
    if (name.startsWith(bare(text))) return 1;
    if (!reading || !/^[a-z]{2,}$/.test(text)) return 0;
    if (ENDS.some((end) => reading[2] + end === text || reading[2] === text + end)) return 2;
    return reading[2].startsWith(text) || reading[3] === text ? 1 : 0;
  }
  // What of the query may be a name, each with the rest that is still to be searched: all of it (jia xing), or one of its words.
  function readings(query) {
    const {groups, filters} = search.parse(query), folded = (text) => search.fold(text).replace(/[\s']/g, ""), without = (from, to) => (query.slice(0, from) + query.slice(to)).trim();
    const words = groups.filter((group) => group.length === 1 && group[0].near < 0).slice(0, WORDS).map(([word]) => ({text: folded(word.text), rest: without(word.from, word.to)}));
    // A fact that nothing has may be another's beginning, or be written otherwise: city:嘉.
    const facts = filters.filter((filter) => filter.value && filter.span && !filter.not).map(({value, span}) => ({text: folded(value), rest: without(...span)}));
    words.push(...facts);
    return [{text: folded(query), rest: ""}, ...words].filter(({text}) => text);
  }
  // The names that agree, best first: {facet, value, rest}.
  async function agreeing({index, total}, query) {
    const asked = readings(query).filter(({text}) => !total || text.length > 1), found = new Map(), whole = Int32Array.from({length: index.documents}, (_, i) => i);
    // The lexicon, which knows readings, is fetched where it may tell something: with a list, only for Latin letters.
    const read = new Map((total && !LATIN.test(query) ? [] : await search.lexicon(index)).map((row) => [row[0], row]));
    for (const facet of total ? PLACES : NAMED) for (const [value] of await search.counts(index, facet, whole)) {
      const name = search.fold(seek.label(facet, value));
      for (const {text, rest} of asked) {
        const score = agreement(text, name, read.get(value)), key = facet + ":" + value;
        if (score && !found.has(key)) found.set(key, {facet, value, rest, score});
      }
    }
    return [...found.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
  }
  // With how many articles the name gives as a filter, beside the filters of other kinds or else instead of them.
  async function counted(name) {
    const others = seek.state.filters.filter((filter) => filter.facet !== name.facet);
    for (const kept of others.length ? [others, []] : [[]]) {
      const filters = [...kept, {facet: name.facet, value: name.value}];
      const {total} = await search.search(name.rest, {literal: seek.state.literal, filters: filters.map(seek.asFilter)});
      if (total) return {...name, filters, n: total};
    }
    return null;
  }
  const chosen = ({facet, value}) => seek.state.filters.some((filter) => filter.facet === facet && filter.value === value);
  function link({facet, value, rest, filters, n}) {
    const values = {facet: say("search.facet." + facet), name: seek.value(facet, value), q: banmian.corpus(rest), n};
    return element("li", {}, element("a", {href: seek.address("", rest, filters)}, ...banmian.phrase(rest ? "search.names.rest" : "search.names.row", values)));
  }

  // How many there are.
  seek.names = async function () {
    const mine = seek.answer, query = seek.state.q.trim();
    if (!mine || !query) return 0;
    // With a list, only what gives more than the list has, and is not asked for already.
    const names = (await Promise.all((await agreeing(mine, query)).map(counted))).filter((name) => name && (!mine.total || name.n > mine.total && !chosen(name)));
    if (mine !== seek.answer) return 0;
    const parts = names.length ? [element("p", {}, say("search.names")), element("ul", {}, ...names.map(link))]
      : LATIN.test(query) && !mine.total ? [element("p", {}, say("search.names.pinyin"))] : [];
    $("seek-names").replaceChildren(...parts);
    return names.length;
  };
})(window.banmian, window.banmianSearch, window.banmian.seek);
