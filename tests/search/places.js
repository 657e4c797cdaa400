// Where the words of queries stand, as lists and concordance count them: node places.js SITE < [{q, options}] > [{docs, notes, places}];
// of each document, in the order of `docs`, [[field, text of the place]].
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
const site = process.argv[2], input = JSON.parse(fs.readFileSync(0, 'utf8'));
global.self = global;
global.location = { protocol: 'file:' };
const run = file => vm.runInThisContext(fs.readFileSync(path.join(site, file), 'utf8'), file);
run('search/js/search.js');
const bm = self.banmianSearch;
bm.script = async file => { run(file.split('?')[0]); };
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
