"""Which government publishes a release."""

from urllib.parse import urlsplit

from loaders.reading.lexicon.word_lists import rows


def publishing_side(url: str | None, side: str | None) -> str | None:
    """Return the country whose government publishes: as told, or by the site's name."""
    if side or not url:
        return side
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    fitting = [row for row in rows("government_sites") if f".{host}".endswith(row["suffix"])]
    return max(fitting, key=lambda row: len(row["suffix"]))["country"] if fitting else None
