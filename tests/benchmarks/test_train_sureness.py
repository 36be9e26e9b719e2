"""Learning when a value is sure, on values made by hand."""

from benchmarks.train_sureness import Value, learn, out_of_fold, threshold_of
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


def test_the_threshold_leaves_enough_right_ones() -> None:
    judged = [(float(n), True) for n in range(20, 40)] + [(float(n), False) for n in range(20)]
    assert threshold_of(judged, 0.95) == 19.0
    assert threshold_of(judged, 0.99) == 20.0
    assert threshold_of([(1.0, False)] * 20, 0.9) > 50
