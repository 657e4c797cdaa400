"""A Node to run the browser's code with: the system's, or else the one that playwright carries."""
from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache


@lru_cache(maxsize=1)
def find_node() -> str:
    """Path of a Node that starts, or "" where there is none."""
    found = shutil.which("node")
    if found:
        return found
    try:
        from playwright._impl._driver import compute_driver_executable
        carried = str(compute_driver_executable()[0])
        subprocess.run([carried, "--version"], check=True, capture_output=True)
    except (ImportError, OSError, subprocess.CalledProcessError) as error:
        assert not os.environ.get("CI"), f"no Node that starts (in CI these tests must run): {error}"
        return ""
    return carried
