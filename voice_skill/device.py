"""The device somebody speaks to, and what Amazon's own services do for it, within seconds."""

import json
import logging
from datetime import datetime
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final
from zoneinfo import ZoneInfo

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.services.api_client import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse
from ask_sdk_model.services.device_address.short_address import ShortAddress
from ask_sdk_model.services.reminder_management.alert_info import AlertInfo
from ask_sdk_model.services.reminder_management.push_notification import PushNotification
from ask_sdk_model.services.reminder_management.push_notification_status import (
    PushNotificationStatus,
)
from ask_sdk_model.services.reminder_management.recurrence import Recurrence
from ask_sdk_model.services.reminder_management.reminder_request import ReminderRequest
from ask_sdk_model.services.reminder_management.spoken_info import SpokenInfo
from ask_sdk_model.services.reminder_management.spoken_text import SpokenText
from ask_sdk_model.services.reminder_management.trigger import Trigger
from ask_sdk_model.services.reminder_management.trigger_type import TriggerType
from ask_sdk_model.services.service_exception import ServiceException

from shared.rules.zones import UnknownZoneError, zone

REMINDERS: Final = "alexa::alerts:reminders:skill:readwrite"
# A speaker waits eight seconds for an answer (Amazon), and some of them are ours.
DEADLINE_SECONDS: Final = 2.0
_FORBIDDEN: Final = frozenset({401, 403})

_log = logging.getLogger(__name__)


class Reminded(StrEnum):
    """What came of the wish for a reminder."""

    SET = "set"
    FORBIDDEN = "forbidden"
    FAILED = "failed"


class TimedApiClient(ApiClient):
    """Carries ask-sdk's service calls, with the time limit its own client lacks."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send one request; JSON bodies only, as Amazon's services have them.

        Raises:
            ValueError: the address is not one of TLS.
            requests.RequestException: no connection.
            TimeoutError: no answer within two seconds, the look-up of the name included: that one
                no library limits, and so the call waits in a thread of its own.

        """
        if not (request.url or "").startswith("https://"):
            raise ValueError("Amazon's services are called over TLS only.")
        answers: SimpleQueue[ApiClientResponse | Exception] = SimpleQueue()
        Thread(target=lambda: answers.put(_answer(request)), daemon=True).start()
        try:
            answer = answers.get(timeout=DEADLINE_SECONDS)
        except Empty as error:
            raise TimeoutError("Amazon did not answer in time: go on without it.") from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def _answer(request: ApiClientRequest) -> ApiClientResponse | Exception:
    import requests  # noqa: PLC0415 - 40 ms, and most conversations call no service

    try:
        answered = requests.request(
            request.method or "GET",
            request.url or "",
            headers=dict(request.headers or []),
            data=json.dumps(request.body) if request.body else None,
            timeout=DEADLINE_SECONDS,
        )
    except requests.RequestException as error:
        return error
    return ApiClientResponse(
        headers=list(answered.headers.items()),
        status_code=answered.status_code,
        body=answered.text,
    )


class Device:
    """One device, as one request describes it."""

    def __init__(self, handler_input: HandlerInput) -> None:
        envelope = handler_input.request_envelope
        self._system = envelope.context.system if envelope.context else None
        self._device = self._system.device if self._system else None
        token = self._system.api_access_token if self._system else None
        self._services = handler_input.service_client_factory if token else None

    @property
    def has_screen(self) -> bool:
        """Whether it shows what we send (APL)."""
        interfaces = self._device.supported_interfaces if self._device else None
        return interfaces is not None and interfaces.alexa_presentation_apl is not None

    @property
    def skill_id(self) -> str:
        """Our own application id, as the request names it."""
        application = self._system.application if self._system else None
        return str(application.application_id) if application else ""

    def country(self) -> str | None:
        """Return where the device stands (ISO 3166 alpha-2); None if we may not know or cannot."""
        if self._services is None or self._device is None:
            return None
        service = self._services.get_device_address_service()
        try:
            found = service.get_country_and_postal_code(self._device.device_id or "")
        except ServiceException as error:
            _log.info("voice.country_unknown", extra={"status": error.status_code})
            return None
        country = found.country_code if isinstance(found, ShortAddress) else None
        return str(country) if country else None

    def zone(self) -> ZoneInfo | None:
        """Return the IANA zone the device is set to, or None if Amazon cannot say it now."""
        if self._services is None or self._device is None:
            return None
        try:
            name = self._services.get_ups_service().get_system_time_zone(self._device.device_id)
            return zone(str(name)) if name else None
        except (ServiceException, UnknownZoneError) as error:
            _log.warning("voice.zone_unknown", extra={"error": type(error).__name__})
            return None

    def remind(
        self, first: datetime, tz: ZoneInfo, *, now: datetime, label: str, locale: str
    ) -> Reminded:
        """Set a reminder for every day from a first instant on, at that hour in its zone.

        `label` is read aloud by Alexa, twice, whoever is in the room. The id is not kept: people
        change and delete their reminders in the Alexa app, or by asking Alexa.
        """
        if self._services is None:
            return Reminded.FAILED
        local = first.astimezone(tz).replace(tzinfo=None)
        wish = ReminderRequest(
            request_time=now,
            trigger=Trigger(
                object_type=TriggerType.SCHEDULED_ABSOLUTE,
                time_zone_id=tz.key,
                recurrence=Recurrence(
                    start_date_time=local,
                    recurrence_rules=[
                        f"FREQ=DAILY;BYHOUR={local.hour};BYMINUTE={local.minute};BYSECOND=0"
                    ],
                ),
            ),
            alert_info=AlertInfo(
                spoken_info=SpokenInfo(content=[SpokenText(locale=locale, text=label)])
            ),
            push_notification=PushNotification(status=PushNotificationStatus.DISABLED),
        )
        try:
            self._services.get_reminder_management_service().create_reminder(wish)
        except ServiceException as error:
            _log.warning("voice.reminder_refused", extra={"status": error.status_code})
            return Reminded.FORBIDDEN if error.status_code in _FORBIDDEN else Reminded.FAILED
        return Reminded.SET
