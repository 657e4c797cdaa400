// The query language: text to clauses, or a message that says what is wrong and where.
(function (bm) {
  'use strict';
  bm.LONGEST = 1000;
  const TEXTS = { title: 0, headline: 0, '标题': 0, '標題': 0, deck: 1, '副题': 1, '副題': 1, byline: 2, '署名': 2, text: 3, body: 3, '正文': 3 };
  const FACTS = { author: 'authors', '作者': 'authors', '记者': 'authors', '記者': 'authors', city: 'city', '城市': 'city', '市': 'city',
    county: 'county', '区县': 'county', '區縣': 'county', '县': 'county', '縣': 'county', paper: 'newspaper', newspaper: 'newspaper',
    '报纸': 'newspaper', '報紙': 'newspaper', section: 'section', '版': 'section', '版名': 'section', kind: 'kind', '体裁': 'kind', '體裁': 'kind',
    date: 'date', '日期': 'date' };
  // Kinds by the names that pages give them and by those of the glossary, in the interface's three languages.
  const KINDS = { article: ['文字报道', '文字報道', '文字報導', '文章', 'text story'], photo: ['图片报道', '圖片報道', '圖片報導', '图片新闻', '圖片新聞', 'photo story'],
    notice: ['公告'], teaser: ['导读', '導讀'] };
  const UNDATED = /^(none|undated|无|無|未详|未詳|不详|不詳|日期未详|日期未詳)$/i;
  const OPEN = { '"': '"', '“': '”', '「': '」', '＂': '＂' };

  // {groups: [[alternative]], not: [alternative], filters: [{facet, value | from, to | any: [filter], not}], notes: [[key, argument]]}.
  // All groups are required, one alternative of each. An alternative: {text, quoted, fields, near, fuzzy, wild, not, from, to}
  // with `from`, `to` its place in the query; `not` where it is that its words do not stand there (a OR -b).
  bm.parse = function (query) {
    const out = { groups: [], not: [], filters: [], notes: [] };
    if (query.length > bm.LONGEST) { out.notes.push(['search.long', bm.LONGEST]); query = query.slice(0, bm.LONGEST); }
    const facts = [];
    let or = false, last = null;
    for (const token of tokens(query, out.notes)) {
      if (token.or) { or = true; if (!last) out.notes.push(['search.or', '']); continue; }
      const entry = reading(token, out.notes);
      if (!entry) continue;
      const joined = or && last, alike = joined && Boolean(last[0].facet) === Boolean(entry.facet);
      if (joined && !alike) out.notes.push(['search.mixed', query.slice(token.from, token.to)]);
      if (alike) last.push(entry); else (entry.facet ? facts : out.groups).push(last = [entry]);
      or = false;
    }
    if (or && last) out.notes.push(['search.or', '']);
    out.filters = facts.map(either);
    const alone = group => group.length === 1 && group[0].not;      // an exclusion, unless OR joins it to something
    out.not = out.groups.filter(alone).flat();
    out.groups = out.groups.filter(group => !alone(group));
    return out;
  };
  // Filters of which one must hold, as one filter; it bears a facet's name where all are of that facet.
  const either = filters => filters.length === 1 ? filters[0]
    : { facet: filters.every(one => one.facet === filters[0].facet) ? filters[0].facet : 'several', any: filters };
  bm.either = either;

  // The query cut at white space outside quotes: {text, typed, quoted, exact, not, suffix, from, to} or {or: true}.
  function tokens(query, notes) {
    const out = [];
    let i = 0, not = null, and = null;
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
      token.typed = query.slice(token.from, i);
      if (/^(OR|\|\||\||或)$/.test(token.typed)) out.push({ or: true });
      else if (token.typed === 'NOT') not = token;                      // a minus before what follows
      else if (token.typed === 'AND' && out.length) and = token;        // what a space says
      else {
        if (not) Object.assign(token, { not: true, from: not.from });
        out.push(token.typed === 'AND' ? { ...token, text: '' } : token);
        not = and = null;
      }
    }
    for (const left of [not, and]) if (left) out.push({ ...left, text: '' });      // nothing follows: `reading` tells
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

  // Wildcards and near spellings are of words in European letters. Elsewhere these signs are characters: 怎么办？ 10~20 a?b=1
  const latin = text => [...text].every(c => bm.isLatin(bm.foldUnit(c.charCodeAt(0))));
  const wildcard = text => /[*＊?]/.test(text) && latin(text.replace(/[*＊?]/g, ''));
  const word = text => /\p{L}/u.test(text) && latin(text);
  // What a token asks for, or null when for nothing.
  function reading(token, notes) {
    let { text } = token, fuzzy = 0;
    const near = token.suffix ? +token.suffix.slice(1) : -1;
    if (!token.quoted) {
      const tail = /~(\d*)$/.exec(text);
      if (tail && word(text.slice(0, -tail[0].length))) { fuzzy = Math.min(2, +(tail[1] || 1)); text = text.slice(0, -tail[0].length); }
    }
    if (!text.trim() || !token.quoted && !/[^*＊?~\-+"|]/.test(text)) {
      notes.push([token.field ? 'search.field' : 'search.empty', token.field || token.typed]);
      return null;
    }
    if (token.field in FACTS) return fact(FACTS[token.field], text, token, notes);
    return { text, quoted: token.quoted, fields: token.field ? [TEXTS[token.field]] : [0, 1, 2, 3], near, fuzzy,
      wild: !token.quoted && wildcard(text), not: token.not, from: token.from, to: token.to };
  }
  function fact(facet, value, token, notes) {
    if (facet === 'date') return dates(value.trim(), token, notes);
    if (facet === 'kind') return kinds(value.trim(), token, notes);
    return { facet, value: value.trim(), exact: token.exact, not: token.not, span: [token.from, token.to] };
  }
  // The kinds of which a name is or, without =, holds what is asked for: 公告 as well as notice.
  function kinds(value, { exact, not }, notes) {
    const asked = bm.fold(value), agrees = name => exact ? bm.fold(name) === asked : bm.fold(name).includes(asked);
    const found = Object.keys(KINDS).filter(kind => [kind, ...KINDS[kind]].some(agrees));
    if (!found.length) notes.push(['search.kind', value]);
    if (found.length < 2) return { facet: 'kind', value: found[0] || value, exact: true, not };
    return { facet: 'kind', any: found.map(kind => ({ facet: 'kind', value: kind, exact: true })), not };
  }
  // A span of time, or the articles without a date, or (2020-XX, as EDTF writes it) of a year without a month; null, and a note, for what no calendar has.
  function dates(typed, { not }, notes) {
    const value = bm.plain(typed).replace(/ /g, '');
    if (UNDATED.test(value)) return { facet: 'date', value: '', exact: true, not };
    if (/^\d{4}-XX$/i.test(value)) return { facet: 'date', value: value.slice(0, 4), exact: true, not };
    const ends = value.replace(BEGUN, '$1~').split(TO), begin = day(ends[0]), end = ends.length < 2 ? begin : day(ends[1], begin || '');
    if (ends.length > 2 || begin === null || end === null || !begin && !end) { notes.push(['search.date', typed]); return null; }
    if (end && end + '\uffff' < begin) { notes.push(['search.reversed', typed]); return { facet: 'date', from: end, to: begin, not }; }
    return { facet: 'date', from: begin, to: end, not };
  }
  // What stands between the ends of a span: 2021..2022, 2021年4月至6月, 2021-04-01—2021-04-30, 2021-2022.
  const TO = /\.{2,}|…+|~|[—–]+|[至到]|-(?=[12]\d{3}(?!\d))/;
  // What a hyphen behind it makes the begin of a span: 2021年4月-6月, 2021年4-6月, 2021年4月5-7日, 20210401-20210430. (No look behind: older browsers.)
  const BEGUN = /([年月日号號]|年\d\d?(?=-\d\d?月)|月\d\d?(?=-\d\d?[日号號])|^(?:\d{6}|\d{8})(?=-\d{6}(?:\d\d)?$))-/g;
  // A year, a month or a day as it may be written (2022-4-5, 2022/4/5, 2022.4.5, 2022年4月5日, 20220405), as 2022-04-05; "" for "", null for what
  // is none. The end of a span may leave out what it shares with the `begin`: 2022年4月至6月.
  function day(text, begin = '') {
    if (!text) return '';
    let parts = /^\d{6}(\d\d)?$/.test(text) ? text.match(/^\d{4}|\d\d/g) : text.replace(/[年月日号號]$/, '').split(/[-/.年月]/);
    const shared = begin.split('-');
    if (begin && parts[0].length < 3 && parts.length < shared.length) parts = [...shared.slice(0, -parts.length), ...parts];
    if (parts.length > 3 || !/^\d{4}$/.test(parts[0]) || !parts.slice(1).every(part => /^\d{1,2}$/.test(part))) return null;
    const made = parts.map(part => part.padStart(2, '0')).join('-');
    return possible(made) ? made : null;
  }
  // A year, or a month or day that there is.
  function possible(date) {
    const [year, month = 1, day = 1] = date.split('-').map(Number);
    return month >= 1 && month <= 12 && day >= 1 && day <= bm.daysOf(year, month);
  }
  bm.daysOf = (year, month) => [31, year % 4 || !(year % 100) && year % 400 ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
})(self.banmianSearch = self.banmianSearch || {});
