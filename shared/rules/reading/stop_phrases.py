"""The wordings of a request to stop; what only sounds like one is in `stop_look_alikes`."""

from shared.rules.reading.people import NAMES
from shared.rules.reading.phrases import any_of, listed, table

# The whole text, once words of courtesy are set aside.
WHOLE = listed(
    """
    stop, stopsign, stop all, stopall, unsubscribe, unsubscribed, cancel, cancelled, end, quit,
    revoke, opt out, opt, opt me out, opting out, stop it, stop this, end this, end it, quit
    this, cancel this, cancel it, remove, remove me, take me off, leave me alone, leave me be,
    leave, no more, enough, wrong number, wrong person, out, quitting, i quit, piss off, get
    lost, go away, fuck off, f off, shut up, bugger off, not interested, no longer interested,
    spam, reported, blocked, blocking, discontinue, cease, cease and desist, desist, terminate,
    deactivate, disable, disenroll, unenroll, withdraw, no quiero mas, ya no mas, stop sending,
        stop texting, stop
    messaging, stop contacting, stop writing, stop bothering, not anymore, lose my number,
    delete my number, turn off, switch off, no mas, basta, alto, parar, pare, para, cancelar,
    salir, baja, detener, arret, arreter, arrete, stopp, abmelden, desabonner, desinscription,
    arretez, aufhoren, genug
    """
)

# Of these, the ones that speak plainly enough to be one thought among several.
CLAUSE = listed(
    """
    stop, stop all, unsubscribe, opt out, opt me out, remove me, take me off, leave me alone,
    leave me be, stop it, wrong number, wrong person, not interested, no longer interested, fuck
    off, cease and desist, stop sending, stop texting, stop messaging, stop contacting, stop
    bothering, lose my number, delete my number, no mas
    """
)

_TEXTS = (
    "(text|texts|texting|message|messages|messaging|reminder|reminders|prompt|prompts|"
    "notification|notifications|spam|spamming|question|questions|alert|alerts|bot|"
    "program|programme|service|subscription|check ins|check in|checkins|list|number|mailing list)"
)
TEXT_NAMES = {
    **NAMES,
    "texts": _TEXTS,
    "sending": (
        "(texting|messaging|sending|contacting|bothering|spamming|pestering|bugging|harassing|"
        "notifying|reminding|emailing|pinging|writing|calling|asking|prompting|annoying|hassling)"
    ),
    "send": (
        "(text|message|contact|write|bother|send|ping|call|email|msg|spam|remind|notify|"
        "harass|hassle|pester|prompt|bug)"
    ),
}

