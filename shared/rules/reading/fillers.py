"""Words that carry no meaning of their own around an answer."""

from shared.rules.reading.phrases import words

FILLERS = words(
    """
    a about again ah all all-in-all alright am an and anyway approx approximately around at be
    best call cheers definitely eh er erm err feel feeling felt for fine give guess ha haha
    hahaha hello hey hi hm hmm hmmm honest honestly i i'd i'm id im id imo in is it it's its jk
    just kind kinda lets like lmao lol maybe me mine my nah number of ok okay omg only or
    overall perhaps please pls plz pretty probably prob proper rate rating really right rn
    roughly say score so somewhere solid sort sorta still suppose sure tbh thank thanks that
    that's the then there think thinking this tho though thx to today tonight um umm uh uhh ur
    very was we we're well will would xx xxx x yeah yes you u your got go going with trust level
    answer now i'll out do did have had here put down ty sir thumbsup thumbsdown new current
    currently rather s today's went mood day's guys folks x's oh ooh ugh hmmmm mate friend dear
    am mr
    """
)

# Around a request to stop, and nowhere else.
STOP_FILLERS = words(
    """
    a again all already enough and any anymore asap at bro bye can could damn dammit dear everything
    for fuck fucking freaking god good goodbye hello hey hi i immediately just kindly lol man
    mate me more need no now of off oh ok okay omg permanently please right said say sir so
    sorry text texts thank thanks that the then these this to today too us ur want wanna want
    would like well will with yeah yes you your i'd ugh seriously honestly let's us once forever
    actually really bot service number program messages message it done skip kept nope yep must
    bloody hell who is but stop stopsign thumbsdown xx x
    """
)
