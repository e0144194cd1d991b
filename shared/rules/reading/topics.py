"""The eight questions people ask most, as wordings with a weight each: the heaviest is meant."""

import re

from shared.rules.reading.people import NAMES
from shared.rules.reading.phrases import any_of, table
from shared.rules.vocabulary import FaqTopic

_NAMES = {**NAMES, "trust": "(trust|trusting|faith|confidence|trusted)"}
_WORDINGS: dict[FaqTopic, tuple[tuple[int, str], ...]] = {
    FaqTopic.ROLE_OF_FORGIVENESS: (
        (
            9,
            """
            forgiv* !(myself)
            forgave
            unforgiv*
            pardon*
            """,
        ),
        (
            7,
            """
            forgiv* myself
            """,
        ),
        (
            6,
            """
            let* go of (resentment|the (anger|past|grudge)|anger|what (he|she|they))
            (resentment|grudge|grudges)
            move past what (he|she|they) did
            """,
        ),
    ),
    FaqTopic.HOW_LONG: (
        (
            10,
            """
            how (long|soon|much (longer|time|more time)|many (days|weeks|months|years|texts|
                times))
            how (quickly|fast)
            (long|time|time it) (does it|will it|will this|does this|do we|is it going to|does
                healing|does rebuilding|it takes|this takes|this will) [take|be|need]
            """,
        ),
        (
            9,
            """
            when (will|does|do|can|am|is|are|would|should) .. (stop|end|ease|lessen|hurt less|get
                (better|easier)|be
                (over|better|normal|ok|okay|healed|done)|feel (better|normal|ok|okay|safe|like)|
                trust|end|heal|expect|go away|hurt less|over it|happen|back to|get over|pass|fade|
                work|improve|past this|see)
            (timeline|time line|time frame|timeframe)
            how .. (takes|take) to
            (take|takes|taking) (years|months|forever|so long|this long|too long|long|time)
            (months or years|weeks or months|a (year|month) enough|years and years|(months|years) $)
            """,
        ),
    ),
    FaqTopic.TRUST_IN_SELF: (
        (
            11,
            """
            (trust*|believe|faith|confidence|confident|rely|believing) [in|on] (myself|my self|me
                again|my (own|gut|instinct*|judg*|decision*|feelings|choices|intuition|mind|heart|
                perception*|self))
            self (trust|confidence|doubt|belief|worth|esteem)
            (doubt*|second guess*|question*) (myself|my self|my (own|judg*|gut|instinct*|every|
                feelings|mind|choices|decision*))
            my own (judg*|gut|instinct*|decision*|mind|intuition)
            bad judge of
            (trust|confidence|faith|belief) [back|again] in (myself|me|my own|yourself|oneself)
            trust (yourself|oneself|ourselves)
            own (judgement|judgment|instincts|gut)
            (did|could|do|can) i [not] .. (see it coming|miss the (signs|red flags)|not notice|not
                know|so (blind|stupid|naive))
            lost (myself|faith in myself)
            promises [i make] to myself
            """,
        ),
    ),
    FaqTopic.FULLY_RESTORED: (
        (
            9,
            """
            (fully|completely|totally|entirely|wholly|100|100 percent|one hundred percent|truly)
                .. (trust*|restor*|repair*|rebuil*|heal*|recover*|fix*|back|get over|mend*|same|
                regain*|whole)
            (restor*|repair*|rebuil*|heal*|recover*|fixed|trust*|mend*|regain*|back) .. (fully|
                completely|totally|entirely|100|all the way|wholly|in full|to 100)
            (ever|never|be) [be|feel|go back to being|quite] [exactly] (the same|like (it was|
                before|we were|new|it used)|how (it was|we were|it used)|what (it was|we were|we
                had|it used)|as (good|strong) as|whole|normal)
            (back to|like) (normal|how (it|we|things) (was|were|used)|the way (it|we|things)|what
                we had|what it was|the old|before|where we were|who we were)
            (same|strong|good) as (before|it was|we were|ever)
            (same|whole|normal) again
            what it (was|used to be)
            the way (it|things|we) (was|were|used to be)
            (always|forever) [be] (a scar|scar*|crack*|damaged|broken|doubt|a little|some doubt|a
                part)
            (scar|crack|cracked|broken vase|full trust|complete trust|total trust|completely gone|
                blindly)
            (full|complete|total) (trust|recovery|restoration|healing)
            restor*
            """,
        ),
    ),
    FaqTopic.NOT_SUCCESSFUL: (
        (
            9,
            """
            (what if|what happens if|what do i do if|what do we do if|what should [i|we] [do] if|
                what about if|and if|suppose|what then if|what happens when|if) ... (not (work*|
                succe*|get better|help|enough|change|happen|improve|able|make it|fix*|heal*|
                possible|meant|want to|trying|ready|recover|rebuild)|fail*|fall apart|break up|
                split|divorce*|give up|leave|leaves|never (work*|get*|heal*|happen*|come*|change*|
                recover*)|go* wrong|separate|part ways|end up|no use|pointless|useless|all for
                nothing|for nothing|too (far gone|broken|late))
            (not|never|is not|do not) (working|work out|work|going to work|getting better|getting
                anywhere|be able to fix|succeed|any better|helping|worked|improving|changing)
            (fail|fails|failed|failing|failure|unsuccessful|fall apart|falls apart|give up|giving
                up|call it quits|walk away|walking away|throw in the towel|break up|breaking up|
                split up|too late|hopeless|let* go of the relationship|move on without|better to
                (leave|split|part|end)|time to (leave|go|end|split|quit|give up|move on|let go|
                walk)|when to (leave|quit|give up|end|walk|let go|stop trying)|when (do|should|is
                it time) .. (leave|quit|give up|end|walk|let go|stop trying|call it))
            (should|do|can) (i|we) [just] (leave|stay|divorce|separate|split|end it|break up|end
                things|end this relationship|stay or|go our)
            stay or (go|leave)
            leave or stay
            (cannot|can not|could not|can t) be (fixed|saved|repaired|rebuilt|restored|salvaged)
            (ok|okay|wrong|bad|acceptable|normal) to (leave|end|part|give up|walk|split|quit|
                separate|divorce)
            (nothing|none of (this|it|these)) (works|is working|worked|helps|changes)
            all (this|of this|the work) for nothing
            (only one|one person|other person|he|she|they) (trying|does not want|refuses|will not
                try|not trying|will not do|does not try|does not care|is not interested|not
                willing)
            """,
        ),
    ),
    FaqTopic.MAJOR_BETRAYAL: (
        (
            8,
            """
            (cheat*|affair|affairs|infidel*|unfaithful|adulter*|mistress|side chick|sidechick|two
                timed|one night stand)
            (slept|sleeping|sleep|hooked up|hooking up|had sex|having sex) with
            (double life|secret (family|life|child|debt|account|affair|phone)|hidden (debt|child|
                family|account|addiction)|gambl*|gambled away|spent our savings|stole (from|my|
                our)|embezzl*)
            (major|serious|severe|huge|big|massive|terrible|extreme|worst|such a|deep|awful|
                horrible|unforgivable|enormous|really bad) [act of|kind of|breach of|a] (betray*|
                breach*|lie|lies|deceit|deception|trust|infidel*|breaches|hurt|thing|damage)
            betray*
            (lied|lying|lies|lie|deceived) [to me] [for|about] [so|many|several|ten|everything|20|
                10|5|two|three|the|about] [years|money|everything|long]
            lied .. (years|months|decade*)
            (another|other) (woman|man|women|men|family|girl|guy)
            porn
            (what|something|things) (he|she|they|i) did [was|is] [so] (bad|terrible|awful|
                unforgivable|horrible|that bad|this bad)
            (something|a thing) (so|this|that) (big|bad|huge|serious|awful)
            come back from (this|that|something like)
            (sexting|dating app|tinder|onlyfans|emotional affair)
            """,
        ),
    ),
    FaqTopic.POSSIBLE_AGAIN: (
        (
            6,
            """
            (is|be|it|really|ever|even|still) [it] possible
            possible
            (can|could|will|would|does|do|may|might) [we|i|you|they|people|couples|anyone|trust|
                it|this|things|our|my|a|the|broken|lost|someone|you ever] [relationship|marriage|
                trust|things|couple|person] [ever|really|even|actually|still|really ever|ever
                really] [be|get|come|ever] [ever|be] (rebuil*|rebuild|repair*|fix*|heal*|recover*|
                mend*|regain*|saved|save|salvag*|back|earn*|survive|grow back|grow|return|trusted|
                won back|work out|work|get past this|get through this|make it|over this|change|
                come back|be rebuilt|trust again|relearn*|better)
            (can|could|will|would) (i|we|you|people|anyone|someone|a person|one) [ever|really|
                even|ever really|actually|still] [learn to|be able to|start to] trust [someone|
                anyone|people|a person|each other|one another|anybody] [again]
            (any|is there|there|no|got|still) [still|any|even|really|a] (hope|chance|way back|way
                forward|point in trying)
            (worth (it|trying|saving|fighting|the effort|working on)|salvageable|fixable|
                repairable|reparable|curable)
            (do|does|has|have) (people|couples|anyone|anybody|it|this|trust|relationships|
                marriages|most couples) [ever|really|actually|even] (recover*|work|survive|
                rebuil*|heal*|make it|get over|come back|stay together|get past|trust again|get
                better|fixed|succeed)
            (trust|relationship|marriage|it) [really|even|ever] [be] (rebuilt|repaired|restored|
                fixed|saved|regained|mended|earned back|won back)
            (once a (cheater|liar)|people [can|ever|really] change|cheaters [ever|really] change|
                can (he|she|they|people) [ever|really] change)
            hope for us
            """,
        ),
    ),
    FaqTopic.STRUGGLE_TO_TRUST_AGAIN: (
        (
            7,
            """
            how (do|does|can|could|should|would|to|will) ... {trust} !(be|ever)
            """,
        ),
        (
            5,
            """
            (struggl*|hard|difficult|trouble|impossible|scared|afraid|how (do|can|does|could|
                should|to|will|would)|what helps|learn*|not able|unable|can not|could not|never|
                help me|tough|fail|problem*|issues|what if|ways|steps|tips|advice|why|open up|
                start*|begin|try* to|what (do|can|should|could) i (do)|ok|okay) ... {trust}
            {trust} issues
            (do not|does not|did not|not|never) [really|fully|ever|even] trust
            (trust again|trust (him|her|them|anyone|people|anybody|someone|my|others|each other)
                [anymore|again])
            (suspicious|suspicion|paranoid|paranoia|jealous*|doubt (him|her|them|everything)|
                checking (his|her|their|the) phone|check (his|her|their) phone|believe (him|her|
                them|anything|a word)|let my guard down|walls up|my guard|open up again|wall down|
                triggers|triggered|anxious|always (worrying|waiting|looking|wondering)|cant relax|
                let (him|her|them|people) [back] in)
            (rebuil*|regain*|restart*|win|earn*|get) [back|his|her|their|my] (trust|his|her|their)
                [trust|back]
            (get|win|earn|gain) .. trust back
            """,
        ),
    ),
}
TOPICS: dict[FaqTopic, tuple[tuple[int, re.Pattern[str]], ...]] = {
    topic: tuple((weight, any_of(table(block), _NAMES)) for weight, block in blocks)
    for topic, blocks in _WORDINGS.items()
}
