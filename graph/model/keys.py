"""Keys of mentions over all reports, and of forms."""

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=65536)
def form_key(kind: str, content: str) -> str:
    """Return the key of a form: 20 hex digits of the hash of kind and content."""
    return blake2b(f"{kind}\n{content}".encode(), digest_size=10).hexdigest()


def full_key(report_id: str, mention: str) -> str:
    """Return the key of a mention over all reports: `REPORT#KIND:CONTENT`."""
    return f"{report_id}#{mention}"
