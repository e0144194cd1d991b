"""Words for parting, mending and trusting others, and for what is not about trust at all."""

from shared.rules.reading.phrases import listed

_WRITTEN = {
    # parting
    "part": """
        leave, leaving, walk away, walking away, walk out, split, split up, separate, separating,
        separation, divorce, break up, broke up, breakup, part ways, parting, own ways, separate
        ways, end it, end things, end the relationship, end the marriage, end this, finish it,
        goodbye, let them go, let him go, let her go, let go of the relationship, let go of someone,
        let this relationship go, let it die, move on, stay or go, stay or leave, should i stay, do
        i stay, staying, move out, get out, stay for the kids, foot out the door, stay together for,
        on my own, alone, single, relationship is finished, marriage is over, it is over, say enough
        """,
    "give up": """
        give up, giving up, gave up, given up, quit, call it quits, call it a day, throw in the
        towel, stop trying, stop fighting, keep trying, keep fighting, keep going, cut my losses,
        enough is enough, is enough enough, enough, had enough, done with this, done fighting, i am
        done, tired of trying, tired of this, carry on, going in circles, wants out, had it, no
        longer try
        """,
    "fail": """
        fail, failed, failing, failure, unsuccessful, not work, not working, not work out, doomed,
        collapse, fall apart, falls apart, falling apart, fell apart, crumble, no use, pointless,
        useless, for nothing, in vain, waste, wasted, lost cause, dead end, nothing changes, nothing
        works, nothing helps, nothing gets better, nothing improves, no progress, not getting
        better, getting worse, not getting anywhere, stuck, back at zero, square one, happens again,
        goes wrong, never get better, never gets better, never comes back, never changes, never get
        past, can not fix, can not be fixed, can not be saved, can not repair, can not rebuild, not
        make it, making it, beyond saving, not enough, plan b, alternative, not get through, still
        bad, not fix
        """,
    "one sided": """
        only one trying, the only one, one sided, refuse, refuses, will not try, will not change,
        does not care, not want to, not interested, not willing, unwilling, do their part, do his
        part, do her part, do the work, gave up on us, does nothing, not work on it, not try
        """,
    "what if": """
        what if, what happens if, what happens when, what happens to, what then, then what, now
        what, what now, suppose, supposing, and if, but if, what comes after, what do i do if, what
        do we do if, worst case, what is left, where do i go from, my options, if we, if it
        """,
    "our best": "everything, all the steps, our best, my best, all of this, all this, my efforts",
    # whole again, or changed
    "in full": """
        full, fully, complete, completely, total, totally, entire, entirely, whole, perfect, 100,
        hundred percent, percent, all of it, all of, all the way, for good, exactly, good as new,
        like new, intact, partly, only some, halfway, how much of, what share, blindly, everything
        be, 100 percent, truly
        """,
    "as before": """
        same, same again, same as before, the way it was, the way we were, the way things were, the
        way he used, the way she used, the way they, the way i did, how it was, how we were, how
        things were, how it used to be, how we used to be, like before, like it was, like we were,
        used to be, used to have, used to, as before, than before, what we had, what it was, what we
        were, where we were, back to normal, normal again, old us, old life, old relationship, old
        trust, old feeling, old days, original, before all this, before this, before it happened, as
        good as, as strong as, as strong, as solid, as deep, as close as, as happy as, equal, at the
        beginning, in the beginning, back then, nothing happened, never happened, carefree,
        innocence, easy feeling, easy way, closeness, clean slate, undone, undo, the old, we were
        before, what we lost, it was before
        """,
    "a trace": """
        scar, crack, vase, glue, patched, patched up, dent, stain, mark, trace, the line, glass,
        shadow, linger, residue, weaker, fragile, stronger, different between, changed forever,
        always be, always have, always carry, always remember, always hurt, always there, in the
        background, back of my mind, a bit of, a little bit, part of me, hold back, missing, a gap,
        permanent, from now on, rest of my life, carry this, ever forget, leave a mark, even closer,
        damage, sting, shows, will always, always a
        """,
    # mending
    "mend": """
        repair, repairable, reparable, rebuild, rebuilt, restore, restoration, fix, fixable, mend,
        regain, renew, reconcile, reconciliation, salvage, salvageable, rescue, put right, make it
        right, make things right, set right, sort this out, build up, build it up, grow back, grow
        again, grow, pick up the pieces, patch things up, undo, revive, rekindle, recover, recovery
        """,
    "come through": """
        come back from, come back, coming back, way back, way forward, way through, get past, gets
        past, get over, get through, go on, survive, survivable, pull through, make it, makes it,
        make it work, make this work, overcome, live through, come through, come out the other side,
        come out of, outlive, work out, work through, stay together, stick together, happy together,
        heal from, weather this, bounce back from, cope with, turn out, be saved, save us, save our
        """,
    "return": "return, returns, come back, comes back, get back, bring back, get it back, be found",
    "earn": """
        win back, won back, win, earn, earn back, earning, trust me, trusts me, trust me again, his
        trust, her trust, their trust, make it up to, prove myself, another chance, take me back
        """,
    "start over": """
        start over, starting over, start again, start fresh, fresh start, begin again, second
        chance, from scratch, new beginning, starting
        """,
    "hope": """
        possible, possibility, hope, hoping, hopeful, hopeless, chance, chances, odds, a shot,
        likely, likelihood, worth, worth it, worth trying, worth saving, any point, a point, even
        bother, reason to hope, realistic, realistically, doable, feasible, achievable, real thing,
        a dream, miracle, too late, ever work, really work, actually work, success, succeed, a
        future, future for us, can people change, people change, people really change, once a
        cheater, once a liar, wishful thinking, kidding myself, believe in us, can be done, at all,
        fool for hoping, turn out, please say, there is a chance, will we be
        """,
    "broken": "broken, broke, gone, lost, lose, once it is, damaged, gone for good, is gone",
    "better": "better, stronger, improve, progress, change, trustworthy, turn around",
    "all people": """
        anyone ever, anybody, does anyone, does anybody, has anyone, other people, others,
        do people,
        do couples, most people, people really, most couples, some people, some couples, people ever
        """,
    # trusting others
    "trust": """
        trust, believe, rely, count on, depend on, faith in, at their word, benefit of the doubt,
        believing, belief
        """,
    "distrust": """
        distrust, mistrust, mistrustful, not trust, can not trust, never trust, not believe, can not
        believe, trust issues, trouble trusting, hard to trust, struggle to trust, ability to trust,
        trust switch, doubt every, see lies
        """,
    "trust whom": """
        trust him, trust her, trust them, trust people, trust anyone, trust anybody, trust someone,
        trust somebody, trust others, trust men, trust women, trust my husband, trust my wife, trust
        my partner, trust my girlfriend, trust my boyfriend, trust my friends, believe him, believe
        her, believe them, believe what, believe a word, believe someone, every word, a person, who
        i can trust, who to trust, trust a stranger, rely on anybody, rely on anyone, rely on
        someone, depend on another, believing people, trusting people, trusting her, trusting him
        """,
    "guard": """
        guard, guarded, on guard, let my guard down, wall, walls, shield, armor, armour, defenses,
        defences, defensive, close off, closed off, shut down, shut out, push people away, push
        away, arms length, at a distance, let in, let people in, let someone in, let somebody in,
        let anyone in, let him in, let her in, open up, open my heart, open your heart, vulnerable,
        get close, get too close, be close, intimacy, date again, dating again, let me
        """,
    "wary": """
        wary, suspicious, suspicion, suspect, paranoid, paranoia, jealous, jealousy, doubts, doubt,
        anxious, anxiety, nervous, panic, scared, scare, afraid, fear, frightened, terrified, worry,
        worried, on edge, jumpy, jump, flinch, tense, vigilant, alert, unsafe, feel safe, not safe,
        trigger, set me off, overthink, insecure, uneasy, hesitant, freeze, cautious, careful, the
        catch, motive, other shoe, next lie, expect the worst, expecting everybody, looking over my
        shoulder, sensitive, hurt again, being hurt, get hurt, getting hurt, burned, burnt, let
        down, being lied to, be fooled, lied to again, waiting for
        """,
    "checking": """
        check, checking, phone, snoop, spy, track, test everyone, testing people, proof, evidence,
        look for, looking for, reread, clues, her messages, his messages, their messages, comes home
        late, does not answer
        """,
    "difficult": """
        hard, difficult, struggle, tough, trouble, can not, unable, impossible, hard work, so hard,
        stops me, stopping me, holds me back, keeps me from, prevents me, shake this, find it hard,
        won't let me, something in me, not let me
        """,
    "why me": """
        why is it, why am i, why do i, why can not i, why can i not, how come, what is wrong with
        me, wrong with me, is it normal, normal that, where does it come from, what is that about,
        what is happening to me, what makes, what stops, what causes, what is making, reason
        """,
    "advice": """
        how do i start, where do i begin, where do i start, how do i begin, what helps, tips,
        advice,
        how do i learn, how do i stop, what can i do, first step
        """,
    # people
    "we two": """
        couple, relationship, marriage, partnership, us, our, we, both of us, two people, together
        """,
    "the other": """
        they, he, she, him, her, them, his, their, husband, wife, partner, boyfriend, girlfriend,
        spouse, ex, fiance, man, woman
        """,
    # what is not about trust at all
    "this service": """
        text, texts, texting, message, app, alexa, echo, speaker, account, number, pin, password,
        login, card, pay, paypal, cost, fee, price, charge, refund, money back, subscription,
        website, link, data, privacy, private, anonymous, reply, answer, question, step, choices,
        option, letter, scale, program, programme, course, lesson, goal, reminder, remind, alarm,
        evening, tonight, later, settings, download, language, voice, robot, real person, machine,
        company, wrote this, made this, service, steady steps, sign up, enroll, skip, pause, resume
        """,
    "the world": """
        weather, rain, snow, forecast, umbrella, the news, game, match, score, movie, film, tv,
        song, music, team, food, dinner, lunch, breakfast, cook, recipe, bake, boil, eat, drink,
        coffee, restaurant, the store, shop, bus, train, flight, airport, drive, traffic, station,
        ticket, hotel, holiday, vacation, trip, computer, laptop, battery, wifi, internet, software,
        shirt, shoes, what to wear, garden, kitchen, sink, flat tire, bike, dog, cat, puppy,
        school, homework,
        job, boss, a raise, office, appointment, package, passport, rent, mail, medicine, doctor,
        diet, weight, gym, smoking, color, capital, president, country, joke, weekend, monday,
        tuesday, wednesday, thursday, friday, saturday, sunday, today, tomorrow, yesterday, clock,
        spell, egg, bread, milk
        """,
}

IDEAS_OF_REPAIR = {idea: listed(block) for idea, block in _WRITTEN.items()}
