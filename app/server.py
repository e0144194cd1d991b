"""The web server: pages, webhooks, the skill, health, and in development the sandbox."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from traceback import extract_tb
from typing import Final

from cryptography.x509.verification import Store
from flask import Flask, Response, jsonify, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import OperationalError
from waitress.server import MultiSocketServer, create_server
from werkzeug.exceptions import HTTPException, InternalServerError

from app.health import last_done, late_duties
from app.house import LOCAL_PATH, House
from app.metrics import metrics
from app.settings import SettingsError
from app.web.pages import make_pages
from shared.rules.replies import get_ready
from sms.webhooks import make_webhooks
from voice_skill.adapter import SkillAdapter
from voice_skill.core import SkillCore
from voice_skill.skill import build_skill
from voice_skill.throwaway_ca import ThrowawayCa

_log = logging.getLogger(__name__)

SANDBOX_SKILL_ID: Final = "amzn1.ask.skill.sandbox"
_THREADS: Final = 8
_BACKLOG: Final = 1024
_MAX_FORM_BYTES: Final = 256 * 1024
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; form-action 'self'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "microphone=(self), geolocation=(), camera=()",
}


def create_app(house: House, *, roots: Store | None = None, ca: ThrowawayCa | None = None) -> Flask:
    """Build the application; tests hand in the roots or the authority that signs their requests."""
    get_ready(house.content.topics)
    app = Flask("app", static_folder=None, template_folder="web/templates")
    settings = house.settings
    app.config.update(
        SECRET_KEY=settings.web_secret,
        MAX_CONTENT_LENGTH=_MAX_FORM_BYTES,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        WTF_CSRF_TIME_LIMIT=None,
    )
    csrf = CSRFProtect(app)
    sandbox = settings.is_development
    doors = make_webhooks(
        house.service, base_url=settings.public_url, auth_token=house.account.token
    )
    csrf.exempt(doors)
    app.register_blueprint(doors)
    app.register_blueprint(make_pages(house))
    csrf.exempt(app.view_functions["web.join"])  # the form checks its own, and keeps what was typed
    _register_skill(app, csrf, house, roots=roots, ca=ca)
    if house.local_carrier is not None:
        local = house.local_carrier.blueprint()
        csrf.exempt(local)
        app.register_blueprint(local, url_prefix=LOCAL_PATH)
    _register_health(app, house)
    _register_errors(app)

    @app.context_processor
    def values() -> dict[str, str | None]:
        return {
            "number": house.number,
            "contact": settings.contact,
            "sandbox_url": "/sandbox" if sandbox else None,
        }

    @app.after_request
    def secure(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-store")  # no copy on a shared machine
        return response

    return app


@contextmanager
def serving(app: Flask, host: str, port: int) -> Iterator[MultiSocketServer]:
    """Yield a bound waitress server, closed at the end; port 0 takes a free one.

    Raises:
        SettingsError: the address is none, or another process has it.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({error}): stop what uses it, or set STEADY_HOST "
            "and STEADY_PORT to an address that is free.",
        ) from error
    server = create_server(app, sockets=[listening], threads=_THREADS)
    try:
        yield server
    finally:
        server.close()


def _register_skill(
    app: Flask, csrf: CSRFProtect, house: House, *, roots: Store | None, ca: ThrowawayCa | None
) -> None:
    skill = build_skill(SkillCore(house.database, house.content, house.clock))
    skill_id = house.settings.skill_id or SANDBOX_SKILL_ID
    if house.settings.is_development and ca is None:
        ca = ThrowawayCa.create(house.clock(), valid_for=timedelta(days=3650))
    adapter = SkillAdapter(
        skill,
        skill_id,
        clock=house.clock,
        fetch=ca.fetch if ca else None,
        roots=ca.roots if ca else roots,
    )
    adapter.register(app, endpoint="alexa")
    csrf.exempt(app.view_functions["alexa"])
    if house.settings.is_development and ca is not None:
        from app.sandbox.views import make_sandbox  # noqa: PLC0415 - never loaded in production

        app.register_blueprint(make_sandbox(house, ca, skill_id))


def _register_health(app: Flask, house: House) -> None:
    @app.get("/healthz")
    def healthz() -> str:
        return "ok\n"

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        now = house.clock()
        try:
            with house.database.begin() as session:
                done, late = last_done(session), late_duties(session, now)
        except OperationalError:
            return jsonify({"database": "away", "last_tick": None, "ticking": False}), 503
        last = min(done.values()).isoformat() if done else None
        return jsonify(
            {"database": "ok", "last_tick": last, "ticking": not late, "late": late}
        ), 503 if late else 200

    @app.get("/metrics")
    def figures() -> Response:
        with house.database.begin() as session:
            written = metrics(session, house.clock())
        return Response(written, content_type="text/plain; version=0.0.4")


def _register_errors(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def stale_form(_: CSRFError) -> tuple[Response | str, int]:
        if _speaks_json():
            message = "This page has been open for a while. Please reload it and try again."
            return jsonify({"error": message}), 400
        return render_template("too_long.html"), 400

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response | str, int]:
        code = error.code or 500
        if code == 404:  # noqa: PLR2004 - the one with a page of its own
            if _speaks_json():
                return jsonify({"error": "There is nothing here."}), code
            return render_template("not_found.html"), code
        return _problem(error.description or "That did not work.", code)

    @app.errorhandler(InternalServerError)
    def broke(error: InternalServerError) -> tuple[Response | str, int]:
        cause = error.original_exception or error
        frames = extract_tb(cause.__traceback__)
        at = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"
        _log.error("web.failed", extra={"error": type(cause).__name__, "at": at})
        return _problem(None, 500)

    app.logger.disabled = True  # Flask's own log of an error quotes its words, and so a person's


def _speaks_json() -> bool:
    return request.path.startswith(("/sandbox/", "/sms/", LOCAL_PATH, "/alexa"))


def _problem(message: str | None, code: int) -> tuple[Response | str, int]:
    if _speaks_json():
        return jsonify({"error": message or "Something went wrong. Please try again."}), code
    return render_template("problem.html", message=message), code
