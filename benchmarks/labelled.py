"""The labelled texts that the reader is measured on, and the unlabelled ones that it is counted on.

They lie beside the checkout and are not ours to publish; only `examples` is part of it. The texts
of `train` are parted by the hash of their names: three fourths to learn from, and a fourth,
`unseen`, whose texts and misses nobody reads who writes rules.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from loaders.reading.page.release import Release

HOME: Final = Path(__file__).resolve().parents[1]
SHARED: Final = HOME.parent / "shared"
EVALUATION: Final = SHARED / "evaluation"
SPLITS: Final = ("train", "unseen", "tuned", "held", "dev", "dev2", "seed", "examples")
LEARNT: Final = ("train", "dev", "dev2")
"""The splits that rules are written on."""
_PARTS: Final = 4
_HELD_BACK: Final = 2


class Labelled(NamedTuple):
    """A text with what a person says of it."""

    label: dict[str, Any]
    text: str
    publisher: str

    @property
    def release(self) -> Release:
        """The text as the reader gets it: with its date, and nothing else known of it."""
        return Release(self.label["id"], self.text, self.label.get("published"))


def folder_of(split: str) -> Path:
    """Return where the texts of a split lie; a name that is no split is a folder's own."""
    named = {
        "seed": SHARED / "seed",
        "held": EVALUATION / "dev",
        "tuned": EVALUATION / "dev",
        "unseen": EVALUATION / "train",
        "examples": HOME / "examples" / "texts",
    }
    return named.get(split, EVALUATION / split if split in SPLITS else Path(split))


def labelled(split: str) -> list[Labelled]:
    """Return the labelled texts of a split, ordered by file name; none where they are absent.

    `held` is every third report of `dev`, `tuned` the others.
    """
    paths = sorted(folder_of(split).glob("*.json"))
    if split in ("tuned", "held"):
        paths = [p for n, p in enumerate(paths) if (n % 3 == _HELD_BACK) == (split == "held")]
    if split in ("train", "unseen"):
        paths = [path for path in paths if is_unseen(path.stem) == (split == "unseen")]
    return [_read(path) for path in paths]


def is_unseen(name: str) -> bool:
    """Whether a text of `train` is of the fourth that is kept back, by its name without ending."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % _PARTS == 0


def _read(path: Path) -> Labelled:
    label = json.loads(path.read_text("utf-8"))
    return Labelled(label, path.with_suffix(".txt").read_text("utf-8"), _publisher(label))


def _publisher(label: dict[str, Any]) -> str:
    """Who published a text: as its label says, else by where it was taken from."""
    source = label.get("source") or {}
    if "publisher" in source:
        return str(source["publisher"])
    file, repo = str(source.get("file", "")), str(source.get("repo", ""))
    known = {
        "us_state": "US Department of State",
        "us_whitehouse": "The White House",
        "vanatteveldt/wikinews": "Wikinews",
        "iandennismiller/valdai": "President of Russia",
    }
    return next((n for sign, n in known.items() if (file + repo).startswith(sign)), "other")


def unlabelled(limit: int | None = None) -> Iterator[Release]:
    """Yield the releases that nobody labelled, in the order of their files; `limit` of each file.

    A line without text or with a text that is also labelled is passed over.
    """
    known = {hash(each.text.strip()) for name in (*LEARNT, "unseen") for each in labelled(name)}
    for path in sorted((SHARED / "data" / "texts").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            taken = 0
            for line in lines:
                row = json.loads(line)
                text, title = str(row.get("text") or ""), str(row.get("title") or "")
                whole = text if text.lstrip().startswith(title) else f"{title}\n\n{text}"
                if not text.strip() or {hash(text.strip()), hash(whole.strip())} & known:
                    continue
                published = str(row.get("published") or "")[:10] or None
                yield Release(f"{path.name}-{taken}", whole, published)
                taken += 1
                if limit is not None and taken >= limit:
                    break
