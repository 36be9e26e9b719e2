"""Learning when a value is sure, on values made by hand."""

from benchmarks.train_sureness import Value, blocks_of, learn, out_of_fold, thresholds_of
from loaders.reading.assembly.sureness import log_odds

VALUES = [
    Value(publisher, ("any", "rule:good" if n % 2 else "rule:bad"), bool(n % 2) or n % 8 == 0)
    for publisher in ("A", "B", "C")
    for n in range(40)
]


def test_features_of_right_values_weigh_more() -> None:
    weights = learn(VALUES)
    assert weights["rule:good"] > weights["rule:bad"]
    assert weights == learn(VALUES)


def test_each_publisher_is_judged_by_the_others() -> None:
    odd = [
        value._replace(features=("any", "rule:own")) for value in VALUES if value.publisher == "A"
    ]
    judged = out_of_fold([*odd, *VALUES])
    assert len(judged) == len(odd) + len(VALUES)
    unknown = log_odds(("any", "rule:own"), learn([v for v in VALUES if v.publisher != "A"]))
    assert any(abs(odds - unknown) < 1e-9 for odds, _ in judged)


def test_blocks_are_right_less_often_with_falling_odds() -> None:
    judged = [(3.0, True), (2.0, False), (2.5, True), (1.0, True), (0.5, False)]
    blocks = blocks_of(judged)
    assert sum(block.many for block in blocks) == len(judged)
    shares = [block.share for block in blocks]
    assert shares == sorted(shares, reverse=True)
    assert blocks[0].share > blocks[0].cautious


def test_the_best_values_of_all_fields_are_taken_while_enough_are_right() -> None:
    good = [(float(n), True) for n in range(40)]
    mixed = [(float(n), n % 2 == 0) for n in range(40)]
    thresholds = thresholds_of({"good": good, "mixed": mixed}, 0.95)
    assert thresholds["good"] == 0.0
    assert thresholds["mixed"] > 39
    assert thresholds_of({"bad": [(1.0, False)] * 20}, 0.9)["bad"] > 50
