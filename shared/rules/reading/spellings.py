"""How people spell words in texts, and the plain words this project reads them as."""

from shared.rules.reading.phrases import words

# One token as texted (apostrophes dropped) -> the plain words it stands for.
SPELLINGS: dict[str, str] = {
    # negations
    "dont": "do not", "dnt": "do not", "donot": "do not", "doesnt": "does not",
    "dosent": "does not", "doesn": "does not", "didnt": "did not", "didn": "did not",
    "dident": "did not", "ddnt": "did not", "cant": "can not", "cnt": "can not",
    "cannot": "can not", "couldnt": "could not", "wont": "will not", "wouldnt": "would not",
    "shouldnt": "should not", "isnt": "is not", "aint": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "havent": "have not", "havnt": "have not",
    "hasnt": "has not", "hadnt": "had not", "mustnt": "must not",
    # short subjects
    "im": "i am", "iam": "i am", "ive": "i have", "i'll": "i will", "i'd": "i would",
    "he'll": "he will", "she'll": "she will", "we'll": "we will", "they'll": "they will",
    "you'll": "you will", "youll": "you will", "theyll": "they will", "itll": "it will",
    "it'll": "it will", "he'd": "he would", "she'd": "she would", "we'd": "we would",
    "they'd": "they would", "you'd": "you would", "id": "i would", "we're": "we are",
    "hes": "he is", "shes": "she is", "theyre": "they are", "youre": "you are",
    "its": "it is", "thats": "that is", "whats": "what is", "whos": "who is", "hows": "how is",
    "wheres": "where is", "theres": "there is", "weve": "we have", "youve": "you have",
    "theyve": "they have", "lets": "let us", "todays": "today", "tonights": "tonight",
    "yesterdays": "yesterday", "tomorrows": "tomorrow", "everyones": "everyone is",
    "nobodys": "nobody is",
    # slang
    "wanna": "want to", "wana": "want to", "gonna": "going to", "gunna": "going to",
    "gona": "going to", "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "tryna": "trying to", "finna": "going to", "imma": "i am going to", "ima": "i am going to",
    "kinda": "kind of", "kindof": "kind of", "sorta": "sort of", "dunno": "do not know",
    "idk": "i do not know", "outta": "out of", "lotta": "lot of", "coulda": "could have",
    "shoulda": "should have", "woulda": "would have", "u": "you", "ya": "you", "yall": "you",
    "ur": "your", "r": "are", "ppl": "people", "bf": "boyfriend", "gf": "girlfriend",
    "hubby": "husband", "hubs": "husband", "wifey": "wife", "hb": "husband", "sum1": "someone",
    "pls": "please", "plz": "please", "plse": "please", "pleas": "please", "plese": "please",
    "plaese": "please", "thx": "thanks", "thanx": "thanks", "ty": "thanks",
    "tks": "thanks", "bc": "because", "cuz": "because", "coz": "because", "cos": "because",
    "becuase": "because", "becasue": "because", "tho": "though", "rn": "right now",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "tomo": "tomorrow",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "2nite": "tonight", "tonite": "tonight", "2nt": "tonight",
    "tdy": "today", "2day": "today", "w8": "wait", "l8r": "later", "latr": "later",
    "l8er": "later", "b4": "before", "gr8": "great", "m8": "mate", "abt": "about",
    "smth": "something", "wtf": "what the fuck", "wth": "what the hell", "omw": "on my way",
    "nvm": "never mind", "nevermind": "never mind", "anymor": "anymore", "btw": "by the way",
    "aswell": "as well", "alot": "a lot", "mins": "minutes", "min": "minutes", "hrs": "hours",
    "hr": "hour", "wk": "week", "wks": "weeks", "w": "with", "wit": "with", "jus": "just",
    # texts and messages
    "txt": "text", "txts": "texts", "txting": "texting", "texing": "texting", "textin": "texting",
    "txtin": "texting", "txted": "texted", "msg": "message", "msgs": "messages",
    "mssg": "message", "msging": "messaging", "mesaging": "messaging", "messageing": "messaging",
    "mesage": "message", "mesages": "messages", "messeges": "messages",
    "sms": "texts", "smses": "texts", "notifs": "notifications",
    # stop
    "stpo": "stop", "sotp": "stop", "tsop": "stop", "stp": "stop", "stopp": "stop",
    "stpp": "stop", "stahp": "stop", "stap": "stop", "stop2": "stop",
    "sttop": "stop", "satop": "stop", "dtop": "stop", "stoip": "stop",
    "stopit": "stop it", "stopall": "stop all", "stopplease": "stop",
    "stoptexting": "stop texting", "unsub": "unsubscribe", "unsubcribe": "unsubscribe",
    "unsuscribe": "unsubscribe", "unsubscibe": "unsubscribe",
    "unsubsribe": "unsubscribe", "unsubscrib": "unsubscribe", "usubscribe": "unsubscribe",
    "unsubsrcibe": "unsubscribe", "unscribe": "unsubscribe", "unsuscribed": "unsubscribed",
    "desubscribe": "unsubscribe", "cancle": "cancel", "cancell": "cancel", "cancal": "cancel",
    "canel": "cancel", "quitt": "quit", "qiut": "quit", "optout": "opt out", "optin": "opt in",
    "otp": "opt", "rmove": "remove", "remov": "remove", "alon": "alone",
    # answers
    "yess": "yes", "yse": "yes", "yesh": "yes", "yus": "yes", "yaas": "yes", "yas": "yes",
    "eys": "yes", "yees": "yes", "yeh": "yeah", "yea": "yeah", "yeahh": "yeah", "yeap": "yep",
    "yepp": "yep", "yupp": "yup", "noo": "no", "nop": "nope", "npe": "nope", "nopee": "nope",
    "nay": "no", "yh": "yeah", "yhh": "yeah", "dun": "done",
    "dunn": "done", "naw": "nah", "nahh": "nah", "dne": "done", "doen": "done", "donee": "done",
    "dome": "done", "donr": "done", "dond": "done", "complted": "completed",
    "compleat": "complete", "finsihed": "finished", "finshed": "finished", "finised": "finished",
    "skp": "skip", "skipp": "skip", "sikp": "skip", "forgt": "forgot", "forogt": "forgot",
    "frogot": "forgot", "keptit": "kept it", "kepp": "kept", "ketp": "kept", "promiss": "promise",
    "mostley": "mostly", "mosty": "mostly", "partialy": "partially", "parly": "partly",
    "hlep": "help", "hepl": "help", "halp": "help", "puase": "pause", "pasue": "pause",
    "pauze": "pause", "paus": "pause", "remnd": "remind", "progess": "progress",
    "progres": "progress", "gratefull": "grateful", "greatful": "grateful", "gratful": "grateful",
    "thankfull": "thankful", "resub": "resubscribe", "strat": "start", "satrt": "start",
    "delte": "delete", "delet": "delete", "teh": "the", "hte": "the", "adn": "and", "fo": "of",
    "agian": "again", "agin": "again", "becuse": "because", "realy": "really", "rly": "really",
    "wat": "what", "wut": "what", "wen": "when", "shud": "should",
    "shld": "should", "cud": "could", "wud": "would", "wil": "will", "kan": "can", "evr": "ever",
    # trust
    "trsut": "trust", "turst": "trust", "truts": "trust",
    "trusst": "trust", "forgve": "forgive", "forgiv": "forgive", "forgivness": "forgiveness",
    "forgivenes": "forgiveness", "posible": "possible", "possable": "possible",
    "compleatly": "completely", "completly": "completely", "fuly": "fully", "cheeted": "cheated",
    "cheatd": "cheated", "betraid": "betrayed", "betreyed": "betrayed", "relashionship":
    "relationship", "realtionship": "relationship", "relatonship": "relationship",
    # danger
    "suicde": "suicide", "sucide": "suicide", "sucidal": "suicidal", "suicidle": "suicidal",
    "suisidal": "suicidal", "suicudal": "suicidal", "sewerslide": "suicide", "suiside": "suicide",
    "suacide": "suicide", "mysel": "myself", "mysef": "myself", "myslef": "myself",
    "meself": "myself", "himslef": "himself", "herslef": "herself", "kil": "kill", "klil": "kill",
    "killl": "kill", "killin": "killing", "dieing": "dying", "dyin": "dying", "deid": "died",
    "hitts": "hits", "slaped": "slapped", "chocked": "choked",
    "chokd": "choked", "chocks": "chokes", "chocking": "choking", "strangeled": "strangled",
    "strangld": "strangled", "threatend": "threatened", "threatned": "threatened",
    "threatning": "threatening", "skared": "scared", "scard": "scared",
    "scarred": "scared", "afriad": "afraid", "affraid": "afraid", "terified": "terrified",
    "abussive": "abusive", "abusiv": "abusive", "unalived": "unalive", "unaliving": "unalive",
    "overdosed": "overdose", "overdosing": "overdose", "pils": "pills", "husbnd": "husband",
    "husban": "husband", "boyfreind": "boyfriend", "girlfreind": "girlfriend", "wfe": "wife",
    "anymre": "anymore", "anymoar": "anymore", "hert": "hurt", "hury": "hurt", "liv": "live",
}  # fmt: skip

