// The query language: text to clauses, or a message that says what is wrong and where.
(function (bm) {
  'use strict';
  bm.LONGEST = 1000;
  const TEXTS = { title: 0, headline: 0, '标题': 0, '標題': 0, deck: 1, '副题': 1, '副題': 1, byline: 2, '署名': 2, text: 3, body: 3, '正文': 3 };
  const FACTS = { author: 'authors', '作者': 'authors', '记者': 'authors', '記者': 'authors', city: 'city', '城市': 'city', '市': 'city',
    county: 'county', '区县': 'county', '區縣': 'county', '县': 'county', '縣': 'county', paper: 'newspaper', newspaper: 'newspaper',
    '报纸': 'newspaper', '報紙': 'newspaper', section: 'section', '版': 'section', '版名': 'section', kind: 'kind', '体裁': 'kind',
    date: 'date', '日期': 'date' };
  const OPEN = { '"': '"', '“': '”', '「': '」', '＂': '＂' };

  // {groups: [[alternative]], not: [alternative], filters: [{facet, value | from, to, not}], notes: [[key, argument]]}.
  // All groups are required, one alternative of each. An alternative: {text, quoted, fields, near, fuzzy, from, to}
  // with `from`, `to` its place in the query.
  bm.parse = function (query) {
    const out = { groups: [], not: [], filters: [], notes: [] };
    if (query.length > bm.LONGEST) { out.notes.push(['search.long', bm.LONGEST]); query = query.slice(0, bm.LONGEST); }
    let or = false, last = null;
    for (const token of tokens(query, out.notes)) {
      if (token.or) { or = true; if (!last) out.notes.push(['search.or', '']); continue; }
      const entry = reading(token, out.notes);
      if (!entry) continue;
      if (entry.facet) { out.filters.push(entry); last = null; or = false; continue; }
      if (entry.not) { out.not.push(entry); or = false; continue; }
      if (or && last) last.push(entry); else out.groups.push(last = [entry]);
      or = false;
    }
    if (or && last) out.notes.push(['search.or', '']);
    return out;
  };

  // The query cut at white space outside quotes: {text, quoted, exact, not, suffix, from, to} or {or: true}.
  function tokens(query, notes) {
    const out = [];
    let i = 0;
    while (i < query.length) {
      if (/\s/.test(query[i])) { i++; continue; }
      const token = { from: i, not: false, field: '', exact: false, quoted: false, text: '', suffix: '' };
      if (/[-－−]/.test(query[i])) { token.not = true; i++; } else if (query[i] === '+') i++;
      const field = /^([\p{L}]+)[:：]/u.exec(query.slice(i, i + 24));
      if (field && known(field[1])) { token.field = field[1].toLowerCase(); i += field[0].length; }
      if (token.field in FACTS && query[i] === '=') { token.exact = true; i++; }       // city:="衢州", that value and no other
      if (OPEN[query[i]]) i = quoted(query, i, token, notes);
      else { const start = i; while (i < query.length && !/\s/.test(query[i])) i++; token.text = query.slice(start, i); }
      token.to = i;
      if (/^(OR|\|\||\||或)$/.test(token.text) && !token.quoted && !token.field) out.push({ or: true }); else out.push(token);
    }
    return out;
  }
  const known = name => name.toLowerCase() in TEXTS || name.toLowerCase() in FACTS;
  function quoted(query, i, token, notes) {
    let end = query.indexOf(OPEN[query[i]], i + 1);
    if (end < 0) { notes.push(['search.quote', query.slice(i, i + 12)]); end = query.length; }
    token.quoted = true;
    token.text = query.slice(i + 1, end);
    const after = /^~\d+/.exec(query.slice(end + 1, end + 5));
    token.suffix = after ? after[0] : '';
    return end + 1 + token.suffix.length;
  }

  // What a token asks for, or null when for nothing.
  function reading(token, notes) {
    let { text } = token, fuzzy = 0;
    const near = token.suffix ? +token.suffix.slice(1) : -1;
    if (!token.quoted) {
      const tail = /~(\d*)$/.exec(text);
      if (tail && text.length > tail[0].length) { fuzzy = Math.min(2, +(tail[1] || 1)); text = text.slice(0, -tail[0].length); }
    }
    if (!text.trim() || !token.quoted && !/[^*?~\-+"|]/.test(text)) {
      notes.push([token.field ? 'search.field' : 'search.empty', token.field || text]);
      return null;
    }
    if (token.field in FACTS) return fact(FACTS[token.field], text, token, notes);
    return { text, quoted: token.quoted, fields: token.field ? [TEXTS[token.field]] : [0, 1, 2, 3], near, fuzzy, not: token.not, from: token.from, to: token.to };
  }
  function fact(facet, value, token, notes) {
    if (facet !== 'date') return { facet, value: value.trim(), exact: token.exact, not: token.not };
    const range = /^(\d{4}(?:-\d{1,2}){0,2})?(?:(\.\.|…|~)(\d{4}(?:-\d{1,2}){0,2})?)?$/.exec(value.trim().replace(/[/.年月](?=\d)(?!\.)/g, m => m === '.' ? '.' : '-').replace(/[年月日]/g, ''));
    if (!range || !range[1] && !range[3]) { notes.push(['search.date', value]); return null; }
    const pad = date => date && date.replace(/-(\d)(?!\d)/g, '-0$1');
    const from = pad(range[1]) || '', to = range[2] ? pad(range[3]) || '' : from;
    return { facet, from, to: to && to + '\uffff', not: token.not };
  }
})(self.banmianSearch = self.banmianSearch || {});
