"""Data tables of the facts room; `docs/facts.md` says where each comes from."""