# Words whose drawn-out form ("killlll", "feeeel") loses too much when each run becomes one letter.
STRETCHED: dict[str, str] = {
    "kil": "kill", "kiling": "killing", "fel": "feel", "stil": "still", "wel": "well",
    "wil": "will", "hel": "hell", "al": "all", "of": "off", "skil": "skill", "kep": "keep",
    "ned": "need", "wek": "week", "seing": "seeing", "god": "good", "to": "too", "se": "see",
    "hm": "hmm", "pas": "pass", "mis": "miss", "spel": "spell", "stres": "stress", "agre": "agree",
}  # fmt: skip

# Words worth undoing digit-for-letter spelling for ("st0p", "k1ll mys3lf").
LEET_WORDS = words(
    """
    stop end quit kill killing myself suicide suicidal die dying dead death hit hits unalive
    rape raped abuse abused hurt kms cutting overdose unsubscribe cancel
    """
)

# Emoji that say a word.
EMOJI_WORDS: dict[str, str] = {
    "👍": "thumbsup", "👌": "thumbsup", "✅": "thumbsup", "✔": "thumbsup", "☑": "thumbsup",
    "💯": "thumbsup", "👎": "thumbsdown", "❌": "thumbsdown", "✖": "thumbsdown",
    "🛑": "stopsign", "⛔": "stopsign", "⏭": "skip", "⏸": "pause", "❓": "?", "❔": "?", "⁉": "?",
    "💊": "pills", "🔫": "gun", "🔪": "knife", "🆘": "help",
}  # fmt: skip
