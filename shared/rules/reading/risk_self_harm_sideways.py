"""The wording of danger to oneself, told sideways: a farewell, a burden, a life not wanted.

The notation is that of `shared.rules.reading.phrases`; what only sounds like it stands in
`risk_self_harm_innocent`.
"""

from shared.rules.reading.phrases import table

SELF_HARM_SIDEWAYS = table("""
    (rather|prefer*|wish i was|wish i were|want to) not [to] (be here|be alive|exist|wake up|be
        around) [anymore|any more|any longer|at all] $
    (want|wanted|get|need) out of (life|living|this life|my life|this world)
    (think*|thought|dream*|stare*|staring|look*) (of|about|at) (the|a|that|my) (bridge|bridges|
        pills|
        rope|gun|train tracks|tracks|ledge|cliff|cliffs|razor|river|noose|balcony|edge) $
    (hurts|hard|painful|exhausting|tired|much|scared|pointless|tiring) [_] [_] [_] to (stay alive|be
        alive|live|keep living|exist|go on living|stay here) [anymore|any more|any longer] $
    (do not|not|hardly|never) (think|see|expect|imagine|believe|guess) [that|if] [i] [i] (will|ill|
        am
        going to|would|can) (be (here|around|alive)|make it|survive|see (christmas|next|my next|
        another|the (end|summer|spring)|my kids grow))
    (see myself|myself) (being here|alive|around|living) (next|in a|tomorrow|much longer|anymore)
    (saying|said|say|texting|calling) [my] (goodbye|goodbyes|bye|farewell) to (everyone|everybody|
        them all|my kids|my loved ones|the people i love|this world|the world|all of you) !(at|
        after|
        from|when|before (work|the flight|school|leaving))
    (everyone|everybody|family|kids|they|he|she|world|people) [all] (would|will|might) [all|be|feel]
        [be|feel|so|much] (relieved|glad|better off|happier|fine|free|thankful|lighter) [if|when|
        once|without] i (am|was|were) (gone|dead|not around|not here|out of the way)
    (out of (everyone|everybody|their|his|her|your) way) (for good|forever|soon|permanently)
    (done|finished|through|over it) with (life|living|existing|being alive|this world|breathing)
    (no|not a|not any|run out of|without) [single|good] (reason|reasons) to (live|go on|be here|keep
        going|stay alive|wake up|exist|carry on|stay) $
    (take|took|takes) care of (my (kids|children|dog|cat|family)) [for me] (when|after|once) i am
        gone
    (put|putting|got|getting) my affairs in order
    (sorted|updated|wrote|writing|finished|made) my will !(power)  (so|because|tonight|before|and)
    (sleep|rest) (forever|for good|and not wake up|and never wake up) $
    (not|never) (wake|waking) up (ever|again|anymore|tomorrow)
    (stop|quit|done) (existing|being alive|breathing|being here) $
    (want|wish|ready|time) [for me] [i could|to] (leave this (world|earth|life)|be gone forever|be
        no
        more|be done with it all|go to heaven|meet my maker)
    (everything|all|future|world|tomorrow) [is|feels|seems|looks] [just|so] (hopeless|black|over for
        me|finished for me)
    (feel|feeling|am) [so|completely|totally] (hopeless|trapped|like dying|dead inside) [and|with]
        (and|with) .. (out|point|way|end|hope)
    like (dying|ending it|ending things|not being here|not existing|giving up on life)
    (stockpil*|saving up|hoarding|hid|counted|counting) .. (pills|tablets|meds|medication)
    (nobody|no one) would (notice|care|miss|cry|come) [me] if i
    (thinking|think|thought|thoughts|wondering|imagine|imagining) ... (be|being|was|were) dead $
    (no one|nobody|they|you|he|she|everyone|everybody|kids|family) (will|would) [not|never] [have|
        need]
        [to] (deal|put up|worry|bother) [with|about] (with|about) me (after|anymore|again|soon|any
        more|
        any longer|much longer)
    waste of (space|life|air|oxygen|skin)
    tell (my|the|our) [_] (kids|children|family|mom|mum|husband|wife|daughter|son|girls|boys|
        parents) [that]
        i (loved|always loved) (them|him|her)
    (looking|look|staring|stare|holding|hold|sitting) [here] [at|with] (the|a|my) [bottle of|box of]
        (pills|gun|rope|blade|razor|noose|ledge) [in my hand] $
    (looking|staring|stare) at (the|a|my) (knife|knives|medicine cabinet|bottle)
    (decided|ready|going|want|planning|plan|about) to end (things|everything|all of it|all
        this|this
        all) (tonight|today|now|for good|forever|tomorrow)
    stop (hurting|the pain|feeling|suffering|the hurting) (forever|for good|permanently|once and
        for all)
    should [just|probably] (go|leave this world|not be here|be dead|give up) [already] $
    (only|easy|easiest|best|quick) way (out|to (end|stop) (it|this|the pain|everything)) !(of
        (debt|the
        (house|city|parking)))
    (want|wish|going|time) to (go|leave|be gone|vanish) (forever|for good|from this (world|earth|
        life))
    sorry for everything .. (goodbye|bye|love you all|farewell)
    (drive|driving|drove|swerve|steer) .. (into|off) (a|the|oncoming) (tree|wall|bridge|cliff|river|
        traffic|pole|truck)
    (not|never|no longer) (strong enough|able|have the (strength|energy|will)) to (live|go on|keep
        living|
        stay alive|carry on living|be alive)
    (not|never|no longer) want (this|my|any) life [anymore|any more]  $
    (step|stepping|stepped|walk|walking|lie|lying down) [out] [down] (in front of|on) (a|the)
        (train|bus|
        truck|car|tracks|freeway|highway) !(to|and)
    (over me|miss me|easier|okay|fine|better off|relief) ... (if|when|once) i (was|am|were) (gone|
        dead) $
    (can not|not) (take|bear|stand|do) (living|life|being alive) like this
    (life|living) has no (meaning|purpose|point) [anymore|any more|left]
    (not|never) (worth|deserve) (living|life|being alive|to live|saving)
""")
