package io.jambo.node;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.node.real.HttpDoor.Answer;
import io.jambo.node.real.HttpDoor.Asked;
import io.jambo.node.real.HttpDoor.Desk;
import io.jambo.store.NodeKeyRefused;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.VaultFault;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// The management listener: the operators' commands under `/commands/`, for who shows an admin key,
/// and whatever the health report answers.
final class CommandDesk implements Desk {
  private static final String COMMANDS = "/commands/";
  private static final String BEARER = "Bearer ";

  private final Desk others;
  private final Supplier<Instant> now;
  private volatile Optional<Behind> behind = Optional.empty();

  private record Behind(Store store, ErrandDesk errands) {}

  /// @param others who answers all other paths
  CommandDesk(Desk others, Supplier<Instant> now) {
    this.others = others;
    this.now = now;
  }

  /// Takes commands from now on.
  void open(Store store, ErrandDesk errands) {
    behind = Optional.of(new Behind(store, errands));
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.path().startsWith(COMMANDS)) {
      return others.answer(asked);
    }
    if (behind.isEmpty()) {
      return said(503, "The node is starting.");
    }
    try {
      if (!asked.method().equals("POST")) {
        return said(405, "Commands are posted.");
      }
      if (!proven(behind.get().store(), asked.authorization())) {
        return said(401, "That is not the admin token.");
      }
      return Json.parse(asked.body()) instanceof Parsed.Ok<Json>(Json.Obj body)
          ? done(behind.get(), asked.path().substring(COMMANDS.length()), body)
          : said(400, "What was posted is no JSON object.");
    } catch (StoreFailure | NodeKeyRefused | VaultFault failed) {
      return said(503, String.valueOf(failed.getMessage()));
    }
  }

  private static Answer done(Behind behind, String name, Json.Obj body) {
    try {
      var lines = behind.errands().run(name, body).stream().map(Json::of).toList();
      return Answer.json(200, Json.object().with("lines", Json.array(lines)).print());
    } catch (WordFailed failed) {
      return said(422, String.valueOf(failed.getMessage()));
    }
  }

  /// Only a key of the platform's own that has not ended.
  private boolean proven(Store store, String authorization) {
    if (!authorization.startsWith(BEARER)) {
      return false;
    }
    var query =
        Query.all()
            .where("token_sha256", Sha256.hex(authorization.substring(BEARER.length())))
            .where("account_sid", null)
            .where("service_provider_sid", null);
    return store
        .read(view -> view.first(Nouns.API_KEYS, query, Reach.EVERYTHING))
        .filter(row -> row.moment("expires_at").map(end -> now.get().isBefore(end)).orElse(true))
        .isPresent();
  }

  private static Answer said(int status, String sentence) {
    return Answer.json(status, Json.object().with("msg", sentence).print());
  }
}
