"""Search of names: by the beginnings of words, and words that are near."""

import sqlite3
from collections.abc import Collection, Sequence

from graph.records import LABEL_SHIFT
from graph.vocabulary import LABEL_NUMBER, Label

SCANNED = 100_000
"""Words that begin with one letter of which at most so many are compared."""
_SHORT = 5


def find_words(
    db: sqlite3.Connection, words: Sequence[str], ranges: Collection[tuple[int, int]], limit: int
) -> list[int]:
    """Return numbers of nodes that hold a word beginning with each of these.

    The best ranked first.
    """
    if not words:
        return []
    report = LABEL_NUMBER[Label.REPORT] << LABEL_SHIFT
    kept = ranges or [(0, report - 1), (report + (1 << LABEL_SHIFT), 1 << 62)]
    among = " OR ".join(f"rowid BETWEEN {low} AND {high}" for low, high in kept)
    query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
    # Ranking weighs every match; whoever asks for one asks whether there is any.
    order = "ORDER BY rank" if limit > 1 else ""
    sql = f"SELECT rowid FROM words WHERE words MATCH ? AND ({among}) {order} LIMIT ?"
    return [row[0] for row in db.execute(sql, (query, limit))]


def near_words(db: sqlite3.Connection, word: str, limit: int) -> list[str]:
    """Return indexed words within one change of a short word, two of a longer one.

    Nearest first. A change is a letter changed, added, dropped or swapped with its neighbour; the
    first letter or the second must be right.
    """
    # Here, since most searches find what they seek and need no distances.
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    if not word:
        return []
    reach = 1 if len(word) <= _SHORT else 2
    terms: list[str] = []
    for start in sorted({word[0], *word[1:2]}):
        sql = (
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? "
            "AND length(term) BETWEEN ? AND ? LIMIT ?"
        )
        bounds = (len(word) - reach, len(word) + reach)
        rows = db.execute(sql, (start, start + "\U0010ffff", *bounds, SCANNED))
        terms += [row[0] for row in rows]
    near = extract(word, terms, scorer=OSA.distance, limit=None, score_cutoff=reach)
    return [term for _, term in sorted((distance, term) for term, distance, _ in near if distance)][
        :limit
    ]
