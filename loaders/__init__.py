"""From documents to the journal: reads files, makes parsed reports of them, hands them over.

It decides nothing about identity or projection, and knows no HTTP.
"""
