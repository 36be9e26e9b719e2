"""Addresses of the web, so that a page may make a link of them."""

import re
from typing import Final

_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/]{1,300}(?:/\S{0,2000})?", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is an address that begins with https:// or http://, and not too long."""
    return _WEB_ADDRESS.fullmatch(text) is not None
