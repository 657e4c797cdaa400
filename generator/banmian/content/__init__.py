"""Readings → articles; articles ↔ Markdown files; Markdown → safe HTML."""
from __future__ import annotations
