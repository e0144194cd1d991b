"""The wording of danger to another person.

The notation is that of `shared.rules.reading.phrases`. Ours to widen, never to narrow without a
clinician's eye: missing one costs more than hearing one too many. What only sounds like danger
stands in the table that ends in `INNOCENT` and is blanked out first.
"""

from shared.rules.reading.phrases import table

# Two denials in one clause are one "might": "can't promise I won't hurt him".
DENIED_TWICE = table("""
    i (can not|could not|will not|do not|am not|not) [really|honestly|even|sure i can|know if i can|
        think i can] (promise|guarantee|swear|say|trust myself|be sure|sure) [you|him|her|them|
        anyone|myself] [that] i (will|would|am going to|could) not
    (no|without) (promise|promises|guarantee|guarantees) [that] i (will|would) not
""")

# What the writer says they might do, or did, to someone else.
HARM_OTHER = table("""
    i .. (want|wanted|wants|wanna|going|like|plan|planning|plans|about|ready|tempted|urge*|
        tempting|need|dream|fantasi*|think|thinking|thought|thoughts|swear|love|wish|hope|imagin*|
        desire|could|will|would|might|may|am gonna|can|should) [just|seriously|honestly|literally|
        really|i|so|to|about|of|on] [just|seriously|honestly|literally|really|i|so|to|about|of|
        will|could] [to|i|will|just|almost] [be] (kill|killing|murder|murdering|stab|stabbing|
        shoot|shooting|strangle|strangling|choke|choking|poison|poisoning|punch|punching|hit|
        hitting|slap|slapping|beat|beating|smash|hurt|hurting|harm|harming|attack|attacking|burn|
        run over|drown|smother|suffocate|bash|stabbing|rip|break|destroy|kick|smack|wring) [the
        shit out of|the hell out of|the crap out of|up] ({them}|(his|her|their|that|them) [_]
        (face|head|neck|throat|skull|car|house|teeth|jaw|dog)|everyone|all of them|both of them|
        each) !(feelings|again|up for|by accident|with kindness|trust|heart|off|away)
    (want*|going|will|would|could|might|plan*|ready|tempted|urge|about|feel like|thinking (of|
        about)|thoughts of|dream* (of|about)|fantasi* about) [to] [just] (kill|killing|murder|
        murdering|stab|stabbing|shoot|shooting|strangle|strangling|poison|poisoning) ({them}|
        everyone|both of them)
    (almost|nearly|close to|came close to) (hit|hitting|killed|killing|hurting|strangled|
        strangling|choked|choking|stabbed|stabbing|punched|punching|slapped|slapping) {them}
        !(feelings|again)
    (i|i am|we) [just|have|really|also|then|actually|got so angry i|lost it and|got mad and|did|
        almost] (hit|slapped|punched|kicked|choked|strangled|shoved|beat|smacked|stabbed|hitting|
        slapping|punching|strangling|choking|pushed|beating|bit|attacked|assaulted|grabbed) [up]
        ({them} !(up|out|to|at|away|with kindness|hand|a|some|off|for|number|car)|my (wife|
        husband|partner|girlfriend|boyfriend|kid|kids|son|daughter|child|baby|dog) !(out|away|to|
        at|hand|a|off|up))
    (beat|beating|punch|kick|stab|bash|choke|strangle) (him|her|them|{them}) (to death|to a pulp|
        senseless|bloody|within an inch|unconscious)
    (make|making|watch|see|watching|seeing|want|wanted) {them} [to] (suffer|bleed|die|burn in|beg
        for) !(from|with (him|her)|less|through)
    (could|might|will|going to|about to|ready to) [just] (snap|lose it|lose control) (and|on) [..
        ] (hurt|hit|kill|him|her|someone|somebody)
    (he|she|they|that (man|woman|bitch|bastard)) deserve* to (die|bleed|be dead|suffer|get hurt)
    (waiting|wait|sitting|parked|hiding) outside (his|her|their) (house|work|office|home|place|
        apartment|job)
    teach (him|her|them) a lesson (he|she|they) [will] (never|not) forget
    (make|making) (him|her|them|those two|both of them) pay [for|dearly|$] !(back|rent|the bill|
        half|child)
    (want|wish|wishing|wanted) (him|her|them|both|that (woman|man|bitch|bastard)|my (ex|husband|
        wife)) [was|were|would be|to be] (dead|to die|to bleed|gone for good|dying|hurt badly)
    (wish|hope|hoping|pray) (he|she|they|my (ex|husband|wife)|both of them|that (woman|man|bitch|
        bastard)) [would|will|was|were|could|just|both] [just|be] (die|dies|dead|died|drop dead|
        gets hit|rots|suffers and dies)
    (burn|burning) (his|her|their|the|down his|down her) [_] (house|car|place|apartment|clothes|
        down) [down] !(candle*|dinner)
    (get|getting|bring|bringing|buy|buying|bought|load*|grab*|fetch) (my|a|the|his) (gun|shotgun|
        rifle|pistol|knife|bat|weapon) [and|to|for]
    (run|running|ran) (him|her|them) (over|down|off the road)
    (slash|slit|cut) (his|her|their) (throat|tires|tyres|brakes|face|brake*)
    (shoot up|mass shooting|homicid*)
    (murder|murdering) ({them}|everyone)
    (kill|hurt|shake|shook|shaking|smother*|drown|hit|hitting|slap*|smack*) (the|my|our) (baby|
        kid|kids|children|child)
    (wring|snap|break) (his|her|their) neck
    (kill them all|kill (him|her|them) both|kill them both|put (him|her|them) in (the|a)
        (hospital|ground|grave)|beat the (shit|crap|hell) out of)
    (afraid|scared|worried|terrified) [of] [that] what i (might|will|could|may|would) do to {them}
    (will|might|could|am going to) (lose it|snap|lose control|explode) and (hurt|hit|kill|harm)
    (have|got|bought|grabbed|took|loaded|bring|bringing|carrying|with) (a|my|the|his) [loaded] (gun|
        knife|shotgun|rifle|pistol|bat|machete|weapon) .. (going|heading|driving|on my way|waiting|
        coming|headed|walking|outside|after) [over|down|back|to|for] (to|for|at|him|her|his|their|
        them)
    (get|lay|put|till i get|until i get) my hands on (him|her|them) !(number|phone|book|old|new|
        passport|_ (ticket*|recipe))
    (he|she|they|{them}) [will|would|is going to|is not going to|are going to] [not] (not live|live)
        (to|long|past|through|another) [regret|see|tell|tell the|tonight|the|enough|day] !(together)
    (will|would|going to) not live (to|long|past|through)
    (he|she|they|{them}) (will|is going to|are going to) (be sorry|wish (he|she|they) (was|were|had)
        (never|dead)|regret) [.. ] (when|once) i (get|find|see|come|am)
    (pay|paying|paid|pays) [_] (with|in) (blood|his life|her life|their lives)
    (he|she|they) [is|are] a dead (man|woman)
    i know where (he|she|they) (lives|live|works|work|parks|park|sleeps|sleep) and
        ((i|he|she|they) (will|am|is|are|have|might|could|can|going)|that)
    dead men walking
    i [just|have] (put|slipped|mixed|dropped|sprinkled) (something|pills|drugs|stuff|poison|bleach|
        rat
        poison|antifreeze|laxative*) (in|into) (his|her|their) (drink|food|coffee|tea|wine|beer|
        dinner|water)
    i [just|got mad and|lost it and|got so angry i] (threw|pushed|shoved|slammed|knocked|shook)
        {them}
        [down|hard|up] (against|into|down|to the (floor|ground|wall)|across the|off the|over the|out
        of the (car|window))
    (lost it|got mad|snapped|so angry) and [i] (pushed|shoved|hit|slapped|threw|choked|punched|
        shook|
        kicked|grabbed) {them} !(number)
    (someone|somebody|{them}|he|she) [is] going to get (hurt|killed|stabbed|shot) !(again|feelings|
        emotionally|if we|by love)
    (feel like|want to|could|might|going to|tempted to|ready to) .. (smash|smashing|bash|bashing|
        break|
        breaking|cave|caving|kick|kicking|punch|punching) [in] (his|her|their) (face|head|skull|
        teeth|
        jaw|legs|windows|car)
    (do|doing) something (bad|terrible|awful|violent|stupid|crazy|horrible|i will regret) to {them}
    not [be] (responsible|accountable) for what i (do|will do|might do)
    not promise [that] i will not (hurt|hit|kill|harm) {them}
    (want|wants|like) {them} to (bleed|suffer|die|hurt like)
    (afraid|scared|worried) [that] i (will|might|could|may|am going to) (hit|hurt|kill|snap and|
        harm|strangle|choke|lose it and) [hit|hurt|kill] {them} !(again|feelings|by (telling|
        saying|leaving|being))
""")

