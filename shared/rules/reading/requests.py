"""Asking something of the service: come back, help, pause, resume, later, and the commands."""

import re

from shared.rules.reading.normal_form import Plain
from shared.rules.reading.people import NAMES
from shared.rules.reading.phrases import any_of, first_words, listed, mask, table, words
from shared.rules.reading.stop_look_alikes import FOR_A_WHILE
from shared.rules.reading.stop_phrases import TEXT_NAMES

_COURTESY = words(
    """
    please thanks thank you ok okay now just hey hi hello sorry kindly pretty lol um so well can
    could i want need would like to yes
    """
)

_OPT_IN = listed(
    """
    start, unstop, restart, join, rejoin, subscribe, resubscribe, re subscribe, opt in, opt me
    in, opt me back in, sign me up, sign me up again, sign me back up, sign up, sign up again,
    enroll, enrol, reenroll, enroll me, enroll me again, re enroll me, re enroll, add me back,
    add me again, start again, start up again, start me up again, start me again, start texting
    me, start texting me again, start texting again, start sending me texts again, start sending
    again, start texts, start the texts again, start messages, start the messages again, start
    these again, turn texts back on, turn it back on, turn the texts back on, back in, let me
    back in, text me again, you can text me again, start sending, subscribe me, subscribe me
    again, unsubscribe was a mistake, in again
    """
)

_HELP = listed(
    """
    help, help me, info, information, more info, menu, commands, options, support, instructions,
    i need help, need help, need some help, some help, can you help, can you help me, help menu,
    ?, who is this, who is this text, who are you, who dis, new phone who is this, new phone who
    dis, what is this, what is this number, what is this about, what number is this, is this a
    bot, are you a bot, are you a real person, is this a real person, are you real, is this
    automated, is anyone there, what can i do, what can i text, what can i say, what can i
    reply, what do i do, what do i text, what do i reply, what are the commands, how does this
    work, how do i use this, how do i use it, how do you work, what are my options, what do you
    do, what can you do, what does this do, how did you get my number, where did you get my
    number, ayuda, aide
    """
)

_HELP_PHRASES = any_of(table("""
    ^ [sorry|hi|hello|hey|um|ok|but|so|and|wait] (who|what company) [exactly|actually] (runs|owns|
        operates|sends|writes|made|makes|pays for|is behind|is running|is sending|is texting|is
        writing) [me] (this|these|it|you) [number|text|texts|message|messages|service|thing|program|
        programme] [please|anyway|exactly|from] $
    ^ [sorry|hi|hello|hey|ok|but|so] (what|which) (company|business|organization|organisation|app|
        service) is this [please] $
    ^ [sorry|hi|hello|hey|um|ok|but|wait|excuse me] who (is|am i) (this|texting [with|me]|messaging|
        sending|talking|speaking) [me|to|with|this|these] [texts|messages|please|exactly|again] $
    ^ [wait|ok|so|hi|hey|hello|um] (are you|is this|am i (talking|texting|speaking|chatting) [to|
        with]|
        is there) [a|an|just] [real|actual|live] (bot|robot|human|person|machine|computer|ai|
        automated|real|human being|anyone there|chatbot) [or (a|an) [real] (bot|robot|human|person|
        machine|computer|ai)] [texting|here|there|please|replying] $
    """))  # fmt: skip

