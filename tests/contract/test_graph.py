"""Nodes, relationships, searches and agreements.

What a view answers of what a transaction wrote.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from graph.model.errors import SnapshotChangedError, TimeRanOutError
from graph.model.records import Element, Node, Relationship, label_of
from graph.model.vocabulary import TYPE_NUMBER, Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.paths import CLOSED_WITH, NOT_THROUGH
from graph.stores.contract import AgreementCursor, AgreementFilter, TraversalFilter, View
from graph.stores.working import Transaction
from tests.contract.graph import Graph

USUAL = TraversalFilter(
    without_labels=NOT_THROUGH, without_types=frozenset().union(*CLOSED_WITH.values())
)
"""Through which paths are sought unless something else is asked for."""


class Drawn:
    """A small graph by names.

    Two persons, their ministry, a tie, a meeting, and five agreements.
    """

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx
        self.number: dict[str, int] = {}
        self.node(Label.OFFICIAL, "rao", "Asha Rao", aliases=("A. Rao",))
        self.node(Label.OFFICIAL, "zoe", "Zoë Blanc")
        self.node(Label.INSTITUTION, "mod", "Ministry of Defence")
        self.node(Label.TIE, "IND-USA", "India-United States")
        self.node(Label.DIALOGUE, "met", "Talks", earliest="2024-02-27", latest="2024-02-29")
        self.node(Label.REPORT, "report:r", "Talks reported")
        for source, type_, target, more in (
            ("rao", Rel.LED, "met", {"earliest": "2024-02-27", "latest": "2024-02-29"}),
            ("rao", Rel.ACTS_FOR, "mod", {"properties": {"titles": ["Minister"]}}),
            ("zoe", Rel.ATTENDED, "met", {"earliest": "2024-02-27"}),
            ("mod", Rel.TOOK_PART_IN, "met", {}),
            ("met", Rel.BETWEEN, "IND-USA", {}),
        ):
            self.tie(source, type_, target, **more)

    def node(self, label: Label, name: str, shown: str, **more: Any) -> None:
        (number,) = self.tx.new_numbers(label, 1)
        self.number[name] = number
        self.tx.change_nodes((), [Node(number, label, name, shown, **more)])

    def tie(self, source: str, type_: Rel, target: str, **more: Any) -> None:
        one = Relationship(self.number[source], type_, self.number[target], **more)
        self.tx.change_relationships((), [one])

    def agree(self, name: str, latest: str | None, reported: str | None, **more: Any) -> None:
        properties = {"kind": "MoU", "status": "signed", "first_reported": reported, **more}
        self.node(
            Label.AGREEMENT, name, name, earliest=latest, latest=latest, properties=properties
        )
        self.tie(name, Rel.BETWEEN, "IND-USA")


@contextmanager
def drawn(store: Graph) -> Iterator[tuple[dict[str, int], View]]:
    with store.write() as tx:
        number = Drawn(tx).number
    with store.read() as view:
        yield number, view


def element(number: dict[str, int], source: str, type_: Rel, target: str) -> Element:
    return Element(number[source], TYPE_NUMBER[type_], number[target])


def test_nodes_come_back_as_they_were_written(store: Graph) -> None:
    with drawn(store) as (number, view):
        node = view.node_by_id("met")
        assert node is not None
        assert (node.number, node.earliest, node.latest) == (
            number["met"],
            "2024-02-27",
            "2024-02-29",
        )
        assert label_of(node.number) is Label.DIALOGUE
        assert view.node_by_id("none") is None
        assert view.nodes([number["rao"], 12345]) == {number["rao"]: view.node_by_id("rao")}
        assert view.nodes([]) == {}
        assert view.nodes_by_id(["rao", "none"]) == {"rao": view.node_by_id("rao")}
        assert view.numbers(["rao", "none"]) == {"rao": number["rao"]}
        assert view.numbers([]) == {}
        rao = view.nodes([number["rao"]])[number["rao"]]
        assert rao.aliases == ("A. Rao",)


def test_relationships_come_back_as_they_were_written(store: Graph) -> None:
    with drawn(store) as (number, view):
        led = element(number, "rao", Rel.LED, "met")
        missing = element(number, "zoe", Rel.LED, "met")
        found = view.relationships([led, missing])
        assert list(found) == [led]
        assert found[led].latest == "2024-02-29"
        assert view.relationships([]) == {}
        acts = element(number, "rao", Rel.ACTS_FOR, "mod")
        assert view.relationships([acts])[acts].properties == {"titles": ["Minister"]}


def test_relationships_of_nodes(store: Graph) -> None:
    with drawn(store) as (number, view):
        into = view.relationships_of([number["met"]], [Rel.LED, Rel.ATTENDED], False)
        assert [one.type for one in into] == [Rel.LED, Rel.ATTENDED]
        assert view.relationships_of([number["met"]], [Rel.LED], True) == []
        assert view.relationships_of([], [Rel.LED], True) == []
        among = [number["met"], number["zoe"], number["report:r"]]
        assert view.has_relationships(among, [Rel.LED]) == {number["met"]}
        assert view.has_relationships([], [Rel.LED]) == set()


@pytest.mark.parametrize(
    ("allowed", "reached"),
    [
        (TraversalFilter(), {"rao", "zoe", "mod", "IND-USA"}),
        (TraversalFilter(labels=frozenset({Label.OFFICIAL})), {"rao", "zoe"}),
        (TraversalFilter(without_labels=frozenset({Label.TIE, Label.OFFICIAL})), {"mod"}),
        (TraversalFilter(types=frozenset({Rel.LED, Rel.BETWEEN})), {"rao", "IND-USA"}),
        (TraversalFilter(without_types=frozenset({Rel.LED})), {"zoe", "mod", "IND-USA"}),
        (TraversalFilter(by="2024-02-26"), {"mod", "IND-USA"}),
        (TraversalFilter(by="2024-02-27"), {"rao", "zoe", "mod", "IND-USA"}),
        (TraversalFilter(labels=frozenset()), set()),
    ],
)
def test_a_filter_is_asked_of_every_step(
    store: Graph, allowed: TraversalFilter, reached: set[str]
) -> None:
    with drawn(store) as (number, view):
        met = number["met"]
        steps = set(view.expand([met], allowed))
        assert steps == {(met, number[name]) for name in reached}
        onto = [number[name] for name in reached][:2]
        assert steps >= set(view.expand([met], allowed, onto)) >= {(met, one) for one in onto}
        counted = {
            (count.type, count.outward, count.label): count.number
            for count in view.neighbour_counts(met, allowed)
        }
        assert sum(counted.values()) == len(reached)
        named = {
            node.id
            for type_, outward, _ in counted
            for _, node in view.neighbours(met, allowed, type_, outward, 10)
        }
        assert named == reached


@pytest.mark.parametrize("max_degree", [None, 1, 10])
@pytest.mark.parametrize(
    "allowed",
    [
        USUAL,
        TraversalFilter(by="2024-02-26"),
        TraversalFilter(USUAL.labels, types=frozenset({Rel.LED})),
    ],
)
def test_what_is_foreseen_changes_no_answer(
    store: Graph, allowed: TraversalFilter, max_degree: int | None
) -> None:
    with drawn(store) as (number, view):
        several = list(number.values())
        before = sorted(set(view.expand(several, allowed)))
    with store.read() as view:
        view.prefetch([number["rao"], number["zoe"]], allowed, max_degree)
        assert view.degrees([number["mod"], number["met"]], 10) == {
            number["mod"]: 2,
            number["met"]: 4,
        }
        met = {(here, there) for here, there in before if there == number["met"]}
        assert set(before) >= set(view.expand(several, allowed, [number["met"]])) >= met
        assert sorted(set(view.expand(several, allowed))) == before
    with store.write() as tx:
        tx.prefetch([number["rao"]], allowed, max_degree)
        led = element(number, "rao", Rel.LED, "met")
        tx.change_relationships([led], [])
        assert (number["rao"], number["met"]) not in set(tx.expand([number["rao"]], allowed))
        assert tx.degrees([number["met"]], 10) == {number["met"]: 3}


def test_what_stands_around_nodes(store: Graph) -> None:
    with drawn(store) as (number, view):

        def around(
            *names: str, allowed: TraversalFilter = USUAL, max_degree: int | None = 4
        ) -> list[Any]:
            found = view.around([number[name] for name in names], allowed, max_degree)
            high_degree = {name for name in names if number[name] in found.high_degree}
            out, into = ([str(one.type) for one in some] for some in (found.outward, found.inward))
            assert found.ends == view.nodes(found.ends)
            return [out, into, {node.id for node in found.ends.values()}, high_degree]

        every = ["LED", "ATTENDED", "TOOK_PART_IN"]
        assert sorted(around("met")[1]) == sorted(every)
        assert around("met")[2:] == [{"rao", "zoe", "mod"}, set()]
        assert around("met", allowed=TraversalFilter())[::2] == [
            ["BETWEEN"],
            {"rao", "zoe", "mod", "IND-USA"},
        ]
        assert around("met", "rao", max_degree=3) == [
            ["ACTS_FOR", "LED"],
            [],
            {"mod", "met"},
            {"met"},
        ]
        assert around("met", "rao", max_degree=None)[3] == set()
        assert around("met", allowed=TraversalFilter(by="2024-02-26"))[1:3] == [
            ["TOOK_PART_IN"],
            {"mod", "IND-USA"},
        ]
        only = TraversalFilter(labels=frozenset({Label.OFFICIAL}), types=frozenset({Rel.LED}))
        assert around("met", allowed=only) == [[], ["LED"], {"rao"}, set()]
        assert around("met", allowed=TraversalFilter(labels=frozenset()))[:3] == [[], [], set()]
        assert around("met", allowed=TraversalFilter(labels=frozenset()), max_degree=1)[3] == {
            "met"
        }


def test_nodes_by_ids_and_words_at_once(store: Graph) -> None:
    with drawn(store) as (_, view):

        def meant(ids: list[str], words: list[str], *labels: Label) -> tuple[set[str], set[str]]:
            known, named = view.lookup_nodes(ids, words, labels, 10)
            assert known == view.nodes_by_id(ids)
            return set(known), {node.id for node in named}

        assert meant(["met", "none"], ["rao"]) == ({"met"}, {"rao"})
        assert meant(["rao"], ["talks"]) == ({"rao"}, {"met"})
        assert meant(["met"], ["talks"], Label.REPORT) == ({"met"}, {"report:r"})
        assert meant(["met"], ["none"]) == ({"met"}, set())
        assert meant(["met"], [""]) == ({"met"}, set())
        assert meant([], ["zoe"]) == (set(), {"zoe"})


def test_neighbours_come_newest_first_and_no_more_than_asked(store: Graph) -> None:
    with store.write() as tx:
        graph = Drawn(tx)
        for name, latest in (
            ("c", None),
            ("b", "2020-01-01"),
            ("a", "2020-01-01"),
            ("d", "2024-01-01"),
        ):
            graph.agree(name, latest, None)
    with store.read() as view:
        tie = graph.number["IND-USA"]
        only = TraversalFilter(labels=frozenset({Label.AGREEMENT}))
        found = view.neighbours(tie, only, Rel.BETWEEN, False, 10)
        assert [node.id for _, node in found] == ["d", "a", "b", "c"]
        assert len(view.neighbours(tie, only, Rel.BETWEEN, False, 2)) == 2
        assert view.neighbours(tie, only, Rel.BETWEEN, True, 2) == []


def test_degrees_stop_at_the_ceiling(store: Graph) -> None:
    with drawn(store) as (number, view):
        assert view.degrees([number["met"], number["zoe"]], 10) == {
            number["met"]: 4,
            number["zoe"]: 1,
        }
        assert view.degrees([number["met"]], 2) == {number["met"]: 2}
        assert view.degrees([], 2) == {}


def test_between_two_nodes(store: Graph) -> None:
    with drawn(store) as (number, view):
        pair = (number["met"], number["rao"])
        found, nodes = view.between([pair], TraversalFilter())
        assert [one.type for one in found] == [Rel.LED]
        assert nodes == view.nodes(pair)
        for allowed in (
            TraversalFilter(without_types=frozenset({Rel.LED})),
            TraversalFilter(types=frozenset()),
        ):
            assert view.between([pair], allowed) == ([], nodes)
        assert view.between([pair], TraversalFilter(labels=frozenset())) == (found, nodes)
        assert view.between([(number["rao"], number["zoe"])], TraversalFilter())[0] == []


def _agreements(store: Graph) -> dict[str, int]:
    with store.write() as tx:
        graph = Drawn(tx)
        graph.agree("new", "2024-05-01", "2024-05-02", topics=["narcotics"])
        graph.agree("old", "2010-01-01", "2020-01-01", status="in-force")
        graph.agree("same", "2024-05-01", "2024-05-03", kind="treaty")
        graph.agree("undated", None, "2024-01-01")
        graph.node(
            Label.AGREEMENT, "other", "other", properties={"kind": "MoU", "status": "signed"}
        )
        graph.tie("mod", Rel.PARTY_TO, "new")
        graph.tie("rao", Rel.SIGNED, "new")
        graph.tie("rao", Rel.SIGNED, "old")
    return graph.number


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, ["same", "new", "old", "undated"]),
        ({"kinds": ("treaty",)}, ["same"]),
        ({"without_kinds": ("MoU",)}, ["same"]),
        ({"statuses": ("in-force",)}, ["old"]),
        ({"topics": ("narcotics",)}, ["new"]),
        ({"since": "2011-01-01"}, ["same", "new"]),
        ({"until": "2011-01-01"}, ["old"]),
        ({"institutions": ("mod",)}, ["new"]),
        ({"officials": ("rao",)}, ["new", "old"]),
        ({"officials": ("rao", "zoe")}, []),
    ],
)
def test_agreements_by_filter(store: Graph, more: dict[str, Any], wanted: list[str]) -> None:
    number = _agreements(store)
    for key in ("institutions", "officials"):
        if key in more:
            more = {**more, key: tuple(number[name] for name in more[key])}
    filter_ = AgreementFilter(ties=(number["IND-USA"],), **more)
    with store.read() as view:
        assert [node.id for node in view.find_agreements(filter_, None, 10)] == wanted
        assert view.count_agreements(filter_) == len(wanted)


def test_agreements_by_page(store: Graph) -> None:
    _agreements(store)
    with store.read() as view:
        whole = [node.id for node in view.find_agreements(AgreementFilter(), None, 10)]
        assert whole == ["same", "new", "old", "undated", "other"]
        pages: list[str] = []
        after = None
        while page := view.find_agreements(AgreementFilter(), after, 2):
            pages += [node.id for node in page]
            last = page[-1]
            after = AgreementCursor(
                last.latest or "", last.properties.get("first_reported") or "", last.id
            )
        assert pages == whole


def test_search_by_the_beginnings_of_words(store: Graph) -> None:
    with drawn(store) as (_, view):

        def found(*words: str, labels: tuple[Label, ...] = (), limit: int = 10) -> set[str]:
            return {node.id for node in view.search_candidates(words, labels, limit)}

        assert found("ash", "rao") == {"rao"}
        assert found("zoe") == {"zoe"}
        assert found("a", "rao") == {"rao"}
        assert found("talks") == {"met"}
        assert found("talks", labels=(Label.REPORT,)) == {"report:r"}
        assert found("def", labels=(Label.OFFICIAL,)) == set()
        assert found("rao", "zoe") == set()
        assert found('"', "*") == set()
        assert found() == set()
        assert len(found("a", limit=1)) <= 1


def test_words_that_are_near(store: Graph) -> None:
    with drawn(store) as (_, view):
        assert view.similar_words("minsitry", 5) == ["ministry"]
        assert view.similar_words("raoo", 5) == ["rao"]
        assert view.similar_words("rao", 5) == []
        assert view.similar_words("xylophone", 5) == []
        assert view.similar_words("", 5) == []


def test_changed_names_are_found_by_what_they_are_now(store: Graph) -> None:
    with drawn(store) as (number, _):
        pass
    with store.write() as tx:
        tx.change_nodes((), [Node(number["rao"], Label.OFFICIAL, "rao", "Asha Devi")])
    with store.read() as view:
        assert view.search_candidates(["rao"], [], 5) == []
        assert [node.id for node in view.search_candidates(["devi"], [], 5)] == ["rao"]


def test_ids_may_pass_between_nodes_of_one_call(store: Graph) -> None:
    with drawn(store) as (number, view):
        rao, zoe = view.nodes([number["rao"], number["zoe"]]).values()
    rao.id, zoe.id = zoe.id, rao.id
    with store.write() as tx:
        tx.change_nodes((), [rao, zoe])
    with store.read() as view:
        assert view.numbers(["rao", "zoe"]) == {"rao": number["zoe"], "zoe": number["rao"]}


def test_what_is_dropped_is_gone(store: Graph) -> None:
    with drawn(store) as (number, _):
        pass
    with store.write() as tx:
        tx.change_relationships([element(number, "zoe", Rel.ATTENDED, "met")], [])
        tx.change_nodes([number["zoe"]], [])
    with store.read() as view:
        assert view.node_by_id("zoe") is None
        assert view.search_candidates(["zoe"], [], 5) == []
        assert [node.id for node in view.iter_nodes()] == [
            "met",
            "mod",
            "rao",
            "report:r",
            "IND-USA",
        ]
        assert [(s, str(one.type), t) for s, one, t in view.iter_relationships()] == [
            ("rao", "ACTS_FOR", "mod"),
            ("met", "BETWEEN", "IND-USA"),
            ("rao", "LED", "met"),
            ("mod", "TOOK_PART_IN", "met"),
        ]
        counts = view.counts()
        assert counts["nodes"] == {
            "Official": 1,
            "Institution": 1,
            "Dialogue": 1,
            "Tie": 1,
            "Report": 1,
        }
        assert counts["relationships"]["LED"] == 1


def test_numbers_are_never_given_twice(store: Graph) -> None:
    people: list[int] = []
    forms: list[int] = []
    for _ in range(2):
        with store.write() as tx:
            people += tx.new_numbers(Label.OFFICIAL, 2)
            forms += tx.new_form_numbers(2)
            assert not list(tx.new_numbers(Label.OFFICIAL, 0))
    assert len({*people}) == len({*forms}) == 4
    assert label_of(people[0]) is Label.OFFICIAL


def test_a_view_is_one_picture_while_others_write(store: Graph) -> None:
    """Or the view tells of the change when it is left."""
    with store.write() as tx:
        rao = Drawn(tx).number["rao"]
    with suppress(SnapshotChangedError), store.read() as view:
        view.node_by_id("met")
        with store.write() as tx:
            tx.change_nodes((), [Node(rao, Label.OFFICIAL, "rao", "Changed")])
        assert view.nodes([rao])[rao].name == "Asha Rao"
    with store.read() as view:
        assert view.nodes([rao])[rao].name == "Changed"


def test_a_view_that_asked_again_after_a_change_is_not_believed(store: Graph) -> None:
    with drawn(store) as (number, _):
        pass

    def names() -> set[str]:
        with store.read() as view:
            before = view.nodes([number["rao"]])[number["rao"]].name
            with store.write() as tx:
                tx.change_nodes((), [Node(number["rao"], Label.OFFICIAL, "rao", before + "!")])
            return {before, view.nodes([number["rao"]])[number["rao"]].name}

    with suppress(SnapshotChangedError):
        assert len(names()) == 1


def test_an_error_leaves_nothing_written(store: Graph) -> None:
    def fail() -> None:
        with store.write() as tx:
            Drawn(tx)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.read() as view:
        assert view.counts()["nodes"] == {}


def test_a_time_budget_ends_a_long_read(store: Graph) -> None:
    with store.write() as tx:
        numbers = tx.new_numbers(Label.OFFICIAL, 4000)
        tx.change_nodes((), [Node(n, Label.OFFICIAL, f"n{n}", "Same Name") for n in numbers])

    def read_long() -> None:
        with store.read(1e-9) as view:
            for _ in range(50):
                view.search_candidates(["same"], [], 4000)

    with pytest.raises(TimeRanOutError):
        read_long()
    with store.read(60.0) as view:
        assert view.node_by_id("none") is None


def test_the_store_tells_of_itself(store: Graph) -> None:
    facts = store.facts()
    assert {"kind", "schema"} <= set(facts)
    assert store.address
    assert store.identity
    assert store.check() == []
