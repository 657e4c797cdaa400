// The whole index by lunr.js itself, from the documents: node reference.js SITE < {docs, most, queries} > answers.
// Terms are all runs of up to `most` characters, so that any substring is a term; lengths are rounded as docs/search.md says.
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
const site = process.argv[2], { docs, most, queries, lengths } = JSON.parse(fs.readFileSync(0, 'utf8'));
const lunr = require('../../generator/banmian/search/client/lunr.min.js');
const FIELDS = ['headline', 'deck', 'byline', 'text'], BOOSTS = [8, 4, 2, 1];
const builder = new lunr.Builder();
builder.ref('ref');
FIELDS.forEach((field, i) => builder.field(field, { boost: BOOSTS[i] }));
builder.tokenizer = text => {
  const out = [], once = new Set();
  for (const run of String(text || '').split(' ')) {
    for (let i = 0; i < run.length; i++) {
      if (!once.has(run[i])) { once.add(run[i]); out.push(new lunr.Token(run[i], {})); }
      for (let n = 2; n <= most && i + n <= run.length; n++) out.push(new lunr.Token(run.slice(i, i + n), {}));
    }
  }
  return out;
};
docs.forEach((doc, i) => builder.add(Object.assign({ ref: String(i) }, doc)));
for (const ref of Object.keys(builder.fieldLengths)) {
  const [field, doc] = ref.split('/');
  builder.fieldLengths[ref] = field === 'text' ? lengths[+doc] : 1;
}
const index = builder.build();
const answers = queries.map(clauses => index.query(query => {
  for (const clause of clauses) {
    query.term(clause.term, { usePipeline: false, fields: clause.fields || FIELDS,
      presence: lunr.Query.presence[clause.presence || 'REQUIRED'] });
  }
}).map(result => [+result.ref, result.score]));
process.stdout.write(JSON.stringify(answers));
