"use strict";
// A concordance: every place where the words stand, with what is printed to their left and right. Only counting and
// ordering here, so that Node can run it; concordance-ui.js shows it.
(function (banmian) {
  const WIDTH = 40;                       // UTF-16 units of context to each side
  const LONGEST = 6;                      // characters of what is counted beside the words
  const MOST = 1200;                      // rows of months, a century of them
  const WHOLE = 0.8;                      // the share from which on a string counts as part of a longer one
  const FIELDS = [["headline", 0], ["deck", 1], ["text", 3]];     // what is shown, with its number in the index, whose 2 is the byline
  const SHOWN = new Set(FIELDS.map(([, number]) => number));
  const QUOTES = ['""', "“”", "「」"];
  const FIELD = /^\+?\p{L}+[:：]/u;
  const STOP = /[\s\p{P}\p{S}]/u;         // what words do not run across: 。 ， “ a space
  const collator = new Intl.Collator("zh-Hans-CN");

  // One line a place, in the order of the article: {doc, field, left, node, right}. Terms are those of an answer (places.js).
  function linesOf(doc, terms, search) {
    return FIELDS.flatMap(([field, number]) => {
      const text = (doc[field] || "").replace(/\s/g, " ");
      return search.marks(text, terms, number).map(([from, to]) => ({doc, field, left: text.slice(Math.max(0, from - WIDTH), from).replace(/^[\udc00-\udfff]/, ""), node: text.slice(from, to), right: text.slice(to, to + WIDTH).replace(/[\ud800-\udbff]$/, "")}));
    });
  }

  // What stands nearest to the words, first: to the right as it is read, to the left backwards.
  const nearest = {
    right: (line) => line.right,
    left: (line) => Array.from(line.left).reverse().join(""),
  };
  // Words come first, then what begins with a mark, then what ends with the words themselves.
  const rank = (key) => key ? STOP.test(key[0]) ? 1 : 0 : 2;
  // Those without a date after all others: nobody knows that they are the oldest.
  const lateUndated = (some, date) => [...some.filter((one) => date(one)), ...some.filter((one) => !date(one))];
  // The lines by date, or by what stands to the left or right; equal ones stay in order.
  function sorted(lines, how) {
    if (how === "old") return lateUndated(lines, (line) => line.doc.date);
    if (how === "new") return lateUndated(lines.slice().reverse().sort((a, b) => (a.doc.date < b.doc.date) - (a.doc.date > b.doc.date)), (line) => line.doc.date);
    const keys = new Map(lines.map((line) => [line, nearest[how](line).trim().slice(0, 12)]));
    return lines.slice().sort((a, b) => rank(keys.get(a)) - rank(keys.get(b)) || collator.compare(keys.get(a), keys.get(b)));
  }

  // The strings that stand directly beside the words, up to a mark or space, with how often: [[string, n]], most first.
  // A string that four times in five is part of the same longer one gives way to it; what stands there once is left out.
  function neighbours(lines, side) {
    const counts = new Map();
    for (const line of lines) {
      const run = [];
      for (const c of nearest[side](line)) {
        if (STOP.test(c) || run.length === LONGEST) break;
        run.push(c);
        const text = side === "right" ? run.join("") : run.slice().reverse().join("");
        counts.set(text, (counts.get(text) || 0) + 1);
      }
    }
    const longer = new Map();
    for (const [text, n] of counts) {
      const all = Array.from(text), part = (side === "right" ? all.slice(0, -1) : all.slice(1)).join("");
      longer.set(part, Math.max(longer.get(part) || 0, n));
    }
    return [...counts].filter(([text, n]) => n > 1 && (longer.get(text) || 0) < WHOLE * n)
      .sort((a, b) => b[1] - a[1] || Array.from(b[0]).length - Array.from(a[0]).length || (a[0] < b[0] ? -1 : 1));
  }

  // The query that asks for `phrase` in the place of its words, with all else that it asks: fields, dates, exclusions. "" where the
  // places of such a query would not be those that were counted, since more than these words is looked for.
  function narrowed(query, node, phrase, search) {
    const groups = search.parse(query).groups.filter((group) => group.some((word) => word.fields.some((field) => SHOWN.has(field))));
    if (groups.length !== 1 || !groups[0].every((word) => !word.not && search.fold(word.text).trim() === search.fold(node))) return "";
    const [open, close] = QUOTES.find((pair) => !phrase.includes(pair[1])) || QUOTES[0];
    let made = query;
    for (const word of groups[0].slice().reverse()) {
      const field = word.fields.length === 1 ? FIELD.exec(query.slice(word.from))[0] : "";
      made = made.slice(0, word.from) + field + open + phrase + close + made.slice(word.to);
    }
    return made;
  }

  // For each value that the corpus holds: {value, held, found, undated, partial, first, last}; first and last are numbers of documents,
  // which stand in the order of their dates, or -1; undated counts what was found without one, partial are the dates of what was found in a
  // year or month of which the day is not known: nobody knows whether it comes first. values: for each document its values, "" where that is
  // not known; dates: its date, "" where unknown; scope: the documents that the question is restricted to, null for all.
  function spread(values, dates, hits, documents, scope) {
    const rows = new Map(), hit = new Set(hits), within = scope && new Set(scope);
    for (let doc = 0; doc < documents; doc++) {
      for (const value of values(doc)) {
        if (!rows.has(value)) rows.set(value, {value, held: 0, found: 0, undated: 0, partial: [], first: -1, last: -1});
        const row = rows.get(value), date = dates(doc);
        if (within && !within.has(doc)) continue;
        row.held++;
        if (!hit.has(doc)) continue;
        row.found++;
        if (!date) row.undated++;
        else if (date.length < 10) row.partial.push(date);
        else {
          if (row.first < 0) row.first = doc;
          row.last = doc;
        }
      }
    }
    return [...rows.values()];
  }
  // The rows of a table by month or year with those of the times between them of which nothing is held, in order; what has no
  // time of this length (a year without a month, no date) comes where it sorts. `doubted`: what is held may be of that time.
  function filled(rows, length) {
    const named = (row) => row.held && row.value.length === length, times = rows.filter(named).map((row) => row.value).sort(), out = rows.filter((row) => row.held);
    const held = new Set(times), years = new Set(out.map((row) => row.value).filter((value) => value.length < length));
    const next = (at) => length === 4 ? String(+at + 1).padStart(4, "0") : at.endsWith("12") ? String(+at.slice(0, 4) + 1).padStart(4, "0") + "-01" : at.slice(0, 5) + String(+at.slice(5) + 1).padStart(2, "0");
    for (let at = times[0]; times.length && at < times[times.length - 1] && out.length < MOST; at = next(at)) {
      if (!held.has(at)) out.push({value: at, held: 0, found: 0, undated: 0, partial: [], first: -1, last: -1, doubted: years.has(at.slice(0, 4))});
    }
    return out.sort((a, b) => (a.value || "~") < (b.value || "~") ? -1 : 1);
  }

  // The lines as a table for spreadsheets; link gives an article's address.
  function csv(lines, link) {
    const columns = ["left", "node", "right", "field", "headline", "date", "newspaper", "city", "county", "section", "url"];
    const rows = lines.map((line) => ({...line.doc, ...line, url: link(line.doc)}));
    return banmian.table(columns, rows);
  }

  // What `spread` counted as such a table; first and last are dates there, partial the years and months of which the day is not known.
  const spreadCsv = (rows) => banmian.table(["value", "first", "last", "found", "undated", "partial", "held"], rows.map((row) => ({...row, partial: row.partial.join(" ")})));

  banmian.concordance = {linesOf, lateUndated, sorted, neighbours, narrowed, spread, filled, csv, spreadCsv};
})(window.banmian = window.banmian || {});
