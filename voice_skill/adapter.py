"""The skill as a Flask view, in the shape of flask-ask-sdk, which no longer imports."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from cryptography.x509.verification import Store
from flask import Flask, Response, current_app, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from voice_skill.entry import APOLOGY, Skill, answer
from voice_skill.verification import (
    CertificateFetcher,
    HttpsCertificates,
    VerificationError,
    current_roots,
    verify_request,
)

VERIFY_SIGNATURE_APP_CONFIG: Final = "ASK_SDK_VERIFY_SIGNATURE"
VERIFY_TIMESTAMP_APP_CONFIG: Final = "ASK_SDK_VERIFY_TIMESTAMP"
EXTENSION_NAME: Final = "ASK_SDK_SKILL_ADAPTER"
MAX_BODY_BYTES: Final = 128 * 1024

_log = logging.getLogger(__name__)


class SkillAdapter:
    """Answers Alexa's requests over HTTP, once each is proven genuine, fresh and ours.

    The names follow flask-ask-sdk 1.0.0 (`SkillAdapter`, `init_app`, `register`,
    `dispatch_request`, the two switches in the application's configuration), so that its guides
    hold. What differs: raw bytes are verified before they are parsed, a failed check is HTTP 400
    without a word of why, and the skill id is checked even with both switches off.
    """

    def __init__(
        self,
        skill: Skill,
        skill_id: str,
        app: Flask | None = None,
        *,
        clock: Callable[[], datetime],
        fetch: CertificateFetcher | None = None,
        roots: Store | None = None,
        apology: str = APOLOGY,
    ) -> None:
        """Keep what is needed to answer.

        Args:
            skill: made by ask-sdk's skill builder.
            skill_id: our application id, from the Alexa developer console.
            app: sets up this application at once; else call `init_app`.
            clock: gives the present as an aware datetime.
            fetch: gets certificate chains; over HTTPS, with a cache, by default.
            roots: trusted root certificates; certifi's by default.
            apology: plain words to say when the skill has no answer.

        Raises:
            ValueError: the skill id is blank: anybody's request would do.

        """
        if not skill_id.strip():
            raise ValueError("The skill id is blank: set ALEXA_SKILL_ID.")
        self._skill = skill
        self._skill_id = skill_id
        self._clock = clock
        self._fetch = fetch or HttpsCertificates()
        self._roots = roots or current_roots()
        self._apology = apology
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Flask) -> None:
        """Switch both checks on in this application, unless its configuration says otherwise."""
        app.config.setdefault(VERIFY_SIGNATURE_APP_CONFIG, True)
        app.config.setdefault(VERIFY_TIMESTAMP_APP_CONFIG, True)
        app.extensions.setdefault(EXTENSION_NAME, {})[self._skill_id] = self

    def register(self, app: Flask, route: str = "/alexa", endpoint: str | None = None) -> None:
        """Answer POST requests at a route; `endpoint` names it for `url_for`.

        Raises:
            TypeError: `app` is not a Flask application.

        """
        if not isinstance(app, Flask):
            raise TypeError("Expected a Flask application to register the skill with.")
        self.init_app(app)
        app.add_url_rule(
            route, endpoint=endpoint, view_func=self.dispatch_request, methods=["POST"]
        )

    def dispatch_request(self) -> Response:
        """Answer the request at hand.

        Returns 200 with a response envelope; 400 with no body when a check fails; 413 with no body
        past 128 KB; 405 for another method than POST. Only with 200 has a handler run.
        """
        if request.method != "POST":
            return Response(status=405, headers={"Allow": "POST"})
        request.max_content_length = MAX_BODY_BYTES
        try:
            body = request.get_data(cache=False)
            envelope = verify_request(
                dict(request.headers),
                body,
                self._clock(),
                fetch=self._fetch,
                roots=self._roots,
                skill_id=self._skill_id,
                verify_signature=current_app.config.get(VERIFY_SIGNATURE_APP_CONFIG, True),
                verify_timestamp=current_app.config.get(VERIFY_TIMESTAMP_APP_CONFIG, True),
            )
        except RequestEntityTooLarge:
            return Response(status=413)
        except VerificationError as error:
            _log.warning("voice.request_refused", extra={"error": type(error).__name__})
            return Response(status=400)
        return jsonify(answer(self._skill, envelope, apology=self._apology))
