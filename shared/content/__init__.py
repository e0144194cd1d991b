"""The words of the product: steps, messages, questions and practices, read from YAML.

Their check is apart, in `shared.content.check`: an entry that only speaks them does not load it.
"""

from shared.content.document import ContentError, Problem
from shared.content.loader import for_locale, load_content
from shared.content.model import Content, Faq, Message, RoleStep, Step
from shared.content.practices import Keeps, Practice, Turn, WaitsFor

__all__ = [
    "Content",
    "ContentError",
    "Faq",
    "Keeps",
    "Message",
    "Practice",
    "Problem",
    "RoleStep",
    "Step",
    "Turn",
    "WaitsFor",
    "for_locale",
    "load_content",
]
