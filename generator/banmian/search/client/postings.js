// Posting lists out of shards: the twin of shards.py.
(function (bm) {
  'use strict';
  const TEXT = 3, GROUP = 32;
  bm.FIELDS = ['headline', 'deck', 'byline', 'text'];
  // The symbols of documents: # and up for the lengths of their texts, ] and up the same where a character was traditional.
  const PLAIN = 35, VARIANT = 93;
  const LENGTHS = Array.from({ length: 34 }, (_, i) => Math.floor(Math.sqrt(2 ** (i + 8))));
  const LENGTH_OF = Array.from({ length: 256 }, (_, symbol) => LENGTHS[symbol - (symbol < VARIANT ? PLAIN : VARIANT)] || LENGTHS[0]);
  bm.lengthOf = (index, doc) => LENGTH_OF[index.symbols[doc]];
  bm.varies = (index, doc) => index.symbols[doc] >= VARIANT;
  const bitLength = n => 32 - Math.clz32(n);

  // Finds `key` in a shard: one list a field, [{field, n, docs, counts, at, steps}], or [] when nobody has it.
  // `width`: the bits of a key below those that name the shard. Lists of families other than 'b' have no counts and positions.
  function lists(bytes, key, width, index, family) {
    const chars = family !== 'b', bits = new bm.Bits(bytes), keys = bits.gamma() - 1, k = bits.get(5), found = [];
    const wanted = width >= 32 ? key : key % 2 ** width;
    let [at, first] = keys > GROUP ? skip(bits, keys, k, wanted) : [-1, 0];
    for (let i = first; i < keys && at < wanted; i++) {
      at += bits.rice(k, 12, 32) + 1;
      const mask = bits.get(1) ? bits.get(4) : 1 << TEXT, mine = at === wanted;
      for (let field = 0; field < 4; field++) {
        if (!(mask >> field & 1)) continue;
        const list = head(bits, field, chars);
        if (mine) { Object.assign(list, { family, key }); found.push(list); }
        list.docs = mine ? new Int32Array(list.n) : spare('doc', list.n);
        list.counts = chars ? null : mine ? new Int32Array(list.n) : spare('count', list.n);
        if (!list.docsAway) documents(bits, list, 0, list.n, index);
        if (!chars && !list.stepsAway) positions(bits, list, 0, list.n, index, mine);
      }
    }
    return found;
  }
  // Moves the reader to the group of keys that may hold `wanted`: the key before the group's first, and that one's number.
  function skip(bits, keys, k, wanted) {
    const r = bits.get(5), groups = Math.ceil(keys / GROUP) - 1;
    let last = -1, size = 0, before = -1, first = 0, passed = 0;
    for (let i = 1; i <= groups; i++) {
      last += bits.rice(Math.min(k + 5, 31), 12, 32) + 1;
      size += bits.rice(r, 12, 32);
      if (last < wanted) { before = last; first = i * GROUP; passed = size; }
    }
    bits.at += passed;
    return [before, first];
  }
  function head(bits, field, chars) {
    const n = bits.gamma(), list = { field, n, docs: null, counts: null, steps: [], docsAway: null, stepsAway: null };
    const flags = n >= 64 ? bits.get(2) : 0;
    if (flags & 2) list.docsAway = blocks(bits);
    if (flags & 1) list.stepsAway = blocks(bits);
    list.chars = chars;
    list.here = !list.docsAway;
    return list;
  }
  function blocks(bits) {
    return Array.from({ length: bits.gamma() }, () => ({ n: bits.gamma(), name: bits.get(24).toString(16).padStart(6, '0') }));
  }
  function documents(bits, list, from, to, index) {
    const k = Math.max(bitLength(Math.floor(index.documents * 4 / (list.n * 5))) - 1, 0);
    bits.sums(k, 12, from ? list.docs[from - 1] : -1, list.docs, from, to, list.counts);
  }
  // The positions of postings from..to; `kept` false only moves the reader.
  function positions(bits, list, from, to, index, kept) {
    for (let i = from; i < to; i++) {
      const count = list.counts[i], length = list.field === TEXT ? bm.lengthOf(index, list.docs[i]) : 16;
      const k = Math.max(bitLength(Math.floor(length / (count + 1))) - 1, 0);
      const out = kept ? list.steps[i] = new Int32Array(count) : spare('step', count);
      bits.sums(k, 16, -1, out, 0, count, null);
    }
  }
  // Room for what is only read over.
  const room = { doc: new Int32Array(256), count: new Int32Array(256), step: new Int32Array(256) };
  function spare(what, size) {
    if (room[what].length < size) room[what] = new Int32Array(2 * size);
    return room[what];
  }

  const name = (list, kind, i, block) => list.family + list.key.toString(16).padStart(8, '0') + '-' + list.field + kind + i + '-' + block.name;
  async function fetchDocuments(list, index) {
    let at = 0;
    const all = await Promise.all(list.docsAway.map((block, i) => bm.block(name(list, 'd', i, block))));
    for (const [i, bytes] of all.entries()) {
      if (!bytes) { list.n = 0; list.docs = new Int32Array(0); list.counts = new Int32Array(0); list.steps = []; break; }
      documents(new bm.Bits(bytes), list, at, at + list.docsAway[i].n, index);
      at += list.docsAway[i].n;
    }
    list.here = true;
  }
  // Makes the documents of these lists stand in list.docs; those that came with their shard stand there already (list.here).
  bm.complete = (index, lists) => Promise.all(lists.filter(list => !list.here).map(list => list.coming = list.coming || fetchDocuments(list, index)));

  // The lists of a pair or a character, one a field that has it; cached in the index. Documents may be elsewhere: bm.complete.
  bm.postings = function (index, first, second) {
    const id = first << 16 | second;
    if (!index.lists.has(id)) index.lists.set(id, find(index, first, second).catch(error => { index.lists.delete(id); throw error; }));
    return index.lists.get(id);
  };
  async function find(index, first, second) {
    const chars = !second, bits = chars ? 16 : 32, key = chars ? first : bm.pairKey(first, second);
    const family = chars ? 'c' : 'b', width = bits - Math.log2(index.manifest[family].count);
    const bytes = await bm.shard(index.manifest, family, Math.floor(key / 2 ** width));
    await index.ready;
    if (!bytes) return null;
    return lists(bytes, key, width, index, family);
  }

  // The documents, rising, in which this pair is a word of the dictionary but stands only where words meet (chance.py); with
  // 0 for `second`, those that have a traditional form of `first`.
  bm.chance = async function (index, first, second) {
    const family = index.manifest.x, none = new Int32Array(0);
    if (!family) return none;
    const key = bm.pairKey(first, second), width = 32 - Math.log2(family.count);
    const bytes = await bm.shard(index.manifest, 'x', Math.floor(key / 2 ** width));
    const list = bytes && lists(bytes, key, width, index, 'x')[0];
    if (list) await bm.complete(index, [list]);
    return list ? list.docs : none;
  };

  // The numbers of the blocks to be loaded before the positions of these postings are known.
  bm.wanted = function (list, postings) {
    let from = 0;
    return (list.stepsAway || []).map((block, i) => [i, from, from += block.n])
      .filter(([, a, b]) => postings.some(p => p >= a && p < b && !list.steps[p])).map(([i]) => i);
  };

  // Makes the positions of these postings (numbers within the list, rising) stand in list.steps.
  bm.positions = async function (index, list, postings) {
    if (!list.stepsAway) return true;
    let from = 0, whole = true;
    await Promise.all(list.stepsAway.map(async (block, i) => {
      const start = from;
      from += block.n;
      if (!postings.some(p => p >= start && p < start + block.n && !list.steps[p])) return;
      const bytes = await bm.block(name(list, 'p', i, block));
      if (bytes) positions(new bm.Bits(bytes), list, start, start + block.n, index, true); else whole = false;
    }));
    return whole;
  };
})(self.banmianSearch = self.banmianSearch || {});
