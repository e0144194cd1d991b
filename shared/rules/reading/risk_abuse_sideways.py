"""The wording of danger from another person, told sideways: by what they forbid, watch and break.

The notation is that of `shared.rules.reading.phrases`; what only sounds like it stands in
`risk_abuse_innocent`. Checking a phone is often agreed on by two people who rebuild trust, so it
counts only where it goes on and on, in secret, or is demanded.
"""

from shared.rules.reading.phrases import table

ABUSE_SIDEWAYS = table("""
    # watching
    {they} [always|still|constantly|is always|keeps|secretly|often] (checks|checking|goes through|
        going through|looks through|looking through|searches|searching|reads|reading|inspects|
        scrolls through|snoops through|snooping|monitors) [all] my (phone|messages|texts|emails|
        email|dms|call*|location|purse|bag|mail|diary|journal|accounts|browser|mileage) !(with me|
        together|to me|back to me|aloud|out loud)
    {they} [_] (checked|searched|went through|looked through|read|looked at) [all] my (phone|
        messages|texts|emails|email|diary|journal|purse|bag) (again|every|while i|when i (sleep|
        slept|was asleep)|behind my|without)
    (makes|made|making|forces|forced) me (unlock|show|hand over|prove|send|give|account|delete|
        quit|sit|kneel|beg|sleep (on|outside)|do things|do (stuff|it)) [_] [_] [_] [_]
    (demands|demanded|insists on|wants) [_] [to see|having] my (phone|password*|passcode|pin|
        location|messages|texts|receipts)
    (have|need|made|makes me|expected) [me] to (send|show|give|text) (him|her) [a|my] (photo*|
        picture*|pic*|proof|location|receipt*|selfie*) [to prove|of where|every|when|so]
    to prove where i (am|was|have been)
    show [him|her] [my|the|every|all] receipts
    (camera|cameras|microphone*) in (every|each|my|the|our) (room|rooms|bedroom|house|car) [to
        watch]
    (times|timed|timing) me (when|if|every|while)
    account for (every|each|all|my|where|what) [_] (minute*|hour*|penny|cent*|dollar*|move*|step*|
        time|
        second*|i)
    {they} (keeps|holds|hides|has all|took|locks up|locked up|locked away|withholds) [all|all of] my
        (documents|papers|passport|id|birth certificate|cards|savings|medication|medicine|wages|
        paycheck|money|social security card) !(safe|for me)
    {they} .. (installed|planted|set up|put) (something|an app|a tracker|tracking|software|spy*|a
        (device|camera|microphone)) (on|in) my
    (on|in) my (phone|car|laptop|computer|bag) to (follow|track|watch|spy on|see where|listen|know
        where)
    (calls|texts|messages|rings|phones) me [_] [_] (times (a day|an hour)|every (hour|ten minutes|
        few
        minutes|minute)|constantly|all day|nonstop|non stop) .. (check|where|who|accus*|yell*|make
        sure)
    (waits|waiting|parks|parked|sits|sitting|sat|waited) outside my (work|job|house|office|home|
        school|
        apartment|gym|class)
    (keeps|always|is always) (showing|turning) up (at|outside) my
    # walking on eggshells
    (scared|afraid|terrified|frightened|nervous) to (tell (him|her) no|say no|disagree|refuse|
        contradict|talk back|break up with|end it with (him|her)|leave [because|$]|sleep|fall
        asleep|
        move when|breathe|anger (him|her)|upset (him|her)|make (him|her))
    do (whatever|what|everything|as) (he|she) (says|wants|tells me|asks) (or else|or (he|she)|so
        [that]
        (he|she|the kids|we|i|nobody)|to (stay|keep|avoid))
    so [that] (the|my|our) (kids|children|baby) (stay|are|will be) safe
    (hide|hid|hiding|protect|protecting|protected|rescue*|shield*) (us|me|the kids|my kids|the
        children|
        my children|my mom|my son|my daughter) [away] from (him|her|my (husband|wife|ex|partner|
        boyfriend|dad|father|stepdad)) !(lies|past|family|mother|_ (lies|family|mom))
    (escape|escaped|escaping|flee|fled|run away|ran away) [from] (him|her|my (husband|wife|ex|
        partner|
        boyfriend))
    (he|she) (gets|becomes|turns|is|got) [so|very|really|always] (scary|mean|aggressive|nasty|ugly|
        rough|dangerous|cruel) (when|after|if|once) (he|she) [is|has] (drink*|drunk|been drinking|
        high|
        using|angry|mad)
    (when|after|if|once) (he|she) (drinks|is drunk|has been drinking|is high|uses) (he|she) [gets|
        is|
        becomes|turns] (scar*|mean|aggressive|nasty|ugly|rough|dangerous|cruel|violent|lashes|
        breaks|
        hits|hurts|yells|screams|throws)
    (wakes|woke|keeps|kept) me (up|awake) .. (yell*|scream*|shout*|fight*|accus*|interrogat*|
        question
        me|until i)
    (eggshells|egg shells|tiptoe*|tip toe*|watch what i (say|do)|watching what i say|watch my
        (words|
        mouth|every)) .. (around (him|her)|so (he|she)|in case (he|she)|or (he|she)|because of (his|
        her) (temper|moods)|when (he|she) is (home|here|drunk|drinking|angry|in a mood))
        !(can (sleep|rest|work|study))
    (careful|quiet) .. (in case (he|she)|or (he|she)|because of (his|her) (temper|moods))
    (so|so that|in case|because if) [that] {they} [does|will|do|would|might] [not] (blow up|blows
        up|explode|explodes|erupt*|snap|snaps|lose it|loses it|go off|goes off|lash out|lashes out|
        get violent|gets violent|hit|hurt|flip out|flips out)
    (hide|hides|hid|hiding|flinch|flinches|flinched|cower|cowers|freeze|freezes|tremble|trembles|
        shake|shakes|go quiet|run and hide|runs and hides) [_] [_] (when|whenever|every time|as soon
        as) {they} [_] (comes|gets|walks|arrives|pulls|raises|shouts|yells|screams|drinks|moves|
        reaches|slams|loses|is (home|angry|drunk|mad|back)) !(.. (hide and seek|surprise))
    # a home made safe from someone
    (chair|dresser|table|furniture|wedge|couch|drawers) [up] (against|under|in front of|behind)
        (the|
        my|our) [bedroom|bathroom|front] (door|doorknob|door knob|handle|knob) !(for the (paint*|
        move))
    (sleep|sleeping|slept|sleeps) .. (with|next to|by) (a|my|the) (knife|bat|gun|hammer|weapon|
        chair|pepper spray|phone in my hand)
    (knife|bat|gun|hammer|weapon|scissors|pepper spray) .. (under|by|beside|next to) my (pillow|bed|
        mattress)
    (lock|locked|locking|barricade|barricaded|block) (myself in|my (bedroom )door|the (bedroom|
        bathroom) door) [at night|so (he|she)|because of (him|her)|from (him|her)|when (he|she)|in
        case]
    {they} .. (broke|kicked|smashed|busted|bashed|rammed|punched|tore|breaks|kicks|bangs) [down|in|
        through|open] (the|my|our|a) [bathroom|bedroom|front|back|car] (door|window|windshield)
        [down|in|to get] (down|in|to get|to reach|because|and|when|again|at|on|$) !(fixed)
    (cornered|corners|cornering|backed me into|backs me into) (me|a corner|us) !(with questions)
    {they} .. (blocked|blocks|stood in|stands in|blocking) (the|my) (door|doorway|hall*|exit|way)
    (drives|drove|driving|speeds|speeding|swerv*) ... (scare|scares|to frighten|terrif*) (me|us)
    # shut off, kept small
    (says|said|tells|told|telling|saying|threaten*|swears) [me|us|that] [that|me] (no one|nobody|
        noone|no one else|nobody else|noone else) [else] (will|would|is going to|could|can) [ever]
        (believe|want|love|help|take|have) me
    (will not|would not|does not|did not|do not|not|never|refuses to) (let|allow) (me|us) [to] (see|
        go to|get|have|use|take|wear|eat|sleep|rest|talk to|talk|speak|call|answer|study|finish
        school|learn|shower|breathe|leave|make (any|my own)|keep|touch my|buy|spend|hold my) [a|any|
        my|the|to|what|until|unless|on|for|friends|money|decisions|food|medication|without|$]
        !(ride|
        free|break|refund|pet|puppy|couch|cookie*|chocolate*|dessert|taste|second|sofa|surprise|
        word in|bill|check|tab|pay|rest of the (cake|pizza)|last (slice|piece|bite))
    (not|never|isnt|am not|are not) [_] (allowed|permitted) (a|any|my|to have|friends|visitors|
        money|
        out|to) [_] [phone|friends|job|car|money|bank|visitors|visit|out]
    (allowance|pocket money) [and|but|from (him|her)|while|because] [_] [_] (receipt*|ask|beg|
        account|permission|(him|her))
    [for] every (penny|cent|dollar|pound|dime) i spend
    (took|take|takes|removed|removes|had) (my name|me) off [of] (the|our|my) [joint|bank] (account|
        accounts|lease|deed|mortgage|insurance|card*)
    (cut|cuts|cancelled|canceled|froze|blocked) [off] (my|our) [bank|
        credit|
        debit|joint] (card|cards|account|accounts|phone|savings)
    {they} .. (deport*|immigration|call ice|visa) [me|on me|us|sponsor*]
    (have|get|got) me deported
    # what they break, and what they do to the body
    (grabbed|grabs|jerked|yanked) the [steering] wheel
    (said|says|threaten*|would|will|tried to) .. (crash|wreck|roll|flip) (the|our|my) (car|truck|
        van)
    (destroy*|wreck*|trash*|rip*|tore|tears|cuts up|cut up|burned|burns|smash*|broke|breaks|slash*)
        [all|all of] my (things|stuff|clothes|belongings|photos|laptop|property|possessions|tires|
        tyres) !(by accident|accidentally)
    (puts|putting|put|lays|laid|laying) (his|her) hands on (me|the kids|my kids|my son|my daughter)
        !(and prayed|shoulder*)
    (calls|calling|called) me [a|an] [fat|stupid|dumb|crazy|worthless|lazy|ugly] (worthless|whore|
        slut|
        bitch|useless|names|cunt|pig|stupid|disgusting|trash|idiot|nothing)
    (makeup|make up|concealer|sunglasses|scarf|sleeves) .. (cover|hide|hiding|covering) .. (bruis*|
        mark*|black eye|neck|arm*)
    (bag|bags) packed .. (in case|run|escape|hidden|trunk)
    (women|womens|dv|domestic) [violence] shelter
    (escape|safety) plan
    (sleep|sleeping|slept) in (my|the) (car|bathroom|garage|closet|bathtub) .. (because|safe|away|
        from
        (him|her)|so (he|she))
    (not take|never takes|not accept|ignores) [my] no for an answer
    (guilt*|pressur*|nag*|bull*|talk*) me into (sex|bed|sleeping with|doing things)
    (sex|sleep with (him|her)) .. (not want|so (he|she) (will not|does not)|or (he|she)|even when i)
    (kids|children|son|daughter|we|i|girls|boys) .. (scared|terrified|afraid|frightened|fearful)
        of (their|
        our) (dad|father|mom|mother|stepdad|daddy|mommy)
    (scared|terrified|afraid|panic|dread|shake|tense up|heart races|sick) [_] (when|whenever|every
        time|
        if) i (hear|see) (his|her|him|the|a) [_] (car|truck|key*|footsteps|steps|voice|door|garage|
        phone)
    {they} (will not|does not|did not|never|refuses to) (give|gives|gave|buy|buys) me [any|enough|
        the] money
        !(back)
    (money|cash) for (food|groceries|diapers|medicine|gas|the kids) .. (unless|until|if|no|not|
        refus*)
    (get|getting|got|run|ran|running|keep) away from (him|her) !(for (a|an|the)|mother|family|to
        (think|
        breathe|cool))
    {they} ... every (message|text|call|email|word|dollar|penny|cent|purchase) i (send|get|make|
        write|say|
        spend|receive)
    not leave (because|or|since|he|she) [_] (he|she|will|would)
    (he|she|they) (will|would|is going to) (find|hunt|come after|track) me !(attractive|out|funny|
        boring|
        there|here|a|at)
    {they} .. (stand|stands|stood|standing|tower*|loom*|lean*) over me
    {they} .. (yell*|shout*|scream*|rage*|rant*) .. (until|for hours|all night|in my face|every
        (day|
        night))
    until i (cry|cried|beg|begged|give in|gave in|pass out|passed out|break down)
    (touch*|grop*|grab*|has sex with|had sex with|on top of) me .. (no|asleep|sleeping|stop|crying|
        not want)
        !(one|problem|doubt)
    (lie|lied|lying) to (the|my|a) (doctor|nurse|er|hospital|police|teacher*|boss|neighbor*|
        dentist) about
    (told|tell|telling) (them|him|her|everyone|people|the (doctor|nurse|er|hospital|police))
        [that] i (fell|
        walked into|tripped|ran into) [a|the|down] !(for|in love|asleep)
    (keeps|kept|keeping|stops|cuts|cut) me [away] from [all|seeing|talking to] my (friends|family|
        kids|
        children|mom|mum|mother|sister|brother|parents|job|work|church)
    (he|she) (will|would|is going to) [..] (burn|torch|set fire to|blow up) (the|my|our) (house|
        home|car|
        place)
    (raise|raises|raised|shakes|shook) (his|her) (fist|fists|hand|belt) (at|to|toward*) (me|us|the
        kids)
    {they} .. (laughs at|mocks|spits at|spit at|humiliates|belittles|degrades) me [in front] [_] [_]
    (not|never) (safe|allowed) (in|at) (my|our) own (home|house|bed)
    (climb|climbed|climbing) out [of] (the|a|my) [bathroom|bedroom] window
    fault [that|when|if] (he|she) (hits|hit|hurts|hurt|punches|breaks|broke|explodes|loses)
    # harm to animals, things put in a drink
    {they} ... (kick*|hit|hits|hurt|hurts|beat|beats|threw|throws|choke*|poison*|shot|drown*|kill*|
        strangl*|punch*|burn*|stab*|stomp*) (the|my|our) [_] (dog|dogs|cat|cats|puppy|kitten|pet|
        pets|bird|rabbit|hamster|horse|animals) !(the ball|a (ball|treat|stick|toy|bone|party))
    (spiked|drugged|roofied|roofie) (me|my|us)
    (put|slipped|mixed|dropped) (something|pills|drugs|stuff|a pill|poison) (in|into) my (drink|
        food|
        coffee|tea|wine|beer|glass|water)
    # if you leave
    (dead|sorry|pay|regret it|never see .. again) if i [ever] (leave|left|go|tell|told|report*|
        divorce*|call*|try*)
    (dead|killed) (before|unless) i (leave|stay|come back)
    (kill|hurt|harm|shoot|hang) (himself|herself|themselves) if i (leave|left|go|divorce*|break)
""")
