"""A release as words, sentences, places, dates and enumerations: what later rooms read."""
