"""Whether a text reports a tie at all, and what that tie is about."""
