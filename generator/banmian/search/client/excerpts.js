// The texts of documents, for the result list: the twin of excerpts.py.
(function (bm) {
  'use strict';
  const NAMES = ['url', 'headline', 'deck', 'byline', 'text', 'date', 'city', 'county', 'newspaper', 'section', 'kind', 'authors', 'basis'];
  const rank = code => code - 35 - (code > 92 ? 1 : 0);
  const TEXT = 3;
  let table = null;

  // The order of the characters, out of the steps between them (bench/search_tables.py writes them).
  function characters() {
    const text = bm.characters, out = [], singles = 60, size = 91;
    let unit = 0;
    for (let i = 0; i < text.length; i++) {
      if (out.length === 0 || out.length === singles || out.length > singles && (out.length - singles) % size === 0) unit = 0;
      const a = rank(text.charCodeAt(i));
      if (a < 60) unit += a;
      else if (a < 90) unit += 60 + (a - 60) * 91 + rank(text.charCodeAt(++i));
      else { unit += rank(text.charCodeAt(i + 1)) * 8281 + rank(text.charCodeAt(i + 2)) * 91 + rank(text.charCodeAt(i + 3)); i += 3; }
      out.push(unit);
    }
    return out;
  }
  bm.decode = function (symbols) {
    table = table || characters();
    const out = [];
    for (let i = 0; i < symbols.length; i++) {
      const a = rank(symbols.charCodeAt(i));
      if (a < 60) out.push(table[a]);
      else if (a < 90) out.push(table[60 + (a - 60) * 91 + rank(symbols.charCodeAt(++i))]);
      else { out.push(rank(symbols.charCodeAt(i + 1)) * 8281 + rank(symbols.charCodeAt(i + 2)) * 91 + rank(symbols.charCodeAt(i + 3))); i += 3; }
    }
    let text = '';
    for (let i = 0; i < out.length; i += 8192) text += String.fromCharCode.apply(null, out.slice(i, i + 8192));
    return text;
  };

  // A document as the result list shows it: {url, headline, …, authors}; null where its file is missing. With one that has
  // traditional characters comes the table of them, for without it their places are not found.
  bm.document = async function (index, doc) {
    const { each, group, names } = index.manifest.excerpts, file = Math.floor(doc / each), folder = Math.floor(file / group);
    const hex = file.toString(16), path = 'search/t/' + folder.toString(16) + '-' + names.substr(folder * 6, 6) + '/' + hex + '.js';
    const table = (name, wanted) => wanted && !bm[name] && bm.script(bm.root + 'search/js/' + name + '.js').catch(() => null);
    const [symbols] = await Promise.all([bm.load(path, 't/' + hex), table('characters', true), table('variants', index.symbols && bm.varies(index, doc))]);
    if (!symbols || !bm.characters) return null;
    const values = bm.decode(symbols).split('\x1e')[doc % each].split('\x1f'), out = { doc };
    NAMES.forEach((name, i) => { out[name] = values[i] || (name === 'kind' ? 'article' : ''); });
    out.url = out.url[0] === '/' ? out.url.slice(1) : 'articles/' + out.url + '.html';
    return out;
  };

  // Key words in context: lines of an article's text around the places of the terms, `width` characters to each side, at most `most` lines;
  // where nothing is marked, its opening. `shown` is the same text, unit for unit, as it is to be read. No character stands in two lines. Each line: [{text, hit}], with `before` and `after` true where text was cut.
  bm.context = function (text, terms, width, most, shown = text) {
    const marks = bm.marks(text, terms, TEXT), lines = [];
    if (!marks.length) return { count: 0, lines: text ? [{ before: false, after: text.length > 3 * width, parts: [{ text: shown.slice(0, 3 * width), hit: false }] }] : [] };
    for (let i = 0, told = 0; i < marks.length && lines.length < most;) {
      const start = Math.max(told, marks[i][0] - width);
      let end = marks[i][1] + width, j = i;
      while (j + 1 < marks.length && marks[j + 1][0] <= end) end = marks[++j][1] + width;
      told = end = Math.min(text.length, end);
      const parts = [];
      let at = start;
      for (; i <= j; i++) { parts.push({ text: shown.slice(at, marks[i][0]), hit: false }, { text: shown.slice(...marks[i]), hit: true }); at = marks[i][1]; }
      parts.push({ text: shown.slice(at, end), hit: false });
      lines.push({ before: start > 0, after: end < text.length, parts: parts.filter(part => part.text) });
    }
    return { count: marks.length, lines };
  };
})(self.banmianSearch = self.banmianSearch || {});
