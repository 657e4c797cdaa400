// Marks the searched words on an article's page when its address has ?q=, with a bar to go from one to the next.
(function () {
  'use strict';
  const query = new URLSearchParams(location.search).get('q'), story = document.querySelector('.story');
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

  // The words that the query asks for: positive, and not names of facts.
  function needles(bm) {
    const out = [];
    for (const alt of bm.parse(query).groups.flat()) {
      const text = bm.fold(alt.text).replace(/^\*+|\*+$/g, '').trim();
      out.push(...(alt.near >= 0 ? text.split(' ') : [text]));
    }
    return [...new Set(out.filter(Boolean))];
  }

  // Text runs over several nodes; a mark is made in each node that a found run touches.
  function mark(bm, words) {
    for (const part of story.querySelectorAll('h1, .kicker, .deck, .byline, .abstract p, .text p, .text h2, .text h3, .text figcaption')) {
      const nodes = [], walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest('rt, mark.found')) nodes.push(walker.currentNode);
      const found = bm.marks(nodes.map(node => node.data).join(''), words), places = found.map(() => []);
      let end = nodes.reduce((n, node) => n + node.data.length, 0);
      for (const node of nodes.reverse()) {
        const start = end - node.data.length;
        for (const [i, [a, b]] of [...found.entries()].reverse()) if (a < end && b > start) places[i].unshift(wrap(node, Math.max(a, start) - start, Math.min(b, end) - start));
        end = start;
      }
      marks.push(...places);
    }
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
    const bm = self.banmianSearch, words = needles(bm);
    if (self.banmian.language) await self.banmian.load('words.' + self.banmian.language + '.js').catch(() => null);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    mark(bm, words);
    if (!marks.length && /[\u3400-\u9fff]/.test(query)) { await script('variants.js').catch(() => null); mark(bm, needles(bm)); }
    if (marks.length) { bar(); marks[0][0].scrollIntoView({ block: 'center' }); }
  }).catch(() => null);
})();
