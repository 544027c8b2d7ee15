package io.jambo.rest;

import io.jambo.call.Alert;
import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Tells a live page what happens, as server-sent events (rest-api.md 16.7). The task of the
/// request writes them; a reader that is too slow is cut off and begins anew. Whoever may not come
/// in any more, because its key was revoked or its session has ended, hears nothing from then on:
/// the stream ends with the next event, or the next sign of life.
final class EventDesk implements Desk {
  /// So that nobody between takes the stream for dead.
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  private static final String TYPE = "text/event-stream";
  private static final Shape TEXT = Shape.text(1_024);

  private static final Shape.Thing ALERT =
      Shape.thing(
          "AlertEvent",
          Member.of("time", Shape.moment()),
          Member.of("account_sid", Shape.sid()),
          Member.of("alert_type", TEXT),
          Member.of("message", TEXT),
          Member.of("detail", TEXT).maybe(),
          Member.of("call_sid", Shape.sid()).maybe());

  private static final Shape.Thing REGISTRATION =
      Shape.thing(
          "RegistrationEvent", Member.of("name", TEXT), Member.of("registered", Shape.truth()));

  private final Kit kit;
  private final Bulletin bulletin;
  private final CallPicture picture;
  private final Function<Asked, StillIn> stillIn;

  /// @param stillIn whether whoever asked would still come in
  EventDesk(Kit kit, Bulletin bulletin, CallPicture picture, Function<Asked, StillIn> stillIn) {
    this.kit = kit;
    this.bulletin = bulletin;
    this.picture = picture;
    this.stillIn = stillIn;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Accounts/{account_sid}/Events")
            .says("What happens, as it happens: events call, alert and registration")
            .to(Allowed.A_S_C)
            .answersText(TYPE)
            .by(this::events));
  }

  private Answer events(Asked asked) {
    if (asked.arrival().method().equals("HEAD")) {
      return new Answer.Plain(200, TYPE, "");
    }
    var listener = bulletin.listen(asked.sid("account_sid"));
    return new Answer.Poured(
        TYPE,
        Map.of(),
        out -> {
          try (listener) {
            pour(listener, asked, out);
          }
        });
  }

  private void pour(Bulletin.Listener listener, Asked asked, OutputStream out) throws IOException {
    var caller = asked.caller();
    var still = stillIn.apply(asked);
    write(out, ": open\n\n");
    while (!listener.behind()) {
      var event = listener.next(kit.in(SIGN_OF_LIFE));
      if (!still.holds()) {
        return;
      }
      var seen = event.filter(is -> concerns(is, caller));
      if (seen.isPresent()) {
        write(out, words(seen.get(), caller));
      } else if (event.isEmpty()) {
        write(out, ": \n\n");
      }
    }
  }

  /// A key that is limited to one application hears of that alone.
  private static boolean concerns(Bulletin.Event event, Caller caller) {
    var only = caller.application();
    return switch (event) {
      case Bulletin.Event.OfCall(var call) ->
          only.isEmpty() || only.get().equals(call.applicationSid());
      case Bulletin.Event.OfAlert(var alert) ->
          only.isEmpty() || only.equals(alert.applicationSid());
      case Bulletin.Event.OfRegistration _ -> only.isEmpty();
    };
  }

  private String words(Bulletin.Event event, Caller caller) {
    return switch (event) {
      case Bulletin.Event.OfCall(var call) ->
          words("call", CallShapes.CALL, picture.of(call, caller), caller);
      case Bulletin.Event.OfAlert(var alert) -> words("alert", ALERT, facts(alert), caller);
      case Bulletin.Event.OfRegistration(var name, boolean registered) ->
          words(
              "registration",
              REGISTRATION,
              Facts.of("name", name).with("registered", registered),
              caller);
    };
  }

  private static Facts facts(Alert alert) {
    var facts =
        Facts.of("time", alert.at())
            .with("account_sid", alert.accountSid().orElse(null))
            .with("alert_type", alert.type().word())
            .with("message", alert.message());
    alert.callSid().ifPresent(sid -> facts.with("call_sid", sid));
    Optional.of(alert.detail())
        .filter(detail -> !detail.isEmpty())
        .ifPresent(detail -> facts.with("detail", detail));
    return facts;
  }

  private static String words(String name, Shape shape, Facts facts, Caller caller) {
    var out = new JsonOut();
    new Teller(out, caller.profile()).tell(shape, facts);
    var json = new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
    return "event: " + name + "\ndata: " + json + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
