"""What makes a text a question, with or without a question mark."""

import re

from shared.rules.reading.normal_form import Plain
from shared.rules.reading.phrases import any_of, listed, table
from shared.rules.reading.topics import Topics

_SUBJECT = (
    "(i|we|he|she|they|it|you|this|that|these|those|trust|forgiv*|the|my|our|his|her|there|any|"
    "anyone|anybody|people|someone|somebody|a|an|couples|everyone|healing|relationships|love|"
    "cheaters|things|one|being|having|getting|both|most|broken|"
    "lost|real|full|damaged|marriages|marriage|relationship|cheating|affairs|men|women|partners)"
)
_AUX = "(can|could|will|would|should|shall|do|does|did|is|are|am|was|were|has|have|may|might|must)"
_LEAD = (
    "[so|and|but|ok|hi|hello|hey|well|also|quick question|question|um|please|honestly|now|then|"
    "seriously|or|because|like] "
    "[so|and|but|just|tell me|i wonder|wondering|i am wondering|i want to know|curious]"
)

_OPENS = any_of(table(f"""
    ^ {_LEAD} (what|whats) (is|are|was|were|do|does|did|if|about|happens|happened|can|could|
        should|will|would|makes|else|kind|now|to do|exactly|am|the point|the hell|role|part|type|
        helps|might|has|have)
    ^ {_LEAD} how (do|does|did|can|could|will|would|should|is|are|come|to|am|about|might|on earth|
        else|the hell|exactly|possible)
    ^ {_LEAD} how (long|much|many|soon|often|far|hard|likely|common|normal) ... {_AUX} !(be|feel|
        hurt)
    ^ {_LEAD} how (long|soon|much longer|many (days|weeks|months|years|texts|steps)) (until|till|
        before|to|for|it takes|this takes|left|more|$)
    ^ {_LEAD} (how long|how soon) $
    ^ {_LEAD} when (will|do|does|can|should|is|are|am|would|could)
    ^ {_LEAD} why (is|are|do|does|did|am|can|should|would|could|will|has|have|not|me|bother|even|
        was|were)
    ^ {_LEAD} (what|which) (time|day|date|year|channel|letter|number|colour|color|kind [of _]|sort
        [of _]|step|country|part|good|chance|share) {_AUX}
    ^ {_LEAD} (where|who|which) (is|are|do|can|does|should|am|will|one|way|of|would)
    ^ {_LEAD} (can|could|will|would|should|shall|is|are|am|does|may|might) [not|even]
        !(love to|love that|love it) {_SUBJECT}
    ^ {_LEAD} (do|was|were|has|have) [not] (i|we|you|they|people|couples|most|he|she|trust|
        relationships|cheaters|anyone|the|my|any|it ever|it get) !(it $)
    ^ {_LEAD} did [not] (i|we|you|they|people|he|she|it ever) !(it $)
    ^ {_LEAD} (any|got any) (idea|ideas|advice|tips|suggestions|chance|hope|way|thoughts) [on|how|
        for|to|of|about|that|we|if]
    ^ {_LEAD} (is|are) (it|there|this|that|trust) [even|really|ever]
    ^ {_LEAD} (tips|advice|ideas) (for|on|about|how)
    ^ {_LEAD} (tell me|explain|talk to me|teach me|say more|more) (about|more about|how|why|what|
        on)
    ^ [i|am|i am|just|was|we] (wonder|wondering|curious|want to know|would like to know|need to
        know|asking|confused) [about] (if|whether|how|why|what|when)
"""))  # fmt: skip

# A question that starts in the middle of a text without punctuation.
_TURNS = any_of(table("""
    (can|could|will|would|should|may) (we|i|trust|it|this|things|he|she|they|you|our|my|a|the|
        people|anyone) [ever|still|even|really|actually|just|ever really|marriage|relationship]
        [ever] (recover|get|be|trust|come|go|work|rebuild|fix|heal|survive|save|forgive|last|stay|
        leave|move|happen|take|feel|make|repair|learn|restore|restored|change|give|believe|love|
        tell|keep|do|start)
    (is|are|was) (it|there|this|trust) [even|ever|still|really] (possible|any|hope|normal|worth|
        too late|ok|okay|over|a way|a chance|wrong|fixable|salvageable|repairable|enough|stupid|
        bad|common|realistic)
    how (do|can|does|could|should|will|would) (i|we|you|he|she|it|they|trust|people|anyone)
    how (long|soon|much longer|many months|many years) (does|will|do|until|till|before|is|should|
        would|did|it take|to)
    what (if|do i do|should i|can i do|happens|would happen|am i supposed)
    when (will|does|do) (i|it|we|this|he|she|things|the|trust)
    (do|does) (i|we|people|couples|trust|it|this|he|she|cheaters) ever
    why (do i|can i not|am i|is it|does it|can not i)
    (do|should) i (have to|need to|forgive|stay|leave|give|tell)
"""))  # fmt: skip

