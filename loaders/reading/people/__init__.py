"""The officials and institutions of a report, with their roles."""
