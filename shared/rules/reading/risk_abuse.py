"""The wording of danger from another person.

The notation is that of `shared.rules.reading.phrases`. Ours to widen, never to narrow without a
clinician's eye: missing one costs more than hearing one too many. What only sounds like danger
stands in `risk_abuse_innocent` and is blanked out first; what is told sideways, by what they
forbid, watch and break, in `risk_abuse_sideways`.
"""

from shared.rules.reading.phrases import table

# Done, or about to be done, to the writer or someone near, by someone they live or lived with.
ABUSE = table("""
    # blows
    {they} ... (hit|hits|hitting|slap|slaps|slapped|slapping|punch|punches|punched|punching|kick|
        kicks|kicked|kicking|smack|smacks|smacked|smacking|shove|shoves|shoved|shoving|beat|beats|
        beating|beaten|bit|bites|bitten|bites|choke|chokes|choked|choking|strangle|strangles|
        strangled|strangling|whipped|headbutt*|backhand*|throttle*|suffocat*|spat on|spits on|spit
        on|spits at|shook|shaken|pushed|pushes|push|pushing|grabbed|grabs|dragged|drags|pinned|
        pins|burned|burns|stabbed|cut|bruised|bruises|scratched|scratches|tackled|attacked|
        attacks|assaulted|assaults|beat up|beats up|beats on|wails on|jumped|hurt physically) {us}
    {they} .. (raise|raises|raised|lifted|lifts|puts|put|laid|lays|lay) [his|her|their|a] (hand|
        hands|fist|fists|finger) (on|to|at|against|around) (me|us|my|the|our|her|him)
    (been|was|got|get|getting|being|were) (hit|slapped|punched|kicked|beaten|beaten up|choked|
        strangled|shoved|attacked|assaulted|raped|thrown) [up|around|again] [by]
    (hit|hits|slap|slaps|slapped|punch|punches|punched|kick|kicks|kicked|choke|chokes|choked|
        strangled|smacked|beats) (me|each other|us) [again|when|if|in the|across|so hard|with|
        last|this|and|during|because|for|on the|hard|while|every|at night|today|yesterday|tonight]
        !(that|up|hard that|with the (truth|news)|like a|how|so hard that|again that|yesterday
        that|today that)
    (choked|strangled|suffocat*|throttled|choking|strangling) (me|her|us|him)
    (by|round|around|on|at|to|against) [the|my|her] (throat|neck) !(pain)
    [pulled|pulls|dragged|drags|grab*|yank*] (me by|by) (my|the) (hair|arm|neck|throat)
    (pull*|yank*) (my|her) hair
    (grab*|twist*|squeez*|yank*|bent|bends|broke|breaks|slap*|punch*|kick*|bit|bites|burned|hit|
        hits) my
        (arm|arms|wrist|wrists|neck|face|throat|head|jaw|cheek|finger*|ribs|nose|eye|stomach|back)
        !(at the gym|on (the|a)|playing|during|skiing|running|falling|when i fell|cooking|gently)
    (bruise|bruises|bruised|black eye|marks|choke marks) .. (from|by|because of) (him|her|my
        (husband|
        wife|partner|boyfriend|girlfriend|ex))
    (ask*|need*|have to ask|beg*) [for|his|her] permission to (see|go|leave|talk|spend|work|call|
        eat|
        visit|use)
    or (he|she) [will|just|always|would] (explode*|get* violent|lose* it|goes off|flips out|rage*|
        hurt* me|hit* me|punish* me|go* crazy)
    (he|she|they|husband|wife|partner|boyfriend|girlfriend|ex) [_] punish* (me|us|the kids)
    (hurt|hurts|hurting|harm|harms|harmed|harming) (me|us|her) [really] (physically|badly|bad)
        [when|if|again]
    ^ {they} [sometimes|always|often|still|keeps] (hurts|hurting|harms) (me|us|my kids|the kids) $
    {they} (hurts|hurt|hurting) (me|us) (when|if) .. (drunk|drinking|angry|mad|high|drinks)
    {they} .. (hurt|hurts|hurting|harm|harmed) (the|my|our) (kids|kid|children|child|son|daughter|
        baby|dog|cat|pet)
    {they} [is|was] (will|would|might|could|is going to|going to|wants to|wanted to|tried to|
        trying to|tries to|has tried to) [really] (hurt|kill|harm|hit|beat|stab|shoot|strangle|
        choke) (me|us|my|the|our) !(again|feelings|emotionally)
    {they} [.. ] (says|said|threatens|threatened|swears|swore|promised|told me) ... (kill|hurt|
        hit|stab|shoot|bury|end|beat) me
    {they} (will|might|would|could) (kill|murder) (me|us)
    physically [and|or|emotionally|mentally|verbally|sexually] [and|emotionally|mentally] (abus*|
        hurt*|attack*|assault*|aggressive|violent|harm*|fight*|force*|restrain*)
    (gets|got|getting|get|turned|turns|been|is|was|being|becomes|became) [so|very|really|a bit]
        (physical|violent|physically) !(therap*|exam|exercise|intimate|close|activ*|affection*)
    violent (with|to|toward*|against|relationship|marriage|man|partner|husband|temper|outburst*|
        when)
    (abuse|abused|abuses|abusing) (me|us|her|him|my|the kids|again)
    (abusive|abuser|domestic (violence|abuse)|(physical|sexual|emotional|verbal|financial|mental)
        abuse|battered|beats [me|her] up)
    (is|am|was|been|being) (abused|being abused|in an abusive*)
    (black eye|broken (rib|arm|nose|jaw)|busted lip|split lip|fat lip|bruises|bruise (on|from))
        [on|from|all|he|she|again]
    (threw|throws|throwing|hurled|chucked|launched|flung|tossed|lobbed) [a|an|the|his|her|my|it|
        things|stuff|something|plate*|phone|glass|everything|some|that|this|chair|another|hot|
        full] [hot|wine|beer|dinner|glass|coffee|coffe*] [_] (at|across|against|toward*) (me|us|
        the (wall|room|kids)|my head|my face|my)
    (throws|throwing|threw|breaks|breaking|broke|smashes|smashed|smashing) (things|stuff|
        furniture|my (phone|stuff|things|car|door|belongings|glasses)|the (door|tv|furniture|
        house|plates|dishes)) !(out|away)
    (threw|throws|shoved|pushed|slammed|pushes|throw) (me|her) (against|down|across|into|onto|on|
        off|up against|in the (wall|floor)|to the (floor|ground|wall)|out of the (car|moving)) !(a
        (good|better))
    (punch*|kick*|put [his|her] fist) [a|the] [hole|holes] [in|through|into] [the|a|my] (wall|
        walls|door|doors|windshield)
    if i [ever] [try to|tried to] (leave|left|go|tell|told|report*|call*|divorce*|say anything|
        speak) [..] (he|she|they) (will|would|is going to) (find|hunt|destroy|ruin|kill|hurt|take|
        post|make|burn|come|beat|never let)
    (he|she|they) (will|would|is going to) (find|hunt|destroy|ruin|kill|hurt|take|post|make|burn|
        come|beat) ... if i [ever] [try to|tried to] (leave|left|go|tell|told|report*|call*|
        divorce*|speak)
    (read|reads|reading|checks|goes through|searches|watches|monitors) (all|every|everything on)
        [of] [one of] [my] (messages|texts|emails|calls|message|text|call|phone|conversations) and
    (screams|yells|shouts|rages|explodes|flips out|goes crazy|freaks out|gets violent|lashes out)
        [at me] (if|when|whenever|every time|anytime) i (talk|speak|go|see|leave|say|text|wear|
        spend|disagree|look|am late|visit)
    (treat*|keep*) me like (a|his|her) (slave|prisoner|dog|servant|property)
    like a prisoner
    (watch|watches|watching) me (constantly|all day|all the time|every second|24 7|on (the|his|
        her) camera*|through (the|his|her) camera*|with (the|his|her|a) camera*|with cameras)
    (tells|decides|dictates|chooses|picks) [me] (who|what|where|when|how) i (can|could|am allowed|
        may|must|wear|eat|see|go|talk|spend|speak|am)
    (afraid|scared|terrified|dread|dreading|nervous|frightened) [of] (what happens|what will
        happen|when|the moment|every time|whenever) .. (he|she) (gets|comes|walks|arrives|drinks|
        is) (home|in|back|drunk|angry|mad|here)
    (find|found|hide|hid|bury) my body
    (bury|buried) me !(in (work|love|paper*)|with)
    (humiliat*|degrad*|belittl*|demean*) (me|us) !(myself)
    (never|do not) know when (he|she) (will|is going to) (explode|snap|blow up|get violent|lose
        it|hit|go off)
    (setting|set|sets) (him|her) off !(on)
    (call|called|calling) the (police|cops) on (him|her|my)
    # fear
    (scared|afraid|terrified|frightened|fearful|petrified|scares|frightens|terrifies) [shitless|to
        death] of (him|her|them|my ([ex] husband|[ex] wife|partner|boyfriend|girlfriend|ex|dad|
        mom|father|mother|stepdad)|his (temper|anger|rage|reaction|mood*)|her (temper|anger|rage|
        reaction|mood*)|what (he|she|they) (might|will|would|could|may|is going to|can|does|do)|
        how (he|she) (will|might|would|reacts|gets)) !(leaving|cheating|lying|finding someone|
        going|doing it again|seeing|losing|not|being|loving|hurting me again|breaking|walking|
        rejecting|telling|moving|getting|dying|saying no|judging)
    (he|she|my (husband|wife|partner|boyfriend|girlfriend|ex|dad)) [really|sometimes|honestly|
        still] (scares|frightens|terrifies) (me|us|the kids)
    (scared|afraid|terrified|frightened|fear|fearing|feared) [for] (my|our|his|her|their) (life|
        lives|safety|kids|children)
    (scared|afraid|terrified|frightened|fear|too scared|too afraid) [to|of] (go home|going home|
        come home|coming home|be home|be at home|being home|be alone with|being alone with|leave
        him|leave her|say no|sleep next|sleep at night|disagree|speak up to|make (him|her) (mad|
        angry)|upset (him|her)|be near|be around (him|her))
    (scared|afraid|terrified|frightened|worried) [that] {they} (will|might|is going to|would|
        could|may) .. (hit|kill|beat|hurt (me|us) !(again|emotionally)|snap|get violent|explode|
        find me|come after|take the kids|attack|stab|shoot|lose it)
    (not|never|hardly|dont) [feel|feeling|felt|be] [feel] safe [at home|with (him|her|my)|around|
        in (my|this|our|the) (home|house|relationship|marriage)|here|tonight|anymore] !(to|
        opening|sharing|telling|being|trusting|enough|saying|asking|talking|speaking|emotionally|
        yet)
    unsafe !(to (open|share|tell|be vulnerable|trust|say|talk)|opening|sharing|emotionally|being
        vulnerable|feelings)
    (i am|am i|we are|kids are|in) [in] [real|serious|grave|immediate] danger !(of|zone)
    (hiding|hid|hide|locked myself|barricaded) (from (him|her|my)|in (the|my) (bathroom|closet|
        car|room|bedroom)) !(to cry|crying|and cried)
    {they} [_] (has|have|got|had|keeps|owns|pulled|pulls|held|put|pointed|points|points) [got] (a|
        the|his|her) [loaded|kitchen] (gun|knife|weapon|blade)
    (gun|knife|blade) (to|at|on|against) (me|my|us|her|his)
    # control
    (will not|would not|does not|did not|not|never|refuses to|wont) (let|allow|letting|lets|
        allowed) (me|us|her|him) (leave|go|out|outside|work|get a job|sleep|eat|drive|move out|see
        [my|any|her|his] (family|friends|friend|mom|mum|mother|sister|kids|children|parents|
        doctor|people|anyone)|talk to [my|any|her|his] (family|friends|friend|mom|mum|mother|
        sister|anyone|people|parents)|have (money|friends|a job|a phone|my phone|my own|any|my
        keys)|use (the|my) (phone|car)|speak to (anyone|my)|call (my|anyone|the)|to (leave|go|see
        my|work)) !(of it|with (it|that)|there)
    (not|never|isnt) (allowed|permitted) to (leave|go|see|work|have|talk|speak|eat|sleep|drive|
        spend|use|wear|be)
    (locked|locks|locking|lock|trapped|traps) (me|us|her) (in|out|inside|up|outside)
    (held|holds|holding|hold|kept|pinned|pins) (me|her) (down|hostage|captive|prisoner|against my
        will|against the wall)
    (stops|stopped|keeps|kept|blocks|blocked|prevents|prevented) (me|us|her) [from] (leaving|going
        out|seeing my|getting out|walking out|calling)
    block* (the|my) (door|doorway|way out|exit|car)
    (took|takes|taking|hid|hides|hiding|confiscat*|stole|steals|broke|smashed|controls|keeps|
        withholds) [away] (my|all my) (keys|car keys|phone|cell|passport|money|paycheck|cards|bank
        card*|wages|id card|medication|meds)
    (track|tracks|tracking|tracked|traces|monitors|monitoring|monitored|bugged|hacked|spies on|
        spying on) (my|me|us|everything|where|every) !(progress|mood|steps|habits|goals|sleep|
        score*|rating*|feelings|spending|calories|emotions)
    (tracker|gps|airtag|air tag|spyware|stalkerware|hidden camera*|cameras) (on|in|to|everywhere|
        all over|at)
    (stalk|stalks|stalking|stalked) (me|us)
    (follows|following|followed) (me|us) (everywhere|home|around|to|when|in his|in her|in the)
    (control|controls|controlling|controlled) (me|my|who i|what i|where i|all (the|our|my)|the
        money|everything i|how i|when i|every)
    {they} is .. (controlling|abusive|violent|dangerous|threatening)
    (isolat*|cut) (me|us|her) [off] from [all] (my|our|her) (friends|family|mom|mum|sister|people|
        parents)
    (forced|forces|forcing|force|coerc*|pressured|blackmail*|made|makes) (me|her|us|himself on)
        (to|into|onto|have|sex|on|do|again|himself|when|last|in|$) !(think*|realise|realize|see|
        feel|laugh|smile|reflect|look|face|learn|consider|slow|stop|open|be honest|understand|
        question|grow|remember|wonder|cry|trust|believe)
    (forced|forces|forcing) (himself|herself|themselves) on
    (forced|forces|forcing) (me|her|us) $
    rape*
    raping
    (sexually (assault*|abus*)|molest*|sex .. (said no|against my will|without my consent|when i
        (do|did) not|asleep)|touch* me .. (without|said no|asleep|not want))
    blackmail*
    revenge porn
    (post|posts|share|shares|leak|leaks|send|sending|posting|sharing|leaking|posted|shared|leaked)
        (my|our|the|those|private|naked|intimate) [_] (nudes|naked pic*|private pic*|pictures|
        photos|videos|nude*|intimate pic*) .. (if|unless|online|everyone|work|family|internet)
    (threat|threats|threaten|threatens|threatened|threatening) [to|with|me|us|my|her|against|that]
        [he|she|to|with|will|would|a|the] (me|us|hurt|kill|hit|leak|post|share|take|beat|my|her|
        against|$|he|she|with|burn|out|knife|gun|again|tell|report|destroy|deport|him|if|over|
        when|himself|during)
    (makes|made|making|sends|sent|getting|get|receiv*|got) [_] [_] threats
    (restraining|protection|protective|no contact) order
    (screams|screaming|screamed|yells|yelling|yelled) in (my|her|our) face
    (me|nos) (pega|golpea|pego|golpeo|maltrata|amenaza|amenazo)
    (il|elle) me (frappe|tape|bat|menace)
""")
