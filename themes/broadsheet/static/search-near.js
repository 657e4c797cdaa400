"use strict";
// What may have been meant where nothing is found: the same words without their marks, and names and words that sound alike or differ in one character.
(function (banmian, search, seek) {
  const {$, element, say} = seek;
  const MOST = 5, MARKS = /[\p{P}\p{S}\s]+/u, TYPED = /^[\u3400-\u9fff]{2,6}$/;

  // The words of a question of words alone, apart and without marks and quotes; "" where that is what was asked.
  function apart(query) {
    const {groups, not, filters} = search.parse(query), simple = ([word, ...others]) => !others.length && word.near < 0 && !word.wild && !word.fuzzy && word.fields.length === 4;
    if (not.length || filters.length || !groups.every(simple)) return "";
    const words = [...new Set(groups.flatMap(([word]) => word.text.split(MARKS)).filter(Boolean))].join(" ");
    return words === query ? "" : words;
  }
  // Names and words of headlines that are read as the text is, and cities and names of three characters and more of which one is another: rows of the lexicon, best first.
  // How a character is read is known from the names and words that have it.
  function alike(text, rows) {
    if (!TYPED.test(text)) return [];
    const read = new Map(), found = [], folded = rows.map((row) => Array.from(search.fold(row[0])));
    rows.forEach((row, i) => {
      const sounds = row[5].split(" ");
      if (sounds.length === folded[i].length) folded[i].forEach((c, at) => read.set(c, (read.get(c) || new Set()).add(sounds[at])));
    });
    rows.forEach((row, i) => {
      const typed = Array.from(text), sounds = row[5].split(" ");
      if (folded[i].length !== typed.length || sounds.length !== typed.length) return;
      const other = typed.filter((c, at) => c !== folded[i][at] && !(read.has(c) && read.get(c).has(sounds[at]))).length;
      if (!other || other === 1 && (typed.length > 2 ? row[1] !== "word" : row[1] === "city")) found.push([other, row]);
    });
    return found.sort((a, b) => a[0] - b[0]).slice(0, MOST).map((one) => one[1]);
  }
  // As a question and its filters, with how many articles it gives.
  async function counted({q, filters}) {
    const {total} = await search.search(q, {literal: seek.state.literal, filters: filters.map(seek.asFilter)});
    return {q, filters, n: total};
  }
  function link({q, filters, n}, [name, kind]) {
    const told = kind && kind !== "word" ? banmian.phrase("search.names.row", {facet: say("search.facet." + kind), name: banmian.corpus(name), n}) : banmian.phrase("search.near.row", {q: banmian.corpus(q), n});
    return element("li", {}, element("a", {href: seek.address("", q, filters)}, ...told));
  }
  // Shows them below the question.
  seek.near = async function () {
    const mine = seek.answer, query = seek.state.q.trim(), filters = seek.state.filters, words = apart(query);
    const rows = alike(search.fold(query).replace(/\s/g, ""), await search.lexicon(mine.index));
    const offers = [...words ? [[{q: words, filters}, []]] : [], ...rows.map((row) => [row[1] === "word" ? {q: row[0], filters} : {q: "", filters: seek.instead(row[1], row[0])}, row])];
    const made = (await Promise.all(offers.map(async ([asked, row]) => [await counted(asked), row]))).filter(([asked]) => asked.n);
    if (mine === seek.answer && made.length) $("seek-names").replaceChildren(element("p", {}, say("search.near")), element("ul", {}, ...made.map(([asked, row]) => link(asked, row))));
  };
})(window.banmian, window.banmianSearch, window.banmian.seek);
