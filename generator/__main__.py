"""`python -m generator VERB` in a checkout runs the same code as the installed command `banmian VERB`."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from banmian.cli import main

sys.exit(main(sys.argv[1:]))
