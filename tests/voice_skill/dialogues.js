// Conversations with the running skill by other people's speakers: ask-sdk-test and virtual-alexa.
// ssml-check-core reads every string that can be spoken. Run by test_others_speakers.py with mocha.
const assert = require("node:assert");
const { readFileSync } = require("node:fs");
const { AlexaTest, IntentRequestBuilder, LaunchRequestBuilder } = require("ask-sdk-test");
const { VirtualAlexa } = require("virtual-alexa");
const { check } = require("ssml-check-core");

const { url, skillId, model, utterances, spoken, code } = JSON.parse(readFileSync(process.env.STEADY_DIALOGUES));

const settings = (userId) => ({ appId: skillId, userId, deviceId: "device", locale: "en-US" });

async function skill(event, _context, callback) {
  const answered = await fetch(url, { method: "POST", body: JSON.stringify(event) });
  if (answered.status !== 200) return callback(new Error(`HTTP ${answered.status}`));
  return callback(null, await answered.json());
}

/** A conversation: pairs of an intent (or null to open) and what is expected of the answer. */
function converse(title, userId, turns) {
  const mine = settings(userId);
  const sequence = turns.map(([intent, expected, slots]) => {
    const asked = intent ? new IntentRequestBuilder(mine, intent) : new LaunchRequestBuilder(mine);
    for (const [name, value] of Object.entries(slots || {})) asked.withSlot(name, value);
    const request = asked.build();
    request.request.requestId = `${title} ${Math.random()}`;
    return { request, ...expected };
  });
  const speaker = new AlexaTest(skill, mine);
  // Where a turn may end either way, ask-sdk-test would want neither: its other rules still hold.
  const ending = speaker.validators.findIndex((one) => one.constructor.name === "EndSessionValidator");
  const [strict] = speaker.validators.splice(ending, 1);
  speaker.addValidator({ validate: (turn, answer) => "shouldEndSession" in turn && strict.validate(turn, answer) });
  speaker.test(sequence, title);
}

const asks = { shouldEndSession: false };
const ends = { shouldEndSession: true, repromptsNothing: true };
// A step may ask something of its listener while it is told.
const tells = { ...asks, ignoreQuestionCheck: true };

describe("ask-sdk-test: a question has an open microphone, and nothing else has", () => {
  converse("launch, help, stop", "one", [[null, asks], ["AMAZON.HelpIntent", asks], ["AMAZON.StopIntent", ends]]);
  converse("launch, no", "two", [[null, asks], ["AMAZON.NoIntent", {}]]);
  converse("cancel anywhere", "three", [["SetGoalIntent", asks], ["AMAZON.CancelIntent", {}]]);
  converse("not understood, twice, then away", "four", [
    [null, asks], ["AMAZON.FallbackIntent", asks], ["AMAZON.FallbackIntent", asks], ["AMAZON.StopIntent", ends],
  ]);
  converse("the step, and again", "five", [["TodaysStepIntent", tells], ["AMAZON.RepeatIntent", tells]]);
  converse("gratitude in one breath", "six", [["GratitudeIntent", asks, { gratitude: "the rain" }], ["AMAZON.StopIntent", {}]]);
  converse("forgiveness is offered or put off", "seven", [["ForgivenessPracticeIntent", asks], ["AMAZON.StopIntent", {}]]);
  converse("a slip is met with an offer", "eight", [["SlipIntent", asks], ["AMAZON.NoIntent", {}]]);
  converse("a code that is wrong, then right", "nine", [
    ["LinkPhoneIntent", asks], ["LinkPhoneIntent", asks, { code: "000001" }], ["LinkPhoneIntent", {}, { code }],
    ["PauseTextsIntent", {}],
  ]);
  converse("privacy says what is kept", "ten", [["PrivacyIntent", { ignoreQuestionCheck: true }]]);
  converse("help now", "eleven", [["HelpNowIntent", { ignoreQuestionCheck: true }]]);
});

describe("virtual-alexa: words reach their intent by the model in the package", () => {
  let reached;
  const alexa = VirtualAlexa.Builder().applicationID(skillId).skillURL(url).interactionModelFile(model).create();
  before(() => alexa.filter((request) => {
    reached = request.request.intent ? request.request.intent.name : request.request.type;
    request.request.requestId = `virtual ${Math.random()}`;
  }));

  it("opens and ends", async () => {
    const opened = await alexa.launch();
    assert.equal(opened.response.shouldEndSession, false);
    assert.match(opened.response.outputSpeech.ssml, /\?/);
    const ended = await alexa.utter("goodbye");
    assert.equal(reached, "AMAZON.StopIntent");
    assert.equal(ended.response.shouldEndSession, true);
  });
  for (const [words, intent] of utterances) {
    it(words, async () => {
      alexa.resetFilter();
      alexa.filter((request) => {
        reached = request.request.intent ? request.request.intent.name : request.request.type;
        request.request.requestId = `virtual ${Math.random()}`;
      });
      const answered = await alexa.utter(words);
      assert.equal(reached, intent);
      assert.ok(answered.response.outputSpeech.ssml.length > "<speak></speak>".length);
    });
  }
  it("two voices at one speaker are two people", async () => {
    const says = async (person, words) => {
      alexa.resetFilter();
      alexa.filter((request) => {
        request.context.System.person = { personId: person };
        request.request.requestId = `virtual ${Math.random()}`;
      });
      await alexa.launch();
      return (await alexa.utter(words)).response;
    };
    await says("anna", "i'm grateful for the quiet kitchen");
    const card = (await says("ben", "my progress")).card;
    assert.ok(!JSON.stringify(card || {}).includes("kitchen"));
  });
});

describe("ssml-check-core: every string that can be spoken", () => {
  it(`finds nothing in ${spoken.length} strings`, async () => {
    const wrong = [];
    for (const said of spoken) {
      const errors = await check(said, { platform: "amazon" });
      if (errors) wrong.push(`${said.slice(0, 60)}: ${JSON.stringify(errors)}`);
    }
    assert.deepEqual(wrong, []);
  });
});
