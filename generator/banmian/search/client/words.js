// Words and names: wildcards and spelling in Latin script, readings in pinyin, suggestions.
(function (bm) {
  'use strict';
  const MOST = 64;

  // The patterns that a wildcard or a fuzzy word stands for; an edge (\x01) says that a word begins or ends.
  bm.wild = async function (index, text, fuzzy, notes) {
    const bare = text.replace(/^\*+|\*+$/g, '');
    if (!fuzzy && !/[*?]/.test(bare)) {
      return [(text.startsWith('*') ? '' : '\x01') + bare + (text.endsWith('*') ? '' : '\x01')];
    }
    const words = await vocabulary(index);
    const accepts = fuzzy ? word => distance(word, text, fuzzy) <= fuzzy : matcher(text);
    const found = words.filter(accepts);
    if (found.length > MOST) notes.push(['search.many', text]);
    return found.slice(0, MOST).map(word => '\x01' + word + '\x01');
  };
  async function vocabulary(index) {
    const digits = index.manifest.words;
    const data = digits && await bm.load('search/w/words-' + digits + '.js', 'w/words');
    return data ? data.split(' ') : [];
  }
  function matcher(text) {
    const source = text.replace(/[.+^${}()|[\]\\-]/g, '\\$&').replace(/\*+/g, '.*').replace(/\?/g, '.');
    const form = new RegExp('^' + source + '$', 'u');
    return word => form.test(word);
  }
  // Levenshtein's distance, or more than `most` as soon as it must be.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      row = next;
    }
    return row[b.length];
  }

  // Names and words with their readings: [[text, kind, pinyin, initials, documents, syllables]], most frequent first.
  bm.lexicon = function (index) {
    if (!index.lexicon) {
      const digits = index.manifest.lexicon;
      index.lexicon = (digits ? bm.load('search/w/lexicon-' + digits + '.js', 'w/lexicon') : Promise.resolve(null)).then(rows =>
        (rows || []).map(([text, kind, reading, documents]) => [text, kind, reading.replace(/ /g, ''), reading.replace(/(\S)\S* ?/g, '$1'), documents, reading]));
    }
    return index.lexicon;
  };
  // The names and places that a word of Latin letters reads: whole reading, or initials of a name.
  bm.named = async function (index, text) {
    if (!/^[a-z]{2,40}$/.test(text)) return [];
    const rows = await bm.lexicon(index);
    const exact = rows.filter(row => row[1] !== 'word' && row[2] === text);
    const found = exact.length ? exact : rows.filter(row => row[1] !== 'word' && row[3] === text);
    return found.slice(0, bm.MORE).map(row => row[0]);
  };
  // What may be meant by the beginning of a word: [[text, kind, documents]].
  bm.suggest = async function (beginning, most) {
    const index = await bm.open(), text = bm.fold(beginning.trim());
    if (!text) return [];
    const rows = await bm.lexicon(index), latin = /^[a-z]+$/.test(text);
    const score = row => row[0].startsWith(beginning) || bm.fold(row[0]).startsWith(text) ? 3 : latin && row[2].startsWith(text) ? 2
      : latin && row[3].startsWith(text) ? 1 : text.length > 1 && row[0].includes(text) ? 1 : 0;
    return rows.map((row, i) => [score(row), i, row]).filter(r => r[0] && (r[2][0] !== beginning || r[2][1] !== 'word')).sort((a, b) => b[0] - a[0] || a[1] - b[1])
      .slice(0, most).map(r => [r[2][0], r[2][1], r[2][4]]);
  };
})(self.banmianSearch = self.banmianSearch || {});
