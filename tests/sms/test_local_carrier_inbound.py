"""A text from a person is posted, its answer kept once, and the carrier's keywords obeyed."""

from pathlib import Path

import pytest
from flask import Response

from sms.gateway import Accepted, Rejected, TwilioGateway
from sms.local_carrier import LocalCarrier
from sms.local_carrier.twiml import UnreadableAnswer, answers_in
from tests.sms import carrier_fixtures
from tests.sms.carrier_fixtures import (
    ACCOUNT,
    NOW,
    THEM,
    TOKEN,
    US,
    Clock,
    Listener,
    Setting,
    closed_port,
    drop_connection,
    serving,
)

setting, gateway = carrier_fixtures.setting, carrier_fixtures.gateway

TWO_ANSWERS = (
    "<Response><Message>First.</Message>"
    "<Message><Body>Second &amp; last.</Body></Message></Response>"
)


def test_a_text_from_a_person_is_posted_and_each_answer_arrives(setting: Setting) -> None:
    """The webhook has Twilio's fields and signature; each Message of the answer is a text."""
    setting.listener.will_answer(TWO_ANSWERS)
    sid = setting.carrier.receive(THEM, "7")
    assert setting.thread() == [(False, "7", "received")]
    setting.carrier.deliver_due(NOW)
    heard = setting.listener.heard[0]
    assert heard.signed
    assert heard.path == "sms/inbound"
    wanted = {"MessageSid": sid, "AccountSid": ACCOUNT, "From": THEM, "To": US, "Body": "7"}
    assert wanted.items() <= heard.form.items()
    assert (heard.form["NumMedia"], heard.form["NumSegments"]) == ("0", "1")
    assert "OptOutType" not in heard.form
    assert setting.thread()[1:] == [
        (True, "First.", "delivered"),
        (True, "Second & last.", "delivered"),
    ]


def test_an_answer_lost_on_the_way_is_asked_for_again_and_kept_once(setting: Setting) -> None:
    """The same MessageSid is posted again after a dropped connection; one answer is stored."""
    setting.listener.answers.append(drop_connection)
    setting.listener.will_answer(TWO_ANSWERS)
    sid = setting.carrier.receive(THEM, "7")
    setting.carrier.deliver_due(NOW)
    assert len(setting.thread()) == 1
    setting.carrier.deliver_due(setting.clock.advance(1))
    setting.carrier.deliver_due(setting.clock.advance(60))
    assert [one.form["MessageSid"] for one in setting.listener.heard] == [sid, sid]
    assert len(setting.thread()) == 3


def test_two_processes_that_post_at_once_keep_one_answer(setting: Setting) -> None:
    """When a slow webhook is posted by two carriers, the first answer is kept and no other."""
    slow, other = setting.carrier, setting.another_carrier()

    def answer_after_the_other() -> Response:
        assert other.deliver_due(setting.clock.advance(60)) == 1
        return Response(TWO_ANSWERS, content_type="text/xml")

    setting.listener.answers.append(answer_after_the_other)
    setting.listener.will_answer(TWO_ANSWERS)
    slow.receive(THEM, "7")
    slow.deliver_due(NOW)
    assert len(setting.listener.heard) == 2
    assert len(setting.thread()) == 3


def test_an_inbound_text_waits_until_somebody_listens(tmp_path: Path) -> None:
    """With nobody listening the text is kept, and posted when the service is up."""
    clock, listener, port = Clock(), Listener(), closed_port()
    inbound = f"http://127.0.0.1:{port}/sms/inbound"
    carrier = LocalCarrier(tmp_path / "carrier.sqlite", ACCOUNT, TOKEN, US, inbound, clock)
    carrier.receive(THEM, "7")
    assert carrier.deliver_due(NOW) == 1
    with serving(listener.app(), port):
        carrier.deliver_due(clock.advance(1))
    assert [one.form["Body"] for one in listener.heard] == ["7"]


