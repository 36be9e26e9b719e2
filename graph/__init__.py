"""The domain: report and graph model, identity, projection, questions and the stores.

It knows no HTTP, no command line and no document format.
"""
