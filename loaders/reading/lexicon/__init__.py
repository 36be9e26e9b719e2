"""Word lists as data: what the rooms look up, and nothing that knows grammar."""
