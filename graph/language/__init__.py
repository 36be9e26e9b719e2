"""The primitives of language: words folded, dates, numbers, sentences, countries and topics.

Imports nothing else of the project.
"""
