"""The only place with effects: files, the store of what was made from what, workers, the output folder."""
from __future__ import annotations
