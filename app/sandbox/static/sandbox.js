/* The sandbox page: draws the phone, the speaker and the clock from the server's state, and sends what you type. */
"use strict";

(() => {
  const root = document.getElementById("sandbox").dataset.root;
  const csrf = document.querySelector('meta[name="csrf-token"]').content;
  const $ = (id) => document.getElementById(id);
  const POLL_MS = 2000;
  const TIMEOUT_MS = 30000;
  const NEWS_MS = 8000;

  let state = null;
  let busy = false;
  let turn = 0; // rises with every action: an older poll's answer is then thrown away
  let lost = false; // the last poll failed

  /* --- Talking to the server ------------------------------------------ */

  class Refused extends Error {}

  async function ask(path, body) {
    const options = { headers: { Accept: "application/json" }, credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT_MS) };
    if (body !== undefined) {
      options.method = "POST";
      options.headers["Content-Type"] = "application/json";
      options.headers["X-CSRFToken"] = csrf;
      options.body = JSON.stringify(body);
    }
    let response;
    try {
      response = await fetch(root + path, options);
    } catch (cause) {
      throw new Refused("The sandbox did not answer. Is the server still running? Please try again.", { cause });
    }
    const data = await response.json().catch(() => null);
    if (response.ok && data) return data;
    if (data && typeof data.error === "string") throw new Refused(data.error);
    if (response.status === 400 || response.status === 403) {
      throw new Refused("This page has been open for a while. Please reload it and try again.");
    }
    throw new Refused(`That did not work (the server said ${response.status}). Nothing was lost; please try again.`);
  }

  /** Run one action at a time; resolve to its answer, or to null when it was refused. */
  async function act(path, body, waiting) {
    if (busy) return null;
    setBusy(true, waiting);
    turn += 1;
    try {
      const answer = await ask(path, body);
      draw(answer.state || answer);
      say("");
      return answer;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message, true);
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function poll() {
    if (busy || document.hidden) return;
    const mine = turn;
    try {
      const fresh = await ask("/state");
      if (mine !== turn || busy) return;
      draw(fresh);
      if (lost) say("");
      lost = false;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (mine !== turn || busy || lost) return;
      lost = true;
      say(error.message, true);
    }
  }

  const actionButtons = () => document.querySelectorAll("#phone-send, .chip, .go, #speaker-send, #speaker-end, #speaker-talk");

  function setBusy(on, where) {
    busy = on;
    document.body.classList.toggle("is-busy", on);
    actionButtons().forEach((button) => { button.disabled = on; });
    $("phone-typing").hidden = !(on && where === "phone");
    if (on && where === "phone") toBottom();
    if (on && where === "speaker") setDevice("thinking");
    if (on && where === "clock") say("Moving the clock …");
  }

  let fading = 0;

  /** Tell in the status line. News goes by itself after a while, a refusal stays until something works. */
  function say(text, bad = false) {
    const status = $("status");
    clearTimeout(fading);
    if (text && !bad) fading = setTimeout(() => say(""), NEWS_MS);
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle("notice--bad", bad);
  }

  /* --- Times, always in the phone's zone ------------------------------- */

  const shapes = {
    hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { weekday: "short", day: "numeric", month: "short" },
    longDay: { weekday: "long", day: "numeric", month: "long" },
    key: { year: "numeric", month: "2-digit", day: "2-digit" },
  };
  const formats = new Map();

  function show(iso, shape, zone) {
    const key = `${shape} ${zone}`;
    if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { ...shapes[shape], timeZone: zone }));
    return formats.get(key).format(new Date(iso));
  }

  function dayWord(iso) {
    const days = (Date.parse(isoDay(iso)) - Date.parse(isoDay(state.now))) / 86400000;
    if (days === 0) return "today";
    if (days === 1) return "tomorrow";
    return show(iso, "day", state.zone);
  }

  function isoDay(iso) {
    return show(iso, "key", state.zone).split("/").reverse().join("-");
  }

  /* --- Drawing --------------------------------------------------------- */

  function put(id, text) {
    const node = typeof id === "string" ? $(id) : id;
    if (node.textContent !== text) node.textContent = text;
  }

  function draw(fresh) {
    state = fresh;
    drawClock();
    drawPhone();
    $("speaker-end").hidden = !state.speaker.session_open;
    if (!speaking && !busy) restDevice();
    drawGuide();
  }

  function drawClock() {
    const hour = show(state.now, "hour", state.zone);
    put(document.querySelector(".clock__hour"), hour);
    put(document.querySelector(".clock__day"), show(state.now, "day", state.zone));
    put("phone-time", hour);
    put("clock-zone", state.zone.replace(/_/g, " "));
    put("clock-utc", `${show(state.now, "hour", "UTC")} UTC`);
    const due = state.next_prompt_at;
    put("next-prompt-at", due ? `${dayWord(due)} ${show(due, "hour", state.zone)}` : "none yet");
    $("next-prompt-at").title = due ? `${due} (UTC)` : "";
  }

  const drawn = []; // ids of the messages on the screen, in order

  function drawPhone() {
    const list = $("phone-messages");
    const { messages, number } = state.phone;
    put("phone-number", number);
    $("phone-empty").hidden = messages.length > 0;
    const sameStart = drawn.every((id, at) => messages[at] && messages[at].id === id);
    if (!sameStart) {
      list.replaceChildren();
      drawn.length = 0;
    }
    const follow = atBottom() || drawn.length === 0;
    let mine = false;
    for (const [at, message] of messages.entries()) {
      if (at < drawn.length) {
        put(list.querySelector(`[data-id="${CSS.escape(message.id)}"] .bubble__status`), statusWord(message));
        continue;
      }
      const before = messages[at - 1];
      if (!before || isoDay(before.at) !== isoDay(message.at)) list.append(dayLine(message.at));
      list.append(bubble(message));
      drawn.push(message.id);
      mine = mine || !message.from_us;
    }
    if (follow || mine) toBottom();
    // What was there before the page opened is not news to a screen reader.
    setTimeout(() => $("phone-scroll").removeAttribute("aria-busy"), 300);
  }

  function dayLine(iso) {
    const line = document.createElement("li");
    line.className = "day-line";
    line.textContent = show(iso, "longDay", state.zone);
    return line;
  }

  function bubble(message) {
    const item = document.createElement("li");
    item.dataset.from = message.from_us ? "us" : "me";
    item.dataset.id = message.id;
    item.className = message.from_us ? "msg msg--us" : "msg msg--me";
    const who = document.createElement("span");
    who.className = "sr";
    who.textContent = message.from_us ? "Steady Steps: " : "You: ";
    const text = document.createElement("p");
    text.className = `bubble bubble--${message.from_us ? "us" : "me"}`;
    text.append(...withLinks(message.body));
    const foot = document.createElement("p");
    foot.className = "msg__foot";
    const time = document.createElement("time");
    time.dateTime = message.at;
    time.textContent = show(message.at, "hour", state.zone);
    const status = document.createElement("span");
    status.className = "bubble__status";
    status.textContent = statusWord(message);
    foot.append(time, status);
    item.append(who, text, foot);
    return item;
  }

  const QUIET = new Set(["delivered", "received", "accepted", "sent", "handled", ""]);

  function statusWord(message) {
    const word = message.status || "";
    return QUIET.has(word) ? "" : ` · ${word.replace(/_/g, " ")}`;
  }

  /** The text as nodes, with web addresses made into links. */
  function withLinks(body) {
    return body.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/).map((part, at) => {
      if (at % 2 === 0) return document.createTextNode(part);
      const link = document.createElement("a");
      link.href = part;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      link.textContent = part;
      return link;
    });
  }

  function atBottom() {
    const box = $("phone-scroll");
    return box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  }

  function toBottom() {
    const box = $("phone-scroll");
    requestAnimationFrame(() => { box.scrollTop = box.scrollHeight; });
  }

  /* --- The guide -------------------------------------------------------- */

  const marks = {
    read(name) { try { return sessionStorage.getItem(`steady-${name}`); } catch { return null; } },
    write(name, value) { try { sessionStorage.setItem(`steady-${name}`, value); } catch { /* private window: forgotten at reload */ } },
  };

  const UNASKED_MS = 10 * 60 * 1000;

  /** When the first text came that answers nothing, in ms: that one is a prompt. Null if none came yet. */
  function firstPromptAt(messages) {
    let lastMine = null;
    for (const message of messages) {
      const at = Date.parse(message.at);
      if (!message.from_us) lastMine = at;
      else if (lastMine !== null && at - lastMine > UNASKED_MS) return at;
    }
    return null;
  }

  function drawGuide() {
    const { messages } = state.phone;
    const mine = messages.filter((message) => !message.from_us);
    const joinAt = mine.findIndex((message) => /^\s*join\b/i.test(message.body));
    const promptAt = firstPromptAt(messages);
    const done = {
      join: joinAt >= 0,
      answers: joinAt >= 0 && mine.length > joinAt + 1 && (state.next_prompt_at !== null || promptAt !== null),
      prompt: promptAt !== null,
      seven: promptAt !== null && mine.some((message) => /^\s*[1-9]\s*$/.test(message.body) && Date.parse(message.at) >= promptAt),
      speaker: state.speaker.session_open || marks.read("spoke") !== null,
    };
    let current = false;
    for (const item of $("guide").children) {
      const ticked = done[item.dataset.step];
      item.classList.toggle("is-done", ticked);
      item.classList.toggle("is-next", !ticked && !current);
      const link = item.querySelector("a");
      if (!ticked && !current) link.setAttribute("aria-current", "step"); else link.removeAttribute("aria-current");
      let note = link.querySelector(".sr");
      if (ticked && !note) {
        note = document.createElement("span");
        note.className = "sr";
        note.textContent = " (done)";
        link.append(note);
      } else if (!ticked && note) note.remove();
      current = current || !ticked;
    }
  }

  /* --- The phone -------------------------------------------------------- */

  async function sendText(text, field) {
    const body = text.trim();
    if (!body || busy) return;
    const answer = await act("/phone", { body }, "phone");
    if (answer && field) {
      field.value = "";
      grow(field);
    }
    toBottom();
    if (field) field.focus({ preventScroll: true });
  }

  function grow(field) {
    field.rows = Math.min(5, Math.max(1, field.value.split("\n").length));
    while (field.rows < 5 && field.scrollHeight > field.clientHeight + 2) field.rows += 1;
  }

  const phoneInput = $("phone-input");
  $("phone-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sendText(phoneInput.value, phoneInput);
  });
  phoneInput.addEventListener("input", () => grow(phoneInput));
  phoneInput.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendText(phoneInput.value, phoneInput);
    }
  });
  $("phone-chips").addEventListener("click", async (event) => {
    const chip = event.target.closest(".chip");
    if (!chip) return;
    await sendText(chip.dataset.text);
    chip.focus({ preventScroll: true });
  });

  /* --- The clock --------------------------------------------------------- */

  document.querySelectorAll(".go").forEach((button) => {
    button.addEventListener("click", async () => {
      const before = state ? state.phone.messages.length : 0;
      const answer = await act("/clock", { to: button.dataset.to }, "clock");
      button.focus({ preventScroll: true });
      if (!answer) return;
      const arrived = answer.phone.messages.slice(before).filter((message) => message.from_us).length;
      const news = arrived === 0 ? "No new text." : arrived === 1 ? "One new text." : `${arrived} new texts.`;
      say(`It is now ${show(answer.now, "day", answer.zone)}, ${show(answer.now, "hour", answer.zone)}. ${news}`);
    });
  });

  /* --- The speaker: showing ----------------------------------------------- */

  const MODES = { listening: "Listening …", thinking: "One moment …", speaking: "Speaking" };

  function setDevice(mode) {
    $("device").dataset.mode = mode;
    const resting = mode === "open" ? "Waiting for your answer" : "Say “open steady steps” to begin";
    put("speaker-mode", MODES[mode] || resting);
    $("speaker-hush").hidden = mode !== "speaking";
  }

  function restDevice() {
    setDevice(state && state.speaker.session_open ? "open" : "idle");
  }

  function drawAnswer(said, answer) {
    const heard = $("speaker-heard");
    heard.hidden = !said;
    put(heard, said ? `You: “${said}”` : "");
    put("speaker-answer", answer.speech || (answer.session_open ? "" : "The session has ended."));
    const later = $("speaker-reprompt");
    later.hidden = !answer.reprompt;
    put(later, answer.reprompt ? `If you stay quiet: “${answer.reprompt}”` : "");
    const card = $("speaker-card");
    card.hidden = !answer.card;
    put("card-title", answer.card ? answer.card.title || "" : "");
    put("card-text", answer.card ? answer.card.text || "" : "");
    const details = $("speaker-details");
    details.hidden = !answer.heard && !answer.ssml;
    put("speaker-intent", answer.heard ? intentLine(answer.heard) : "none");
    put("speaker-ssml", answer.ssml || "");
  }

  function intentLine({ intent, slots }) {
    const filled = Object.entries(slots || {}).filter(([, value]) => value !== null && value !== "");
    return intent + (filled.length ? ` { ${filled.map(([name, value]) => `${name}: ${value}`).join(", ")} }` : "");
  }

  async function sendUtterance(said) {
    const utterance = said.trim();
    if (!utterance || busy) return;
    hush();
    const answer = await act("/speaker", { utterance }, "speaker");
    if (!answer) { restDevice(); return; }
    marks.write("spoke", "1");
    $("speaker-input").value = "";
    drawAnswer(utterance, answer);
    drawGuide();
    speak(answer);
  }

  /* --- The speaker: sound -------------------------------------------------- */

  const synth = "speechSynthesis" in window ? window.speechSynthesis : null;
  let muted = marks.read("muted") === "1";
  let speaking = null; // an object that stands for the answer being spoken

  /** SSML as a list of words and pauses (ms). Falls back to the plain text. */
  function parts(answer) {
    if (!answer.ssml) return answer.speech ? [answer.speech] : [];
    const decode = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, "'").replace(/&amp;/g, "&");
    const LENGTHS = { none: 0, "x-weak": 150, weak: 300, medium: 500, strong: 800, "x-strong": 1200 };
    const found = [];
    for (const piece of answer.ssml.split(/(<break\b[^>]*>)/)) {
      if (piece.startsWith("<break")) {
        const time = /time=["']([\d.]+)(ms|s)["']/.exec(piece);
        const strength = /strength=["']([\w-]+)["']/.exec(piece);
        found.push(time ? Number(time[1]) * (time[2] === "s" ? 1000 : 1) : LENGTHS[strength ? strength[1] : "medium"] || 0);
        continue;
      }
      const plain = decode(piece.replace(/<\/(p|s)>/g, " ").replace(/<[^>]*>/g, "")).replace(/\s+/g, " ").trim();
      // By sentence: some browsers fall silent in the middle of a long utterance.
      if (plain) found.push(...(plain.match(/[^.!?]+[.!?]*["”’)]*\s*|[.!?]+/g) || [plain]));
    }
    return found;
  }

  const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

  function utter(text) {
    return new Promise((resolve) => {
      const words = new SpeechSynthesisUtterance(text);
      words.lang = document.documentElement.lang || "en";
      words.rate = 0.95;
      words.onend = resolve;
      words.onerror = resolve;
      // A browser without voices never reports an end; go on after the time the words would take.
      setTimeout(resolve, 1500 + text.length * 110);
      synth.speak(words);
    });
  }

  async function speak(answer) {
    const mine = {};
    const list = parts(answer);
    if (list.length === 0) { restDevice(); return; }
    speaking = mine;
    setDevice("speaking");
    const aloud = synth && !muted && synth.getVoices().length > 0;
    if (aloud) {
      for (const part of list) {
        if (speaking !== mine) return;
        await (typeof part === "number" ? wait(part) : utter(part));
      }
    } else {
      await wait(Math.min(6000, 900 + (answer.speech || "").length * 30));
    }
    if (speaking !== mine) return;
    speaking = null;
    restDevice();
  }

  function hush() {
    speaking = null;
    if (synth) synth.cancel();
  }

  const muteButton = $("speaker-mute");
  if (synth) {
    muteButton.hidden = false;
    muteButton.setAttribute("aria-pressed", String(muted));
    synth.getVoices(); // some browsers load the voices only when first asked
    muteButton.addEventListener("click", () => {
      muted = !muted;
      marks.write("muted", muted ? "1" : "0");
      muteButton.setAttribute("aria-pressed", String(muted));
      if (muted) { hush(); restDevice(); }
    });
  }
  $("speaker-hush").addEventListener("click", () => { hush(); restDevice(); $("speaker-input").focus({ preventScroll: true }); });
  window.addEventListener("pagehide", hush);

  /* --- The speaker: listening ---------------------------------------------- */

  const speakerInput = $("speaker-input");
  $("speaker-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await sendUtterance(speakerInput.value);
    speakerInput.focus({ preventScroll: true });
  });
  $("speaker-chips").addEventListener("click", async (event) => {
    const chip = event.target.closest(".chip");
    if (!chip) return;
    if (chip.dataset.start) {
      speakerInput.value = chip.dataset.start;
      speakerInput.focus();
      return;
    }
    await sendUtterance(chip.dataset.say);
    chip.focus({ preventScroll: true });
  });
  $("speaker-end").addEventListener("click", async () => {
    hush();
    const answer = await act("/speaker", { end: true }, "speaker");
    if (answer) {
      drawAnswer("", answer);
      speak(answer);
    } else restDevice();
    speakerInput.focus({ preventScroll: true });
  });

  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  if (Recognition) {
    const talk = $("speaker-talk");
    let ear = null;
    talk.hidden = false;
    $("talk-note").hidden = false;
    talk.addEventListener("click", () => {
      if (ear) { ear.stop(); return; }
      hush();
      ear = new Recognition();
      ear.lang = "en-US";
      ear.interimResults = true;
      ear.onresult = (event) => {
        const result = event.results[event.results.length - 1];
        speakerInput.value = result[0].transcript;
        if (result.isFinal) sendUtterance(result[0].transcript);
      };
      ear.onerror = (event) => {
        if (event.error === "no-speech" || event.error === "aborted") return;
        say(event.error === "not-allowed" ? "The browser did not allow the microphone. You can type instead." : "Listening did not work here. You can type instead.", true);
      };
      ear.onend = () => {
        ear = null;
        talk.setAttribute("aria-pressed", "false");
        if (!busy && !speaking) restDevice();
      };
      talk.setAttribute("aria-pressed", "true");
      setDevice("listening");
      ear.start();
    });
  }

  /* --- Begin ----------------------------------------------------------------- */

  document.addEventListener("visibilitychange", poll);
  setInterval(poll, POLL_MS);
  poll();
})();
