package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.kit.Kit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gives out credentials of a TURN server for a while (rest-api.md 17, webrtc.md 4).
final class TurnDesk implements Desk {
  private static final String HMAC = "HmacSHA1";
  private static final long USUAL_SECONDS = 3_600;
  private static final Shape TEXT = Shape.text(1_024);

  private static final Shape.Thing WISH =
      Shape.thing(
          "TurnWish", optional("user", Shape.filled(64)), optional("ttl", Shape.whole(60, 86_400)));

  private static final Shape.Thing GIVEN =
      Shape.thing(
          "TurnCredentials",
          Member.of("username", TEXT),
          Member.of("password", TEXT),
          Member.of("ttl", Shape.whole(60, 86_400)),
          Member.of("uris", Shape.many(TEXT, 100)));

  private final Kit kit;
  private final Supplier<Optional<TurnServer>> server;

  /// @param server empty while none is set
  TurnDesk(Kit kit, Supplier<Optional<TurnServer>> server) {
    this.kit = kit;
    this.server = server;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Accounts/{account_sid}/TurnCredentials")
            .says("Credentials of the TURN server, for a while")
            .to(Allowed.A_S_C)
            .takes(WISH)
            .answers(200, GIVEN)
            .by(this::give));
  }

  private Answer give(Asked asked) {
    var turn = server.get().orElseThrow(Refused::absent);
    long seconds = asked.body().whole("ttl").orElse(USUAL_SECONDS);
    long expiry = kit.wallClock().getEpochSecond() + seconds;
    var username = expiry + ":" + asked.body().text("user").orElse("jambo");
    return Answer.ok(
        Facts.of("username", username)
            .with("password", hmac(turn.secret().reveal(), username))
            .with("ttl", seconds)
            .with("uris", turn.uris()));
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      var proof = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(proof);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every Java has " + HMAC, fault);
    }
  }
}