# What only sounds like danger to another.
HARM_OTHER_INNOCENT = table("""
    (kill|killing) (him|her|them|two birds|people) with kindness
    (hit|hits) (him|her|them|my (husband|wife|partner|ex|mom|mum|sister|brother|dad)) (up|with a
        (text|question|call|joke))
    (hurt|hurting|harm|harming) (him|her|them|my (husband|wife|partner|ex|kids|family|children))
        (again|feelings|more|anymore|any more|by|with my|emotionally|deeply|further|so much|so
        badly|this way|like that|with (what|lies|words)|when i (lied|cheated))
    (not|never|without|avoid|stop|regret|sorry|sorry for|apolog* for|guilty for|ashamed of|hate
        that i|sad i|feel bad i|how much i|knowing i) [ever|really|actually|mean*|want|wanted|
        wanting|intend*|going|like|trying|tried|even|meant] [to|for] [hurt*|ever] (hurt|hurting|
        harm|harming) {them}
    (beat|beating) {them} (at|to !(death|a pulp|within)|in (a|the|chess|cards|tennis)|by)
    (push|pushed|pushing|kick|kicked|kicking) {them} (away|out|to|for|too|under|off)
    (slap*|smack*) {them} on the back
    (shoot|shooting) {them} (a|an|an email|down|back|over)
    (hit|hits) {them} (hard|that|how)
    murder (mystery|mysteries|podcast*|show*|novel*|documentar*|she wrote|case|story|stories|
        scene)
    (going to|gonna|will|would) (kill|murder) (me|it|that !(man|woman|bitch|bastard|guy|girl|boy|
        asshole|liar|cheater|whore)|this !(man|woman|guy|girl)|the vibe|the mood)
""")
