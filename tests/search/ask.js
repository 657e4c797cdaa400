// Asks a built search from Node as the browser does: node ask.js SITE < queries.json > answers.json
// A line of JSON in, one out: [{q, options}] → [{total, docs, scores, notes, first}] ; `first` the first document's fields.
'use strict';
const { bm, site, input, fs, path } = require('./built.js');
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