# Asked of us, wherever in the text.
ASKED = any_of(table("""
    (please|kindly|just|you) stop [it|this|that|now|all|everything|already] $
    (please|kindly) stop [with] [all] (these|this|them|the|sending|all|{sending}|contacting)
        !(fight*|fear|feeling*|thought*|pain|hurt*|cycle|lying|argu*|worry*|way|war|him|her|them)
    ^ (stop|quit|cease|enough with|no more|cancel|end|halt) [with] [all] [of] (these|this|the|
        your|those|my|all|further|any|future|more) [annoying|stupid|daily|fucking|damn|dumb|
        creepy|silly|text|further|more] {texts}
    (stop|quit|cease) [with|getting|receiving|sending] [all] (these|your|those|this|the|any)
        [annoying|stupid|daily|fucking|damn|dumb|creepy|silly|text|more] {texts} !(between|with
        him|with her|him|her|from (him|her)|to (him|her))
    (stop|quit|cease|halt|avoid) (getting|receiving|sending) [me|any] [more|these|this|the|your|
        any|all|so many|of] [these|daily] [{texts}]  !(him|her|from (him|her)|angry|mad|upset|so|
        hurt|jealous)
    (stop|quit|cease|finish) [fucking|bloody|ever] {sending} (me|us|this number|my phone|my
        number|please|now|$)
    stop {sending} (these|this|anything|any|more|it|stuff|so|your)
    stop (these|those) $
    (rather|prefer) not [to] (get|receive|have|be sent) [any|these|more|your|the] [more] {texts}
        !(from
        (him|her))
    (cease|no|stop) [and desist] [all|any] [further|future|more] (communication*|contact from you|
        correspondence) !(with|from (him|her)|between|breakdown|issues|at all with)
    no further (contact|messages|texts|messaging|texting)
    (make|get) (these|the {texts}|these {texts}|your {texts}) [to] stop
    (do not|no longer) need (these|this|your) [{texts}] (anymore|any more|any longer)
    ^ [ok|please|so|just] count me out $
    (this|these|{texts}) stop $
    (can|could|will|would) you [please|just|all|people|guys] stop [it|this|now|please|{sending}]
        $
    (how|can|could|may|want|need|like|trying|where) [do|can|would|to|we|i] [i|we|to] [to] [please]
        (stop|cancel|quit|end|turn off|get off|get out of|leave|opt out of|unsubscribe from|
        disable) (this|these|it|[this|these|the|your|my] {texts}|it all|the thing|this thing) $
    (make|get) (it|this|these|them) [texts|messages|bot|thing] [to] stop (texting|sending|
        messaging|bugging)
    (want|need) (this|these|it|them|the {texts}|you) [{texts}] to stop !(lying|fighting|and|being|
        hurting|cheating) $
    (want|need|wish|asked|told|said|ask|beg|telling|asking) [for] you [guys|all|people] [to]
        [please] stop [it|this|now|{sending}|sending|please] [me|these|this]  $
    ^ ... no more (texts|messages|reminders|prompts|of these|of this|notifications|check ins|spam|
        questions) [please|for me|thanks|thank you|ever|from you|now|today|$]  !(from (him|her|
        them)|to (him|her)|between|with)
    ^ [please|and|so|but|just|again|ok|hey|kindly|i said|seriously|or|also|now|7|no] (do not|
        never|no longer|quit) {send} [to] (me|us|this number|here|my phone|this phone) !(names|
        him|her|that|when|a liar|stupid|crazy|how|why|like)
    (please|number|interested|busy|seriously|again) (do not|never) {send} (me|us|this number|here|
        anymore|again|any)
    (do not|did not|never|no longer) (want|wish|need|care|ask|like|consent|agree|subscribe|sign
        up) [to|for] [be|get|getting|receive|receiving|have|hear|see] [any|to|of|being] (these|
        those|this|your|more|further|texts|messages|texted|messaged|contacted|reminders|prompts|
        notifications|spam|from you|to be texted|to be contacted|this service|this program|
        enrolled|subscribed) [texts|messages|reminders|prompts|daily|of these|anymore|any more|
        from you|text|message|further|program|service|questions|notifications|sent|either|spam|or
        (texts|messages)] $
    (do not|no longer) (want|wish|need) [to] [get|receive|have|be|hear] [any|your|the|these|this|
        more|getting] [more] {texts} !(with|from (him|her)|to stop)
    (do not|no longer) (want|wish) to (be on this|be part of this|be in this|participate|take
        part|continue with|hear from you|get these|receive these|receive this|be texted|be
        contacted|be messaged|do this program|be on your) !(by (him|her|my))
    ^ [i] (do not|no longer) want (this|it) [anymore|any more|any longer] $
    ^ [i] (do not|no longer) want to (do this|continue [this|with this]) (anymore|any more|any
        longer) $
    ^ [i] no longer want to (do this|continue) $
    ^ [ok|so|please] [i] (want|need|would like|wish) [to get|to be|to come|to opt|to drop|to] out
        [please|now|$]  $
    (want|get|let|need) [me|to get] out of (this|these) [program|list|thing|service|text*|
        programme|group|chat|study|app|subscription] $
    (take|get|remove|drop|scratch|delete|pull|strike|keep) (me|us|my (number|name|phone|info|
        contact|details)|this number) [off|from|out] [of] (this|the|your|all|these|it|any|here)
        [fucking|damn|mailing|text|stupid] [list|lists|{texts}|contacts|system|database|thing|
        records] !(his|her|mind|house|marriage)
    (take|remove|get) (me|my (number|name)|this number) (off|out) $
    (remove|delete|lose|erase|forget) (my|this) (number|phone number|phone|contact) [please|now|
        from|immediately|$]
    (take|get) me off [of] [this|the|your|that|here]
    want off [this|the|your|of]
    ^ [ok|please|i|want|need|would like|to|how|do|can|just|hi|hello|let|me|and|you|could|am] [do|
        can|want|need|would like|like|to|i|you|please|wish] [to|i|please|you|like] [please]
        (unsubscribe|opt [me] out|opting out|unenroll|disenroll|deregister|optout|withdraw from
        [this|the]|drop out of (this|the)) [me|us|of|from|this|these|the|now|please|$]  !(dinner|
        party|of (his|her|our|my|family)|from (his|her|netflix|youtube))
    (unsubscribe|opt) (me|us) [out]
    (want|like|wish|need|please|would) [to] [be] (unsubscribed|opted out|unsubscribe|opt out|
        opting out) !(of (dinner|our|his|her|the (family|marriage|relationship|party)))
    (thought|said|already|keep trying|tried|trying|asked) [that] [i] [to] [had|have|already|be]
        (unsubscribed|opted out|unsubscribe|opt out|unsubscribing|cancelled this|said stop|texted
        stop|replied stop)
    ^ [please|just|can you|could you|will you|and|ok|now|so|all of you|go away and|i want you to|
        would you|you|but|seriously] leave me [the|the fuck|the hell] [fuck|hell] (alone|be)
        [please|now|thanks|already|$]  $
    (please|just) leave me [the fuck|the hell] alone
    ^ [sorry|hi|hello|hey|i think|think|you|this|must|you have|it|is|got|have|has|no|u|but] [have|
        is|got|you|this|must|think|are] [have|got|texted|the|a|is|be] [texting|messaging] [the|a]
        wrong (number|person|guy|girl|lady|phone|man|woman) [here|sorry|buddy|dude|mate|please|
        stop|$]
    (you have|you got|this is) [got|texted|messaged|reached] (the|a) wrong (number|person|guy|
        girl|lady|phone)
    ^ [sorry|hi|hello|hey|no|but|um] (this|that|it) is (not|no longer) !(a|an|the|one|any|good|your)
        _ (phone|number|cell|mobile) [anymore|sorry|now] $
    ^ [sorry|hi|hello] (not|no longer) !(a|an|the|one|any|good|your) _ (phone|number) [anymore] $
    (does not|no longer) (have|has|use*|own*) this (number|phone)
    (this is not (my number|sarah|john|who you think)|not the (right|correct) (number|person)|new
        (owner of this|number owner))
    (cancel|end|terminate|stop|close|discontinue) [my|the|this|our] [daily|text|whole]
        (subscription|enrollment|enrolment|membership|service|program|programme|registration|
        messaging) !(with)
    (cancel|terminate) (my (account|texts|messages|reminders)|me|all (texts|messages)|everything|
        these texts|the texts|these messages|these)
    ^ [please] (end|cancel|quit) (this|these|my|the|all|it) [please|now|text*|message*|
        conversation|chat|thing] $
    ^ [i want to|i would like to|i need to|please|want to|let us|can we|can i|i wish to] (end|
        quit|cancel|stop) (this|it|these|all this) [now|please|now please|thing|program|here|
        today] $
    ^ [i want|i would like|i need|i wish|want|need|ready] to (quit|cancel|stop|opt out|
        unsubscribe|end|withdraw) [now|please|today|immediately|this] $
    (done|finished|over|through) with (these|the|your) {texts}
    ^ [i am|am|am so] (done|finished) with (you|this (program|service|app|bot|thing|text*|
        programme)) $
    (withdraw|revoke|rescind|remove|retract|take back) [my|all|any] [text*] (consent|permission|
        authorization|authorisation)
    (do not|never|no longer) [have|gave|give|given] [you|my] (consent|permission) to (text|
        message|contact|this|receive|these)
    (turn|switch|shut) (this|these|it|them|the {texts}|{texts}) [thing|{texts}] off
    (turn|switch|shut) off [the|these|this|all|my] {texts}
    (block|blocking|blocked|report|reporting|reported) (you|this number|your number|as spam|this
        as spam|it as spam)
    ^ [this is|it is|more] [just|all] spam
    (not|no longer|never) interested [in (this|these|your|the program|it|texts|messages)]
        [anymore|any more|thanks|thank you|at all|sorry|please] $
    (fuck|piss|bugger|sod|eff) off [and|with|you|now|$] !(he|she|to (him|her))  $
    ^ [no|yes|nope|yeah|done|skip|ok|kept|not yet|partly|number|interested] [thanks] [and|but|so]
        [please] (do not|never) {send} (me|us|this number|my phone) (again|anymore|any more|ever|any
        longer|no more|please|$)
    (please|just) (do not|never) {send} (me|us|this number|here) (again|anymore|any more|ever|any
        longer)
    ^ [sorry|hi|hello|no|but|um] [i|we] [have] (never|did not|do not) (agreed|agree|consented|
        consent|subscribed|subscribe|signed up|sign up|asked|ask|requested|request|opted in|
        enrolled|
        registered|joined|authorized|authorised) [to|for|in] [get|be|receive|getting|receiving] [any
        of] (this|these|it|{texts}|on this|on your) [{texts}|list] [please|now|at all|so stop] $
    (block|ban|exclude|drop|cut|free) (me|us|my (number|phone)|this number) from (this|the|your|
        these)
        [mailing|text] (list|lists|{texts}|system|database)
    (want|need|like|wish|asked|asking) to be (taken|removed|unsubscribed|opted|dropped) [off|out|
        from]
        [this|your|the|of this|list|now|please|$] !(shelf|of the (house|marriage)|seriously|care|
        out|
        for|to|by)
    ^ [and|but|so|please|just|ok] (do not|never) ever {send} (me|us|this number|here)
    ^ [ok|so|please] i am (opting out|unsubscribing|cancelling this|canceling this)
    (who this is|who you are|my number|not me|not mine|wrong number) [please|so] stop $
    number ... (remove|delete) (it|me) [please|now] $
    ^ no more of this [please|thanks|thank you|now] $
    ^ enough (texts|messages|of these (texts|messages)|with the (texts|messages))
    (lawyer|sue|ftc|fcc|tcpa|harassment) .. (texts|messages|text|texting|contact)
    no (me (escriban|escribas|manden|mandes|envien|envies|molesten|contacten|textees)) [mas|
        mensajes]
    (dejen|deja|deje|dejar|paren|pare|para) de (enviar*|mandar*|escribir*|molestar*|texte*)
    no (quiero|deseo) [recibir] [mas] mensajes
    no mas (mensajes|textos|por favor)
    (quitenme|quiteme|borrenme|sacame|saquenme|eliminenme) de
    numero equivocado
    (arretez|arreter|arrete) (de m|vos|les|ces)
    ne (m envoyez|me contactez|m ecrivez) plus
"""), TEXT_NAMES)  # fmt: skip

# The same, asked as a question about oneself.
ASKED_HOW = any_of(
    table("""
    ^ [hi|hello|hey|ok|please|so] [and] how (do|can|would|to|could|should) [i|we] [please]
        (stop|cancel|quit|end|turn off|get off|leave|get out of)
        (this|these|the {texts}|these {texts}|this {texts}|your {texts}|{texts}|my {texts}|all this)
        [please|now|from coming] $
    ^ [please|can you|could you|just|now|ok] [please] (end|cancel|quit|stop|kill|halt|cease)
        [all|the|these|your|any] [daily|text|further] {texts} [please|now|thanks|to me|already] $
    """),
    TEXT_NAMES,
)
