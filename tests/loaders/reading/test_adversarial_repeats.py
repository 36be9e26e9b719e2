"""Time grows with the length of a text alone, whatever it repeats."""

import time

import pytest

from loaders.reading.page.release import Release
from loaders.reading.reader import read_release

HEAD = (
    "Kenya and Norway hold security dialogue\n\nKenya and Norway held the Kenya-Norway Security "
    "Dialogue in Oslo on 3 May 2024. Defence Minister Ann Otieno met Per Dahl. "
)
REPEATED = [
    "agreement on ",
    "the agreement of Kenya and Norway ",
    "Kenya-Norway Security Dialogue ",
    "Memorandum of Understanding (MoU) ",
    "Joint Statement ",
    "Minister of ",
    "the Ministers of Kenya and Norway, ",
    "Ministers Ann Otieno (Kenya) and ",
    "Minister (IGP), Delegate ",
    "at his office in the ministry in Oslo on Monday ",
    "the following documents were signed:\n",
    "12 May 2024 ",
    "U.S.-",
    "signed by ",
    "will be held in Oslo ",
    "((((",
    "“”",
]
FEW, MANY = 1500, 6000


def seconds(repeated: str, words: int) -> float:
    count = words // max(1, len(repeated.split()))
    release = Release(f"a-report-{words}", HEAD + repeated * count, "2024-05-04")
    began = time.process_time()
    read_release(release)
    return time.process_time() - began


@pytest.mark.parametrize("repeated", REPEATED)
def test_four_times_the_text_takes_about_four_times_as_long(repeated: str) -> None:
    seconds(repeated, 100)
    shares = [seconds(repeated, MANY) / max(0.005, seconds(repeated, FEW)) for _ in range(2)]
    assert min(shares) < 9
