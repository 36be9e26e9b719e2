"""`tieline retract`, `purge`, `rebuild`."""

from graph.journal import operations as journal
from graph.journal.operations import Outcome
from graph.model.errors import InvalidQuestionError
from graph.model.policies import Policies
from graph.questions.asking import ask
from loaders.intake.loading import now
from tieline.arguments import Options
from tieline.commands.opening import chosen_policies, opened
from tieline.commands.publishing import keep_published, purge_everywhere
from tieline.output import Progress, say, say_json
from tieline.settings import Settings


def retract(options: Options, settings: Settings) -> int:
    """Take reports back."""
    with opened(options, settings) as store:
        outcome = journal.retract(store, options.reports, now())
        keep_published(store, settings)
    return _show(options, outcome, "retracted")


def purge(options: Options, settings: Settings) -> int:
    """Take reports back and erase them, or lift that."""
    with opened(options, settings) as store:
        if options.lift:
            outcome = journal.lift(store, options.reports, now())
            return _show(options, outcome, "lifted")
        outcome = journal.purge(store, options.reports, now())
        left = purge_everywhere(store, settings)
    return max(_show(options, outcome, "purged"), left)


def rebuild(options: Options, settings: Settings) -> int:
    """Build the graph again from the journal, under other policies where they are named."""
    choices = _choices(options, settings)
    progress = Progress("reports rebuilt")
    with opened(options, settings, changed=choices) as store:
        total = ask(store, lambda view: view.counts()["journal"]["reports"])
        try:
            outcome = journal.rebuild(
                store,
                lambda done: progress.show(done, share=min(1.0, done / total)),
                choices,
                now(),
            )
        finally:
            progress.end()
        keep_published(store, settings)
    return _show(options, outcome, "rebuilt")


def _choices(options: Options, settings: Settings) -> dict[str, str]:
    """The policies that `--policy NAME=CHOICE` names.

    Raises:
        InvalidQuestionError: an unknown policy or choice, or one that a setting contradicts.
    """
    pairs = [one.partition("=") for one in options.policy]
    choices = {name.strip(): choice.strip() for name, _, choice in pairs}
    Policies().changed(choices)
    for name, choice in chosen_policies(settings).items():
        if choices.get(name, choice) != choice:
            told = f"TIELINE_{name.upper()}={choice}"
            raise InvalidQuestionError("--policy", f"{name}={choices[name]}, and {told} is set")
    return choices


def _show(options: Options, outcome: Outcome, word: str) -> int:
    if options.json:
        say_json(outcome)
        return 0
    done = outcome.changed if word == "lifted" else outcome.removed
    if word == "rebuilt":
        done = outcome.unchanged
    say(f"{word}: {len(done)} report{'' if len(done) == 1 else 's'}")
    if outcome.unchanged and word != "rebuilt":
        say(f"not live before: {', '.join(outcome.unchanged)}")
    if word != "lifted":
        say(
            f"nodes: {outcome.nodes_created} created, {outcome.nodes_changed} changed, "
            f"{outcome.nodes_removed} removed",
            f"relationships: {outcome.relationships_created} created, "
            f"{outcome.relationships_changed} changed, {outcome.relationships_removed} removed",
        )
    return 0
