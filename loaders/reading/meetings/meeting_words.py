"""Words that tell of a meeting, that it was held, is to come, or was another one."""

from typing import Final

from loaders.reading.lexicon.word_lists import word_set

HELD: Final = word_set(
    "held hosted met co chaired cochaired convened participated led concluded took attended "
    "opened spoke began welcomed received discussed gathered hold holds hosts chairs "
    "conferred represented visited traveled travelled completed conducted reviewed concludes "
    "convenes convene"
)
MEETING: Final = word_set(
    "met meet meets meeting meetings call spoke talks conversation visit visited visits travel "
    "traveled travelled travels consultations consultation hosted host hosts welcome welcomed "
    "welcoming "
    "received receives talked convened held summit dialogue phone discussions discussed "
    "delegation conferred teleconference conference talk dialogues chaired"
)
FUTURE: Final = word_set("will shall upcoming scheduled planned forthcoming")
OTHER_ROUND: Final = word_set(
    "next last previous earlier upcoming future forthcoming past relaunch recent under "
    "through framework since prior follows"
)
ROUNDS: Final = word_set("meeting session round edition iteration")
TOLD: Final = word_set(
    "held met hosted convened spoke chaired concluded opened visited conferred discussed reviewed "
    "agreed signed"
)
TO_DO: Final = word_set(
    "hold host visit meet attend lead travel participate co cochair chair convene receive welcome "
    "pay"
)
LEAD: Final = 5
"""Sentences of the body in which the meeting reported is named."""
