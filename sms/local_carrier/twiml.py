"""Reading the answer to an inbound webhook: the texts that TwiML asks the carrier to send back."""

from xml.etree import ElementTree as ET

MOST_ANSWERS = 10  # twilio.com/docs/api/errors/14109
_XML = frozenset({"text/xml", "application/xml", "text/html"})


class UnreadableAnswer(Exception):  # noqa: N818 - named as Twilio's error 12100 describes it
    """The answer is not TwiML (Twilio's error 12100); send `<Response/>` to answer nothing."""


def answers_in(content_type: str, document: str) -> list[str]:
    """List the texts to send back, in order.

    A `<Message>` gives its own text or that of its `<Body>`; plain text is one answer as a whole;
    nothing at all is no answer.

    Raises:
        UnreadableAnswer: it should be XML and is not, or its root is not `<Response>`.

    """
    if not document.strip():
        return []
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _XML:
        return [document.strip()] if kind == "text/plain" else []
    try:
        root = ET.fromstring(document)  # noqa: S314 - our own server's answer, on this machine
    except ET.ParseError as error:
        raise UnreadableAnswer("The answer to the inbound webhook is not XML") from error
    if root.tag != "Response":
        raise UnreadableAnswer("The answer's root element must be <Response>")
    bodies = [_text(verb) for verb in root if verb.tag in {"Message", "Sms"}]
    return [body for body in bodies if body][:MOST_ANSWERS]


def _text(verb: ET.Element) -> str:
    parts = [verb.text or "", *("".join(body.itertext()) for body in verb.iter("Body"))]
    return "".join(parts).strip()
