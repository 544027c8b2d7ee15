package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.TerminationReason;
import io.jambo.testkit.App;
import io.jambo.testkit.Phone;
import io.jambo.testkit.Reply;
import io.jambo.testkit.Weather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One random day in town: callers who hang up, press and hold whenever they like or vanish, a
/// network that loses a fifth, doubles and reorders, an application that is slow, absent, wrong or
/// dribbles, a clock that leaps, a node that is drained. Everything is drawn by the seed, and
/// whatever happens the invariants of [Leftovers] must hold in the end.
final class Storm {
  private static final int MOST_CALLERS = 4;
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private static final List<String> SCRIPTS =
      List.of(
          "[{\"verb\": \"say\", \"text\": \"welcome, welcome\"}, {\"verb\": \"hangup\"}]",
          "[{\"verb\": \"pause\", \"length\": 3}, {\"verb\": \"say\", \"text\": \"at last\"}]",
          "[{\"verb\": \"alert\", \"message\": \"x\"}, {\"verb\": \"pause\", \"length\": 2},"
              + " {\"verb\": \"gather\", \"numDigits\": 2, \"timeout\": 4, \"actionHook\":"
              + " \"/after\", \"say\": {\"text\": \"press two keys now\"}}]",
          "[{\"verb\": \"play\", \"url\": \"http://app.example.test/file.wav\", \"earlyMedia\":"
              + " true, \"actionHook\": \"/after\"}, {\"verb\": \"say\", \"text\": \"that was a"
              + " file\"}]",
          "[{\"verb\": \"config\", \"bargeIn\": {\"enable\": true, \"input\": [\"digits\"],"
              + " \"sticky\": true, \"numDigits\": 1, \"actionHook\": \"/after\"}},"
              + " {\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(200,100,500)\","
              + " \"timeoutSecs\": 9}]",
          "[{\"verb\": \"dtmf\", \"dtmf\": \"12w3#\", \"duration\": 100},"
              + " {\"verb\": \"redirect\", \"actionHook\": \"/after\"}]",
          "[{\"verb\": \"sip:decline\", \"status\": 486}]",
          "[{\"verb\": \"tag\", \"data\": {\"aB\": 1}}]");

  private final SplittableRandom random;
  private final Town town;

