"""The wordings of yes, partly, not yet and skip, and of what only sounds like them."""

from shared.rules.reading.people import NAMES
from shared.rules.reading.phrases import any_of, table

# Sounds like an answer, is told of something or someone else.
NOT_ANSWERS = any_of(table("""
    no (one|idea|matter|doubt|wonder|longer|clue|worries|problem|offense|more|big deal|reason|
        sleep|contact|secrets|lies|joke|regrets|words)
    {they} [really|just|also|finally|never|actually|still|again|only] (did|does|do|done|kept|
        keeps|managed|forgot|failed|finished|has|have|broke|did not|could not|tried|will|is going
        to|started|would not|will not|does not|never|was late|missed) [it|not|that|again|this]
        !(and i)
    (i|we) (did not|do not|have not|could not|can not) (like|know|understand|feel like he|feel
        like she|trust|love|believe|think|mind|stop|wait|regret|fight|argue|yell|cry|forget|give
        up|let|break|miss|lose|skip|see why|agree) !(to do|to keep)
    did not (forget|fail|miss|skip|break)
    kept (thinking|crying|going|trying|asking|fighting|looking|wondering|wanting|quiet|feeling|
        silent|busy|checking|seeing|lying|talking|busy|waiting|hoping|telling|having)
    half (asleep|way through the|hour|an|past)
    (some|most) (people|nights|friends|men|women)
    sort of (person|man|woman|thing)
    kind of (person|man|woman|thing)
"""), NAMES)  # fmt: skip

PARTLY = any_of(table("""
    (not|never) (completely|fully|entirely|perfectly|totally|quite all|all of (it|them)|all the
        way|always|every time|everything|every day|100|all day|the whole|exactly|quite|as (much|
        well|often|planned|long))
    half [of|way|assed|heartedly|ass|the|done]
    halfway
    (partly|partially|partial|part|in part|part way|partway)
    parts of (it|them)
    (mostly|mainly|largely)
    most of (it|them|the)
    (did|done|kept|finished|managed) (most|half|part|one of (the|them|two|three)) [of it|two|three|
        $]
    most (days|times|part) !(people)
    (kind of|sort of|somewhat|ish|sorta) !(fun|hard|nice|good|bad|sad|weird|funny|scary|awkward|
        proud)
    (a bit|a little|a little bit|little bit|a few|a couple|bits|bits and pieces|a tad)
    (some of (it|them|the)|some|sometimes|some days|somedays|here and there|on and off|off and on)
    (almost|nearly|very nearly) !(forgot|did not|everything|broke|gave up|missed)
    (more or less|yes and no|yes but no|no and yes|no but yes|yes no|so so|meh|to (an|some|a
        certain) extent|up to a point|in a
        way|in some ways)
    (started|began|begun|halfway) [it|on it|with it|to|off|well] [today|early] (but|then|and then|
        however|until) [i|we|it|then]
        (did not|could not|ran|got|had|was|were|stopped|never|gave|lost|fell|quit|not)
    tried [to|my best|but|it|hard|and|twice|once] !(and (did|managed|it worked)|it and|but
        (could|can|did) not|(could|can|did) not|but failed)
    (only|just) .. (once|twice|part|half|some|one|first|a bit|a little|the first)
    (50 50|fifty fifty|70|80|60|90|75|50|40|30) $
    (1|2|3|4|5|6|one|two|three|four|five) (out of|of) (2|3|4|5|6|7|two|three|four|five|six|seven)
        [days|times|nights|parts|things]
    (was|did it|kept it|but|bit|little) late
    (made|making) [some|a little|a bit of] (progress|start|effort)
    (yes|yeah|did|kept) .. but not .. (all|fully|completely|everything|perfect*|every|the|well|
        whole|on time|long)
    (could have been better|could be better|could have done (better|more)|needs work|not great
        but|room for improvement|work in progress|in progress|getting there|slipped (a bit|once|a
        little)|did what i could|as (best|much) as i could|my best)
    medio
    mas o menos
"""))  # fmt: skip