# How a statement ends that was told in order to ask something.
_TAILS = any_of(table("""
    (now what|what now|what then|then what|so what now|why is that|why though|how come|any advice|
        any tips|any ideas|any thoughts|what is that about|what do i do|what do we do|what should i
        do|what can i do|is that (normal|bad|wrong|weird|allowed|ok|okay)|is it (normal|allowed|
        too late)|when is that|will i|can it|can we|can i|is there|do i have to be|am i) $
    !(that|know|knows|see|sure|wonder|explain|no|or|because|of) _ why $
    ^ (why|how come|normal|realistic) $
    (is|was) it [all|really] (for nothing|worth it|normal|too late|over)
"""))  # fmt: skip

# Openings that an ordinary sentence may share: they ask only where a common question is asked.
_MAY_OPEN = any_of(table(f"""
    ^ {_LEAD} (is|are|does|can|could|will|would|should|must|do) !(not|be|have|do|it|like|love|feel|
        want|need|try|go|say|get|never|still|really|just|so|very|too|getting|going|feeling|good|
        bad|better|doing|fine|ok|okay|nice|hard|tough|great|happy|sad|tired|working|trying|
        glad|proud) _
    ^ {_LEAD} how !(nice|lovely|great|sweet|kind|cool|awesome|amazing|funny|weird|wonderful) _
        {_AUX}
    ^ {_LEAD} how (much|many)
    ^ {_LEAD} (have|has) (other|others|any|anyone|anybody|someone|somebody|people|couples)
    ^ {_LEAD} what !(he|she|they|i|we|you|it) _ (me|us|people|him|her|them|of|someone|anyone|a|the)
        !(.. (is|was))
    ^ {_LEAD} why !(he|she|they|i|we|it|you|that|my|our) _
    ^ {_LEAD} what !(a|an|he|she|they|i|we|you|it|my|our|his|her|the) _ .. {_AUX}
    ^ {_LEAD} (by|at|till|until|since|in|with|for) (what|when|how|which)
    ^ {_LEAD} (suppose|supposing|what comes)
    ^ {_LEAD} (if|when|after|once|since|now that) ... (does|do|can|is|are|will|would|could|should|
        what|how) (it|that|this|there|people|couples|anyone|anybody|any|trust|we|i|they|someone|
        chance)
    ^ {_LEAD} [please] (give|tell) me !(space|time|a break)
"""))  # fmt: skip
_OWN_ANSWERS = listed("no, nope, nah, yes, yeah, not really, no thanks")
_REPORTED = any_of(table("""
    (asked|asks|ask|asking|told|said|says|tell|explained|wondered|know|knew|decided|see|saw|show)
        [me|him|her|us|them|each other|myself] (if|whether|how|why|what|when|can|could|will|would|
        should|is|are|do)
"""))  # fmt: skip


_NO_MORE = re.compile(r" (?:could|can|did|would|will|have|was|do) not ")


def opens_as_question(read: Plain) -> bool:
    """Tell whether a text starts with the words of a question, whatever its punctuation."""
    if read.clauses and _NO_MORE.fullmatch(read.clauses[0]):
        return False  # "couldn't, he took my phone" is an answer
    return bool(read.clauses) and (
        bool(_OPENS.search(read.clauses[0])) or bool(_OPENS.search(read.whole))
    )


def is_question(read: Plain, topics: Topics, *, story_expected: bool) -> bool:
    """Tell whether a text asks something; `topics` are the common questions.

    `story_expected` says that free text was asked for: then a question inside a story is part of
    the story, and only a text that is a question throughout, or asks one of the common ones with
    a question mark at its end, counts.
    """
    if not read.words:
        return False
    opens = opens_as_question(read)
    if story_expected:
        short = len(read.clauses) == 1 or all(_OPENS.search(clause) for clause in read.clauses)
        if opens and short:
            return True
        return read.asks_last and (len(read.clauses) == 1 or topics.find(read) is not None)
    asks = read.asks and not _answered(read)
    if asks or opens or any(_OPENS.search(clause) for clause in read.clauses[1:]):
        return True
    return _may_ask(read) and topics.find(read) is not None


def _answered(read: Plain) -> bool:
    """Tell whether someone answers himself: "a friend? no"."""
    return not read.asks_last and read.clauses[-1].strip() in _OWN_ANSWERS


def _may_ask(read: Plain) -> bool:
    """Tell whether a text has words that ask, unless it only reports what somebody asked."""
    if any(_MAY_OPEN.search(clause) for clause in (*read.clauses, read.whole)):
        return True
    told = _REPORTED.search(read.whole)
    return not told and bool(_TURNS.search(read.whole) or _TAILS.search(read.whole))
