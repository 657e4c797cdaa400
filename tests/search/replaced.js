// A page that outlives its build: asks once, then the site's files are those of a newer build.
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
let site = process.argv[2];
const { newer, queries } = JSON.parse(fs.readFileSync(0, 'utf8'));
global.self = global;
global.location = { protocol: 'https:' };
const run = file => vm.runInThisContext(fs.readFileSync(path.join(site, file), 'utf8'), file);
run('search/js/search.js');
const bm = self.banmianSearch;
global.fetch = async file => {                  // a server: a data file's text is read, not run
  const found = path.join(site, file.split('?')[0]);
  return { ok: fs.existsSync(found), text: async () => fs.readFileSync(found, 'utf8') };
};
(async () => {
  const opened = await bm.open();
  await opened.ready;
  const out = [{ documents: opened.documents, docs: [], notes: [] }];
  site = newer;
  for (const q of queries) {
    const answer = await bm.search(q);
    out.push({ documents: answer.index.documents, docs: Array.from(answer.docs), notes: answer.notes });
  }
  process.stdout.write(JSON.stringify(out));
})();
