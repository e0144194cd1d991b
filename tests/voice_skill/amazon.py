"""Amazon's own services, for tests: they speak the real protocol at ask-sdk's HTTP border."""

import json
from dataclasses import dataclass, field
from typing import Any

from ask_sdk_model.services.api_client import ApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.api_client_response import ApiClientResponse

ADDRESS = "https://api.amazonalexa.com/v1/devices/device/settings/address/countryAndPostalCode"
ZONE = "https://api.amazonalexa.com/v2/devices/device/settings/System.timeZone"
REMINDERS = "https://api.amazonalexa.com/v1/alerts/reminders"


@dataclass
class Amazon(ApiClient):
    """Keeps the reminders it was asked for; answers with `status` where that is no success."""

    country: str | None = None
    zone: str = "Europe/London"
    status: int = 200
    reminder_status: int = 200
    reminders: list[dict[str, Any]] = field(default_factory=list)

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Answer one request as the service at its address does."""
        assert dict(request.headers)["Authorization"] == "Bearer token"
        if self.status != 200:
            return self._answer({"code": "FORBIDDEN", "message": "not here"})
        if (request.method, request.url) == ("GET", ADDRESS):
            return self._answer({"countryCode": self.country, "postalCode": "X1"})
        if (request.method, request.url) == ("GET", ZONE):
            return self._answer(self.zone)
        assert (request.method, request.url) == ("POST", REMINDERS)
        assert isinstance(request.body, dict)
        if self.reminder_status != 200:
            return self._answer({"code": "X", "message": "not here"}, self.reminder_status)
        self.reminders.append(json.loads(json.dumps(request.body)))
        return self._answer({"alertToken": "a", "status": "ON", "version": "1", "href": "/a"})

    def _answer(self, body: object, status: int | None = None) -> ApiClientResponse:
        return ApiClientResponse(
            headers=[("Content-Type", "application/json")],
            status_code=status or self.status,
            body=json.dumps(body),
        )
