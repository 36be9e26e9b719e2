"""The stores: one folder each, all meeting the contract of `graph/stores/contract.py`.

SQL and Cypher are spoken here only.
"""
