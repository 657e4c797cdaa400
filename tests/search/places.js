// Where the words of queries stand, as lists and concordance count them: node places.js SITE < [{q, options}] > [{docs, notes, places}];
// of each document, in the order of `docs`, [[field, text of the place]].
'use strict';
const { bm, input } = require('./built.js');
(async () => {
  const out = [];
  for (const { q, options } of input) {
    const answer = await bm.search(q, options || {}), places = [];
    for (const doc of answer.docs) {
      const found = await bm.document(answer.index, doc);
      places.push(bm.FIELDS.flatMap((name, field) => bm.marks(found[name], answer.terms, field).map(([a, b]) => [field, found[name].slice(a, b)])));
    }
    out.push({ docs: Array.from(answer.docs), notes: answer.notes, places });
  }
  process.stdout.write(JSON.stringify(out));
})();
