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
    # walking on eggshells
    (eggshells|egg shells|tiptoe*|tip toe*|careful|quiet|watch what i (say|do)|watching what i say|
        watch my (words|mouth|every)|walk on glass) ... (around (him|her)|so (he|she)|in case (he|
        she)|or (he|she)|because of (his|her) (temper|moods)|when (he|she) is (home|here|drunk|
        drinking|angry|in a mood)|he will|she will) !(can (sleep|rest|work|study)|will not (wake|
        hear|guess|find out about (the|her|his) (party|gift|surprise)))
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
    (cut|cuts|cancelled|canceled|froze|blocked|emptied|drained|maxed) [off|out] (my|our) [bank|
        credit|
        debit|joint] (card|cards|account|accounts|phone|savings)
    {they} .. (deport*|immigration|call ice|visa) [me|on me|us|sponsor*]
    (have|get|got) me deported
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
