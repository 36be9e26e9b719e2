"""From a released text to a parsed report, by rules and word lists."""
