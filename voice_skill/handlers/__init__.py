"""What the skill does, by the name of the intent: a turn goes in, a reply comes out."""

from collections.abc import Callable, Mapping
from typing import Final

from voice_skill.handlers import (
    conversation,
    danger,
    journal,
    linking,
    practices,
    privacy,
    promises,
    questions,
    reminders,
    steps,
    texts,
    welcome,
)
from voice_skill.handlers.turn import Reply, Turn

Handler = Callable[[Turn], Reply]

LAUNCH: Final[Handler] = welcome.launch
UNKNOWN: Final[Handler] = conversation.fallback
# What Amazon hands back to the skill, by the type of the request.
RETURNS: Final[Mapping[str, Handler]] = {
    "Connections.Response": reminders.permission_answered,
    "SessionResumedRequest": reminders.routine_answered,
}

INTENTS: Final[Mapping[str, Handler]] = {
    "TodaysStepIntent": steps.todays_step,
    "StepDoneIntent": steps.step_done,
    "CheckInIntent": privacy.digits_first(steps.check_in),
    "GratitudeIntent": journal.gratitude,
    "ForgivenessPracticeIntent": practices.forgiveness,
    "PatiencePracticeIntent": practices.patience,
    "FaqIntent": questions.faq,
    "ProgressIntent": privacy.tell_progress,
    "SetGoalIntent": promises.set_goal,
    "GoalOutcomeIntent": promises.goal_outcome,
    "SlipIntent": practices.slip,
    "LinkPhoneIntent": privacy.digits_first(linking.link_phone),
    "SetReminderIntent": reminders.set_reminder,
    "PauseTextsIntent": texts.pause_texts,
    "ResumeTextsIntent": texts.resume_texts,
    "HelpNowIntent": danger.help_now,
    "PrivacyIntent": privacy.digits_first(privacy.privacy),
    "AMAZON.HelpIntent": conversation.help_here,
    "AMAZON.StopIntent": conversation.stop,
    "AMAZON.CancelIntent": conversation.stop,
    "AMAZON.PauseIntent": conversation.pause,
    "AMAZON.NavigateHomeIntent": conversation.goodbye,
    "AMAZON.RepeatIntent": conversation.repeat,
    "AMAZON.YesIntent": conversation.yes,
    "AMAZON.NoIntent": conversation.no,
    "AMAZON.ResumeIntent": conversation.resume,
    "AMAZON.NextIntent": conversation.following,
    "AMAZON.FallbackIntent": conversation.fallback,
}
