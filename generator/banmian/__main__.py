"""`python -m banmian VERB`: the command `banmian` for where its script is not on the path."""
from banmian.cli import entry

if __name__ == "__main__":
    entry()
