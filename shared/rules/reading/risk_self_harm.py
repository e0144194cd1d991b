"""The wording of danger to oneself.

The notation is that of `shared.rules.reading.phrases`. Ours to widen, never to narrow without a
clinician's eye: missing one costs more than hearing one too many. What only sounds like danger
stands in `risk_self_harm_innocent` and is blanked out first.
"""

from shared.rules.reading.phrases import table

# Said about oneself; also what another person says of themselves ("she says she'll kill herself").
SELF_HARM = table("""
    suicid*
    # ending one's life
    (kill|kills|killing|killed|hang|hanging|hanged|drown|drowning|shoot|shooting|poison|stab|off|
        unalive) (myself|my self|himself|him self|herself|her self|themselves|themself|yourself|
        ourselves)
    unalive
    kms
    kys
    ctb
    (end|ending|ended|take|taking|took) [my|his|her|their] own life
    (end|ending|ended|take|taking) (my|his|her|their) life
    end it all
    ending it all
    (want|wants|going|need|ready|thinking about|thinking of|plan|planning|planned|about|tempted|
        decided|trying|tried|just) [to] (end|ending) it [tonight|now|soon|today] $
    (end|ending) it tonight
    kill me [now] please
    (please|someone|somebody|just|god) kill me
    # wishing to be dead
    not ... (want|wanting|wish) to (be alive|exist|wake up|stay alive|keep living|be in this
        world|(live|be here|go on) (anymore|any more|any longer))
        !(with (him|her|them)|next to|alone|in (this|that) house)
    not ... (make it|survive|get) (through|past|till|until|to) (tonight|the night|morning|
        tomorrow|the week|christmas) !(work|school|without)
    can not (keep|go on|carry on) (living|existing|being alive)
    (should|could|might|maybe i|will|would|ready to|going to|rather) [just|simply] (disappear|
        vanish|cease to exist|fade away) [forever|for good|completely] $
    i [really] (should not|was not meant to|am not meant to|do not deserve to|should never) [have]
        (exist|existed|be alive|be here|been born|live)
    (easier|better|simpler|nicer|best) [for (everyone|me|all|them|my kids|my family|everybody)]
        (to|if i) [just]
        (die|died|be dead|not be here|disappear|disappeared|was not (here|around|alive)|did not
        exist|were not (here|around|alive)|not exist|ended it)
    i [have] [had|have] [had] enough (of|with) [my|this] (life|living|being alive|existing)
    (join|be with|go to|see) my (dead|late|deceased) _
    (join|be with) (him|her|them|my _) (in heaven|on the other side|in death|in the next life|in
        the afterlife)
    (point|use) (in|of) (anything|it all|everything|life|me) [anymore] $
    what is the (point|use) (anymore|any more) $
    (tired|sick) of (it all|everything|trying to stay alive|waking up|feeling anything) $
    (no|zero|not any|lost all|lost my|not have any|run out of|out of) hope [left|anymore] (left|
        anymore|for me|for my (life|future)|in my life|in life) [for me] !(for (us|this|my
        marriage|our|my relationship|it|him|her))
    (want|wanting|need|wish) [to be|to get|i was] out of (this|my) (life|world|existence)
    (not|never) care [anymore] (if|whether) i (live|die|wake up|make it|survive|am alive|get hit|
        exist)
    (not|never) [really|even] (mind|care) (if|whether) i (died|got hit|did not wake up)
    (wish|hope|hoping) (a|some|that|the) [_] (car|truck|bus|train|lorry) (would|will|could) [just]
        (hit|kill|run over|run) me
    (fall asleep|go to sleep|sleep) (forever|and never wake|and not wake|for good)
    (not|no|can not) [see|have|got|picture|imagine] [any|a|much of a] future [for (me|myself)]
        [anymore] $
    (no|not see a|only|not see any|see no|not any|the only) [other] way out [of this|for me|is to
        die|is death] $
    (world|family|kids|everyone|everybody) (does not|do not|would not|will not) need me [anymore|
        here|around] $
    (like|rather|wish i was|wish i were) i (am|was|were) already (dead|gone)
    (want|wants|wanted|wanting|wish|wishes|wished|going|ready|rather|hope|hopes|hoping|hoped|
        trying|tried|deserve|deserves|need|like|plan|planning|decided|prefer|prepared|choose|feel
        like) [i|he|she|they|we] [could|would|can] [to|i] [just|really] (die|dye $|dy $|dying|be
        dead|be gone forever)
    (should|could|might as well|gonna|let me|would) [just] (die|be dead) $
    (want|wants|wanted) dye $
    (wish|wished|wishing|rather|better if) [that|if] i [was|were|am|had|would be|is|be] [never|
        not] (dead|born|alive|been born|exist|existed)
    (wish|wished) (i|he|she) (was|were) (not here|gone|not alive|not around)
    (wish|wished|want) i [had] (could|would|did) [just|simply|really] (disappear|vanish|not exist|
        not wake up|never
        wake up|go to sleep|fall asleep) [and (never|not) wake up]
    (want|wanted|wants|wanna|like) to [just] (disappear [forever]|vanish [forever]|not exist|sleep
        forever|be no more|cease to exist|stop existing|stop living)
    (sleep|asleep|bed) .. (never|not) [to] (wake|waking) [up]
    (hope|hoping|wish|pray|praying|prayed) i (do not|will not|did not|never|would not|just do not)
        wake up
    (not|never) (want|wanting|wanna|going|like) to [have to] (wake up|be here|be alive|live|exist|
        go on living|go on anymore|be around|keep living|be on this earth|see tomorrow) !(with|
        together|in|near|when|for|at|by|his|her|while|next|anywhere|under|if|on|like|to|alone)
    (not|never) (want|wanting) to (live|be here|exist|be alive|be around) (anymore|any more|any
        longer|like this anymore)
    no longer want to (live|be here|exist|be alive|wake up|be around)
    (dont|no) (want|desire|will) to live
    lost [the|my|all] will to live
    (better|happier|easier|best|fine|relieved|free|lighter) [off] (if|when|once) i [was|were|am|
        had|would] [just|already|have]
        (gone|dead|not here|not around|never born|never been born|never existed|out of the way|not
        alive|vanish|vanished|
        disappear|disappeared|die|died|not exist|did not exist|never existed) !(for a|until|to
        another|from the party)
    not belong (in this world|on this (earth|planet)|among the living)
    (better|happier|easier|lighter) [off] without me !(there|at|on the|coming|going|nagging)
    better off [if i] [was|were|am|being] (dead|without me|gone|not here)
    better (off|place|without|if) .. (without me|i (was|were|am) (dead|gone|not here)|me gone)
    world .. (without me|better off without)
    (nobody|noone|no one|not anyone|none|who|nothing) [of them] (would|will|is going to|even)
        [even|really] (miss me|care if i|notice if i)
    no [point|reason|use|purpose|meaning] [for me] [to|in|of|for|me] (living|live|being here|be
        here|being alive|stay alive|go on|going on|carrying on|carry on|existing|exist) [anymore]
    ^ [but|so|and] why [do i|should i|even|bother|bother to|keep] [even|bother|
        keep] (go on living|go on|keep living|living|live|stay
        alive|carry on living|wake up|keep going) [at all|anymore|another day] $
    (point|reason|use) [in|of|to] [me] (living|being here|being alive|staying alive|live|going on|
        carrying on|go on) [anymore]
    (not|no) [see|have|got|seeing|any|a|the] [a|the|any] (point|reason|use) [in|of|to|for] [me]
        [living|being here|being alive|life|live|going on|waking up|carry on|carrying on|go on|
        keep going]  $
    (nothing|not anything|not much|noone|no one) [left] [for me] to live for
    (nothing|not anything|no one|nobody) left for me [here|in this (life|world)|anymore]
    (nothing|not much|no one) [left] [for me] to (stay alive|keep living|go on|keep going) for
    (tired|sick|done|exhausted|weary) (of|with) [being] (living|alive|life|existing|existence|my
        life|this life|breathing|being here)
    (life|living|it) is not worth (living|it anymore)
    not worth living
    life is [so] (pointless|over|not worth it|meaningless)
    my life is over
    (can not|could not|cant|do not want to|not able to) [just] (go on|carry on|keep living|keep
        going|live anymore|face another day|do life|live with myself) [anymore|any longer|much
        longer|any more] $
    ^ .. can not (do|take|handle|bear|stand) (this|it|life|anything) (anymore|any more|any longer|
        no more|
        much longer) !(with (him|her|them|this)|from|of)
    (give|giving|gave|given) up on (life|living|everything)
    (hate|hating|hates) (being alive|living|that i am alive|my life so much)
    (not|dont) deserve to (live|be alive|exist|be here)
    # hurting oneself
    i [have|was|am|been|just|started] [been|have|just] (cut|cutting|cutted|burning|self harming)
        (again|last night|today|tonight|yesterday|deeper|deep|this morning|to feel|to cope|too
        deep) !(the|my hair|grass|a|off|short)
    (cut|cuts|cutting|slit|slitting|slash|burn|burning|burnt|burned|hurt|hurting|hurts|harm|
        harming|harms|stab|starve|starving|injure|injuring|scratching) (myself|my self|himself|
        herself|themselves|my wrist*|my arm*|my thigh*|my skin|her wrist*|his wrist*|my leg*)
    (started|been|stop|keep|relapsed [on|with|into]|back to|urge*) [to] (cutting|cut) [again|
        myself] $
    # not "self" alone: "my old self", "self-respect"
    self (harm*|injur*|mutilat*|destruct*)
    selfharm*
    (overdose|overdoses|od) !(on (chocolate|coffee|sugar|netflix|work|caffeine|tv|carbs|cookies|
        candy))
    (take|took|taking|taken|swallow|swallowed|swallowing|have|got|holding|saving|counting|
        stockpil*|ate) [all|the|a|my|too|so|some|these|those|this|of|whole|entire|loads|lots|many|
        handful|bottle|bunch|every|ton] [of|the|my|these|many|whole|bottle|all] [of] [my|the|
        sleeping|these|her|his] (pills|tablets|meds|pain killers|painkillers|paracetamol|tylenol|
        xanax|ibuprofen|sleeping pills|bottle of pills) [at once|tonight|in (the|my)]
    (too many|handful of|bottle of|whole bottle|bunch of) [sleeping] (pills|tablets|meds|
        painkillers|tylenol|paracetamol|xanax)
    (jump|jumped|jumping|throw myself|step|walk|walking|run|running) (off|from|in front of|into|
        under) [of] [a|the|an|my|that|oncoming|some] (bridge|roof|building|balcony|train|bus|
        traffic|cliff|cars|car|truck|window|ledge)
    (drive|driving|crash|drove|steer) [my|the] [car|truck|myself|straight] [off|into] (off|into)
        [a|the|an] (bridge|cliff|tree|wall|river|traffic|lake|pole|oncoming)
    (noose|suicide note|(goodbye|farewell) (notes|letters|note|letter|video*|message*)|goodbye
        (world|cruel world|everyone|forever)|razor to my)
    (rope|gun|blade|razor|pills|knife) .. (myself|my head|my mouth|my wrist*|end it)
    # farewell and burden
    (they|he|she|everyone|everybody|kids|family|people|you|children) [would|will|are|is] [all|
        probably|surely|just] [be|do] [so|all|just] [much] (fine|ok|okay|better|happier|good|
        great|alright) without me !(there|at|on the|coming|tonight|for)
    (nobody|no one|noone|not anyone) [even|really|here] (needs|loves|cares about|would care about|
        wants) me [anymore|around|here|alive] $
    i (am|feel) [so|completely|just|absolutely|totally|utterly|such a] (worthless|waste of (space|
        life|air)) !(when|if|to (him|her)|as a (husband|wife|partner))
    my [own] funeral
    (final|last) (letter*|note|notes|goodbye*|message*) to (my|the|everyone|him|her|you)
    (bought|tied|found|got|hung|hanging|making) [a|the|my] (rope|noose)
    (when|after|once) i am gone $
    (said|say|saying) (all|my|our) [of] [my] goodbyes
    (gave|giving|given|give) away (all|my|everything) [of] [my] [things|stuff|belongings|
        possessions|
        stuff|dog|cat|pets|favorite] $
    (giving|gave|given) (my|all my) [most|favourite|favorite] (things|belongings|possessions|
        stuff|pets) away
    (not have to|never have to|will not) (worry about|deal with|put up with|see|bother with) me
        (anymore|any more|again|any longer|much longer)
    (soon|tonight|tomorrow|finally) it (will|is going to) [all|finally] be over
    (soon|then) i (will|am going to) (be gone|not be here|be at peace|be with (him|her|my (mom|mum|
        dad|mother|father|grand*)) again)
    (not|wont) (be here|be around|be alive|wake up) (tomorrow|much longer|anymore|next week|by
        tomorrow|in the morning|for long)
    (tell|told) .. i (love|loved) them .. (gone|goodbye|bye)
    this is [my|it] [goodbye|last (day|night|text|message|goodbye)] [forever] (goodbye|last (day|
        night|text|message|goodbye)) !(at|of (work|school|term|vacation|holiday*)|with)
    (i am|feel like|being|feeling like|just) [such|only|nothing but] [a|the] burden [to|on]
        [everyone|everybody|my family|them|all|my kids|people|him|her|others|anyone]
    (if|when|once|after) i (am|was|were) (dead|gone forever|no longer here|no longer around)
    (if|when|after) i (die|died|kill) [maybe|then|he|she|they|would|will|it|nobody|no] [would|
        will|it|one]
    (think*|thought*|dream*|fantasi*|obsess*) (of|about) [my own|my] (death|dying|being dead|
        ending it|ending things|not being here|not being alive|not existing|ways to die|how to
        die)
    (way|ways) to (die|end it|kill)
    (make|want|need|wish|wanted|like) (it all|everything|all of it|all of this|[this|the] (pain|
        suffering|hurting|hurt)|it) [would|could|just] [to] (end|stop|be over) [forever|for good|
        now] !(the|fighting|texting|being|lying|thinking|blaming|checking|messag*|getting|these|
        this|seeing|talking|doing|with|and|it|receiving|all|those|program|so)
    (can not|do not want to|not able to) [_] (do|live|take|handle|bear|stand|face|continue|carry
        on with) [with] (this|my) life [anymore|any more|any longer|no more] $
    (easier|better|simpler|nicer|best) [off] (not to|to not) (exist|be here|live|be alive|wake up|
        be|have been born) $
    not be (a|the|your|my|his|her|their|anyone|anybody|everyone|everybody) (problem|burden|bother|
        trouble|weight) [to|for|on] [anyone|anybody|everyone|everybody|them|you|my family|
        my kids|anymore|any more|any longer|much longer|again|after] [anymore|again|tonight|today|
        tomorrow] $
    (better|happier|fine|cope|ok|okay|easier) [off] [if|when|once] i (am|was|were) [_] (gone|dead|
        not (here|around|alive)) !(for|to|on|from|at)
    (world|life|lives|everyone|everything|family|kids) [would|will|is|are|be] [be] [so|much]
        (better|
        easier|happier) [off|place] without me !(there|at|on the|coming|nagging)
    (life|lives|world|future) without me [in it] $
    who would [even|really] (miss|notice|care|mourn) [me] (me|if i)
    (do not|never|no longer) want to be here (anymore|any more|any longer) $
    (want|wish|need|ready for) it [all] to [just] (be over|stop|end) [for good|forever|now] $
    (wrote|written|writing|write|left|leaving) .. (letter|letters|note|notes|video|videos) .. for
        (after|when i am gone|once i am gone)
    how many .. (pills|tablets|meds|paracetamol|tylenol) [_] (it|would|does|to|i)
    (keep|keeping|go on|want to) breathing [anymore|any more] $
    (do not|not|never|nor) [sure] ... want [one|to] (breathe|a future|to breathe)
    # other tongues
    (quiero|queria|gustaria) (morir|morirme|matarme|desaparecer)
    no quiero (vivir|seguir viviendo)
    (matarme|suicidarme)
    (veux|voudrais|envie de) (mourir)
    (me suicider|me tuer)
""")
