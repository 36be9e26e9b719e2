"""Whether words support a value: support, the gate, and the alignment of reports without spans."""
