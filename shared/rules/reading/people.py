"""Names for the people in a text, shared by the tables of phrases."""

_KIN = (
    "husband|wife|partner|boyfriend|girlfriend|ex|spouse|fiance|fiancee|man|dad|father|mom|mum|"
    "mother|brother|sister|son|daughter|stepdad|stepmom|uncle|roommate|kid|kids|children|baby"
)

NAMES: dict[str, str] = {
    # someone else, as the one who acts
    "they": f"(he|she|they|who|someone|somebody|my [ex] ({_KIN})|(her|his|their|our|the) ({_KIN}))",
    # someone else, as the one it is done to
    "them": (
        "(him|her|them|someone|somebody|people|everyone|that (man|woman|bitch|bastard|guy|girl)|"
        f"(my|his|our|their|the|her) [ex|new|little] ({_KIN}|affair partner|mistress|lover))"
    ),
    # the writer, or whoever else is in the house
    "us": (
        "(me|us|my (kids|kid|son|daughter|children|child|baby|mom|mum|dog|sister|brother)|"
        "(our|the) (kids|kid|son|daughter|children|child|baby|dog)|her|him)"
    ),
}