NOT_YET = any_of(table("""
    ^ [sadly|unfortunately|sorry|honestly|well|um|ugh|actually|oh|hmm|ok|so|regrettably|um|alas|
        i am afraid|afraid|hi|hey|lol|hell|heck|god|still|again|guess] (no|nope|nah|n|negative|
        not|never|thumbsdown|nada|noway|
        non|nein|nopes|neither|not even|na)
        [sorry|not|i|yet|really|sir|sadly|unfortunately|lol|way|today|but|because|time|still|it|
        he|she|we|and]
    thumbsdown
    ^ [ok|will do|maybe] in a (bit|little while|while|minute|sec|moment) $
    (absolutely|definitely|certainly|of course|sadly|sure|probably|clearly) not !(perfect*)
    have not (had|got|gotten|found) [a|the|any|much|enough|my] (chance|time|moment|opportunity|
        energy|minute)
    (so|but|and|then|again) (no|nope|nah) $
    let (him|her|them|myself|us|everyone) down
    let it (slide|slip|go this time)
    ^ (nothing|none) (yet|so far) $
    not (yet|really|at all|today|this time|so much|exactly|done|kept|now|even|happening|tonight|so
        far|going to happen|got round|been able|managed|finished|started|quite yet|close)
    (forgot|forgotten|forget) !(him|her|how|what he|his)
    (did not|have not|has not|had not|could not|can not|was not able|were not able|do not think|do
        not|would not) [really|even|quite|actually|do|i|yet|have|get|manage|want|feel|keep|able|
        just|honestly|find|make|i have|think] [to|it|i|any|the|a|my|chance|time|did|do|kept|keep|
        yet|so|round|around|have] (do|done|did|keep|kept|it|get|manage|managed|happen|yet|time|
        chance|round|around|today|able|bring|remember|make|follow|complete|finish|start|want to|
        feel like|feel up|$|that|this|so|have|say|ask|call|tell|talk|go|that one|work out|succeed|
        hold|find|the energy|much)
    (did|have|had|has|could|do|was) not $
    (unable|failed|fail|failing|blew it|messed up|messed it up|screwed up|screwed it up|broke it|
        broke [the|my] promise|missed it|missed|slipped up|slipped my mind|dropped the ball|
        bailed|chickened out|wimped out|lost my nerve|choked|ran out of time|no time|too busy|too
        tired|got busy|got distracted|fell asleep|fell through|gave up|gave in|it did not happen|
        never happened|did not happen|never (did|got|managed|kept)|avoided it|put it off|
        procrastinated|totally spaced|spaced it|skipped it|let it slip|let myself down|i wish|as
        if|wish i had)
    (i will|i am going to|going to|will|plan to|planning to|intend to|need to|have to|about to|
        want to|hope to|hoping to|aiming to|gonna|i shall) [still|just|probably|maybe|try|to|
        definitely|get] [to] (do|try|get|keep|finish|start|make|it|attempt|give it|tonight|
        tomorrow|later|soon|this) [it|that|to|this|round|a|again|the] [later|tomorrow|tonight|
        soon|weekend|evening|go|today|now]
    ^ (tomorrow|tonight|soon|eventually|will|later today|later tonight|this (evening|afternoon|
        weekend)|after (work|dinner|lunch)|on (monday|tuesday|wednesday|thursday|friday|saturday|
        sunday)|maybe tomorrow|will try|doing it (later|tomorrow|tonight|now)|do it (later|
        tomorrow|tonight)|next time|at the weekend) [i|will|do|hopefully|maybe|for sure|morning|
        night|it|evening|promise|instead|then|afternoon]  $
    (tomorrow|tonight) $
    (still|yet) (working|trying|need|have|got|to|not|going|in the middle|haven|thinking|on it|
        pending|struggling|planning) [to|on|it]
    (working on it|on it|in the middle of it|doing it now|about to|getting round to it|trying|
        struggling|hard to|too hard|could not face)
    (today was not the day|not my day|next time|maybe next)
    (to do|todo) $
"""))  # fmt: skip

