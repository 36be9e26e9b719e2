"""Settings: defaults, and what `TIELINE_*` in the environment says instead.

An option of a command wins over both.

Read without a library on purpose: importing one took longer than half a second's budget of a whole
`tieline path` allows.
"""

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from graph.model.errors import TielineError
from graph.model.policies import CHOICES

PREFIX: Final = "TIELINE_"


class SettingError(TielineError):
    """A setting that is unknown or cannot be read."""


class AddressError(TielineError):
    """An address on which this machine cannot listen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; each is read from `TIELINE_` and its name in capitals."""

    store: str = "tieline.db"
    """Where the graph is: the path of a file; questions also take neo4j://HOST:7687/DATABASE."""
    publish: str = ""
    """Where every command that writes publishes: neo4j://HOST:7687/DATABASE; empty: nowhere."""
    neo4j_user: str = ""
    """User of a Neo4j; empty where it asks for none."""
    neo4j_password: str = field(default="", repr=False)
    """Password of that user."""
    neo4j_password_file: str = ""
    """A file that holds the password, as containers are given secrets; its first line counts."""
    neo4j_database: str = ""
    """Database of a Neo4j, where the address names none; empty for the server's own default."""
    query_timeout: float = 5.0
    """Time budget of one question."""
    lock_timeout: float = 30.0
    """How long a writer waits for another."""
    batch_size: int = 500
    """Reports to a transaction."""
    max_document_bytes: int = 10_000_000
    """Size of one document that is still read."""
    max_file_bytes: int = 10_000_000_000
    """Size of what is read of one file, unpacked."""
    max_file_documents: int = 1_000_000
    """Documents that are read of one file."""
    max_file_rejects: int = 10_000
    """Rejected documents of one file, after which its rest is not read."""
    max_faults: int = 100
    """Faults that are told of one document."""
    max_reason_chars: int = 500
    """Length of one reason, in characters."""
    text_timeout: float = 10.0
    """How long reading one text may compute."""
    text_max_memory: int = 1_000_000_000
    """Memory that reading one text may take."""
    text_max_chars: int = 1_000_000
    """Length of one text that is still read, in characters."""
    unsure: str = ""
    """Whether values that are not sure enter the graph, keep or leave-out; empty: as it is."""
    ties: str = ""
    """Ties read from texts that enter the graph, security or all; empty: as the store has it."""
    workers: int = 0
    """Processes that read texts; 0 for as many as there are cores."""
    log_level: str = "info"
    """Least level that is logged: debug, info, warning or error."""
    host: str = "127.0.0.1"
    """Address on which `tieline serve` listens."""
    port: int = 8000
    """Port on which `tieline serve` listens."""
    browser_url: str = ""
    """Where the Neo4j Browser of this graph is; answers then link to their picture there."""
    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may call the API, separated by commas."""
    allowed_hosts: tuple[str, ...] = ()
    """Host names that the API answers to, separated by commas; `*` for any."""
    keys_file: str = ""
    """The file of API keys, which `tieline keys` writes."""
    read_access: str = "open"
    """Who may read over HTTP: open to all, or key."""
    rate_limit: str = ""
    """Requests that one caller may make, such as 100/minute; empty for no limit."""
    max_request_bytes: int = 10_000_000
    """Size of what one request may send."""
    max_running: int = 0
    """Questions worked on at once by a server process; 0 for twice the cores."""
    max_waiting: int = 200
    """Questions that may wait for their turn; more are told to come back."""
    server_workers: int = 1
    """Processes that serve."""
    trusted_proxies: str = ""
    """Addresses of proxies whose X-Forwarded headers count, separated by commas."""
    root_path: str = ""
    """Path under which a proxy serves the API."""


MAX_PORT: Final = 65535
_MOST: Final = {
    "query_timeout": 604_800,
    "lock_timeout": 604_800,
    "batch_size": 100_000,
    "max_document_bytes": 1_000_000_000_000,
    "max_file_bytes": 1_000_000_000_000_000,
    "max_file_documents": 1_000_000_000,
    "max_file_rejects": 1_000_000_000,
    "max_faults": 1_000_000,
    "max_reason_chars": 1_000_000,
    "text_timeout": 604_800,
    "text_max_memory": 1_000_000_000_000,
    "text_max_chars": 1_000_000_000,
    "max_request_bytes": 1_000_000_000,
    "max_waiting": 100_000,
    "server_workers": 256,
}
"""The greatest value of those that must be more than 0."""
_CHOICES: Final = {
    **CHOICES,
    "read_access": ("open", "key"),
    "log_level": ("debug", "info", "warning", "error"),
}
_OR_ZERO: Final = frozenset({"workers", "max_running"})


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of an environment, by default that of the process.

    Raises:
        SettingError: an unknown setting, or a value out of range; says what would be right.
    """
    given = os.environ if environment is None else environment
    known = {PREFIX + one.name.upper(): one for one in fields(Settings)}
    values: dict[str, Any] = {}
    for name, text in given.items():
        if not name.startswith(PREFIX):
            continue
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
            raise SettingError(f"unknown setting {name}{hint}")
        values[known[name].name] = _read(name, text, known[name].default)
    return Settings(**values)


def _read(name: str, text: str, default: Any) -> Any:
    key = name.removeprefix(PREFIX).lower()
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, str):
        return _word(name, key, text, default)
    return _number(name, key, text, default)


def _word(name: str, key: str, text: str, default: str) -> str:
    choices = _CHOICES.get(key)
    if choices and text not in choices:
        raise SettingError(f"{name}={text!r}: say {', '.join(choices[:-1])} or {choices[-1]}")
    if not text:
        raise SettingError(f"{name} is empty; unset it or say {default!r}")
    return text


def _number(name: str, key: str, text: str, default: Any) -> Any:
    try:
        value = type(default)(text)
    except ValueError:
        kind = "a whole number" if isinstance(default, int) else "a number"
        raise SettingError(f"{name}={text!r}: must be {kind}") from None
    most = _MOST.get(key)
    if most is not None and not 0 < value <= most:
        raise SettingError(f"{name}={text!r}: must be more than 0 and at most {most:,}")
    if key in _OR_ZERO and value < 0:
        raise SettingError(f"{name}={text!r}: must be 0 or more")
    if key == "port" and not 1 <= value <= MAX_PORT:
        raise SettingError(f"{name}={text!r}: must be 1 to {MAX_PORT}")
    return value
