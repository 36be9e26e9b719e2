"""`tieline review`: doubtful pairs one after the other, a key for each decision.

Each decision is written as it is made, so a session may end at any time and go on later.
"""

import sys
from collections.abc import Callable
from typing import Final

from graph.journal import operations as journal
from graph.questions.asking import ask
from graph.questions.review import Doubt, decided, doubt_text
from graph.questions.review import review as doubts_of
from graph.stores.working import WorkingStore
from loaders.intake.loading import now
from tieline.arguments import Options
from tieline.commands.judging import user
from tieline.commands.opening import opened
from tieline.output import say, say_blocks, say_json, tell
from tieline.settings import Settings

_VERDICTS: Final = {"s": "same", "d": "different", "u": "unsure"}
_HELP: Final = "[s]ame  [d]ifferent  [u]nsure  [n]ot now  [z] take back the last  [q]uit"
_MANY: Final = 500


def review(options: Options, settings: Settings) -> int:
    """Ask for decisions at a terminal, or list the pairs."""
    listed = options.list or options.json
    with opened(options, settings, read_only=listed) as store:
        if listed:
            return _list(store, options)
        return _Session(store, options.kind, options.by or user(), _key_reader()).run()


def _list(store: WorkingStore, options: Options) -> int:
    answer = ask(store, lambda view: doubts_of(view, kind=options.kind, limit=options.limit))
    if options.json:
        say_json(answer)
    else:
        say_blocks(doubts_of.text(answer))
    return 0


class _Session:
    """One sitting: what was put off, and what was decided."""

    def __init__(
        self, store: WorkingStore, kind: str | None, by: str, key: Callable[[], str]
    ) -> None:
        self.store = store
        self.kind = kind
        self.by = by
        self.key = key
        self.later: set[tuple[str, str]] = set()
        self.done: list[tuple[str, str]] = []

    def run(self) -> int:
        """Ask until nothing is left or the reader has had enough."""
        while (doubt := self._next()) is not None:
            say_blocks(doubt_text(doubt))
            say(_HELP)
            if not self._decide(doubt):
                break
        else:
            say("no doubtful pair is left")
        say(f"{len(self.done)} decided")
        return 0

    def _next(self) -> Doubt | None:
        answer = ask(self.store, lambda view: doubts_of(view, kind=self.kind, limit=_MANY))
        return decided(answer.doubts, self.later)

    def _decide(self, doubt: Doubt) -> bool:
        """Do what the next key says; False to end."""
        key = self.key()
        pair = doubt.one.mention, doubt.other.mention
        if key in _VERDICTS:
            outcome = journal.judge(self.store, *pair, _VERDICTS[key], self.by, now(), "reviewed")
            self.done.append(pair)
            for judged, reason in outcome.refused:
                tell(f"refused: {judged}: {reason}")
                self.later.add(pair)
        elif key == "n":
            self.later.add(pair)
        elif key == "z":
            self._take_back()
        return key not in ("q", "")

    def _take_back(self) -> None:
        if not self.done:
            tell("nothing to take back")
            return
        pair = self.done.pop()
        journal.undo(self.store, *pair, self.by, now(), "taken back")
        self.later.discard(pair)
        say(f"taken back: {pair[0]} and {pair[1]}")


def _key_reader() -> Callable[[], str]:
    """Read one key of a terminal at once; of anything else a line at a time. At its end ""."""
    if not sys.stdin.isatty():
        return lambda: sys.stdin.readline().strip()[:1]
    try:
        import termios
        import tty
    except ImportError:
        return lambda: input().strip()[:1]

    def key() -> str:
        file = sys.stdin.fileno()
        before = termios.tcgetattr(file)
        try:
            tty.setcbreak(file)
            return sys.stdin.read(1)
        finally:
            termios.tcsetattr(file, termios.TCSADRAIN, before)

    return key
