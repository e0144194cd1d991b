"""What the skill does, by the name of the intent: a turn goes in, a reply comes out."""

from collections.abc import Callable, Mapping
from typing import Final

from voice_skill.handlers import (
    conversation,
    danger,
    journal,
    linking,
    practices,
    promises,
    questions,
    steps,
    texts,
    welcome,
)
from voice_skill.handlers.turn import Reply, Turn

Handler = Callable[[Turn], Reply]

LAUNCH: Final[Handler] = welcome.launch
UNKNOWN: Final[Handler] = conversation.fallback

INTENTS: Final[Mapping[str, Handler]] = {
    "TodaysStepIntent": steps.todays_step,
    "StepDoneIntent": steps.step_done,
    "CheckInIntent": steps.check_in,
    "GratitudeIntent": journal.gratitude,
    "ForgivenessPracticeIntent": practices.forgiveness,
    "PatiencePracticeIntent": practices.patience,
    "FaqIntent": questions.faq,
    "ProgressIntent": welcome.tell_progress,
    "SetGoalIntent": promises.set_goal,
    "GoalOutcomeIntent": promises.goal_outcome,
    "SlipIntent": practices.slip,
    "LinkPhoneIntent": linking.link_phone,
    "SetReminderIntent": texts.set_reminder,
    "PauseTextsIntent": texts.pause_texts,
    "ResumeTextsIntent": texts.resume_texts,
    "HelpNowIntent": danger.help_now,
    "PrivacyIntent": welcome.privacy,
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
