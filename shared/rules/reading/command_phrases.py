"""Commands in a sentence of their own ("could you send me a copy of my data?")."""

import re

from shared.rules.reading.phrases import any_of, table
from shared.rules.vocabulary import Command

_NAMES = {
    "ask": (
        "[please|hi|hey|hello|ok|so|and] [can|could|i|how|where|will|would|may|let] "
        "[do|can|could|you|i|we|would|will|want|need|me|wish|should] [i|we|you] "
        "[like|want|need|to|please|just] [me|you|to] [to|please]"
    ),
    "end": (
        "[please|thanks|now|today|again|for me|from you|from here|at all|or not] "
        "[please|now|thanks|thank you] $"
    ),
    "data": (
        "(data|info|information|account|history|answers|messages|replies|records|journal|details|"
        "profile|entries|notes|ratings|stuff|conversation|texts)"
    ),
    "mine": (
        "[the|all|all of|everything in|a copy of|copy of] [the|all|of] (my|our) [personal|whole]"
    ),
    "me_them": (
        "(anyone|anybody|he|she|they|someone|somebody|people|others|you|my _|the _|another)"
    ),
}
COMMAND_PHRASES: tuple[tuple[Command, re.Pattern[str]], ...] = tuple(
    (command, any_of(table(block), _NAMES))
    for command, block in {
        Command.DELETE: """
            ^ {ask} (delete|erase|wipe|remove|destroy|clear|purge|get rid of|close) {mine} {data}
                {end}
            ^ {ask} (delete|erase|wipe|remove|forget|destroy|purge) (me|everything|it all|all)
                [about me|you (have|know|hold|store*) [on|about] [me]|from your system] {end}
            """,
        Command.EXPORT: """
            ^ {ask} (want|need|like) (all|a copy of) [of] my data {end}
            ^ {ask} [want|need|get|send|have] [me] [a|the] [copy of] everything you (have|know|keep|
                store*|saved) (on|about) me {end}
            ^ [so] what have you (stored|saved|kept|collected|got|recorded) (on|about) me {end}
            ^ {ask} (export|download|get|send|give|see|have|receive|request|email|take|show) [me]
                {mine}
                (data|info|information|records|journal|answers|history) {end}
            ^ [so] what (data|info|information|details|records|stuff|things|all) (do|have|are|did)
                you
                (have|keep|store*|hold|know|collect*|got|storing|keeping) [on|about|of] [me] {end}
            ^ [so] what (do|have) you (have|know|keep|store|hold|got|collect) (on|about) me {end}
            """,
        Command.PRIVATE: """
            ^ [so|and] who [else] (can|could|will|is able to|sees|reads|gets to) [else] [see|read|
                view|
                access] (this|these|it|my _|our _|what i (write|say|text|send)) {end}
            ^ [so|and] (can|could|will|does|do|is) {me_them} [else] [able to] (see|sees|read|
                reads|view|
                access) (this|these|it|my (texts|answers|replies|messages|responses|journal|data|
                notes|
                ratings)|what i (write|say|text|send)) {end}
            ^ {ask} (turn on|switch on|enable|go|use|activate|start|set|switch to|turn on the)
                [the]
                (private|privacy|discreet|incognito|secret) [mode] {end}
            ^ [so|and] (is|are) (this|it|these|everything|my _|what i (write|say|text|send)) [all|
                really|
                kept|completely|totally] (private|confidential|secret|secure|anonymous) {end}
            ^ {ask} (keep|make|have) (this|it|these|my _|everything|them|texts|the _|your _|these _)
                [be|more|less|a bit more|a bit less|a little more|a little less] (private|secret|
                hidden|discreet|confidential|obvious|neutral|vague|personal) {end}
            ^ {ask} (hide|disguise|mask) (this|it|these|everything|(the|my|these|your|all) [my|the]
                (texts|messages|notifications|answers|replies)) [from (him|her|them|my _|
                everyone)] {end}
            """,
        Command.LINK: """
            ^ {ask} (get|send|give|need|want|have|resend) [me] (a|the|my|another) [new] [link|
                linking|
                pairing|alexa] code {end}
            ^ {ask} (link|connect|pair|set up|hook up|hook|add|sync) [this|it|up] [up] [to|with]
                [my|the|this|an|a|with] [new|
                amazon|
                smart] [to|with] [my|the|this|an|a] [new|amazon|smart] (alexa|echo|echo dot|
                speaker|dot|device|phone|account|amazon)
                [with|to|for] [this|it|you] {end}
            """,
        Command.TIME: """
            ^ {ask} [change|set|pick|choose|use|have|get|need|move|switch] [my|the|a|to a|to]
                (different|
                new|other|another|better|earlier|later) [prompt|text|reminder] (time|hour) {end}
            ^ {ask} (change|move|set|switch|adjust|update|edit) (my|the|your) [daily] [prompt|
                text|texting|
                reminder|message|check in|delivery] (time|times|hour|schedule) {end}
            """,
        Command.PROGRESS: """
            ^ [so] where am i [at] (in|with|on) (the|this|my|your) [whole] (program|programme|
                process|
                steps|journey|course|texts) {end}
            ^ [so] how far [along] (have|am|did) i [got|gotten|get|come|made it] [in|with|through]
                [the|this] [program|programme] {end}
            ^ [so] how many (steps|days|weeks) (have|did|do) i (done|completed|finished|do|complete|
                finish|have|got) [left|so far|done] {end}
            ^ {ask} (show|tell|see) [me] how i am (doing|getting on|coming along) [so far] {end}
            ^ [so] am i (making|getting) [any|good|some] progress {end}
            ^ {ask} (see|check|view|find|get to|track) (my|the) (progress|stats|scores|ratings)
                {end}
            ^ [so] what is my (progress|score|average|trend|status) [so far] {end}
            ^ [so] how (is|are|was) my (progress|stats|score|scores|ratings|trend) [going|looking|
                doing] {end}
            ^ {ask} (show|see|view|check) [me] (progress|stats|scores|ratings|trend|summary) {end}
            ^ {ask} (show|see|view|check|send|give|tell|get|look at|know) [me] [about] (my|the)
                (progress|
                stats|score|scores|ratings|trend|history|report|summary|results) [so far] {end}
            ^ [so] how (far|much|well) (have|am|did|do) i (come|doing|done|along|progressed|got|
                progressing) [so far] {end}
            """,
        Command.GRATITUDE: """
            ^ {ask} (write down|write|note down|note|record|log|add|save|jot down|jot|list|do|start|
                enter|share|put down|tell you) [a|an|one|my|some|the|new|another|something|things|
                what|a thing|one thing|a few things] [new] [that] [i am] (gratitude|gratitudes|
                grateful|thankful) [for|entry|note|list|practice|journal|today] [today] {end}
            ^ [a|another|new|my|today] [new] gratitude [entry|note|list|journal] {end}
            """,
        Command.GOAL: """
            ^ {ask} (set|make|change|pick|add|start|choose|want|need|have) [a|my|the|another] [new|
                small|different]
                (goal|promise) {end}
            """,
        Command.STEP: """
            ^ [so] what (do|should) i do today {end}
            ^ {ask} (what is|what was|send|show|give|tell|get|repeat|resend|read|see|have) [me]
                [my|the]
                (today|step|lesson|task|exercise|current|next|this|daily|new) [step|lesson|task|
                exercise|
                one] [for today|again] {end}
            ^ (my|the|today|next|current|new|another) [daily|next] (step|lesson|task|exercise)
                {end}
            """,
    }.items()
)
