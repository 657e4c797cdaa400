// Folds texts and numbers their pairs as the browser does: node analyze.js SITE < texts > [{fold, keys}]
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
global.self = global;
global.location = { protocol: 'file:' };
for (const file of ['search.js', 'variants.js']) vm.runInThisContext(fs.readFileSync(path.join(process.argv[2], 'search/js', file), 'utf8'));
const bm = self.banmianSearch;
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(text => {
  const fold = bm.fold(text), keys = [];
  for (let i = 0; i + 1 < fold.length; i++) keys.push(bm.pairKey(fold.charCodeAt(i), fold.charCodeAt(i + 1)));
  return { fold, keys };
})));
