"""Does a piece of work in a transaction, again where it was interrupted from outside."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from graph.model.errors import StoreInterruptedError
from graph.stores.working import Transaction, Writable

ATTEMPTS: Final = 5
_FIRST_PAUSE: Final = 0.2
Done = TypeVar("Done")


def run_in_transaction(store: Writable, work: Callable[[Transaction], Done]) -> Done:
    """Return what the work comes to, once it is committed.

    An interrupted transaction leaves nothing, so the whole work is done again, its reading too:
    what it read may have changed. Where a connection broke during a commit, the work may have been
    done; done again it finds that, and changes nothing.

    Raises:
        StoreInterruptedError: every attempt was interrupted; the pauses between them doubled.
    """
    for attempt in range(ATTEMPTS - 1):
        try:
            with store.write() as tx:
                return work(tx)
        except StoreInterruptedError:
            time.sleep(_FIRST_PAUSE * 2**attempt)
    with store.write() as tx:
        return work(tx)
