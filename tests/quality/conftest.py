"""The switch that raises the quality floors."""
from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--raise-floors`: write the floors up to what is reached now."""
    parser.addoption("--raise-floors", action="store_true", help="raise the quality floors to what is reached now")
