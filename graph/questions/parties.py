"""From the countries that a question names to the ties that hold them."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.errors import InvalidQuestionError
from graph.model.vocabulary import Label
from graph.model.vocabulary import RelationshipType as Rel
from graph.questions.find import Found
from graph.stores.contract import View


@dataclass(frozen=True, slots=True)
class Ties:
    """Numbers of the ties that a question is about; `exact` is None where any will do.

    `larger` are ties of more than the countries named.
    """

    exact: tuple[int, ...] | None
    larger: tuple[int, ...]


def country_codes(sides: Sequence[Found], argument: str = "parties") -> list[str]:
    """Return the countries of these nodes, each a country or a tie, in order of code.

    Raises:
        InvalidQuestionError: one is neither; it names the argument.
    """
    codes: set[str] = set()
    for found in sides:
        if found.node.label not in (Label.COUNTRY, Label.TIE):
            raise InvalidQuestionError(
                argument,
                f"{found.node.name!r} is of label {found.node.label}; give countries or a tie, "
                "and bodies as institution",
            )
        codes.update(found.node.id.split("-"))
    return sorted(codes)


def ties_of(view: View, codes: Sequence[str]) -> Ties:
    """Return the tie of exactly these countries and the larger ones; of one country, all it has."""
    if not codes:
        return Ties(None, ())
    numbers = view.numbers(codes)
    sides = view.relationships_of(numbers.values(), [Rel.SIDE_OF], outward=True)
    ties = {number: {s.target for s in sides if s.source == number} for number in numbers.values()}
    common = set.intersection(*ties.values()) if len(numbers) == len(codes) else set()
    if len(codes) == 1:
        return Ties(tuple(sorted(common)), ())
    exact = view.numbers(["-".join(codes)])
    return Ties(tuple(exact.values()), tuple(sorted(common - set(exact.values()))))
