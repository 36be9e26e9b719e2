"""The meeting reported, those recalled and those to come, and the series they belong to."""
