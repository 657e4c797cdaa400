#!/usr/bin/env bash
# bench/search_row.sh CORPUS OUT: lays out the articles of CORPUS (one JSON object a line: title, body), builds the site, and
# leaves in OUT the search alone with bench.html: window.benchReady, window.benchSearch(q, quoted) → document numbers.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=$here/../.venv/bin/python
[ -x "$python" ] || python=python3
exec "$python" "$here/search_row.py" "$@"