  private Storm(long seed, Town town) {
    this.random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + 7);
    this.town = town;
  }

  /// Lives through the day of that seed and returns its trace.
  static long rages(long seed) {
    try (var town = Town.seed(seed)) {
      new Storm(seed, town).rage();
      town.endsClean();
      return town.world().trace();
    }
  }

  private void rage() {
    // Jitter above the most that the buffer smooths is part of it.
    var jitter = random.nextInt(8) == 0 ? millis(100, 400) : millis(0, 40);
    town.world().network().weather(new Weather(millis(1, 60), jitter, share(0.2), share(0.05)));
    town.world().web().roundTrip(millis(1, 400));
    application(town.app());
    var callers = new ArrayList<Phone>();
    for (int i = 0; i <= random.nextInt(MOST_CALLERS); i++) {
      var phone = phone("caller" + i);
      callers.add(phone);
      var _ = town.world().prop("caller " + i, () -> call(phone));
    }
    if (random.nextInt(4) == 0) {
      var _ = town.world().prop("clock", this::clockLeaps);
    }
    if (random.nextInt(6) == 0) {
      var _ = town.world().prop("drain", this::drained);
    }
    town.passes(Duration.ofSeconds(10));
    boolean quiet = town.world().until(() -> town.calls().live() == 0, LONGEST_CALL);
    assertThat(quiet).as("all calls end").isTrue();
    for (var caller : callers) {
      assertThat(caller.finalStatuses()).as("one final status").hasSizeLessThanOrEqualTo(1);
    }
  }

  /// The wall clock alone leaps, forth or back, a few times.
  private void clockLeaps() {
    for (int i = 0; i < 3; i++) {
      town.passes(millis(0, 5_000));
      town.world().stepWallClock(Duration.ofSeconds(random.nextInt(7_200) - 3_600L));
    }
  }

  /// The node takes no new calls; some time later it ends those it has.
  private void drained() {
    town.passes(millis(0, 9_000));
    town.sip().drain(true);
    if (random.nextBoolean()) {
      town.passes(millis(0, 9_000));
      town.calls().endAll(TerminationReason.DRAIN);
    }
  }

  private Phone phone(String name) {
    var phone = town.world().phone(name).codecs(random.nextBoolean() ? "PCMU" : "PCMA");
    return random.nextInt(4) == 0 ? phone.overTcp() : phone;
  }

  private void application(App app) {
    app.file("/file.wav", ToneVoice.of("a file of some length"));
    app.on(App.CALL, replies(5, 1));
    app.on("/after", replies(4, 2));
    app.on(
        App.STATUS,
        Reply.status(200).after(millis(0, 3_000)),
        Reply.status(random.nextBoolean() ? 200 : 503),
        Reply.status(200).after(millis(0, 9_000)),
        Reply.status(200));
  }

  private Reply[] replies(int count, int badness) {
    var replies = new Reply[count];
    for (int i = 0; i < count; i++) {
      replies[i] = reply(random.nextInt(10) < badness);
    }
    // The last one is repeated for ever, and a call must end.
    replies[count - 1] = Reply.json(SCRIPTS.getFirst());
    return replies;
  }

  private Reply reply(boolean bad) {
    if (!bad) {
      var good = Reply.json(SCRIPTS.get(random.nextInt(SCRIPTS.size()))).after(millis(0, 2_500));
      return random.nextInt(6) == 0 ? good.dribbling(1 + random.nextInt(20), millis(0, 700)) : good;
    }
    return switch (random.nextInt(9)) {
      case 8 -> Reply.json(SCRIPTS.getFirst()).dribbling(9, millis(0, 900)).cutAfter(40);
      case 0 -> Reply.refuse();
      case 1 -> Reply.reset().after(millis(0, 4_000));
      case 2 -> Reply.never();
      case 3 -> Reply.unreachable();
      case 4 -> Reply.status(500);
      case 5 -> Reply.json("[{\"verb\": \"dance\"}]");
      case 6 -> Reply.json("[]");
      default -> Reply.json("[{\"verb\"").after(millis(0, 11_000));
    };
  }

  /// What one caller does; every step is small and none waits for success.
  private void call(Phone phone) {
    town.passes(millis(0, 2_000));
    phone.calls(town.uri());
    int steps = 1 + random.nextInt(8);
    for (int i = 0; i < steps && !phone.done(); i++) {
      town.passes(millis(0, 3_000));
      if (!phone.done()) {
        step(phone);
      }
    }
    town.passes(millis(0, 4_000));
    switch (random.nextInt(6)) {
      case 0, 1, 2, 3 -> leave(phone);
      case 4 -> vanish(phone);
      default -> {
        // Stays until the other side has had enough.
      }
    }
  }

  private void step(Phone phone) {
    if (!phone.inCall()) {
      if (random.nextInt(5) == 0) {
        phone.repeatsInvite();
      }
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> phone.startsPressing("" + random.nextInt(10), 60 + 20 * random.nextInt(20), 60);
      case 1 -> phone.startsPressing("1#", 100, 100);
      case 2 -> phone.startsPressingByInfo('5');
      case 3 -> phone.startsOffering("sendonly");
      case 4 -> phone.startsOffering("sendrecv");
      default -> phone.says(ToneVoice.of("hm"));
    }
  }

  /// Its battery is empty, or it has gone into a lift.
  private void vanish(Phone phone) {
    var network = town.world().network();
    network.weather(phone.host(), Town.NODE, Weather.CUT);
    network.weather(Town.NODE, phone.host(), Weather.CUT);
  }

  private void leave(Phone phone) {
    if (phone.inCall()) {
      phone.dropsTheHandset();
    } else if (!phone.done()) {
      phone.cancels();
      town.passes(Duration.ofSeconds(1));
      if (phone.inCall()) {
        phone.dropsTheHandset();
      }
    }
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(least + random.nextInt(most - least + 1));
  }

  private double share(double most) {
    return random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
  }
}
