// Folding and the numbers of pairs: the twin of units.py.
(function (bm) {
  'use strict';
  const CASES = [[0x41, 0x5A, 32], [0xC0, 0xD6, 32], [0xD8, 0xDE, 32], [0x391, 0x3A9, 32], [0x400, 0x40F, 80],
    [0x410, 0x42F, 32]];
  const LATIN = [[0x30, 0x39], [0x61, 0x7A], [0xDF, 0xF6], [0xF8, 0x24F], [0x370, 0x3FF], [0x430, 0x4FF]];
  const SPACE = /[\0-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]/;
  // Marks that are one mark in several forms, each with the one it is folded to; radicals that text taken out of PDF has for characters.
  const ALIKE = '“"”"„"‟"「"」"〝"〞"‘\'’\'『\'』\'•·‧·∙·⋅·・·―—─—‐-‑-–-−-〜~⋯…' + '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';
  const alike = new Map(Array.from({ length: ALIKE.length / 2 }, (_, i) => [ALIKE.charCodeAt(2 * i), ALIKE.charCodeAt(2 * i + 1)]));
  bm.EDGE = 1;

  // The folded unit of one unit, all but traditional characters: case, full width, white space, forms of marks, characters that Unicode has twice (⼈ 人).
  function plain(unit) {
    if (unit > 0x3100 && unit < 0xF900) return unit;        // nearly all, so first
    if (alike.has(unit)) return alike.get(unit);
    if (unit >= 0xF900 && unit < 0xFB00 || unit >= 0x2F00 && unit < 0x2FE0) {
      const one = String.fromCharCode(unit).normalize('NFKC');
      return one.length === 1 ? one.charCodeAt(0) : unit;
    }
    if (SPACE.test(String.fromCharCode(unit))) return 32;
    if (unit >= 0xFF01 && unit <= 0xFF5E) unit -= 0xFEE0;
    for (const [first, last, step] of CASES) if (unit >= first && unit <= last) return unit + step;
    return unit;
  }
  let simplified = null;
  bm.foldUnit = function (unit) {
    const to = plain(unit);
    if (!simplified && bm.variants) {
      simplified = new Map();
      for (let i = 0; i < bm.variants.length; i += 2) {
        simplified.set(bm.variants.charCodeAt(i), bm.variants.charCodeAt(i + 1));
      }
    }
    return simplified && simplified.get(to) || to;
  };
  bm.fold = function (text) {
    let out = '';
    for (let i = 0; i < text.length; i++) out += String.fromCharCode(bm.foldUnit(text.charCodeAt(i)));
    return out;
  };
  // Case, width and white space alone.
  bm.plain = text => Array.from({ length: text.length }, (_, i) => String.fromCharCode(plain(text.charCodeAt(i)))).join('');
  bm.isLatin = unit => LATIN.some(([first, last]) => unit >= first && unit <= last);
  bm.isHan = unit => unit >= 0x3400 && unit < 0xA000 || unit >= 0xD800 && unit < 0xE000 || unit >= 0xF900 && unit < 0xFB00;

  // A pair's number: one to one on 32 bits (the finaliser of MurmurHash3).
  bm.pairKey = function (first, second) {
    let key = first << 16 | second;
    key = Math.imul(key ^ key >>> 16, 0x85EBCA6B);
    key = Math.imul(key ^ key >>> 13, 0xC2B2AE35);
    return (key ^ key >>> 16) >>> 0;
  };
})(self.banmianSearch = self.banmianSearch || {});
