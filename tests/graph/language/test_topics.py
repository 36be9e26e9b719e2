"""Topics: the list is whole and its hierarchy has no loop."""

import re

import pytest

from graph.language.topics import all_topics, broader, is_topic, topic_name


def test_the_list_is_whole() -> None:
    topics = all_topics()
    assert len(topics) == 45
    assert [topic.id for topic in topics] == sorted({topic.id for topic in topics})
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", topic.id) for topic in topics)
    assert len({topic.name for topic in topics}) == len(topics)
    assert all(topic.name.strip() for topic in topics)


def test_a_broader_topic_is_a_topic_and_has_none_above_it() -> None:
    above = {topic.broader for topic in all_topics() if topic.broader}
    assert above
    assert all(broader(topic_id) is None for topic_id in above)


def test_one_topic() -> None:
    assert is_topic("terrorist-financing")
    assert topic_name("terrorist-financing") == "Terrorist financing"
    assert broader("terrorist-financing") == "counter-terrorism"


def test_an_unknown_topic_is_a_key_error() -> None:
    assert not is_topic("weather")
    with pytest.raises(KeyError):
        topic_name("weather")
    with pytest.raises(KeyError):
        broader("weather")
