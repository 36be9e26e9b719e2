"""Roles told by lists, openings and signatures, and the nearest that are none."""

import pytest

from loaders.reading.analysis import analysed
from loaders.reading.page.release import Release

CASES = [
    (
        "During her visit to Lima, Foreign Minister Anna Berg of Norway had a meeting with "
        "President Luis Vega of Peru.",
        {"Anna Berg": "head", "Luis Vega": "head"},
    ),
    (
        "Following the Norwegian-Peruvian talks, Foreign Ministers Anna Berg of Norway and Luis "
        "Vega of Peru made statements.",
        {"Anna Berg": "head", "Luis Vega": "head"},
    ),
    (
        "The ministers of Norway and Peru met in Lima. The treaty of 2011 was drafted after "
        "Foreign Minister Anna Berg of Norway visited Peru.",
        {"Anna Berg": "mentioned"},
    ),
    (
        "Norway and Peru met in Lima. Norway's team included State Secretary Anna Berg, Chief of "
        "the Coast Guard Lars Dahl (Navy), Ambassador Siv Moe, and officials.",
        {"Anna Berg": "delegate", "Lars Dahl": "delegate", "Siv Moe": "delegate"},
    ),
    (
        "The ministers saw the signing of a Memorandum of Understanding on the Rescue of Ships "
        "and Their Crews in the Waters of Both Countries by Norwegian Defence Minister Lars Dahl "
        "and Peruvian Defence Minister Luis Vega.",
        {"Lars Dahl": "signatory", "Luis Vega": "signatory"},
    ),
    (
        "Norway and Peru concluded a treaty. Foreign Minister Anna Berg signed for Norway.",
        {"Anna Berg": "signatory"},
    ),
    (
        "Defence Minister Lars Dahl of Norway joined Peru's Ambassador Luis Vega in signing the "
        "arrangement in Oslo.",
        {"Lars Dahl": "signatory"},
    ),
    (
        "Minister Lars Dahl of Norway signed an agreement on patrols with Minister Luis Vega of "
        "Peru.",
        {"Lars Dahl": "signatory", "Luis Vega": "signatory"},
    ),
    (
        "Doorstop interview with Foreign Minister Anna Berg of Norway in Lima\n\nThe minister met "
        "officials of Peru.",
        {"Anna Berg": "head"},
    ),
]


@pytest.mark.parametrize(("text", "roles"), CASES, ids=[case[0][:40] for case in CASES])
def test_roles_of_a_text(text: str, roles: dict[str, str]) -> None:
    officials = analysed(Release("x", text, "2024-01-01"), codes=("NOR", "PER")).officials
    found = {each.name.value: each.role.value for each in officials}
    assert {name: found.get(name) for name in roles} == roles
