"""Search of names: by the beginnings of words, and words that are near."""

import sqlite3
from collections.abc import Collection, Sequence

from graph.model.records import LABEL_SHIFT
from graph.model.vocabulary import LABEL_NUMBER, Label
from graph.stores.near_words import SCANNED, first_letters, nearest, reach_of


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
    """Return indexed words that are near, nearest first; see `graph/stores/near_words.py`."""
    if not word:
        return []
    reach = reach_of(word)
    terms: list[str] = []
    for start in first_letters(word):
        sql = (
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? "
            "AND length(term) BETWEEN ? AND ? LIMIT ?"
        )
        bounds = (len(word) - reach, len(word) + reach)
        rows = db.execute(sql, (start, start + "\U0010ffff", *bounds, SCANNED))
        terms += [row[0] for row in rows]
    return nearest(word, terms, limit)
