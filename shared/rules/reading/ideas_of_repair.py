"""Words for parting, for being whole again and for mending, gathered by their idea."""

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
        on my own, alone, single, relationship is finished, marriage is over, it is over, say
        enough, apart, better off, pull the plug, call it off, cut ties, cut him off, cut her off,
        close this chapter, lawyer, custody, pack, without him, without her, part company, break it
        off, break things off, dump, done with him, done with her, out of this, separately, exit,
        next chapter, file for, ending it, call time, walking out, say goodbye, free of, parted,
        letting him go, letting her go, without each other, friends after, ex partner, leave him,
        leave her
        """,
    "give up": """
        give up, giving up, gave up, given up, quit, call it quits, call it a day, throw in the
        towel, stop trying, stop fighting, keep trying, keep fighting, keep going, cut my losses,
        enough is enough, is enough enough, enough, had enough, done with this, done fighting, i am
        done, tired of trying, tired of this, carry on, going in circles, wants out, had it, no
        longer try, call it, exhausted, burnt out, burned out, worn out, no energy, keep at it,
        persist, hold on, hang on, point of no return, draw the line, how much more can, no more
        fight, stop working on, quitting, at my limit, i give up, throwing in, no strength, step
        back
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
        bad, not fix, goes south, go south, and nothing, backfire, pan out, not pan out, sink, hit a
        wall, get nowhere, nowhere, no change, no result, break down, irreparable, unsalvageable, we
        just can not, not helping, does not help, go wrong, goes badly, end badly, ends badly,
        unable to fix, still broken, still nothing, not succeed, no good, to no avail, no luck,
        worse than before, cannot get past, for the worse, come to nothing
        """,
    "one sided": """
        only one trying, the only one, one sided, refuse, refuses, will not try, will not change,
        does not care, not want to, not interested, not willing, unwilling, do their part, do his
        part, do her part, do the work, gave up on us, does nothing, not work on it, not try, only i
        want, only one who, alone in this, halfway, meet me, not on board, checked out, lost
        interest, does not try, stopped trying, will not talk, will not go, no effort, zero effort,
        stonewalls, shuts me out, unwilling to, does not want, stopped caring, not sorry
        """,
    "what if": """
        what if, what happens if, what happens when, what happens to, what then, then what, now
        what, what now, suppose, supposing, and if, but if, what comes after, what do i do if, what
        do we do if, worst case, what is left, where do i go from, my options, if we, if it, next
        move, what happens, what would happen, what becomes of, what is next, in case, if this, if
        all, what should happen, how would i, and then
        """,
    "our best": """
        everything, all the steps, our best, my best, all of this, all this, my efforts, we did the,
        did everything, tried all, tried it all, every step, everything we could, put in the work,
        gave it everything
        """,
    # whole again, or changed
    "in full": """
        full, fully, complete, completely, total, totally, entire, entirely, whole, perfect, 100,
        hundred percent, percent, all of it, all of, all the way, for good, exactly, good as new,
        like new, intact, partly, only some, halfway, how much of, what share, blindly, everything
        be, 100 percent, truly, fraction, half, piece, every bit, fullest, one piece, as much, level
        of, the same level, absolute, absolutely, one hundred, wholly, unconditional,
        unconditionally, without doubt, without any doubt, to the full, every last, all our trust,
        part of it
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
        before, what we lost, it was before, once was, once did, as it did, rewind, erase, reset,
        how it once, like it once, previous, former, spark, honeymoon, first love, old times,
        brought back, reclaim, identical, recapture, pretend, like the old, the way we used, what it
        was like, the good times, turn back, unbroken, as it was, as they were, back to how, back to
        what, who we were, undamaged, before he, before she, happened at all, as light, as easy,
        magic back, just like, feel like before
        """,
    "a trace": """
        scar, crack, vase, glue, patched, patched up, dent, stain, mark, trace, the line, glass,
        shadow, linger, residue, weaker, fragile, stronger, different between, changed forever,
        always be, always have, always carry, always remember, always hurt, always there, in the
        background, back of my mind, a bit of, a little bit, part of me, hold back, missing, a gap,
        permanent, from now on, rest of my life, carry this, ever forget, leave a mark, even closer,
        damage, sting, shows, will always, always a, cracks, hole, emptiness, ghost, haunt, taint,
        tainted, bruise, reminder, memory, disappear, imprint, baggage, invisible, visible, see the,
        always see, never forget, still sting, always feel, always wonder, always doubt, forever
        changed, changed for good, weak point, always a part, a piece, be gone, never the same,
        between us forever, leftover, a lasting
        """,
    # mending
    "mend": """
        repair, repairable, reparable, rebuild, rebuilt, restore, restoration, fix, fixable, mend,
        regain, renew, reconcile, reconciliation, salvage, salvageable, rescue, put right, make it
        right, make things right, set right, sort this out, build up, build it up, grow back, grow
        again, grow, pick up the pieces, patch things up, undo, revive, rekindle, recover, recovery,
        put back together, piece together, saving, make good, reconnect, reunite, build, building,
        stitch, put things right, heal the, sew, restoring, set it right, correct, save
        """,
    "come through": """
        come back from, come back, coming back, way back, way forward, way through, get past, gets
        past, get over, get through, go on, survive, survivable, pull through, make it, makes it,
        make it work, make this work, overcome, live through, come through, come out the other side,
        come out of, outlive, work out, work through, stay together, stick together, happy together,
        heal from, weather this, bounce back from, cope with, turn out, be saved, save us, save our,
        make it through, move forward, move ahead, stay married, rise above, recover from, heal
        together, beat this, get to the other side, get beyond, move beyond, last after, keep going
        after, go forward, carry on after, come out stronger, get back from, work past
        """,
    "return": """
        return, returns, come back, comes back, get back, bring back, get it back, be found
        """,
    "earn": """
        win back, won back, win, earn, earn back, earning, trust me, trusts me, trust me again, his
        trust, her trust, their trust, make it up to, prove myself, another chance, take me back,
        believe me, win her, win him, deserve another, redeem, redemption, regain his, regain her,
        prove, prove to, let me back, trust me after, trusting me, rely on me, my partner trust,
        worthy of, show him, show her, show them, give me another, look at me
        """,
    "start over": """
        start over, starting over, start again, start fresh, fresh start, begin again, second
        chance, from scratch, new beginning, starting, start from zero, clean start, do over, try
        again, rebuild from, zero again, day one, redo, new start, give it another, another go,
        another try
        """,
    "hope": """
        possible, possibility, hope, hoping, hopeful, hopeless, chance, chances, odds, a shot,
        likely, likelihood, worth, worth it, worth trying, worth saving, any point, a point, even
        bother, reason to hope, realistic, realistically, doable, feasible, achievable, real thing,
        a dream, miracle, too late, ever work, really work, actually work, success, succeed, a
        future, future for us, can people change, people change, people really change, once a
        cheater, once a liar, wishful thinking, kidding myself, believe in us, can be done, at all,
        fool for hoping, turn out, please say, there is a chance, will we be, crazy to think,
        dreaming, for real, in the cards, bother, still time, does it happen, can it happen, naive
        to, silly to, foolish to, dare to, even exist, salvageable, saveable, any hope, real hope,
        some hope, believe it can, believe that, optimism, is there anything, be possible, not
        hopeless, thinkable, point in, can this, could this, any chance, promising, able to
        """,
    "broken": """
        broken, broke, gone, lost, lose, once it is, damaged, gone for good, is gone, shattered,
        smashed, in pieces, fell through, disappeared, vanished, ruined, wrecked, lost each, in
        tatters, cracked, destroyed, dead, died, empty, it is gone, been broken
        """,
    "better": """
        better, stronger, improve, progress, change, trustworthy, turn around, well again, good
        again, work again, healthy, happier, okay again, alright
        """,
    "all people": """
        anyone ever, anybody, does anyone, does anybody, has anyone, other people, others, do
        people, do couples, most people, people really, most couples, some people, some couples,
        people ever
        """,
}

IDEAS_OF_REPAIR = {idea: listed(block) for idea, block in _WRITTEN.items()}
