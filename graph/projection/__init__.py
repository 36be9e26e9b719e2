"""Keeps the stored graph equal to the oracle's, batch by batch: cost follows the change."""
