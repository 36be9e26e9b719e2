"""The stores: one folder each, all meeting the contract of `graph/store.py`.

SQL and Cypher are spoken here only.
"""
