// Reads the bit codes that bits.py writes.
(function (bm) {
  'use strict';
  bm.Bits = class {
    constructor(bytes) { this.bytes = bytes; this.at = 0; }
    // The next n <= 24 bits.
    get(n) {
      const b = this.bytes, i = this.at >> 3;
      const word = b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3];
      const value = n ? word << (this.at & 7) >>> 32 - n : 0;
      this.at += n;
      return value;
    }
    wide(n) { return n > 24 ? this.get(n - 24) * 0x1000000 + this.get(24) : this.get(n); }
    // How many ones stand before the next zero, at most 24; the reader does not move.
    ones() {
      const b = this.bytes, i = this.at >> 3;
      return Math.clz32(~((b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (this.at & 7)));
    }
    rice(k, cap, raw) {
      const high = this.ones();
      if (high >= cap) { this.at += cap; return this.wide(raw); }
      this.at += high + 1;
      return high * 2 ** k + this.wide(k);
    }
    gamma() {
      const b = this.bytes, i = this.at >> 3;
      const word = (b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (this.at & 7), few = Math.clz32(word);
      if (few < 12) { this.at += 2 * few + 1; return word >>> 31 - 2 * few; }
      let zeros = 0;
      while (!this.get(1)) if (++zeros > 40) throw new Error('not a code');
      return 2 ** zeros + this.wide(zeros);
    }
    // Numbers in Rice codes (at most 24 bits where they stand whole), each added, and one more, to a sum that begins at `from`;
    // the sums go to `out` from place `start` to before `end`. With `counts`, a count follows each. The same as rice()
    // and count() by turns, in one loop, because most of a query's time would go there.
    sums(k, cap, from, out, start, end, counts) {
      const b = this.bytes;
      let at = this.at, sum = from;
      for (let n = start; n < end; n++) {
        let i = at >> 3, word = (b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (at & 7);
        const ones = Math.clz32(~word);
        if (ones >= cap || ones + 1 + k > 24) { this.at = at; sum += this.rice(k, cap, 24) + 1; at = this.at; }
        else { sum += (ones << k) + (k ? word << ones + 1 >>> 32 - k : 0) + 1; at += ones + 1 + k; }
        out[n] = sum;
        if (!counts) continue;
        i = at >> 3;
        word = (b[i] << 24 | b[i + 1] << 16 | b[i + 2] << 8 | b[i + 3]) << (at & 7);
        const more = Math.clz32(~word);
        if (more >= 8) { this.at = at; counts[n] = this.count(); at = this.at; } else { counts[n] = more + 1; at += more + 1; }
      }
      this.at = at;
    }
    count() {
      const ones = this.ones();
      if (ones >= 8) { this.at += 8; return this.get(16); }
      this.at += ones + 1;
      return ones + 1;
    }
  };
  // The bytes, and a few more, so that reading ahead stays inside.
  bm.bytes = function (base64) {
    const text = atob(base64), out = new Uint8Array(text.length + 8);
    for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
    return out;
  };
})(self.banmianSearch = self.banmianSearch || {});
