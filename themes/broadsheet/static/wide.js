"use strict";
// Lines that scripts print, with the full-width marks that the pages have: the twin of render/reading.py. One UTF-16 unit
// becomes one, so that places found in the source's text are the same places in this one.
(function (banmian) {
  const WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"};
  const CHINESE = /[\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{323af}]/u;
  const PARTED = /[_.\p{L}\p{N}]/u;                   // after a full stop that ends no sentence: 好.5

  const before = (text, at) => (/.$/su.exec(text.slice(Math.max(0, at - 2), at)) || [""])[0];
  const after = (text, at) => String.fromCodePoint(...(at < text.length ? [text.codePointAt(at)] : []));
  function mark(narrow, at, text) {
    const left = CHINESE.test(before(text, at)), next = after(text, at + 1);
    return (narrow === "." ? left && !PARTED.test(next) && !CHINESE.test(next) : left || CHINESE.test(next)) ? WIDE[narrow] : narrow;
  }
  const bracketed = (whole, inner, at, text) => CHINESE.test(before(text, at) + inner + after(text, at + whole.length)) ? "（" + inner + "）" : whole;

  // One line or paragraph.
  banmian.wide = function (line) {
    if (!CHINESE.test(line)) return line;
    const text = line.replace(/[,;:!?.]/g, mark).replace(/\(([^()\n]*)\)/g, bracketed);
    const quotes = text.split('"');
    return quotes.length % 2 ? quotes.map((part, i) => i ? "”“"[i % 2] + part : part).join("") : text;
  };
  // Paragraph by paragraph, as an article's body is set.
  banmian.wideText = (text) => text.split("\n").map(banmian.wide).join("\n");
})(window.banmian = window.banmian || {});
