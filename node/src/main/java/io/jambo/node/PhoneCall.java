package io.jambo.node;

import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Scope;
import io.jambo.media.Endpoint;
import io.jambo.media.Loudness;
import io.jambo.media.MediaEvent;
import io.jambo.media.MemorySink;
import io.jambo.media.Negotiation;
import io.jambo.media.Source;
import io.jambo.media.WavSink;
import io.jambo.sip.LegEvent;
import io.jambo.sip.SipLeg;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.Pcm;
import io.jambo.wire.SessionDescription;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// One call of the built-in phone, from the INVITE to its end. Run by the task that placed it.
final class PhoneCall {
  /// How long each key is down.
  private static final Duration KEY = Duration.ofMillis(160);

  /// Nobody answers after that.
  private static final Duration RING = Duration.ofSeconds(60);

  /// What is heard is kept in memory up to that length, to be measured.
  private static final Duration MEASURED = Duration.ofMinutes(10);

  private final Kit kit;
  private final PhoneErrand errand;
  private final TimeLine line;
  private final Inbox<PhoneEvent> inbox;
  private final Endpoint endpoint;
  private final Optional<Source> speech;
  private final MemorySink heard = new MemorySink(MEASURED);
  private long pressAt = Kit.NEVER;
  private long hangUpAt;
  private int status;
  private String reason = "";
  private boolean over;
  private boolean ended;

  /// @param speech what the phone says after the answer
  PhoneCall(
      Kit kit,
      PhoneErrand errand,
      TimeLine line,
      Inbox<PhoneEvent> inbox,
      Endpoint endpoint,
      Optional<Source> speech) {
    this.kit = kit;
    this.errand = errand;
    this.line = line;
    this.inbox = inbox;
    this.endpoint = endpoint;
    this.speech = speech;
    hangUpAt = kit.in(RING);
  }

  PhoneReport run(SipLeg leg, Scope scope) {
    line.note("phone", "INVITE " + errand.target().print());
    while (!over) {
      var event = inbox.take(Math.min(pressAt, hangUpAt));
      if (event.isPresent()) {
        take(event.get(), leg, scope);
      } else {
        due(leg);
      }
    }
    return new PhoneReport(status, reason, ended, heard.pcm());
  }

  private void take(PhoneEvent event, SipLeg leg, Scope scope) {
    switch (event) {
      case PhoneEvent.OnLeg(LegEvent.Provisional(var response)) -> told(response);
      case PhoneEvent.OnLeg(LegEvent.Answered(var response)) -> answered(response, leg, scope);
      case PhoneEvent.OnLeg(LegEvent.Refused(var response)) -> {
        told(response);
        over = true;
      }
      case PhoneEvent.OnLeg(LegEvent.Unreachable(var why)) -> {
        line.note("phone", "no answer: " + why);
        over = true;
      }
      case PhoneEvent.OnLeg(LegEvent.HungUp _) -> hungUp("far end", "BYE");
      case PhoneEvent.OnLeg(LegEvent.Ended(var why)) -> hungUp("phone", "over: " + why);
      case PhoneEvent.OnLeg(LegEvent.Reoffered(var _, var reply)) ->
          reply.refuse(488, "Not Acceptable Here");
      case PhoneEvent.OnMedia(MediaEvent.Digit(var key, var _)) ->
          line.note("far end", "pressed " + key);
      case PhoneEvent.OnMedia(MediaEvent.DigitsSent _) -> line.note("phone", "all keys pressed");
      default -> {}
    }
  }

  private void told(SipResponse response) {
    status = response.status();
    reason = response.reason();
    line.note("far end", status + " " + reason + why(response));
  }

  private static String why(SipResponse response) {
    return response.headers().first("X-Reason").map(text -> " (" + text + ")").orElse("");
  }

  private void answered(SipResponse response, SipLeg leg, Scope scope) {
    told(response);
    var agreed =
        SessionDescription.parse(response.body().utf8()) instanceof Parsed.Ok<SessionDescription> ok
            && endpoint.accept(ok.value(), leg.flow().remote().getAddress())
                instanceof Negotiation.Agreed;
    if (!agreed) {
      line.note("phone", "the answer's session description can't be used");
      leg.bye(Headers.NONE);
      return;
    }
    endpoint.sink(sink(scope));
    speech.ifPresent(source -> endpoint.play(source));
    hangUpAt = kit.in(errand.time());
    if (errand.digits().isPresent()) {
      pressAt = kit.in(errand.after());
    }
  }

  private io.jambo.media.Sink sink(Scope scope) {
    if (errand.record().isEmpty()) {
      return heard;
    }
    var file = WavSink.start(kit, scope, errand.record().get());
    return (frame, length) -> {
      heard.write(frame, length);
      file.write(frame, length);
    };
  }

  private void due(SipLeg leg) {
    long now = kit.nanos();
    if (now >= pressAt) {
      pressAt = Kit.NEVER;
      line.note("phone", "presses " + errand.digits().orElse(""));
      boolean _ = endpoint.sendDigits(errand.digits().orElse(""), KEY);
    }
    if (now >= hangUpAt) {
      hangUpAt = Kit.NEVER;
      ended = status >= 200 && status < 300;
      line.note("phone", ended ? "BYE" : "CANCEL: nobody answered");
      leg.bye(Headers.NONE);
    }
  }

  private void hungUp(String who, String what) {
    if (!over) {
      line.note(who, what);
      over = true;
      ended = status >= 200 && status < 300;
    }
  }

  /// One line on what was heard: how much of it is sound, and how loud that is.
  static String describe(Pcm heard) {
    var samples = heard.samples();
    int frame = heard.rate() / 50;
    int loud = 0;
    double power = 0;
    for (int at = 0; at + frame <= samples.length; at += frame) {
      double level = Loudness.dbfs(samples, at, at + frame);
      if (level > SOUND_DBFS) {
        loud++;
        power += Math.pow(10, level / 10);
      }
    }
    double seconds = loud / 50.0;
    double level = loud == 0 ? Loudness.SILENCE : 10 * Math.log10(power / loud);
    return String.format(
        Locale.ROOT,
        "%.2f s of sound in %.2f s, level %.1f dBFS",
        seconds,
        heard.millis() / 1_000.0,
        level);
  }

  /// What is louder counts as sound.
  private static final double SOUND_DBFS = -55;
}
