"""Persons, offices and bodies as they are named, before anybody is given a side."""
