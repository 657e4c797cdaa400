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
      let zeros = 0;
      while (!this.get(1)) if (++zeros > 40) throw new Error('not a code');
      return 2 ** zeros + this.wide(zeros);
    }
    count() {
      const ones = this.ones();
      if (ones >= 8) { this.at += 8; return this.get(16); }
      this.at += ones + 1;
      return ones + 1;
    }
  };
  bm.bytes = function (base64) {
    const text = atob(base64), out = new Uint8Array(text.length);
    for (let i = 0; i < out.length; i++) out[i] = text.charCodeAt(i);
    return out;
  };
})(self.banmianSearch = self.banmianSearch || {});
