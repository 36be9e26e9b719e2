"""`tieline keys`: make, list and remove the keys of the API."""

from datetime import UTC, datetime
from pathlib import Path

from api.guard.keys import KeyFileError, make_key, read_keys, write_keys
from tieline.arguments import Options
from tieline.output import say, tell
from tieline.settings import SettingError, Settings

DEFAULT_FILE = "tieline-keys.json"


def keys_path(settings: Settings) -> Path:
    """Return where the keys are: the file of the setting, else one in the current folder."""
    return Path(settings.keys_file or DEFAULT_FILE)


def keys(options: Options, settings: Settings) -> int:
    """Do what `tieline keys` was asked to do.

    Raises:
        SettingError: a key is to be added or removed and none is named.
        KeyFileError: the file cannot be read or written, or the name does not fit.
    """
    path = keys_path(settings)
    if options.action == "list":
        lines = [f"{key.name}  {key.scope}  {key.made}" for key in read_keys(path)]
        say(*(lines or ["no keys"]))
        return 0
    if not options.name:
        raise SettingError(f"tieline keys {options.action} NAME: name the key")
    if options.action == "add":
        _add(path, options.name, options.scope)
    else:
        _remove(path, options.name)
    return 0


def _add(path: Path, name: str, scope: str) -> None:
    """Make a key and print it; it is never shown again."""
    known = read_keys(path)
    if any(key.name == name for key in known):
        raise KeyFileError(f"{path}: there is a key {name!r} already; remove it first")
    made = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    key, secret = make_key(name, scope, made)
    write_keys(path, [*known, key])
    say(secret)
    tell(f"its hash is kept in {path}; the key is not shown again")


def _remove(path: Path, name: str) -> None:
    """Remove a key; servers notice at the next request."""
    known = read_keys(path)
    kept = [key for key in known if key.name != name]
    if len(kept) == len(known):
        names = ", ".join(key.name for key in known) or "none"
        raise KeyFileError(f"{path}: there is no key {name!r}; there are {names}")
    write_keys(path, kept)
    say(f"removed {name}")
