"""Commands in a sentence of their own ("could you send me a copy of my data?")."""

import re

from shared.rules.reading.phrases import any_of, table
from shared.rules.vocabulary import Command

_NAMES = {
    "ask": (
        "[please|hi|hey|hello|ok|so|and] [can|could|i|how|where|will|would|may|let] "
        "[do|can|you|i|we|would|want|need|me|wish] [like|want|need|to|please|just] [to|please]"
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
            ^ {ask} (keep|make) (this|it|these|my _|everything|them|texts) (private|secret|hidden|
                discreet|confidential) {end}
            """,
        Command.LINK: """
            ^ {ask} (get|send|give|need|want|have|resend) [me] (a|the|my|another) [new] [link|
                linking|
                pairing|alexa] code {end}
            ^ {ask} (link|connect|pair|set up|hook up|add|sync) [up] [my|the|this|an|a|with] [new|
                amazon|
                smart] (alexa|echo|echo dot|speaker|dot|device|phone|account|amazon) {end}
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
            ^ [so] how (is|are|was) my (progress|stats|score|scores|ratings|trend) [going|looking|
                doing] {end}
            ^ {ask} (show|see|view|check) [me] (progress|stats|scores|ratings|trend|summary) {end}
            ^ {ask} (show|see|view|check|send|give|tell|get|look at|know) [me] [about] (my|the)
                (progress|
                stats|score|scores|ratings|trend|history|report|summary|results) [so far] {end}
            ^ [so] how (far|much|well) (have|am|did|do) i (come|doing|done|along|progressed|got|
                progressing) [so far] {end}
            """,
        Command.STEP: """
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
