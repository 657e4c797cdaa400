// Asks the one-file index that lunr.py made: node whole.js SITE < [term] > [[ref]]
'use strict';
const fs = require('fs'), path = require('path');
const site = path.resolve(process.argv[2]), lunr = require('../../generator/banmian/search/client/lunr.min.js');
const index = lunr.Index.load(JSON.parse(fs.readFileSync(path.join(site, 'search/lunr-index.json'), 'utf8')));
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, 'utf8')).map(term => index.search(term).map(result => result.ref))));
