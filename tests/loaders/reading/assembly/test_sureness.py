"""When a value is sure: by the weights of its features, else by its rule's own word."""

import pytest

from loaders.reading.assembly import sureness
from loaders.reading.page.release import Release
from loaders.reading.reader import read_with_leaves

TEXT = (
    "Norway and Ghana hold talks\n\nThe Foreign Minister of Norway met the Foreign Minister of "
    "Ghana in Accra on Monday to discuss piracy."
)


def _features(pointer: str) -> tuple[str, ...]:
    found = dict(sureness.features_of(*read_with_leaves(Release("a-report", TEXT, "2023-05-06"))))
    return found[pointer]


def test_a_value_has_its_rule_and_its_place_as_features() -> None:
    features = _features("/parties/1")
    assert {"any", "rule:party-named", "stands:title", "said:True", "parties:few"} <= set(features)
    assert "topic:maritime-security" in _features("/topics/0")


def test_the_weights_of_the_features_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    report, leaves, page = read_with_leaves(Release("a-report", TEXT, "2023-05-06"))
    weights = {"parties": {"any": 1.0, "stands:title": 1.5, sureness.THRESHOLD: 2.0}}
    monkeypatch.setattr(sureness, "learnt_weights", lambda: weights)
    assert "/parties/0" not in sureness.doubtful(report, leaves, page)
    weights["parties"][sureness.THRESHOLD] = 2.6
    assert sureness.doubtful(report, leaves, page)["/parties/0"] is False


def test_a_field_without_weights_keeps_what_its_rule_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "learnt_weights", dict)
    report, leaves, page = read_with_leaves(Release("a-report", TEXT, "2023-05-06"))
    unsure = {pointer for pointer, found in leaves.items() if not found.sure}
    assert set(sureness.doubtful(report, leaves, page)) == unsure


def test_every_field_with_weights_has_a_threshold() -> None:
    assert all(sureness.THRESHOLD in own for own in sureness.learnt_weights().values())