# Told of someone else, and the whole of the answer.
THEY_DID = any_of(table("""
    ^ [well|oh|actually|and] {they} [really|just|also|finally|actually|sure|totally] (did|has|kept|
        keeps|managed|managed to|held|stuck) [do|keep|to] [it|that|so|this|all of it|everything|
        (his|her|their|the) (promise|word|part|side|step)|what (he|she|they) (said|promised|said
        (he|she|they) would)] [today|again|this time|yes]
        ($|and (it|i|we|that))
"""), NAMES)  # fmt: skip
THEY_DID_NOT = any_of(table("""
    ^ [well|no|sadly] {they} (did not|has not|have not|could not|would not|will not|never did|broke
        (it|(his|her|their|the) (promise|word))|forgot|failed) [do|keep|kept|done|manage] [it|that|
        to|(his|her|their|the) (promise|word|part|side|step)] [today|again|yet|this time] $
"""), NAMES)  # fmt: skip

YES = any_of(table("""
    ^ (yes|yep|yeah|ye|yup|y|ys|ya|yah|aye|yessir|yesss|yass|si|oui|affirmative|indeed|absolutely|
        definitely|totally|certainly|of course|for sure|sure did|sure have|sure thing|true|
        correct|check|checked|100|completely|fully|entirely|perfectly|you bet|100 percent|hell
        yes|hell yeah|heck yes|uh huh|mhm|mm hmm|mmhmm|yuppers|yip|ja|da|yes yes|you know it|
        success|successfully|thumbsup|nailed|crushed|smashed|did|kept|managed|done|finished|
        completed|complete|accomplished|achieved|you) !(not|no|you|he|she|they|the same|feel)
    thumbsup
    (so|and|then|but) [still|in the end] (yes|yeah|yep|yup) $
    (kept|keeping) (it|my|the promise|our|to it|that|promise|all of it|them|every|the whole|
        everything|this|word|both)
    (kept|done|did) $
    ^ kept [it]
    [i|we] [have|just|already|finally|actually|really|totally|definitely|also] (did|done) (it|
        that|so|this|the|my|all|everything|mine|both|exactly|what i|as|well|good|great|too|ok|
        okay|indeed|today|yesterday|already|this morning|last night|a|them|one|$) !(not)
    (i|we) [really|sure|certainly|totally|actually|definitely|honestly|indeed] (did|have) [today|
        indeed|yes|yesterday|keep it|it|actually|thanks|so|thumbsup|though|and|but|this] $
    i did (and|but|because|so|it|keep|yes|manage|though)
    (i|we|just|already|all|its|it is|it|mission|promise|task|has been|have|got it|now|is|step|
        finally) (done|kept|finished|completed|accomplished|complete|managed|fulfilled|sorted|
        achieved)
    (managed|managing) (it|to|that|the|this|fine)
    (finished|completed|accomplished|achieved|nailed|aced|smashed|crushed|fulfilled|honoured|
        honored|practiced|practised|pulled off) [it|the|this|that|my|all|both|mine]
    (was able|were able|got it done|followed through|stuck to it|stuck with it|pulled it off|
        delivered|did good|did great|did well|just did|already did|went (well|great|good|fine|ok|
        okay)|worked|success|got there|made it happen|as promised|like i promised|like i said|went
        through with it|kept up|all good|ticked|both days|every day|pretty much|basically|
        surprisingly|hecho|fatto|fait|listo|finito)
    all done
"""))  # fmt: skip

