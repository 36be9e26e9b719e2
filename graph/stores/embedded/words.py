"""Search of names: by the beginnings of words, and words that are near."""

import sqlite3
from collections.abc import Collection, Sequence

from graph.records import LABEL_SHIFT
from graph.vocabulary import LABEL_NUMBER, Label

SCANNED = 20000
"""Words of one first letter that are compared at most."""


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
    sql = f"SELECT rowid FROM words WHERE words MATCH ? AND ({among}) ORDER BY rank LIMIT ?"
    return [row[0] for row in db.execute(sql, (query, limit))]


def near_words(db: sqlite3.Connection, word: str, limit: int) -> list[str]:
    """Return indexed words within one change of a short word, two of a longer one.

    Nearest first.
    """
    if not word:
        return []
    reach = 1 if len(word) <= 5 else 2
    starts = {word[0], *word[1:2]}
    found = []
    for start in sorted(starts):
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?"
        for (term,) in db.execute(sql, (start, start + "\U0010ffff", SCANNED)):
            if abs(len(term) - len(word)) <= reach:
                distance = _distance(word, term, reach)
                if 0 < distance <= reach:
                    found.append((distance, term))
    return [term for _, term in sorted(found)[:limit]]


def _distance(one: str, other: str, reach: int) -> int:
    """Changed, added, dropped and swapped letters between two words.

    `reach` + 1 where it is more.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > reach:
            return reach + 1
    return row[-1]
