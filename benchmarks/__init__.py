"""Measurements of the work that the product promises to do quickly; not a test and not shipped."""
