"""Words that give away a status, a kind, a topic or the way of meeting.

A cue is folded words; with `*` at its end, its last word may go on.
"""

from functools import cache
from typing import Final

from graph.language.fold import fold
from graph.language.topics import is_topic, topic_name, topic_words


def _cues(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


MEETING_STATUS: Final = {
    "held": _cues(
        "held|hold|met|meet|meeting|co chair*|cochair*|chair*|took place|taken place|"
        "takes place|conclud*|host|hosts|hosted|hosting|co host*|attend*|discuss*|review*|"
        "began|begun|opened|opens|participat*|took part|conven*|gather*|visit*|arriv*|"
        "receiv*|welcom*|launch*|led|lead|spoke|call|called|talks|exchang*|complet*|"
        "inaugurat*|joined|joins|travel*|come together|came together|sat down|consulted|"
        "agree|agreed|agrees|reaffirm*|closed|closes|signed|reiterat*|affirm*|emphasi*|"
        "underscor*"
    ),
    "planned": _cues(
        "will|shall|would|to be held|to be hosted|to take place|is scheduled|are scheduled|"
        "scheduled|upcoming|plan|plans|planned|planning|due to|is to|are to|expect*|next|"
        "ahead of|later|set to|slated|to visit|to meet|to travel|to host|to hold|to co chair|"
        "to lead|to attend|forthcoming|coming|intend*|look forward|looks forward|"
        "looking forward|preview*|tomorrow|agenda"
    ),
    "postponed": _cues(
        "postpon*|delay*|put off|defer*|reschedul*|cancel*|suspend*|moved to|pushed back|adjourn*"
    ),
}
AGREEMENT_STATUS: Final = {
    "signed": _cues(
        "sign|signed|signing|signs|signature*|signator*|ink|inked|inks|inking|conclud*|"
        "exchang*|sealed|initialled|initialed|put their names"
    ),
    "renewed": _cues("extend*|extension*|renew*|prolong*|rolled over"),
    "in-force": _cues(
        "in force|into force|existing|under|since|pursuant|in effect|into effect|current*|"
        "valid*|based on|framework|implement*|accordance|in line with|signed|concluded|"
        "already|ongoing|stands|standing|recall*|following|provid*|through|establish*|"
        "longstanding|long standing|in place|commemorat*|anniversary|per|as part of|"
        "reaffirm*|commitment*|operat*|continu*|welcom*|between|dates from|dated|adopted|"
        "ratif*|agreed|earlier|previous*|last year|with the"
    ),
    "agreed": _cues(
        "agree|agreed|agrees|agreeing|decid*|accept*|consensus|in principle|approv*|resolv*|settled"
    ),
    "under-negotiation": _cues(
        "negotiat*|to be signed|to be drafted|to be concluded|finali*|draft*|will sign|"
        "would sign|to sign|plan|plans|planned|planning|propos*|consider*|discuss*|explor*|"
        "work on|working on|work toward*|working toward*|works toward*|intend*|intent*|"
        "expect*|look forward|looks forward|looking forward|early conclusion|toward*|talks|"
        "consult*|next step*|pursu*|develop*|begin*|progress|to be finali*|in preparation|"
        "prepar*|to conclude"
    ),
    "announced": _cues(
        "announc*|issue|issued|issuing|issuance|adopt*|launch*|releas*|publish*|unveil*|"
        "declar*|text of|begin text|statement*|presented|presents|endors*|welcom*|agreed|"
        "outlin*|introduc*"
    ),
    "expired": _cues("expir*|terminat*|laps*|ended|end of|denounc*|abrogat*|withdr*|ran out"),
}
AGREEMENT_KIND: Final = {
    "MoC": _cues("memorandum*|memoranda|moc|mocs"),
    "MoU": _cues("memorandum*|memoranda|mou|mous"),
    "agreement": _cues("agreement*|accord*|pact*|deal|deals|agreed text*"),
    "treaty": _cues("treat*|convention*|pact*|agreement*"),
    "joint-statement": _cues(
        "statement*|communique*|joint press*|joint declaration*|joint readout*|fact sheet*|"
        "joint text*"
    ),
    "letter-of-intent": _cues("letter*|intent*|loi"),
    "arrangement": _cues("arrangement*|terms of reference|standard operating*|understanding*"),
    "protocol": _cues("protocol*"),
    "roadmap": _cues("roadmap*|road map*|plan|plans|action plan*|work plan*|programme*|program*"),
    "declaration": _cues("declar*|vision*|charter*|principles|statement*|proclam*"),
    "contract": _cues("contract*|purchase*|order|orders|deal|deals"),
}
"""Cues of each kind of agreement but `other`, which any words may name."""

MEETING_FORMAT: Final = {
    "virtual": _cues(
        "video*|virtual*|online|telephon*|phone*|call|called|teleconferenc*|remote*|webinar*|"
        "web conference*|spoke by|digital"
    ),
    "hybrid": _cues("hybrid*|in person and virtual*|virtually and in person|partly"),
    "in-person": _cues(
        "visit*|host|hosts|hosted|hosting|arriv*|receiv*|travel*|in person|trip|tour|"
        "face to face|in front of|venue|hotel|palace|headquarters|ministry|embassy|"
        "at the department|welcom*|hall|delegation to|capital|met in|meeting in|held in|"
        "here today|on site|stay"
    ),
}
ACTING: Final = _cues(
    "acting|interim|perform*|officiat*|caretaker|charge*|ad interim|ad int|temporar*|"
    "in place of|discharging|current charge"
)
NEXT: Final = _cues(
    "next|follow on|following|subsequent|reconven*|later|again|forthcoming|upcoming|"
    "future|will host|will meet|look forward|looks forward|looking forward|to be held|"
    "will be held"
)


@cache
def topic_cues() -> dict[str, tuple[str, ...]]:
    """Return the cues of every topic by its id, its name first.

    They are the signs by which texts are read for it, and words on which a person may rest it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for told in topic_words():
        if is_topic(told.topic):
            signs = "|".join(sign.lstrip("!?") for sign in told.signs)
            named = fold(topic_name(told.topic))
            found[told.topic] = (named, *_cues("|".join(told.cues)), *_cues(signs))
    return found