_PAUSE = any_of(table("""
    ^ [please|can|could|i|we|you|want|need|would|like|ok|hey|let|lets|just] [you|we|i|to|us|want|
        need|would|like|please] [to|like|please|us] [to] (pause|pausing) [please|it|this|these|
        the|my|texts|messages|everything|them|for|until|till|me|all|now|things|program|prompts|
        reminders|step|steps|a]
    (pause|hold|suspend|freeze|mute) [sending|on] [the|my|these|this|your|all|it|me|off] (texts|
        messages|prompts|reminders|program|programme|service|steps|texting|messaging|sending|
        subscription|notifications|everything)
    (need|want|take|taking|have|give me|like|could use) [to] [take|have] [a|some|little|short]
        [little|short|small|bit of a|quick] (break|pause|breather|time off|timeout) (from|with)
        (these|this|the (texts|messages|prompts|program|programme|steps|reminders)|texts|messages|
        your|you|it all|it|texting|all this)
    ^ [i|we|just|think|please|can|could|am|ok] [i|we|am] [just|really] (need|want|would like|like|
        take|taking|have|could use|going to take) [to] [take|have] (a|some) [little|short|small|
        quick|bit of a] (break|pause|breather|timeout) [please|for] [now|a|few|two|one|while|
        couple|the|bit|this] [few|of|week|while|day|days|weekend|bit] [days|weeks|week] $
    (going|away|off|out|be|am|leaving|travel*) [to|on|be|for] [be|on] [my] (vacation|holiday|
        holidays|travelling|traveling|away) [for|until|till|next|this|from|so|back]  [a|the|two|
        few|next|1|2|3|one|week|monday] [few|week|weeks|days] $
    (stop|no texts|do not text me|stop texting me|quiet|skip me|no messages|leave me) [texting|
        sending|me] [for|until|till] (for|until|till) (a|the|one|two|1|2|3|few|next|monday|
        tuesday|wednesday|thursday|friday|saturday|sunday|this|my|i am) [few|next|rest|back|
        couple] [of] [the|back] [week|weeks|days|day|weekend|month|monday] !(good)
    (too many|fewer|less) (texts|messages) [please] (pause|break)
    (put|place|have) [this|it|these|the|my|everything|all] [{texts}] on (hold|pause)
    ^ [please|can you|could you|ok|just|hey|pls|so] (hold off|lay off|go quiet|hold [off] [on] [the|
        these|my] ({texts}|steps)|no (texts|messages|steps|prompts|reminders|questions|check ins|
        texting)) [on|with] [the|these|my|any] [{texts}|steps] [please] ((until|till) (monday|
        tuesday|
        wednesday|thursday|friday|saturday|sunday|next|i am|i get|we are|we get|after|tomorrow)|for
        (a|the|one|two|three|1|2|3|few|this|next) [few|couple of|next|rest of the] (day|days|week|
        weeks|month|weekend)|this (week|weekend|month)|next (week|month)|over the (weekend|
        holiday*)|
        while i|during the|tomorrow|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday))
    (please|can you|could you) pause [it|this|these|the {texts}|my {texts}|for now|then|me|for that
        week|until then] $
    ^ [please] quiet for (a|the|one|two|2|3|next) [few|couple of|next] (day|days|week|weeks)
        [please|
        thanks] $
    (give|need|want|have|take|like) [me] (a|the|one|two|some|2|3|few) [few] (day|days|week|weeks|
        weekend|month) off [from (this|these|{texts}|the {texts})] [please|thanks] $
    pausa
"""), TEXT_NAMES)  # fmt: skip

_RESUME = listed(
    """
    resume, resume texts, resume the texts, resume messages, resume my texts, resume the
    program, resume program, unpause, unpause me, unpause it, unpause texts, unpause my texts,
        resume me, resume it, un pause, continue, continue please, keep going, carry on,
    let us continue, let us keep going, let us go on, let us go, let us carry on, let us resume,
    i am back, am back, back, back now, still here, i am still here, am still here, i am here
    again, here again, still with you, i am still in, ready to continue, ready to resume,
    ready again, i am
    ready to continue, i am ready, i am ready again, ready, ready to go, i am ready to start
    again, ready to start again, ready to go again, pick up where we left off, pick back up,
    pick it back up, unmute, end pause, end the pause, end my pause, stop the pause, stop
    pausing, break over, break is over, my break is over, back from holiday, back from vacation,
    i am back from holiday, i am back from vacation, turn it on again, go on, proceed,
    continuar, i am back and ready, let us pick up where we left off, let us start again, keep
    them coming
    """
)

_GO_ON = any_of(table("""
    ^ [please|ok|you|i|we|can|could|let us|lets|want|yes|hi|hello|so] [can|you|we|want|would|like|
        get] [like|please] [to] (carry on|continue|resume|restart|keep going|go on|start again|go
        ahead|pick up again|unpause) [with|sending|texting|receiving|getting] [me] [the|my|these|
        your|our] [daily] [{texts}|steps|step|them] [please|again|now|for me|thanks|thank you] $
    ^ [ok|yes|so] [let us|lets] get [it|this] going again $
"""), TEXT_NAMES)  # fmt: skip

