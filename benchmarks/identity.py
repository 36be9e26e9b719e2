"""`python -m benchmarks.identity SHARED`: how well identity does, on real reports and at scale.

Three tables: mentions of real reports that were clustered by hand; office holders of a table under
variants of their names, by kind of variant; and the same mentions by other matchers. Of those,
rapidfuzz and nomenklatura run where they are installed, and are named as absent where not.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import combinations
from pathlib import Path

from benchmarks.identity_data import Told, told
from benchmarks.identity_score import resolved, scored
from graph.identity.clustering import candidate, groups
from graph.identity.rule import Constraints
from graph.identity.rules import RULES
from graph.language.fold import fold
from graph.model.report import read_report
from graph.projection.mentions import Reading

Pair = tuple[int, int]
Scorer = Callable[[Told, Told], float]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument("shared", type=Path, help="folder with reports/, evaluation/ and data/")
    parser.add_argument("--nations", type=int, default=25, help="countries of the table (25)")
    parser.add_argument("--compared", type=int, default=3, help="countries for slow matchers (3)")
    options = parser.parse_args(arguments)
    _say_real(options.shared)
    table = options.shared / "data/officials/position_holders_wikidata_2022.csv.gz"
    mentions = told(table, options.nations)
    _say_variants(mentions)
    _say_matchers(mentions, told(table, options.compared))
    return 0


def _say_real(shared: Path) -> None:
    reports = [
        read_report(path.read_bytes())
        for folder in ("reports", "evaluation/dev", "seed")
        for path in sorted((shared / folder).glob("*.json"))
    ]
    print(
        f"\n{len(reports)} real reports\n\n| kind | right | joined | split | precision | recall |"
    )
    print("|---|---|---|---|---|---|")
    pairs = scored(shared / "evaluation/identity/gold.json", resolved(reports))
    for kind, one in pairs.items():
        counts = f"{one.right} | {len(one.joined)} | {len(one.split)}"
        print(f"| {kind} | {counts} | {one.precision:.3f} | {one.recall:.3f} |")
    for kind, one in pairs.items():
        for wrong, found in (("joined", one.joined), ("split", one.split)):
            for pair in found:
                print(f"{kind} wrongly {wrong}: {pair[0]} and {pair[1]}")


# --- at scale


def clustered(mentions: Sequence[Told]) -> dict[int, int]:
    """Return the cluster of each mention, both by place, by the rule of officials."""
    rule, forms = RULES["official"], dict[str, list[int]]()
    kept: dict[str, str] = {}
    for n, one in enumerate(mentions):
        (mention,) = [m for m in Reading(one.report).mentions.values() if m.kind == "official"]
        forms.setdefault(mention.key, []).append(n)
        kept[mention.key] = mention.content
    keys = list(forms)
    ready = [candidate(n, key, kept[key], rule, lambda _: None) for n, key in enumerate(keys)]
    clusters = [c for group in groups(ready, rule, Constraints()) for c in group]
    return {n: at for at, c in enumerate(clusters) for form in c for n in forms[form.key]}


def _say_variants(mentions: Sequence[Told]) -> None:
    cluster, truth = clustered(mentions), {n: one.person for n, one in enumerate(mentions)}
    right, joined, split = compare(_pairs(cluster), set(_pairs(truth)))
    print(f"\n{len(mentions)} mentions of {len(set(truth.values()))} office holders")
    print(f"\npairs: precision {right / (right + len(joined)):.4f}, ", end="")
    print(f"recall {right / (right + len(split)):.4f}\n")
    print("| way of writing | mentions | pairs | recall | precision |\n|---|---|---|---|---|")
    found = set(_pairs(cluster))
    for variant in dict.fromkeys(one.variant for one in mentions):
        mine = {n for n, one in enumerate(mentions) if one.variant == variant}
        wanted = {pair for pair in _pairs(truth) if mine & set(pair)}
        got = {pair for pair in found if mine & set(pair)}
        both = len(wanted & got)
        recall, precision = both / (len(wanted) or 1), both / (len(got) or 1)
        print(f"| {variant} | {len(mine)} | {len(wanted)} | {recall:.3f} | {precision:.4f} |")
    for one, other in sorted(joined)[:15]:
        print(f"wrongly joined: {_words(mentions[one])} and {_words(mentions[other])}")


def _words(one: Told) -> str:
    (entry,) = one.report.officials
    return f"{entry.name}, {entry.title} ({entry.country}), {one.report.published}"


def _pairs(of: Mapping[int, object]) -> Iterator[Pair]:
    members: dict[object, list[int]] = defaultdict(list)
    for n, thing in of.items():
        members[thing].append(n)
    for together in members.values():
        yield from combinations(sorted(together), 2)


def compare(found: Iterable[Pair], wanted: set[Pair]) -> tuple[int, set[Pair], set[Pair]]:
    """Return how many pairs are right, those wrongly joined and those wrongly split."""
    got = set(found)
    return len(got & wanted), got - wanted, wanted - got


# --- other matchers


def _say_matchers(mentions: Sequence[Told], fewer: Sequence[Told]) -> None:
    print("\n| matcher | mentions | precision | recall | F1 |\n|---|---|---|---|---|")
    _say_pairs("Tieline", mentions, _pairs(clustered(mentions)))
    exact = {n: (one.report.officials[0].country, _name(one)) for n, one in enumerate(mentions)}
    _say_pairs("the same name", mentions, _pairs(exact))
    _say_pairs("Tieline", fewer, _pairs(clustered(fewer)))
    for name, scorer in (("rapidfuzz", _rapidfuzz()), ("nomenklatura", _nomenklatura())):
        if scorer is None:
            print(f"{name} is not installed: not measured", file=sys.stderr)
            continue
        best, pairs = _best(fewer, scorer)
        _say_pairs(f"{name}, at its best threshold {best:.2f}", fewer, pairs)


def _name(one: Told) -> str:
    return fold(one.report.officials[0].name)


def _say_pairs(matcher: str, mentions: Sequence[Told], found: Iterable[Pair]) -> None:
    wanted = set(_pairs({n: one.person for n, one in enumerate(mentions)}))
    precision, recall, f1 = _rates(*compare(found, wanted))
    print(f"| {matcher} | {len(mentions)} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def _rates(right: int, joined: set[Pair], split: set[Pair]) -> tuple[float, float, float]:
    precision = right / (right + len(joined) or 1)
    recall = right / (right + len(split) or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def _best(mentions: Sequence[Told], scorer: Scorer) -> tuple[float, set[Pair]]:
    """The threshold of best F1, and the pairs of a country that reach it."""
    wanted = set(_pairs({n: one.person for n, one in enumerate(mentions)}))
    scores = {pair: scorer(*(mentions[n] for n in pair)) for pair in _of_one_country(mentions)}
    steps = [n / 50 for n in range(15, 51)]
    at = {step: {pair for pair, score in scores.items() if score >= step} for step in steps}
    best = max(steps, key=lambda step: _rates(*compare(at[step], wanted))[2])
    return best, at[best]


def _of_one_country(mentions: Sequence[Told]) -> Iterator[Pair]:
    yield from _pairs({n: one.report.officials[0].country for n, one in enumerate(mentions)})


def _rapidfuzz() -> Scorer | None:
    try:
        fuzz = import_module("rapidfuzz.fuzz")
    except ImportError:
        return None
    return lambda one, other: float(fuzz.token_sort_ratio(_name(one), _name(other))) / 100


def _nomenklatura() -> Scorer | None:
    """Its matcher out of the box, on persons with name, country and position."""
    try:
        model = import_module("followthemoney").model
        algorithm = import_module("nomenklatura.matching").DefaultAlgorithm
    except ImportError:
        return None
    config, made = algorithm.default_config(), dict[str, object]()

    def entity(one: Told) -> object:
        if one.report.id not in made:
            (entry,) = one.report.officials
            person = model.make_entity("Person")
            person.id = one.report.id
            person.add("name", entry.name)
            person.add("country", entry.country)
            person.add("position", entry.title)
            made[one.report.id] = person
        return made[one.report.id]

    return lambda one, other: float(algorithm.compare(entity(one), entity(other), config).score)


if __name__ == "__main__":
    sys.exit(main())
