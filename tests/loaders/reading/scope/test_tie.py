"""Whether a text reports what two governments do together, or what one does alone."""

import pytest

from loaders.reading.page.page import Page
from loaders.reading.page.release import Release
from loaders.reading.reader import read_release
from loaders.reading.scope.tie import reports_tie
from loaders.reading.sides.parties import find_parties, speaking_country

TIES = [
    "Call with the Foreign Minister of Ghana\n\nNorway's Foreign Minister spoke with the Foreign "
    "Minister of Ghana by telephone.",
    "Kenya to send teachers to Rwanda\n\nKenya and Rwanda signed an agreement on teachers.",
    "Greetings to Ghana\n\nNorway's Prime Minister sent her congratulations to the "
    "President of Ghana.",
    "Condolences after the flood\n\nThe King of Norway sent a message of condolences to Ghana.",
    "Norway provides assistance to Ghana\n\nNorway will provide ten boats to Ghana.",
    "Peru's Minister to visit Chile\n\nPeru's Minister of Energy will visit Chile in May.",
    "Kenya extradites a suspect to Norway\n\nKenya handed the man over to Norway's police.",
    "Danish and Polish ships hold a joint exercise\n\nDenmark and Poland trained in the Baltic.",
]
NONE = [
    "Norway imposes sanctions on Chad\n\nNorway blames Chad and freezes its accounts.",
    "Norway condemns coup in Mali\n\nThe Norwegian Foreign Minister condemned the coup in Mali.",
    "Sweden names an ambassador to Peru\n\nSweden has named Eva Lind as ambassador to Peru.",
    "Meeting with the NATO Secretary General\n\nNorway's Minister met the Secretary General.",
    "Minister travels to Belgium\n\nNorway's Minister will travel to Belgium to attend the "
    "NATO summit.",
    "Press briefing on Chad\n\nThe spokesperson of Norway told of Chad and its army.",
]


def _reports(text: str) -> bool:
    page = Page(Release("a-report", text, "2023-05-06"))
    codes = frozenset(found.value for found in find_parties(page))
    return len(codes) > 1 and reports_tie(page, codes)


@pytest.mark.parametrize("text", TIES)
def test_what_two_governments_do_together_is_a_tie(text: str) -> None:
    assert _reports(text)


@pytest.mark.parametrize("text", NONE)
def test_what_one_does_alone_or_a_body_of_many_does_is_none(text: str) -> None:
    assert not _reports(text)


SPEAKERS = [
    ("Talks\n\nOffice of the Spokesperson\n\nThe Secretary met the Minister.", "USA"),
    ("Talks\n\nFederal Councillor Rosa Muster met the Minister.", "CHE"),
    ("Visit to Ghana\n\nTony Blair, Prime Minister\n\nI am glad to be here.", "GBR"),
    ("Visit\n\nPrime Minister Tony Blair arrived in Accra.", "GBR"),
    ("Visit\n\nThe Minister spoke with Prime Minister Tony Blair.", None),
]


@pytest.mark.parametrize(("text", "code"), SPEAKERS)
def test_who_speaks_is_told_at_the_head(text: str, code: str | None) -> None:
    assert speaking_country(Page(Release("a-report", text))) == code


MEETINGS = [
    ("Greetings to Ghana\n\nNorway's Prime Minister congratulated the President of Ghana.", None),
    ("Norway provides assistance to Ghana\n\nNorway will provide ten boats to Ghana.", None),
    ("Talks with Ghana\n\nNorway's Foreign Minister met the Foreign Minister of Ghana.", "held"),
    ("Norway's King to pay a visit to Ghana\n\nNorway's King was never in Ghana.", "planned"),
    (
        "Norway's Minister Travels to Ghana\n\nNorway's Minister of Defence travels to Ghana on "
        "May 16 to meet the Ghanaian Minister of Defence.",
        "planned",
    ),
]


@pytest.mark.parametrize(("text", "status"), MEETINGS)
def test_a_message_or_aid_is_no_meeting(text: str, status: str | None) -> None:
    report = read_release(Release("a-report", text, "2023-05-06")).report
    assert report["parties"] == ["GHA", "NOR"]
    assert (report["dialogue"] or {}).get("status") == status
