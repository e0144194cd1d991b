"""Names for the people in a text, shared by the tables of phrases."""

_KIN = (
    "husband|wife|partner|boyfriend|girlfriend|ex|spouse|fiance|fiancee|man|dad|father|mom|mum|"
    "mother|brother|sister|son|daughter|stepdad|stepmom|uncle|roommate|kid|kids|children|baby"
)

NAMES: dict[str, str] = {
    # someone else, as the one who acts
    "they": "(he|she|they|who|someone|somebody|dad|daddy|mom|mommy|mum|mummy|"
    f"my [ex] ({_KIN})|(her|his|their|our|the) ({_KIN}))",
    # someone else, as the one it is done to
    "them": (
        "(him|her|them|someone|somebody|people|everyone|that (man|woman|bitch|bastard|guy|girl)|"
        f"(my|his|our|their|the|her) [ex|new|little] ({_KIN}|affair partner|mistress|lover))"
    ),
    # the writer, or whoever else is in the house
    "us": (
        "(me|us|(my|our|the) (kids|kid|son|sons|daughter|daughters|children|child|baby|boys|girls|"
        "toddler|dog|dogs|cat|cats|puppy|kitten|pet|pets|mom|mum|sister|brother)|her|him)"
    ),
}
