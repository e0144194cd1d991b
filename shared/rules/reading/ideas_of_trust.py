"""Words for trusting others, and for what is not about trust at all, gathered by their idea."""

from shared.rules.reading.phrases import listed

_WRITTEN = {
    # trusting others
    "trust": """
        trust, believe, rely, count on, depend on, faith in, at their word, benefit of the doubt,
        believing, belief, confide, trustworthy, take someone at, take him at, take her at, taking
        anyone at, rely upon, have faith, trusting again, trusting
        """,
    "distrust": """
        distrust, mistrust, mistrustful, not trust, can not trust, never trust, not believe, can not
        believe, trust issues, trouble trusting, hard to trust, struggle to trust, ability to trust,
        trust switch, doubt every, see lies, could not trust, do not trust, does not trust,
        untrusting, stopped trusting, quit trusting, lost trust in, afraid to trust, scared to
        trust, scared of trusting, fear of trusting, cynical, disbelief, someone is lying, is lying,
        are lying, lying to me, telling the truth, being honest, be honest with me, skeptical,
        question everything he, question everything she, question everyone
        """,
    "trust whom": """
        trust him, trust her, trust them, trust people, trust anyone, trust anybody, trust someone,
        trust somebody, trust others, trust men, trust women, trust my husband, trust my wife, trust
        my partner, trust my girlfriend, trust my boyfriend, trust my friends, believe him, believe
        her, believe them, believe what, believe a word, believe someone, every word, a person, who
        i can trust, who to trust, trust a stranger, rely on anybody, rely on anyone, rely on
        someone, depend on another, believing people, trusting people, trusting her, trusting him,
        secure with, safe with, safe around, feel safe with, comfortable with, with him, with her,
        with them, with someone new, new guy, new girl, new person, new people, new partner, anyone
        at, anyone new, friendly, compliment, kind to me, nice to me, everybody i meet, everyone i
        meet, other people
        """,
    "guard": """
        guard, guarded, on guard, let my guard down, wall, walls, shield, armor, armour, defenses,
        defences, defensive, close off, closed off, shut down, shut out, push people away, push
        away, arms length, at a distance, let in, let people in, let someone in, let somebody in,
        let anyone in, let him in, let her in, open up, open my heart, open your heart, vulnerable,
        get close, get too close, be close, intimacy, date again, dating again, let me, drop my
        guard, guard drop, guard down, barrier, barriers, detached, closed, wide open, lean on,
        connect, connection, dating, commit, commitment, let go and trust, lower my, hide from, keep
        everyone out, keep people out, protect myself, protect my heart, self protection, ice, cold,
        distant, distance, let down my, soften, armored, bare my, letting someone, letting anyone,
        letting people, love again
        """,
    "wary": """
        wary, suspicious, suspicion, suspect, paranoid, paranoia, jealous, jealousy, doubts, doubt,
        anxious, anxiety, nervous, panic, scared, scare, afraid, fear, frightened, terrified, worry,
        worried, on edge, jumpy, jump, flinch, tense, vigilant, alert, unsafe, feel safe, not safe,
        trigger, set me off, overthink, insecure, uneasy, hesitant, freeze, cautious, careful, the
        catch, motive, other shoe, next lie, expect the worst, expecting everybody, looking over my
        shoulder, sensitive, hurt again, being hurt, get hurt, getting hurt, burned, burnt, let
        down, being lied to, be fooled, lied to again, waiting for, brace, bracing, secure, relax,
        calm, calm down, assume, assuming, up to something, the hook, working late, late reply,
        knot, stomach, heart races, flashback, alarm bells, alarm, read into, worst case, dread,
        shaky, skittish, timid, protective, risk, risky, safety, bitten, bit once, hesitation,
        distressed, second guess every, on my toes, spiral, spiraling, imagining, imagine things,
        ambush, bad feeling, uncertain, overreact, overreacting, hypervigilant, startle, clingy,
        fearful, spooked, frighten
        """,
    "checking": """
        check, checking, phone, snoop, spy, track, test everyone, testing people, proof, evidence,
        look for, looking for, reread, clues, her messages, his messages, their messages, comes home
        late, does not answer, location, stalk, go through his, go through her, where they are,
        where he is, where she is, look through, read his, read her, interrogate, asking questions,
        his texts, her texts, working late, reassurance, constant proof, last seen, social media,
        test him, test her, testing
        """,
    "difficult": """
        hard, difficult, struggle, tough, trouble, can not, unable, impossible, hard work, so hard,
        stops me, stopping me, holds me back, keeps me from, prevents me, shake this, find it hard,
        won't let me, something in me, not let me, trick to, seem to, bring myself, resist, in the
        way, gets in the way, mental block, not able, such a struggle, such hard, so tough, takes so
        much, fail to, refuse to let, afraid of, easier to
        """,
    "why me": """
        why is it, why am i, why do i, why can not i, why can i not, how come, what is wrong with
        me, wrong with me, is it normal, normal that, where does it come from, what is that about,
        what is happening to me, what makes, what stops, what causes, what is making, reason, why is
        my, why does my, why does it, why would i, why do they, normal that i, what is going on with
        me, am i weird, am i normal, what stops me, what keeps me, explain why, is this normal,
        normal to, why can i
        """,
    "advice": """
        how do i start, where do i begin, where do i start, how do i begin, what helps, tips,
        advice, how do i learn, how do i stop, what can i do, first step, how can i stop, how do you
        stop, how could i, how should i handle, how do i handle, how do i relax, how do i calm, how
        do i deal, what would help, ways to, what might help, help me, where does one, is there a
        trick, a way to stop, how to
        """,
    # people
    "we two": """
        couple, relationship, marriage, partnership, us, our, we, both of us, two people, together,
        love, our love, love each other, each other, between us, us two, the two of us, bond
        """,
    "the other": """
        they, he, she, him, her, them, his, their, husband, wife, partner, boyfriend, girlfriend,
        spouse, ex, fiance, man, woman, guy, girl, lady, date, lover, fiancee, kids, children,
        parents, friend, family
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
        shirt, shoes, what to wear, garden, kitchen, sink, flat tire, bike, dog, cat, puppy, school,
        homework, job, boss, a raise, office, appointment, package, passport, rent, mail, medicine,
        doctor, diet, weight, gym, smoking, color, capital, president, country, joke, weekend,
        monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, tomorrow, yesterday,
        clock, spell, egg, bread, milk
        """,
}

IDEAS_OF_TRUST = {idea: listed(block) for idea, block in _WRITTEN.items()}
