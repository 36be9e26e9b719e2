"""From what was found to the report: evidence, support by the gate, style."""
