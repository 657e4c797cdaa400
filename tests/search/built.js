// The search of a built site as the browser loads it from disk: node SCRIPT SITE < input as JSON.
'use strict';
const fs = require('fs'), path = require('path'), vm = require('vm');
const site = process.argv[2], input = JSON.parse(fs.readFileSync(0, 'utf8'));
global.self = global;
global.location = { protocol: 'file:' };
const run = file => vm.runInThisContext(fs.readFileSync(path.join(site, file), 'utf8'), file);
run('search/js/search.js');
const bm = self.banmianSearch;
bm.script = async file => { run(file.split('?')[0]); };
module.exports = { bm, site, input, fs, path };
