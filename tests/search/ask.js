// Asks a built search from Node as the browser does: node ask.js SITE < queries.json > answers.json
// A line of JSON in, one out: [{q, options}] → [{total, docs, scores, notes, first}] ; `first` the first document's fields.
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
  for (const { q, options, gone } of input) {
    if (gone) for (const file of gone) fs.rmSync(path.join(site, file));
    try {
      const answer = await bm.search(q, options || {});
      const first = answer.docs.length ? await bm.document(answer.index, answer.docs[0]) : null;
      out.push({ total: answer.total, docs: Array.from(answer.docs), scores: answer.scores, notes: answer.notes, first });
    } catch (error) { out.push({ error: String(error.stack) }); }
  }
  process.stdout.write(JSON.stringify(out));
})();
