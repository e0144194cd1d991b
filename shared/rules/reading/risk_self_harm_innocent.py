"""Figures of speech and harmless acts that only sound like danger to oneself."""

from shared.rules.reading.phrases import table

# What only sounds like danger to oneself.
SELF_HARM_INNOCENT = table("""
    (he|she|they|who|that (man|woman|bitch|bastard|guy|girl)) deserve* to (die|be dead)
    (kill|killing|killed) myself (laughing|at the gym|at work|at my job)
    (am|was|been|are) killing myself (trying|working|over|to (please|make|keep|get|finish|be)|for
        (this|him|her|them|work|that))
    cut* myself (some|a (break|little)|off|out|loose|short|shaving|cooking|chopping|slicing|on (a|
        the|some|my)|free|peeling|while (cooking|shaving|chopping|slicing)|making)
    (burn*|burnt) (myself|my (arm*|leg*)) (out|on (the|a)|cooking|making|with (coffee|tea|the)|
        baking)
    hurt* (myself|my (arm*|leg*|wrist*)) (at the gym|running|playing|lifting|exercising|in the
        garden|falling|at work|at practice|by (trusting|loving|staying|going back)|when i trust*|
        more by)
    shoot* myself in the foot
    (starv*|burn*) myself of
    (die|dye|dying|died) (laughing|of (embarrass*|laugh*|boredom|shame|cringe|hunger|thirst|heat|
        curiosity|happiness)|from (embarrass*|laugh*|boredom|cringe)|to (see|know|meet|hear|try|
        go|get|tell|find|ask|eat|have)|for (a|some|that|this|chocolate|coffee))
    dye (my|her|his|the|it|some)
    rather die than !(live|keep|go on|wake)
    (habit|habits|phone|battery|car|plant|plants|flowers|hope|hopes|love|laptop|fire|spark|
        feelings|trust|candle|conversation|relationship|marriage) [is|was|does|will|would|just|
        really|has|have|had] [going to|to|not|hard] (die|dies|dying|died|dead)
    (suicide (mission|squad|bomb*|awareness|prevention (week|month|class|training)))
    (career|social|political|financial) suicide
    end it all (the drama|the fighting|these|with (him|her|them))
    (want|wants|wanted|going|need|ready|thinking about|decided|plan|trying|tried) to end it with
    (he|she|they|kids|mom|mum|dad|husband|wife|partner) (take|takes|took|taking) (his|her|their) [_]
        (pills|tablets|meds|medication|vitamins) !(all|at once|to die)
    (take|takes|took|taking) (my|the) [_] (pills|pill|tablets|meds|painkillers) (with|this morning|
        on time|every (day|morning|night|evening)|as (prescribed|usual|directed|told)|like (i|the)|
        before (bed|work|breakfast|lunch|dinner)|after (breakfast|lunch|dinner|work)|for (my|the))
        !(wine|vodka|whisk*|alcohol|booze)
    (want|wanted) to be here (anymore|any more) at (this|that|the|my) (job|work|company|office)
    goodbye (letter|letters|note|message) to (my|the|our) (old|past|former|bad|anger|addiction|
        affair|
        drinking|smoking|fear|habit*|guilt|shame|ex|anxiety)
    want not to be here (at|in|with)
    (for|with|gave|give|gives|needs|need|owe|owes|saw|(he|she|they|it) (had|has|have|is|was)) [_] no
        (reason|point|use) [for (it|that|this)|at all|why|whatsoever] $
    (disappear|vanish|escape) into (a|my|the|some) _
    not be here _ [_] (i am|we are) (travel*|on vacation|at work|working|away|out of town|flying)
    what is the (point|use) of (this|these) (text*|message*|step|program*|app|exercise)
""")
