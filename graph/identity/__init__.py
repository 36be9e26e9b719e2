"""Which mentions are one thing.

Rules by kind, and the clustering that all kinds share. No store, no ids.
"""
