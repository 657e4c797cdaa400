"""banmian (版面): raw page text of newspapers in, a corpus website out."""
__version__ = "0.1.0"
