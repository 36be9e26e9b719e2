"""Nearly all countries that the public tables name are known."""

from pathlib import Path

import pytest

from benchmarks.country_mentions import TABLES, resolved

WITHOUT_CODE = {
    "agreements/uk_treaties_fcdo.csv.gz": 0.985,
    "officials/foreign_ministers_2022_wikidata.csv": 0.94,
    "officials/us_chiefs_of_mission_and_principal_officers.csv.gz": 0.985,
    "institutions/us_mission_status_ranges.csv": 0.95,
}
"""Tables that name many states and territories without a code; of the others 99 in 100 have one."""


@pytest.mark.shared("data")
@pytest.mark.parametrize("name", TABLES)
def test_of_every_table_99_mentions_in_100_are_known(name: str, shared_folder: Path) -> None:
    found = resolved(shared_folder / "data", name)
    assert found.known >= 0.99, found.unknown.most_common(20)
    assert found.with_code >= WITHOUT_CODE.get(name, 0.99), found.without_code.most_common(20)