SKIP = any_of(table("""
    ^ [please|i|will|would|can|could|let|just|like|want|ok|okay|no|think|today|gonna|going|have|
        need|rather|maybe|am|s|d|we|should|had|better|lets|do] [to|i|will|we|you|us|want|would|
        like|going|gonna|have|rather] [to|like|please|just|we|rather|prefer] [to|just] (skip|
        skipping|pass|passing) [it|
        this|that|on|the|today|for|please|one|now|me|question|thanks|thx|step|to|because|sorry|
        day] [this|it|that|one|today|now|the|please|step|question|day|for] [one|time|day|today|
        please|step|question|now|to] [one|today|please]  $
    ^ (skip|pass) $
    ^ [i|sorry|no|well|am] [would|will|do|just] (rather not|prefer not to|prefer not|not going to|
        want not to) (say|answer|tell|share|talk about (it|this|that)|reply|rate|rate it|rate
        today) [today|this|that|it|one|thanks|thank you|sorry|please|this one] $
    ^ [i|can|could|we] [will|would|i] [like|want] [to] (skip|pass) [on] [it|this|that|this one|
        today] if (i may|that is (ok|okay|alright|all right|fine)|you do not mind|possible|i can|
        it is (ok|okay|alright)|allowed) [please|thanks] $
    ^ skip [it|this|that|today|this one|please|the]
"""))  # fmt: skip

# Only where an action was asked for.
SKIP_AN_ACTION = any_of(table("""
    not (today|this one|doing (it|this|that|today)|for me|feeling it|feeling up to it|in the mood|
        up (for|to) (it|this|that)|going to do (it|this|that)|my thing|interested in this one|
        comfortable|this time|happening today)
    (will not|would not|can not|refuse to|not going to|rather not|would rather not|prefer not|do
        not want|do not wish|do not feel like|no way i am) [to] [be] (do|doing|try|trying) (it|
        this|that|this one|that one) [today|one|now|step|$]
    ^ [i|no|sorry] [would] (rather not|prefer not to|do not want to|do not wanna|do not feel like
        it|do not feel up to it|will not|refuse|can not today|do not want) [do it|do this|today|
        to|sorry]  $
    (no thanks|no thank you|nah thanks|hard pass|i am good|sit this one out|sitting this one out|
        give (this|it) [one] a miss|never mind|next one|next please|move on|moving on|too hard for
        me|opting out of this one|leave it for today|another day)
    ^ (next|no thanks|not today|nothing)  [one|step|please] $
    can not (do it|do this|face it|face this) today
"""))  # fmt: skip

# Only where a number or some words were asked for; a promise "not today" is one not kept yet.
SKIP_A_QUESTION = any_of(table("""
    ^ [no|sorry|maybe|um|nah] (not today|not this time|not this one|no thanks|no thank you|nah
        thanks|nothing today|no comment|no answer today|no answer|none today)
        [thanks|thank you|please|sorry|maybe|today] $
"""))  # fmt: skip

TURN = any_of(("(but|however|except|though|although|then)",))
OVERRIDES = any_of(table("""
    ^ [but|well|just|or|i mean|at least|though|only|and] (mostly|partly|partially|half|kind of|
        sort of|only|not (all|fully|completely|entirely|really|everything|perfectly|the whole|100|
        always|every|quite)|for the most part|more or less|somewhat|in part|most of it|some of it|
        almost|a bit late|late|with (some|a few) slips)
"""))  # fmt: skip

# Only where an action was asked for: told as a thing done.
DID_IT = any_of(table("""
    ^ [i|we] [just|already|finally|also|actually|have] (wrote|written|called|texted|told|asked|
        listened|
        apologised|apologized|said|read|sent|walked|breathed|practised|practiced|thanked|hugged|
        shared|
        listed|talked|spoke|sat|made|took|gave|tried it|repeated|noticed) (it|him|her|them|to|
        with|my|
        the|a|down|for|sorry|thanks|about|one|three|two|five|ten|two) !(me|not)
    """))  # fmt: skip
