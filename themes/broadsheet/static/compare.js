"use strict";
// Two sets of articles compared: the strings that are key in one against the other. Only counting and ordering here, so that Node
// can run it; compare-ui.js shows it. docs/search.md says which strings are counted, decision 0083 why strings and not words.
(function (banmian) {
  const MOST = 2000;                      // articles of a side that are read
  const RUN = 4;                          // neighbours that are drawn together, for they often lie in one file
  const LONGEST = 24;                     // units of a string; of what is longer only windows could be listed, so formulas should fit
  const LEAST = 3;                        // occurrences on one side, below which a string is not looked at, nor any that holds it
  const WHOLE = 0.8;                      // the share from which on a string counts as part of a longer one
  const SLICE = 20000;                    // places counted between two looks at the clock
  const FIELDS = ["headline", "deck", "text"];
  const EDGE = "的";                      // what a listed string neither begins nor ends with: it would double every noun
  const [MARK, CHARACTER, LETTER, DIGIT, PAIR] = [0, 1, 2, 3, 4];

  // Which of many are read: `most` of them, in short runs that are evenly spaced, the same ones every time.
  const drawn = (all, most = MOST) => all.length <= most ? all : Array.from({length: most}, (_, i) => all[Math.floor((i - i % RUN) * all.length / most) + i % RUN]);

  // ---- texts to units ---------------------------------------------------------------------------------------------
  // What stands in a string is a letter of any script; marks, spaces and digits end it. Letters of alphabets are one unit as long as
  // they stand together, with the digits among them (app, 5g, h7n9); every other character is one by itself.
  const kindOf = (c) => /\p{Nd}/u.test(c) ? DIGIT : /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(c) ? LETTER : /[\p{L}\p{Nl}]/u.test(c) ? CHARACTER : MARK;

  // Two sides that take in documents, the first side's before the second's. In `units` stands the number of what is printed at each
  // place, 0 where strings end; in `of` the number of the article; in `names` what a number stands for.
  function corpus(fold) {
    const made = {names: [""], units: [0], of: [0], split: 1, sides: [{articles: 0, characters: 0}, {articles: 0, characters: 0}]};
    const kinds = new Uint8Array(65536).fill(255), folded = new Uint16Array(65536), numbers = new Map([["", 0]]);
    function kind(unit) {                 // of a UTF-16 unit, which is folded by itself
      if (kinds[unit] === 255) {
        const c = fold(String.fromCharCode(unit));
        folded[unit] = c.charCodeAt(0);
        kinds[unit] = /[\ud800-\udbff]/.test(c) ? PAIR : kindOf(c);
      }
      return kinds[unit];
    }
    function number(unit) {
      let n = numbers.get(unit);
      if (n === undefined) { numbers.set(unit, n = numbers.size); made.names.push(unit); }
      return n;
    }
    function place(side, article, n) {
      made.units.push(n);
      made.of.push(article);
      if (n) made.sides[side].characters++;
    }
    made.add = function (side, doc) {
      made.sides[side].articles++;
      const article = made.sides[0].articles + made.sides[1].articles;
      for (const text of FIELDS.map((field) => doc[field] || "")) {
        for (let at = 0, to; at < text.length; at = to) {
          const is = kind(text.charCodeAt(at));
          to = at + 1;
          if (is === CHARACTER) place(side, article, number(String.fromCharCode(folded[text.charCodeAt(at)])));
          else if (is === MARK) place(side, article, 0);
          else if (is === PAIR) {
            const c = String.fromCodePoint(text.codePointAt(at));
            to = at + c.length;
            place(side, article, kindOf(c) === MARK ? 0 : number(c));
          } else {
            let letters = is === LETTER, word = "";
            for (to = at; to < text.length && [LETTER, DIGIT].includes(kind(text.charCodeAt(to))); to++) {
              letters = letters || kind(text.charCodeAt(to)) === LETTER;
              word += String.fromCharCode(folded[text.charCodeAt(to)]);
            }
            place(side, article, letters ? number(word) : 0);
          }
        }
        place(side, article, 0);
      }
      if (!side) made.split = made.units.length;
    };
    return made;
  }

  // ---- counting ---------------------------------------------------------------------------------------------------
  // Level by level: strings of one unit, of two, … A string of n + 1 is its first n units and its last n, by their numbers, and is
  // counted only where both are frequent enough. Gives back now and then how far it came; at last the levels, of each
  // {length, size, count: [of both sides], articles: [of both sides], head, tail, where}, all of them lists from 1 on.
  function* counting(made) {
    const units = Int32Array.from(made.units), of = Int32Array.from(made.of), now = units.slice(), slots = new Int32Array(units.length), levels = [];
    let live = alive(units, units.length);          // where a string of the level may begin
    for (let length = 1; length <= LONGEST && live.length; length++) {
      const seen = new Map(), [a, b, articlesA, articlesB, head, tail, where, last] = Array.from({length: 8}, () => [0]);
      for (let at = 0; at < live.length; at++) {
        if (at % SLICE === 0) yield (length - 1 + at / live.length) / LONGEST;
        const i = live[at], first = i < made.split;
        slots[at] = 0;
        if (length > 1 && !now[i + 1]) continue;
        const key = length > 1 ? now[i] * made.names.length + units[i + length - 1] : now[i];
        let slot = seen.get(key);
        if (slot === undefined) {
          seen.set(key, slot = last.length);
          head.push(now[i]); tail.push(now[i + 1]); where.push(i); last.push(0);
          a.push(0); b.push(0); articlesA.push(0); articlesB.push(0);
        }
        slots[at] = slot;
        if (first) a[slot]++; else b[slot]++;
        if (last[slot] !== of[i]) { last[slot] = of[i]; if (first) articlesA[slot]++; else articlesB[slot]++; }
      }
      const level = {length, size: 0, count: [a, b], articles: [articlesA, articlesB], head, tail, where}, kept = pruned(level);
      yield length / LONGEST;
      for (let at = 0; at < live.length; at++) now[live[at]] = kept[slots[at]];
      live = alive(now, live.length, live);
      if (level.size) levels.push(level);
    }
    return levels;
  }
  // The places, all or those `among` which, at which something stands.
  function alive(now, most, among) {
    const out = new Int32Array(most);
    let n = 0;
    for (let at = 0; at < most; at++) { const i = among ? among[at] : at; if (now[i]) out[n++] = i; }
    return out.subarray(0, n);
  }
  // Leaves of a level what is frequent enough; the new number of each string, 0 of those that went.
  function pruned(level) {
    const [a, b] = level.count, kept = new Int32Array(a.length), good = [0];
    for (let slot = 1; slot < a.length; slot++) if (a[slot] >= LEAST || b[slot] >= LEAST) { kept[slot] = good.length; good.push(slot); }
    level.size = good.length - 1;
    for (const name of ["head", "tail", "where"]) level[name] = good.map((slot) => level[name][slot]);
    for (const name of ["count", "articles"]) level[name] = level[name].map((list) => good.map((slot) => list[slot]));
    return kept;
  }

  // ---- what is key ------------------------------------------------------------------------------------------------
  // Log-likelihood of two frequencies, after Rayson and Garside (2000): twice the sum of observed times log of observed to expected.
  function g2(a, b, charactersA, charactersB) {
    const share = (a + b) / (charactersA + charactersB), part = (n, expected) => n ? n * Math.log(n / expected) : 0;
    return 2 * (part(a, share * charactersA) + part(b, share * charactersB));
  }
  // Binary log of the ratio of the relative frequencies, after Hardie (2014), half an occurrence in place of none.
  const ratio = (a, b, charactersA, charactersB) => Math.log2((a || 0.5) / charactersA) - Math.log2((b || 0.5) / charactersB);

  // The strings that are key on a side: {text, side, n, articles, million: of both sides, g2, ratio: of this side to the other}, at least
  // `g` of G², in `articles` articles of the side. What gives way to a longer one is decided among these alone, the longest first.
  function key(made, levels, side, {g, articles}) {
    const rows = [], other = 1 - side, sizes = made.sides.map((one) => one.characters);
    if (!sizes[0] || !sizes[1]) return rows;
    const edge = made.names.map((name) => name === EDGE);
    for (let at = levels.length - 1, longer = []; at >= 0; at--) {
      const level = levels[at], below = at ? new Int32Array(levels[at - 1].size + 1) : null;
      for (let k = 1; k <= level.size; k++) {
        const n = level.count[side][k], from = level.where[k], to = from + level.length;
        let whole = longer[k] || 0;
        if (level.articles[side][k] >= articles && whole < WHOLE * n && !edge[made.units[from]] && !edge[made.units[to - 1]]) {
          const m = level.count[other][k], likelihood = g2(n, m, sizes[side], sizes[other]), more = (n || 0.5) * sizes[other] > (m || 0.5) * sizes[side];
          const text = more && likelihood >= g ? made.units.slice(from, to).map((unit) => made.names[unit]).join("") : "";
          if (Array.from(text).length > 1) {
            whole = Math.max(whole, n);
            const both = [level.count[0][k], level.count[1][k]];
            rows.push({text, side, n: both, articles: [level.articles[0][k], level.articles[1][k]], million: both.map((some, i) => 1e6 * some / sizes[i]), g2: likelihood, ratio: ratio(n, m, sizes[side], sizes[other])});
          }
        }
        if (below) for (const part of [level.head[k], level.tail[k]]) below[part] = Math.max(below[part], whole);
      }
      longer = below;
    }
    return rows;
  }
  const ORDERS = {
    ratio: (a, b) => b.ratio - a.ratio || b.g2 - a.g2,
    g2: (a, b) => b.g2 - a.g2 || b.ratio - a.ratio,
    often: (a, b) => b.n[b.side] - a.n[a.side] || b.g2 - a.g2,
  };
  const sorted = (rows, how) => rows.slice().sort((a, b) => ORDERS[how](a, b) || b.n[b.side] - a.n[a.side] || (a.text < b.text ? -1 : 1));

  // The rows as a table for spreadsheets; link gives a row's address.
  function csv(rows, questions, link) {
    const columns = ["key_in", "string", "occurrences_a", "occurrences_b", "per_million_a", "per_million_b", "articles_a", "articles_b", "g2", "log_ratio", "question_a", "question_b", "url"];
    return banmian.table(columns, rows.map((row) => ({key_in: "AB"[row.side], string: row.text, occurrences_a: row.n[0], occurrences_b: row.n[1],
      per_million_a: row.million[0].toFixed(2), per_million_b: row.million[1].toFixed(2), articles_a: row.articles[0], articles_b: row.articles[1],
      g2: row.g2.toFixed(2), log_ratio: row.ratio.toFixed(3), question_a: questions[0], question_b: questions[1], url: link(row)})));
  }

  banmian.compare = {drawn, corpus, counting, key, sorted, csv, g2, ratio, MOST, LEAST};
})(window.banmian = window.banmian || {});