_SNOOZE = any_of(table("""
    ^ [maybe|please|ok|sorry|yes|i|can|could|will|a bit|bit|no|much] [you|we|do|it|ask|text|try|
        this|i] [ask|me|do|this|it|again] (later|snooze) [please|today|on|tonight|maybe|thanks|
        again|ok|when|for|i|1|one|an|30|a|10|15|20] [hour|minutes|busy|hours|thanks|please|free] $
    ^ snooze
    ^ [sorry|please] (not now|not right now|not a good time|bad time|now is not a good time|not at
        the moment|give me a (minute|sec|second|moment|bit|while|few)|in a (bit|minute|sec|while|
        few|little|moment|second|little while)|hang on|hold on|one sec|one moment|brb|be right
        back|wait|busy right now|ask again|try again|another time|after work|when i get home|this
        evening|later this evening|after dinner|after lunch|not yet ask later) [please|later|
        sorry|i am|working|busy|at work|driving|minutes|tomorrow|tonight|ask|again|thanks|ask me
        later]
    ^ [i] [am] [so|really|too|a bit|very|kind of|super|just] (busy|driving|at work|in a meeting|
        working|at the doctor|at dinner|on the bus|cooking|with the kids) [right now|now|atm|at
        the moment|rn|sorry|today|later|ask later|ask me later|till|until] [now|5|6|later]  $
    (remind|ask|text|message|prompt|ping|nudge|try|send|buzz|hit me up|check with|get back to|
        check in with) [me] [it|again|this|to me|with me|back] [me|again|this] (later|tonight|
        tomorrow|in|this (evening|afternoon)|after|when i|at (noon|lunch|dinner|night|bedtime)|
        before bed|again later|again tomorrow|again tonight|again in|again after|another time|next
        week) [please|an|a|one|two|1|2|3|30|10|15|20|45|60|few|the|work|i] [hour|hours|minutes|
        morning|few|couple|bit|while|half] [hours|minutes|of|an]
    (remind|ask|try|nudge|ping|prompt) [me] [again|back] (at|around|about|after|by|@) _ [_] [_]
        (tonight|today|this evening|$)
    ^ [maybe|please|ok|sorry|about] in (an|a|one|two|three|1|2|3|4|5|10|15|20|30|40|45|60|90|half|
        few|couple) [few|couple|an|of|half] (hour|hours|minutes|minute|h|m) [or so|please|thanks|
        ok|maybe|time]  $
    ^ (tomorrow|tonight|this evening|this afternoon|tomorrow morning|later tonight|later today|
        maybe tomorrow|maybe tonight) [please|instead|ok|maybe|morning|night|evening|thanks] $
    can not (talk|text|answer|reply|do this|chat) [right now|now|at the moment|atm|at work]  $
    (call|talk to|ttyl|speak) [you] later $
    (can|could) [we|you|i] (do|answer) [this|it] (later|tonight|tomorrow|after)
"""))  # fmt: skip

_NOT_REQUESTS = any_of(table("""
    {they} [said|says|asked|told|wants|wanted|needs|needed] [me|us] [to|he|she] [wanted|needs|
        needed] [to] (pause|need a break|later|stop|take a break|remind|call me later|text me
        later)
    (sooner or|and) later
    see (you|him|her) later
"""), NAMES)  # fmt: skip

_WHEN = re.compile(
    r"\b(?:for|until|till|in|after|at|before)\s(?:an?\b|the\b|my\b|next\b|\d|one|two|three|four|"
    r"half|few|couple|mon|tue|wed|thu|fri|sat|sun|work|lunch|dinner|noon|bed|tomorrow|i\b).{0,40}"
    r"|\b(?:tonight|tomorrow(?: morning| night| evening)?|this (?:evening|afternoon|weekend)|"
    r"next week|a (?:week|month|few days|couple of days))\b",
    re.IGNORECASE,
)


def _core(line: str) -> str:
    return " ".join(word for word in line.split() if word not in _COURTESY)


def _is(read: Plain, known: frozenset[str]) -> bool:
    whole = " ".join(read.words)
    if whole in known or " ".join(dict.fromkeys(read.words)) in known:
        return True
    core = _core(whole)
    return core in known or " ".join(dict.fromkeys(core.split())) in known


def find_join(read: Plain) -> str | None:
    """Return the words that ask for the texts to start (again)."""
    return read.whole.strip() if _is(read, _OPT_IN) else None


def find_help(text: str, read: Plain) -> str | None:
    """Return the words that ask what this is or how it is used; a lone "?" does."""
    if _is(read, _HELP) or (not read.words and "?" in text):
        return read.whole.strip() or "?"
    return first_words(_HELP_PHRASES, (read.whole,))


def find_resume(read: Plain) -> str | None:
    """Return the words that ask to go on after a pause."""
    return read.whole.strip() if _is(read, _RESUME) else first_words(_GO_ON, (read.whole,))


def find_pause(read: Plain) -> str | None:
    """Return the words that ask for some time without texts."""
    lines = (read.whole, *read.clauses)
    return first_words(FOR_A_WHILE, (read.whole,)) or first_words(
        _PAUSE, (mask(_NOT_REQUESTS, line) for line in lines)
    )


def find_snooze(read: Plain) -> str | None:
    """Return the words that ask to be asked again later the same day or the next."""
    lines = (read.whole, *read.clauses[:2])
    return first_words(_SNOOZE, (mask(_NOT_REQUESTS, line) for line in lines))


def when(text: str) -> str | None:
    """Return the words that say for how long, or until when."""
    match = _WHEN.search(text)
    return match.group().strip(" .,!?") if match else None
