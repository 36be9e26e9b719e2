"""The rule of each kind, in the order of resolution."""

from typing import Final

from graph.identity.agreements import AgreementRule
from graph.identity.commitments import CommitmentRule
from graph.identity.dialogues import DialogueRule
from graph.identity.institutions import InstitutionRule
from graph.identity.officials import OfficialRule
from graph.identity.origins import OriginRule
from graph.identity.posts import PostRule, TenureRule
from graph.identity.rule import Rule
from graph.identity.series import SeriesRule

RULES: Final[dict[str, Rule]] = {
    "origin": OriginRule(),
    "institution": InstitutionRule(),
    "series": SeriesRule(),
    "official": OfficialRule(),
    "dialogue": DialogueRule(),
    "agreement": AgreementRule(),
    "commitment": CommitmentRule(),
    "post": PostRule(),
    "tenure": TenureRule(),
}
