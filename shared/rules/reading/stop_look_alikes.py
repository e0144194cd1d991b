"""What only sounds like a request to stop: a stop with an end to it, and one told of others."""

from shared.rules.reading.phrases import any_of, table
from shared.rules.reading.stop_phrases import TEXT_NAMES

# A stop with an end to it is a pause.
FOR_A_WHILE = any_of(
    table("""
    (stop|no more|no|quit|hold|halt) [{sending}] [me|the|these|your|any|all] [{texts}]
        (for (a|the|one|two|three|1|2|3|few|this|next|now until) [few|couple|rest|next] [of] [the]
        (day|days|week|weeks|weekend|month|months)|
        (until|till) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|i am back|
        i get back|the|tomorrow|january|february|march|april|may|june|july|august|september|
        october|november|december|after)) !(or|and)
    """),
    TEXT_NAMES,
)

# The opposite of a stop.
GO_ON = any_of(
    table("""
    ^ [please|pls|and|but|so|ok|no|oh] (do not|never) [you|ever|please] (stop|quit|cancel|end|
        unsubscribe|take me off|remove me) !(and|or)
    please (do not|never) [ever] (stop|quit|cancel|end|unsubscribe|take me off|remove me)
    (do not|never) want [it|this|these|them|the {texts}|these {texts}] to (stop|end)
    (carry on|keep going|continue|go on|keep) (with|sending|texting) [me] [the|these|your|my]
        [daily] {texts}
    """),
    TEXT_NAMES,
)

# A "stop" that is told of someone else or of the writer's own life.
TOLD = any_of(table("""
    it [will|would|can|could|should|did|does|must|has|had|just|finally|really|never] [not|never|
        to|just|ever] [to|ever|even] (stop|stops|stopped|end|ended|cancel*) !({sending} me)
    ({they}|we|i|him|her|them|people|mind|brain|tears|head|heart|thoughts|fighting|arguing) [to|
        will|would|can|could|should|did|does|do|must|might|may|had|just|finally|really|never|have]
        [not|never|to|just|ever|have|please|finally|really|actually] [to|ever|even|just|really|
        please] (stop|stops|stopped|quit|quits|end|ended|cancel*|leave me|leaves me) !((getting|
        receiving) (these|the|your|texts|messages|this)|(these|the|your) {texts}|this {texts})
    (help|helps|helped|make|made|makes|let|told|tell|asked|ask|beg|begged|want|wanted|need|got|
        get|wish|begging|telling|asking) {them} [to|would] [please|just] (stop|quit|end|leave)
    (told|tell|telling|asked|ask|asking|beg|begged|begging|yelled at|said to|texted) (him|her|
        them|{them}|myself) [to] [please|just] (please|just|stop|leave|quit|do not)
    (told|tell|telling|asked|ask|asking|beg|begged|texted) (him|her|them|{them}|my ex) [to] (lose|
        delete|remove|block|never|unsubscribe|cancel|end|forget|take)
    (i|we) [really|just|still|also] (need|have|want|try|trying|tried|ought|must|promise*|learning)
        to
        (stop|quit) (asking|calling|bothering|bugging|pestering|hassling|annoying|writing) !(me|us)
    (said|say|saying|says|yelled|screamed|kept saying|shouted|thought|think) [to] [him|her|me|
        myself] (please|just|stop|leave|quit|do not)
    (can|could|will|would|does|did|do|must|should) not [just|ever|seem to|even] stop !({sending}
        me)
    no more [of] {texts} (to|from|with|between) (that|those|him|her|them|{them}|my|his|other|
        each|us two|anyone|anybody|women|men|girls|guys)
    unsubscribe [me] from (my|his|her|our|life|this|the) (mother|father|family|marriage|husband|
        wife|life|world|planet|drama|in laws|ex|feelings|relationship|human*|adult*)
    (stop|stops|stopped|keep|keeps) (me|myself|us) from
    (that|which|what|who) (stop|stops|stopped|keep|keeps|kept) (me|us)
    (non|full|bus|pit|truck|train|dead|rest|short) stop
    stop (and|then|to) (breathe|think|listen|pause|look|reflect|smell|notice|wait|check|feel|ask|
        talk|consider|count)
"""), TEXT_NAMES)  # fmt: skip

# Wishing for an end to something else; not asked of us.
TIRED = any_of(("(it|that|everything|all|he|she|him|her|help me|can) [all] [to] stop",))
