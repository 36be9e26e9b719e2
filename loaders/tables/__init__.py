"""Tables of others: a mapping file says how their rows become parsed reports.

The one room that knows formats of tables. It decides nothing about identity.
"""
