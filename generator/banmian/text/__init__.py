"""Pure functions from text to text, each with a law."""
