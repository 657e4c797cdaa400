// Marks the searched words on an article's page when its address has ?q=, with a bar to go from one to the next.
(function () {
  'use strict';
  const given = new URLSearchParams(location.search), query = given.get('q'), story = document.querySelector('.story');
  if (!query || !story) return;
  const here = document.currentScript.src.replace(/[^/]*$/, ''), say = (key, values) => ((self.BANMIAN_WORDS || {})[self.banmian.language] || {})[key].split('|').slice(values.n === 1 ? 0 : -1)[0].replace('{n}', values.n);
  let marks = [], at = -1;    // for each place that was found its mark elements: more than one where it runs over nodes

  const script = name => new Promise((resolve, reject) => {
    const node = document.createElement('script');
    node.src = here + name;
    node.onload = resolve;
    node.onerror = reject;
    document.head.append(node);
  });

  // What the fields of the index are on the page (work/indexing.py), and what parts its text.
  const FIELDS = ['h1', '.kicker, .deck', '.byline', '.abstract, .text'], BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, pre, blockquote, caption, figcaption';

  // The terms that the query asks for: positive, and not names of facts. What a wildcard or a reading means stands in the index.
  async function terms(bm) {
    const words = bm.parse(query).groups.flat().filter(word => !word.not), open = word => word.near < 0 && !word.quoted && /[a-z*?~]/i.test(bm.fold(word.text)) || word.fuzzy;
    bm.root = here + '../../';
    const index = { manifest: words.some(open) && await bm.manifest() || {} };
    const all = await Promise.all(words.map(async word => (await bm.shapes(index, word, [])).map(shape => bm.term(shape, word, given.get('exact') === '1'))));
    return all.flat();
  }

  // The text nodes of a field, in order, with a line's end where a paragraph, an entry of a list or a cell ends.
  function nodesOf(selector) {
    const out = [];
    let block = null;
    for (const part of story.querySelectorAll(selector)) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (walker.nextNode()) {
        const node = walker.currentNode, inside = node.parentElement.closest(BLOCKS);
        if (node.localName === 'br') block = node;
        if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest('rt') || !node.data.trim() && (!inside || inside.querySelector(BLOCKS))) continue;
        if (out.length && block !== inside) out.push({ data: '\n' });
        block = inside;
        out.push(node);
      }
    }
    return out;
  }
  // A place runs over several nodes; a mark is made in each that it touches.
  function mark(bm, asked) {
    for (const [field, selector] of FIELDS.entries()) {
      const nodes = nodesOf(selector), text = nodes.map(node => node.data).join(''), found = bm.marks(text, asked, field), places = found.map(() => []);
      let end = text.length;
      for (const node of nodes.reverse()) {
        const start = end - node.data.length;
        if (node.parentNode) for (const [i, [a, b]] of [...found.entries()].reverse()) if (a < end && b > start) places[i].unshift(wrap(node, Math.max(a, start) - start, Math.min(b, end) - start));
        end = start;
      }
      marks.push(...places);
    }
    marks.sort(([a], [b]) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }
  function wrap(node, from, to) {
    const middle = node.splitText(from);
    middle.splitText(to - from);
    const made = document.createElement('mark');
    made.className = 'found';
    middle.replaceWith(made);
    made.append(middle);
    return made;
  }

  function go(step) {
    for (const made of marks[at] || []) made.removeAttribute('aria-current');
    at = (at + step + marks.length) % marks.length;
    for (const made of marks[at]) made.setAttribute('aria-current', 'true');
    const [first] = marks[at];
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
  }
  function clear() {
    for (const made of marks.flat()) { const parent = made.parentNode; made.replaceWith(...made.childNodes); parent.normalize(); }
    marks = [];
    document.getElementById('marks').remove();
  }
  function bar() {
    const box = document.createElement('div'), count = document.createElement('span');
    box.id = 'marks';
    box.setAttribute('role', 'group');
    box.style.cssText = 'position:fixed;inset:auto 1rem 1rem auto;z-index:9;display:flex;gap:.5rem;align-items:center;padding:.4rem .7rem;background:var(--paper);border:1px solid var(--rule);font-family:var(--hei);font-size:.88rem';
    const tell = () => { count.textContent = say('search.marks', { n: marks.length }); box.setAttribute('aria-label', count.textContent); };
    tell();
    const button = (key, sign, act) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = sign;
      made.setAttribute('aria-label', say(key, {}));
      made.addEventListener('click', act);
      return made;
    };
    box.append(count, button('search.marks.previous', '↑', () => go(-1)), button('search.marks.next', '↓', () => go(1)), button('search.marks.close', '×', clear));
    document.body.append(box);
  }
  const style = new CSSStyleSheet();   // a style element is what the site's policy refuses
  style.replaceSync('mark.found{background:var(--mark);color:inherit}mark.found[aria-current]{outline:2px solid var(--accent)}@media print{#marks{display:none}}');

  (self.banmianSearch && self.banmianSearch.marks ? Promise.resolve() : script('search.js')).then(async () => {
    const bm = self.banmianSearch;
    const known = asked => bm.variants || !asked.some(term => /[\u3400-\u9fff\uf900-\ufaff]/.test(term.needles.join('')));
    let asked = await terms(bm);
    if (!known(asked)) { await script('variants.js').catch(() => null); asked = await terms(bm); }
    if (self.banmian.language) await self.banmian.load('words.' + self.banmian.language + '.js').catch(() => null);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    mark(bm, asked);
    if (marks.length) { bar(); marks[0][0].scrollIntoView({ block: 'center' }); }
  }).catch(() => null);
})();
