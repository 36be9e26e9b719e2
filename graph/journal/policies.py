"""The policies of a store in its journal: chosen before the first report, changed by a rebuild."""

from collections.abc import Mapping

from graph.journal.transactions import run_in_transaction
from graph.model.errors import PolicyError
from graph.model.policies import PolicyRow, policies_of
from graph.stores.working import Transaction, WorkingStore


def set_policies(store: WorkingStore, choices: Mapping[str, str], at: str) -> None:
    """Choose the policies of a store before its first report; the same choices change nothing.

    Raises:
        InvalidQuestionError: an unknown policy or choice.
        PolicyError: the store follows others, and its journal has reports already.
    """
    check_policies(store, choices)
    if choices:
        run_in_transaction(store, lambda tx: note_policies(tx, choices, at))


def check_policies(store: WorkingStore, choices: Mapping[str, str]) -> None:
    """Refuse choices that are not those of the store, unless its journal is empty.

    Raises:
        InvalidQuestionError: an unknown policy or choice.
        PolicyError: the store follows others.
    """
    if not choices:
        return
    with store.read() as view:
        held = policies_of(view.policies())
        is_new = not view.counts()["journal"]["versions"]
    if held.changed(choices) != held and not is_new:
        raise PolicyError(store.address, held.plain(), choices)


def note_policies(tx: Transaction, choices: Mapping[str, str], at: str) -> None:
    """Append the choices that differ from what holds; `at` is an ISO time.

    The projection is the caller's to bring in line.

    Raises:
        InvalidQuestionError: an unknown policy or choice.
    """
    held = policies_of(tx.policies())
    wanted = held.changed(choices).plain()
    for name, value in held.plain().items():
        if wanted[name] != value:
            tx.put_policy(PolicyRow(name, wanted[name], at))
