"""Where a database is and who asks: from an address and settings to what the driver takes."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from graph.model.errors import StoreUnavailableError

SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


@dataclass(frozen=True, slots=True)
class Access:
    """User, password and database, where the address does not say; None: no user, the default."""

    user: str | None = None
    password: str | None = None
    database: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """What the driver takes: `uri` without user, password and path."""

    uri: str
    user: str | None
    password: str | None
    database: str | None

    @property
    def shown(self) -> str:
        """The address without secrets."""
        return f"{self.uri}/{self.database}" if self.database else self.uri


def parse(text: str, access: Access) -> Address:
    """Read `neo4j://host:7687/database`; what it does not say is taken of `access`.

    Raises:
        StoreUnavailableError: it names no host, holds a password, or more than a database.
    """
    parts = urlsplit(text)
    form = "write neo4j://HOST:7687 or neo4j://HOST:7687/DATABASE"
    try:
        port, host = parts.port, parts.hostname
    except ValueError:
        raise StoreUnavailableError(f"{parts.scheme}://…: has a wrong port; {form}") from None
    if parts.username or parts.password:
        # An address is logged and shown; a password must not be.
        raise StoreUnavailableError(
            f"{parts.scheme}://…@{host}: holds a user or password; set TIELINE_NEO4J_USER and "
            "TIELINE_NEO4J_PASSWORD_FILE instead"
        )
    path = parts.path.strip("/")
    if not host or "/" in path or parts.query or parts.fragment:
        raise StoreUnavailableError(f"{text}: is not the address of a database; {form}")
    named = f"[{host}]" if ":" in host else host
    uri = f"{parts.scheme}://{named}:{port or 7687}"
    return Address(uri, access.user, access.password, path or access.database)
