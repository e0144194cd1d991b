"""Figures of speech and harmless acts that only sound like danger from another person."""

from shared.rules.reading.phrases import table

# What only sounds like danger from another.
ABUSE_INNOCENT = table("""
    (it|this|that|reality|news|grief|guilt|sadness|wave|pain|anxiety|fear|shame|sorrow|depression|
        panic|truth|loneliness|everything|memory|memories|song|feeling|thought|realization|
        realisation|words|what he said|what she said) [just|really|suddenly|finally|all|still|of]
        [_] [_] (hit|hits|hitting|hurt|hurts|kicked|slapped|strikes|knocked|shook|push*|scares|
        punched|attacked|smacked|choked) (me|us|her|him)
    (the|this|that|a|an|it) !(man|woman|guy|boy|girl|kid|kids|husband|wife|bastard|bitch|asshole) _
        [just|really|all|finally|still] (hit|hits|hitting) (me|us) [so|really|pretty|quite|very]
        (hard|different*|deep|like|right|home|badly|bad|today|again|at|where)
    (slap*|smack*|pat*|hit*|thump*) (me|him|her|us) on the back
    (hit|hits|hitting) (me|him|her|us) (up|that|how|like|with (the|a) (truth|news|idea|question*|
        facts)|later that|then that)
    (beat|beats|beating) (me|him|her|us) (to|at|in (a|the|chess|cards|tennis)|by|home|there|again
        at)
    (kick|kicks|kicked|kicking) (me|him|her|us) (out|off|when i am down|under the table)
    (push|pushes|pushed|pushing) (me|him|her|us) (to (be|do|try|grow|see|think|go|talk|keep|open|
        get|work|say|finally|apply)|away|forward|for|too hard|hard|towards|toward|past|out of my
        comfort)
    controlling (his|her|their|my) [own] (temper|anger|emotions|feelings|reaction*|tone|jealousy)
    (broke|breaks|breaking|smashed|smashing) (the|a|my|our) [_] [_] (by accident|accidentally|while|
        cleaning|cooking|moving)
    (accidentally|by accident|by mistake) (broke|smashed|hit|kicked|pushed|knocked|hurt)
    (took|takes|taking) my (keys|car keys|phone|cards|car) to (get|have|fix|wash|fill|copy|warm|
        start|
        charge|clean|repair)
    black eye [_] (playing|at (soccer|football|practice|the gym)|boxing|during|from (soccer|
        football|
        boxing|a (fall|ball)|sports|falling)|in (soccer|football|a game))
    (arm|arms|scarf|necklace|towel) (around|round) (my|her|his|the) neck
    (kids|boys|girls|children|brothers|sisters|twins|siblings) [just|always|keep] (hit|hits|hitting|
        punch*|kick*|slap*|bit|bite*|push*) each other
    (hurt|hurts|hurting) (me|us|him|her) [so|really|very] [badly|bad|much|deeply] (with|by|when)
        (the|
        his|her|an|my|he|she|lying|i) (affair|lies|lying|lie|cheating|words|secret*|lied|cheated|
        betray*|left)
    (makes|made) (me|us) do (a|the|our) (little|happy|double|funny|silly|dance|dishes|laundry|robot)
    controlling (the|our) (thermostat|remote|tv|music|heating|menu|playlist|garden|weather|volume|
        kitchen)
    what (he|she|they) (would|will|might|may) (say|think) (about|of|to|when) !(me leaving)
    (cut|cuts) (me|him|her|us) (off|some|out|slack|a|short|loose)
    (grab|grabs|grabbed) (me|him|her|us) (a|some|an|dinner|lunch|coffee|food|flowers|my)
    (drag|drags|dragged) (me|him|her|us) (to|along|out to|shopping)
    (shook|shaken) (me|him|her|us) (up|awake|to my|to the core)
    (burn|burns|burned|burnt|bit|bites|bitten|jumped) (me|him|her|us) (before|in the past|once|in
        the ass|a cd|at the)
    (choke|chokes|choked|choking) (me|him|her|us) up
    (choke|chokes|choked|choking) [up] (up|with|on|by|from) (laugh*|emotion*|tears|happiness|joy|
        food|a|my|the|water)
    (was|were|got|get|am|is|been) [all|so|really] choked up
    (put|puts|put|putting) [his|her] (hand|hands) (on|around) (my (shoulder|shoulders|back|knee|
        waist|hand|hands)|
        me gently)
    (trapped|locked) (me|us|her) (out of (his|her|my) (heart|feelings)|in (a|my|this) (cycle|loop|
        thought*|head))
    (kill|kills|killing) me (with kindness|inside|softly)
    (this|it|that|waiting|silence|distance|guilt|traffic|heat|work|stress) [is|are|was] [just|
        really|absolutely|slowly|literally] (kill|kills|killing) me
    (his|her|my|the|their|our) (knife|gun) skills
    (beaten|attacked) (down|up) by (work|life|guilt|anxiety|it all|everything|this|the)
    threw [me] (off|a party|for a loop|a curve*|in the towel|up)
    throw (me|him|her) (off|a party|a bone|for a loop)
    (follow|follows|following|followed) me (on|back on) (insta*|facebook|twitter|tiktok|social)
    (not|never) (forced|abusive|violent|controlling|afraid|scared) (of (him|her|them)|to go home|
        me|at all)
    (safe|unsafe) (word|space|bet|sex)
    pulled [me] (out|in|close|closer|aside|over|together)
    forced to (think|realise|realize|see|look)
    (lump|knot|frog|sore|tight*|pain) .. (throat|neck)
    (control|controls|controlled|controlling) my (temper|anger|emotions|feelings|reaction*|tone|
        jealousy|self|urge*|thoughts|impulse*|words|breath*|own)
    (i|to|can|could|must|learning to|trying to) [try to|need to|can not|want to] control (my|
        everything|what i|how i|every)
    (track|tracks|tracking|tracked) my (progress|mood|steps|habits|goals|sleep)
    (baby|toddler|newborn|grandbaby|two year old|2 year old|three year old|3 year old|puppy|dog|cat|
        kitten|horse|nephew|niece) [just|accidentally|always|often|keeps] (hit|hits|hitting|kick*|
        bit|bites|scratch*|slap*|smack*|punch*|push*|knock*|headbutt*|grab*) (me|us|him|her)
    (push|pushed|pushes|pushing) {us} (on|in) (the|a|his|her|their|my) (swing*|stroller|pram|cart|
        bike|trike|sled|wheelchair|wagon)
    (beat|beats|beating) {us} (at|in|to the) [the|a] (cards|chess|uno|tennis|golf|game*|race|
        cooking|
        scrabble|pool|bowling|kitchen|door|punch|_ $)
    (i|we) [just|have|really|almost|then|actually|nearly|lost it and] (choked|strangled|suffocated|
        throttled|hit|slapped|punched|kicked|pushed|shoved|grabbed|attacked|beat|threw|slammed|
        dragged|pinned) (her|him|them)
    (let|lets|letting|agreed|offered|asked|invited|want|wants|happy for|fine with) (him|her|them|
        (he|she|they) (can|could|may|would)|to let (him|her)) [to] (check|checks|look at|look
        through|see|read|go through|have) my
    (no longer|not|never|stopped|quit|does not|hardly|rarely) [even|once|need to] (check|checks|
        checking|checked|go through|goes through|going through|read|reads|reading|look through|
        looks through|searching|searches) [in] my
    (see|talk to|speak to|have|get|use|wear|take|go to) [_] [_] (pay|carry|cook|win|help|lift)
    (stuck|keep*|kept|lodged|knife) .. in my (head|back|mind)
""")
