"""Words for what was done, for forgiving, for oneself and for time, gathered by their idea."""

from shared.rules.reading.phrases import listed

_WRITTEN = {
    # what was done
    "betrayal": """
        betray, betrayal, breach, deceive, deceit, deception, disloyal, backstab, stab in the back,
        treachery, violate, violation, infidelity, unfaithful, unfaithfulness, adultery, adulterous,
        traitor, two faced, sold me out, broke our vows, vows, broke his vows, treason, broken
        promise
        """,
    "affair": """
        cheat, cheater, affair, infidelity, unfaithful, adultery, mistress, lover, side chick,
        fling, sidechick, one night stand, someone else, somebody else, another woman, another man,
        escort, other woman, other man, other person, another person, other women, other men,
        another girl, another guy, slept with, sleep with, sleeping with, slept around, hook up, had
        sex, seeing someone, seeing another, in bed with, colleague, coworker, prostitute, porn,
        sexting, onlyfans, dating app, dating site, tinder, nudes, strayed, kissed someone, kissed
        another, child from it, child with another, pregnant, two timed, behind my back, paid for
        sex, with different people, best friend, emotional affair, intimate with, secretary,
        neighbor, neighbour, got caught, caught him, caught her, caught cheating, messing around,
        fooling around, flirting, flirt, hotel, with another, his ex, her ex, been with, kissed,
        sex, one night, crush on, sexual
        """,
    "secret": """
        double life, secret, secretly, hid, hidden, cover up, kept from me, concealed, whole other
        life, other family, another family, second family, second life, other life, led a, found
        out, find out, discovered, discovering, behind our back, hidden from me, lived another
        """,
    "lie": """
        lie, lied, lying, liar, dishonest, dishonesty, deceive, deceit, not the truth, untruthful
        """,
    "years of it": """
        years of lies, lies for years, lied for years, lied to me for, lied for, years of lying, all
        those lies, all the lies, lied about everything, years of cheating, for years, for ten
        years, from the first day, the whole time, all along, our whole marriage, more than once,
        decade, entire marriage, whole relationship, living a lie, lived a lie, since the start,
        every day for, year after year, since we met, entire time, since the beginning
        """,
    "money lost": """
        money, savings, debt, gamble, gambled away, bank account, our account, loan, inheritance,
        stole, stolen, theft, emptied, credit card, embezzle, spent our, lost our house, addiction,
        thousand, thousands, ran up, casino, betting, bet, drinking, drugs, pension, mortgage,
        college fund, retirement, cash, wages
        """,
    "great harm": """
        big, bigger, biggest, huge, major, massive, enormous, immense, severe, serious, deep,
        deepest, terrible, horrible, awful, horrific, worst, extreme, devastating, devastated,
        shattering, shattered, unforgivable, unthinkable, unimaginable, that bad, so bad, really
        bad, very bad, this bad, too bad, worse, size, great, too great, too big, too much, beyond
        repair, blew up, destroy, ruin, wreck, bombshell, catastrophe, traumatic, trauma, whole
        world, whole life, turned upside down, grave, magnitude, wound, wound that deep, that deep,
        like that, something like that, something like this, something this, something so, small,
        nightmare, unbearable, tore, torn, crush, crushed, blindsided, gutted, rocked, everything i
        knew, everything i believed, beyond words, unspeakable, too far, life apart, upside down,
        epic, hurt this, hurt that, too broken
        """,
    "own family": """
        my family, our family, my own family, my father, my dad, my mother, my mom, my sister, my
        brother, my parents, my own sister, my own brother
        """,
    # forgiving
    "forgive": """
        forgive, forgave, forgiven, forgiveness, unforgiving, pardon, absolve, absolution, mercy,
        off the hook, turn the other cheek, get away with it, got away with it, forgive and forget,
        let him off, let her off, let them off, let it slide, hold against, unforgiven, forgiveable,
        forgivable, forgives
        """,
    "anger": """
        anger, angry, mad, rage, fury, furious, bitter, bitterness, resent, resentment, resentful,
        grudge, hate, hatred, spite, revenge, vengeance, payback, get even, livid, boiling,
        seething, punish, fuming, hold it against, burning up, temper, blood boils, burning, still
        mad, hostile, hostility, scream, vent, lash out, wish him ill, make them pay, loathe,
        despise, resenting, stay mad, wrath, mean thoughts
        """,
    "let it go": """
        let go of what, let it go, letting it go, let that go, put it down, drop it, drop the anger,
        let go of the, let go of my, let go of this, let go of all, let go of anger, release, make
        peace, at peace, find peace, move past what, put it behind me, put it behind us, let this
        go, letting this go, stop holding, hold on to, holding on, holding onto, hold onto,
        carrying, weight, burden, turn the page, close the book, put to rest, lay it down, get rid
        of, get it out, get past this, get past it, lose this
        """,
    "apology": """
        sorry, apology, apologize, apologise, amends, remorse, remorseful, repent, excuse, condone,
        deserve, accept the apology, made up for, apologetic, apologizing, sincere, said sorry, says
        sorry, say sorry, admits, admit it, owns up, takes responsibility
        """,
    "faith": """
        religion, religious, church, god, bible, priest, pastor, my faith, sin
        """,
    "ought": """
        have to, must, obliged, duty, owe, supposed to, required, necessary, necessary to, need to,
        expected to, allowed, mandatory, a must, is it wrong, wrong to, wrong that, right to, bad
        person, weak, weakness, selfish, really need, fine if, ok if, okay if, is it ok, is it okay,
        is it fine, is it bad, pressure, pushing me, push me, forced, force, wants me to, want me
        to, tell me to, tells me to, says i should, no choice, entitled, optional, compulsory,
        expect me to, required to
        """,
    "meaning": """
        mean, meaning, role, part does, definition, same as, difference between, purpose, equal,
        even for, value of, benefit, good does, does it help, use of, what is the use, point of,
        stand for, another word for, look like, actually is
        """,
    # oneself
    "myself": """
        myself, my self, yourself, oneself, inner voice, in the mirror, except me, in me, on me, me
        back, with me, my own, own mind, own head, own eyes, to me again, to myself, my inner,
        inside me, deep down, of my own, who i see, inner critic, in my head, i see in the mirror,
        the person in the mirror, for me to rely
        """,
    "trust in self": """
        self trust, trust my gut, trust my instincts, trust my own, trust my judgment, self
        confidence, self esteem, self worth, self respect, self doubt, self belief, trust myself,
        trust in myself, believe in myself, faith in myself, faith in me, believe in me, rely on
        myself, count on myself, depend on myself, confidence, confident, sure of myself, sure about
        myself, doubt myself, second guess, secondguess, question myself, question everything i,
        doubt what i, promises to myself, promise to myself, promises i make, promises i made,
        promise i made, respect myself, ashamed of myself, hate myself, proud of myself, forgive
        myself, let myself down, lost myself, listen to myself, good about myself, honest with
        myself, honest with me, trust with myself, confidence in myself, letting myself down, let me
        down again, believing in me, believing in myself, back myself, strong enough, my worth, good
        enough, sure of anything, unsure, indecisive, insecure about, my confidence, my instinct, my
        own eyes, own eyes, confidence back, worthless, lost confidence, feel capable, stand by
        """,
    "self blame": """
        blame myself, my fault, kick myself, guilty, guilt, shame, ashamed, embarrassed, what i did,
        live with what i, i let this happen, let this happen, i let everyone down, let that happen,
        same mistake, my mistake, do it again, did to them, wronged, make up for, what i have done,
        my own mistakes, regret, my past, i messed up, i ruined, i hurt people, punish myself, hard
        on myself, beating myself up, beat myself up, cringe, disgusted with myself, disappointed in
        myself, my own fault
        """,
    "judgment": """
        judgment, judgement, judge, instinct, gut, gut feeling, intuition, decision, decide, choice,
        choose, choosing, choose better, pick, picker, perception, sense of, senses, own sense, my
        mind, my memory, own memory, what i remember, remember, reality, sanity, read people, my
        read, my feelings, own feelings, what i feel, everything i feel, everything i think, my
        radar, feelings are right, make up my mind, trust what i, compass, inner compass, my head,
        hunch, first impression, common sense, wisdom, discern, tell who, my taste, chose, chose
        him, chose her, chose them, my picks, good judge, bad judge, good judge of, evaluate, tell a
        good, decisions, read on, read someone, trust my read, big decisions, figure out who
        """,
    "fooled": """
        fool, foolish, stupid, stupidity, dumb, idiot, naive, gullible, blind, see it coming, saw it
        coming, see the signs, miss the signs, missed the signs, every sign, red flag, warning sign,
        the signs, miss it, not see, not notice, not spot, spot a, overlooked, ignored, ignore,
        tricked, duped, taken in, got played, wrong person, wrong people, wrong one, something was
        off, something was wrong, knew something, talked myself, who they really, who he really, who
        she really, noticing, noticed, clueless, oblivious, denial, fell for, fall for, falling for,
        i knew deep, knew deep down, should have known, should have seen, hindsight, obvious, under
        my nose, in front of me, wool over, suckered, conned, con artist, misjudge, misjudged, got
        it so wrong, so wrong, was so wrong, be wrong again, choose wrong, picked wrong, trick me,
        used me
        """,
    "own word": """
        my word, own word, keep my word, keeps their word, keep a promise, reliable, dependable,
        depend on, rely on my, rely on own, count on my, what i said i would, hold myself, my
        promises, stick to, follow through, discipline, willpower, resolutions, what i promised,
        break my own, consistent with myself, do what i say, things i start, finish what i, my own
        rules
        """,
    "who i am": """
        recognize myself, recognise myself, who i am, who am i, find myself, get me back, stranger
        to myself, know who i, lost who, become someone, myself anymore, my old self, sense of self
        """,
    # time
    "how long": """
        how long, how soon, how much longer, how much time, how much more of, how many days, how
        many weeks, how many months, how many years, how many more, how quickly, how fast, how far
        off, how far away, how far along, till when, until when, by when, by what date, what point,
        which point, at what stage, what age, how old does, number of weeks, estimate, eta, time
        frame, timeframe, timeline, time line, timescale, time limit, deadline, expiry, expire,
        average time, amount of time, length of time, time this needs, idea of the time, give me a
        number, give me a date, recovery time, how long is too long, how slow, when exactly,
        counting the days, quickest, fastest, soonest, point where, moment when, pace, length,
        duration, phase, stage, any idea when, stretch, dragging, drag on, how close am i, how many
        hours, half life, how often until, how much further, how far into, months or, weeks before,
        months before, years before, months till, enough time, long enough, what month, number of
        months, number of days, in days, a number, rough number, ballpark, average
        """,
    "when will": """
        when will, when do, when does, when am, when can, when is, when are, when would, when did,
        will this ever, will it ever, does it ever, does this ever, will the pain, when should, when
        might, when is it, when could, when i will, until i, till i, before i can, before we can,
        before i feel, before things
        """,
    "overdue": """
        by now, already, not over, over it by, so long, this long, too long, taking, takes so, too
        soon, too slow, slow, slower, am i behind, still crying, still sad, still hurting, it has
        been, been a year, been months, years later, months later, not better yet, yet, still not,
        months on, years on, weeks in, months in, years in, past it by now, behind everyone, stuck
        in this, half a year, everyone else is, everybody else is, dragging on, forever
        """,
    "speed": """
        speed, faster, quicker, quick, quickly, hurry, shortcut, shorter, sooner, fast, rush,
        accelerate, sped up, pick up the pace, fast track, quicken, fastest way, quickest way
        """,
    "span": """
        day, days, week, weeks, month, months, year, years, decade, christmas, birthday, summer,
        winter, spring, autumn, half a year, lifetime, weeks or years, months or years, hours,
        minutes, rest of the year, first year, this year, next year, next month, next week, by
        summer, by christmas, fortnight, half year, decades
        """,
    "take time": """
        take, takes, taken, last, lasts, lasting, time, longer, wait, patient, patience
        """,
    "get easier": """
        stop hurting, hurt less, feel better, get better, gets better, feel normal, feel okay, feel
        ok, feel like myself, be okay, be ok, be over it, over it, get over it, getting over it,
        ease, easier, lighter, fade, lessen, wear off, go away, goes away, calm down, bounce back,
        past it, past the worst, pain stops, sleep again, sleep normally, stop thinking about, stop
        crying, done with it, back on my feet, turn the corner, subside, heal, healing, be better,
        let up, settle, settle down, die down, dull, less raw, feel human, move forward, breathe
        again, laugh again, smile again, happy again, stops, ache stops, pain goes, less painful,
        less sad, stop caring, stop dreaming, stop missing, feel whole, feel like me, feeling okay,
        feeling normal, feel alive, weight lift, cloud lift, fog, stop replaying, be normal, good
        days
        """,
    "pain": """
        pain, painful, ache, cry, crying, sobbing, tears, grief, grieving, heartache, heartbroken,
        broken heart, misery, suffering, bad days, bad nights, bad dreams, nightmares, sleepless,
        ups and downs, rollercoaster, roller coaster, hurt, sad, nights like, ache just, sorrow,
        heart aches, hurts so, agony, weep, depressed, low days, flashbacks, replaying, obsess,
        sadness, dreaming about, heavy, raw, numb
        """,
    "an end": """
        end, ends, ending, stop, over, end to this, in sight, finish line, light at the end
        """,
}

IDEAS_OF_HARM = {idea: listed(block) for idea, block in _WRITTEN.items()}
