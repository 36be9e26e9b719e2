"""Which ties are of security, so that a store's policy can tell them from others."""

import pytest

from loaders.reading.page.release import Release
from loaders.reading.reader import read_release

AIR = (
    "Kenya and Norway sign an air services agreement\n\nKenya and Norway signed an air services "
    "agreement in Nairobi on 3 May 2021."
)


def security_of(text: str) -> bool | None:
    report = read_release(Release("a-report", f"Kenya and Norway meet\n\n{text}")).report
    assert len(report["parties"]) == 2
    return report.get("security")


@pytest.mark.parametrize(
    "text",
    [
        "The Defence Minister of Kenya met the Defence Minister of Norway.",
        "The Foreign Minister of Kenya met the Foreign Minister of Norway. They discussed "
        "counter-terrorism.",
        "Kenya's Inspector General of Police met the Foreign Minister of Norway.",
        "Asha Otieno, Minister of the Interior of Kenya, met the Foreign Minister of Norway.",
    ],
)
def test_a_topic_a_body_or_an_office_makes_a_tie_one_of_security(text: str) -> None:
    assert security_of(text) is None


def test_a_tie_of_other_matters_is_marked() -> None:
    assert read_release(Release("a-report", AIR)).report["security"] is False
