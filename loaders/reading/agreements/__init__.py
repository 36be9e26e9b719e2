"""The instruments that a text names, and the state they are in."""