@pytest.mark.parametrize("word", ["STOP", " stop ", "StopAll", "END", "quit", "optout", "revoke"])
def test_stop_blocks_until_start(setting: Setting, gateway: TwilioGateway, word: str) -> None:
    """A lone STOP word blocks sending and is posted with its type; a START word lifts it."""
    setting.carrier.receive(THEM, word)
    refused = gateway.send(setting.text())
    assert isinstance(refused, Rejected)
    assert refused.opted_out
    setting.carrier.receive(THEM, "Unstop")
    assert isinstance(gateway.send(setting.text()), Accepted)
    setting.carrier.deliver_due(NOW)
    inbound = [one for one in setting.listener.heard if one.path == "sms/inbound"]
    assert [one.form["OptOutType"] for one in inbound] == ["STOP", "START"]
    assert [one.form["Body"] for one in inbound] == [word, "Unstop"]


@pytest.mark.parametrize("words", ["please stop", "STOP please", "stop.", "opt out", "yes please"])
def test_more_than_the_one_word_is_no_keyword(
    setting: Setting, gateway: TwilioGateway, words: str
) -> None:
    """The carrier acts on single words only; the rest is ours to understand."""
    setting.carrier.receive(THEM, words)
    setting.carrier.deliver_due(NOW)
    assert "OptOutType" not in setting.listener.heard[0].form
    assert isinstance(gateway.send(setting.text()), Accepted)


def test_our_answer_to_stop_does_not_arrive(setting: Setting) -> None:
    """After STOP only the carrier's own confirmation reaches the phone; ours fails."""
    setting.listener.will_answer("<Response><Message>Goodbye.</Message></Response>")
    setting.carrier.receive(THEM, "STOP")
    setting.carrier.deliver_due(NOW)
    (_, ours), (own_from_us, own, own_status) = setting.thread()[0][1:], setting.thread()[1]
    assert ours == "received"
    assert own_from_us
    assert own.startswith("You have successfully been unsubscribed")
    assert own_status == "delivered"
    assert setting.thread()[2] == (True, "Goodbye.", "failed")


def test_help_is_answered_and_start_only_when_blocked(setting: Setting) -> None:
    """The carrier answers HELP; a START from somebody never blocked has nothing to confirm."""
    setting.carrier.receive(THEM, "HELP")
    setting.carrier.receive(THEM, "YES")
    setting.carrier.deliver_due(NOW)
    assert [one.form["OptOutType"] for one in setting.listener.heard] == ["HELP", "START"]
    assert [from_us for from_us, _, _ in setting.thread()] == [False, True, False]


@pytest.mark.parametrize(
    ("kind", "document", "texts"),
    [
        ("text/xml", "<Response/>", []),
        ("application/xml; charset=utf-8", "<Response><Message/></Response>", []),
        ("text/xml", "<Response><Sms>old</Sms><Redirect>/x</Redirect></Response>", ["old"]),
        ("text/xml", "", []),
        ("text/plain", "as it is", ["as it is"]),
        ("application/json", '{"ok": true}', []),
        ("text/xml", f"<Response>{'<Message>a</Message>' * 12}</Response>", ["a"] * 10),
    ],
)
def test_answers_are_read_as_twilio_reads_them(kind: str, document: str, texts: list[str]) -> None:
    """TwiML gives its messages, ten at most; plain text is one; nothing is none."""
    assert answers_in(kind, document) == texts


@pytest.mark.parametrize("document", ["<Response>", "hello", "<html/>"])
def test_an_answer_that_is_no_twiml_sends_nothing(setting: Setting, document: str) -> None:
    """A broken answer is an error of the service, sends no text and is not asked for again."""
    with pytest.raises(UnreadableAnswer):
        answers_in("text/xml", document)
    setting.listener.will_answer(document)
    setting.carrier.receive(THEM, "7")
    setting.carrier.deliver_due(NOW)
    assert setting.carrier.deliver_due(setting.clock.advance(60)) == 0
    assert len(setting.thread()) == 1
