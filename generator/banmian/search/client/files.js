// Fetches the index's files, each of which is a classic script that hands its data to bm(): from a disk they can be had in no
// other way. From a server their text is read, which costs a browser half as much as to run it.
(function (bm) {
  'use strict';
  const arrived = new Map(), waiting = new Map();
  self.bm = (name, data) => { arrived.set(name, data); };

  function script(address) {
    return new Promise((resolve, reject) => {
      const node = document.createElement('script');
      node.src = address;
      node.async = true;
      node.onload = () => { node.remove(); resolve(); };
      node.onerror = () => { node.remove(); reject(new Error(address)); };
      document.head.appendChild(node);
    });
  }
  bm.script = script;                       // tests put their own in its place
  const served = typeof location === 'object' && /^https?:$/.test(location.protocol);

  // The text of a data file from a server: bm("name","data") with data that has no quotes in it, or JSON in place of "data".
  async function text(address) {
    const answer = await fetch(address), said = answer.ok ? await answer.text() : '', name = /^bm\("([^"]*)",/.exec(said);
    if (!name) throw new Error(address);
    const from = name[0].length, to = said.lastIndexOf(')');
    arrived.set(name[1], said[from] === '"' ? said.slice(from + 1, to - 1) : JSON.parse(said.slice(from, to)));
  }
  bm.root = '';                             // where the site's root lies, seen from this page

  // What the file at `path` (below the site's root) hands over as `name`; null where it is missing or broken.
  bm.load = function (path, name) {
    if (arrived.has(name)) return Promise.resolve(arrived.get(name));
    if (!waiting.has(name)) {
      waiting.set(name, (served ? text : bm.script)(bm.root + path).catch(() => null).then(() => {
        waiting.delete(name);
        if (!arrived.has(name)) bm.missing.add(path);
        return arrived.has(name) ? arrived.get(name) : null;
      }));
    }
    return waiting.get(name);
  };
  bm.missing = new Set();
  bm.forget = function () { arrived.clear(); bm.missing.clear(); };

  let manifest = null;
  // The manifest, fetched anew when `again`: then with a number no cache has seen, where there is a server.
  bm.manifest = function (again) {
    if (again) { manifest = null; arrived.delete('manifest'); }
    const fresh = again && location.protocol !== 'file:' ? '?' + Date.now() : '';
    manifest = manifest || bm.load('search/manifest.js' + fresh, 'manifest');
    return manifest;
  };

  // The six digits that name number `at` of a family of files.
  async function digits(info, family, at) {
    if (info.names) return info.names.substr(at * 6, 6);
    const page = at >> 8, name = 'n/' + family + page.toString(16);
    const names = await bm.load('search/n/' + family + page.toString(16) + '-' + info.directories.substr(page * 6, 6) + '.js', name);
    return names && names.substr((at & 255) * 6, 6);
  }
  bm.shard = async function (m, family, number) {
    const hex = number.toString(16), name = await digits(m[family], family, number);
    if (!name) return null;
    const data = await bm.load('search/' + family + '/' + (number >> 8).toString(16) + '/' + hex + '-' + name + '.js', family + '/' + hex);
    return data && bm.bytes(data);
  };
  bm.block = async function (name) {
    const data = await bm.load('search/p/' + name[0] + name.slice(7, 9) + '/' + name + '.js', 'p/' + name);
    return data && bm.bytes(data);
  };
  // Of every document one symbol, a byte: the length of its text, as the index rounds it, and whether it has traditional characters.
  bm.levels = async function (m) {
    const pages = m.lengths !== undefined ? [m.lengths] : await Promise.all(Array.from({ length: m.levels.length / 6 }, (_, i) =>
      bm.load('search/l/' + i.toString(16) + '-' + m.levels.substr(i * 6, 6) + '.js', 'l/' + i.toString(16))));
    const symbols = new Uint8Array(m.documents), encoder = new TextEncoder();
    pages.forEach((page, p) => symbols.set(encoder.encode(page || '').subarray(0, m.documents - p * 65536), p * 65536));
    return symbols;
  };
})(self.banmianSearch = self.banmianSearch || {});
