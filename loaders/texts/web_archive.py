"""Web pages that browsers save as one file (MHTML): the page in it, and its address."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from loaders.texts.kept import RefusedTextError


def archived_page(raw: bytes) -> tuple[bytes, str | None]:
    """Return the bytes of the page of an archive, and the address it was saved from.

    Raises:
        RefusedTextError: broken, where the archive holds no page.
    """
    archive = BytesParser(policy=policy.default).parsebytes(raw)
    for part in archive.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return _named(content, part), archive.get("Snapshot-Content-Location")
    raise RefusedTextError("broken", "a web archive without a page in it")


def _named(content: bytes, part: "EmailMessage") -> bytes:
    """The page, with the encoding that the archive names in front of what it says itself."""
    encoding = part.get_content_charset()
    if not encoding or not encoding.isascii():
        return content
    return f'<!-- charset="{encoding}" -->'.encode() + content
