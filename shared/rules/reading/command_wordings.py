"""The wordings that are a command by themselves."""

from shared.rules.reading.phrases import listed
from shared.rules.vocabulary import Command

EXACT_WORDINGS: dict[Command, frozenset[str]] = {
    Command.STEP: listed(
        """
        step, steps, today step, today, my step, the step, next step, next steps, current step,
        this step, daily step, step of the day, new step, send step, send me the step, send me
        my step, send me today step, send my step, send today step, give me my step, give me the
        step, give me today step, give me a step, get step, show me my step, show step, what is
        my step, what is the step, what is my step today, what is the step today, what is today
        step, what is the step for today, what is my step for today, what is today, what step am
        i on, which step am i on, where am i, lesson, today lesson, repeat, repeat step, repeat
        the step, again, start step, start today step, resend, resend the step, what was the
        step, what was my step
        """
    ),
    Command.PROGRESS: listed(
        """
        progress, my progress, show progress, show me my progress, show my progress, see my
        progress, check progress, progress report, how am i doing, how am i doing so far, how
        have i been doing, how far am i, how far have i come, how far along am i, stats, my
        stats, score, my score, my scores, my ratings, show my ratings, trend, my trend,
        summary, report, status, my status, what is my progress, what is my score, what is my
        average, how much have i done, what week am i on, which week am i on, what week is it
        """
    ),
    Command.GRATITUDE: listed(
        """
        gratitude, grateful, gratitude practice, gratitude exercise, do gratitude, start
        gratitude, three good things, 3 good things, good things, good thing, thankful
        """
    ),
    Command.GOAL: listed(
        """
        goal, goals, my goal, my goals, new goal, set goal, set a goal, set a new goal, set my
        goal, make a goal, add goal, add a goal, change goal, change my goal, promise, new
        promise, my promise, set a promise, set promise, make a promise, make a new promise,
        make promise, what is my goal, what was my goal, what is my promise, what was my promise
        """
    ),
    Command.SLIP: listed(
        """
        slip, slipped, i slipped, i slipped up, slipped up, i have slipped, had a slip, i had a
        slip, setback, had a setback, i had a setback, a setback, relapse, i relapsed, relapsed,
        i had a relapse, report a slip, log a slip, i slipped today, slipped today, i slipped
        again, slipped again, slip up, slip today, i slipped last night, i slipped yesterday
        """
    ),
    Command.LINK: listed(
        """
        link, link me, link alexa, link my alexa, link echo, link my echo, link my speaker, link
        my phone, link phone, link code, link account, link my account, link device, link up,
        send me a code, send me a link, send me the link, send link, send code, code, my code,
        get code, pair, pair alexa, pair my alexa, pair my echo, connect, connect alexa, connect
        my alexa, connect echo, connect my echo, connect my speaker, how do i link alexa, how do
        i link my alexa, how do i connect my alexa, how do i link my echo, my page, my link,
        login, log in
        """
    ),
    Command.DELETE: listed(
        """
        delete, delete me, delete everything, delete all, delete all my data, delete all data,
        delete my data, delete data, delete my account, delete account, delete my info, delete
        my information, delete my history, delete my messages, delete my answers, delete
        everything about me, delete everything you have on me, delete all my info, delete all my
        information, erase, erase me, erase everything, erase my data, erase all my data, erase
        all, erase my account, forget me, forget everything, wipe my data, wipe everything,
        wipe, remove my data, remove all my data, remove my account, remove my information,
        remove my info, destroy my data, clear my data, how do i delete my data, how do i delete
        my account, get rid of my data, close my account, right to be forgotten
        """
    ),
    Command.EXPORT: listed(
        """
        export, export data, export my data, export everything, send me my data, send my data,
        send me all my data, send me a copy of my data, send me everything, send me everything
        you have, give me my data, give me all my data, give me a copy of my data, get my data,
        download, download my data, download data, download everything, my data, copy of my
        data, a copy of my data, what data do you have on me, what do you have on me, what do
        you know about me, what do you have about me, what info do you have on me, how do i get
        my data, how do i export my data, how do i download my data, show me my data, export my
        journal, send me my journal, data request, request my data
        """
    ),
    Command.TIME: listed(
        """
        time, times, change time, change the time, change my time, new time, set time, set the
        time, set my time, different time, another time please, change hour, change the hour,
        change my prompt time, change prompt time, change the prompt time, change when you text
        me, change my schedule, change schedule, change reminder time, change my reminder time,
        change the reminder, reschedule, wrong time, what time do you text me, what time do you
        text
        """
    ),
    Command.PRIVATE: listed(
        """
        private, privacy, private mode, go private, make it private, make this private, keep it
        private, keep this private, keep private, private please, turn on private, private on,
        private mode on, be discreet, discreet, discreet mode, hide, hide texts, hide messages,
        hide my texts, is this private, is this confidential, is it private, is it confidential,
        who can see this, who can see my texts, who can see my answers, who sees this, who sees
        my answers, who reads this, who reads these, who can read this, can he see this, can she
        see this, private off, private mode off, privacy off, turn off private, turn private off,
        turn off private mode, no private, not private, can anyone see
        this, can my partner see this, can my husband see this, can my
        wife see this, privacy policy, privacy mode
        """
    ),
}
