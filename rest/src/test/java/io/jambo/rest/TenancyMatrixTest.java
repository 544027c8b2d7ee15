package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every operation, asked by twelve kinds of caller for rows of one account, the sid in the path,
/// the query and the body (security.md 11). Handlers are taken out, so what is seen is the gate
/// over the real store; a second look at the whole API finds no foreign sid in any answer.
class TenancyMatrixTest {
  private static final Path PAGE = Path.of("../docs/tenancy.md").toAbsolutePath().normalize();

  private static final String WHY =
      """

      Not asked for: sids that only narrow a list of what the caller sees anyway (`applicationSid`,
      `actor_sid`, `entity_sid`), and the own sid of what stands in the path, which must be the same.
      """;

  @TempDir static Path folder;
  private static Building building;
  private static Rows rows;
  private static final List<Rows> FOREIGN = new ArrayList<>();
  private static final Map<Principal, String> TOKENS = new EnumMap<>(Principal.class);

  /// An operation and one place in it that names a row; none for its path.
  private record Case(
      Operation operation, String place, Optional<Noun> named, Optional<Spot> spot) {
    static Case ofPath(Operation operation) {
      return new Case(operation, "path", Optional.empty(), Optional.empty());
    }

    static Case ofQuery(Operation operation, String name, Noun noun) {
      return new Case(operation, "?" + name, Optional.of(noun), Optional.empty());
    }

    static Case ofBody(Operation operation, Spot spot) {
      return new Case(operation, spot.place(), Optional.of(spot.noun()), Optional.of(spot));
    }

    int expected(Principal who) {
      return named
          .map(noun -> Verdict.named(operation, noun, who))
          .orElseGet(() -> Verdict.path(operation, who));
    }
  }

  @BeforeAll
  static void build() {
    building = new Building(Database.SQLITE, folder, EveryDesk::of);
    rows = new Rows(building, building.acme, building.north, "acme ");
    FOREIGN.add(new Rows(building, building.cork, building.south, "cork "));
    FOREIGN.add(new Rows(building, building.bolt, building.north, "bolt "));
    tokens();
  }

  private static void tokens() {
    TOKENS.put(Principal.EXPIRED, Building.token("old"));
    building.key("old", Row.fresh(Nouns.API_KEYS).with("expires_at", Instant.EPOCH.plusSeconds(1)));
    TOKENS.put(Principal.REVOKED, Building.token("revoked"));
    var gone = building.key("revoked", Row.fresh(Nouns.API_KEYS));
    assertThat(building.get("/v1/ApiKeys", "revoked").status).isEqualTo(200);
    assertThat(building.ask("DELETE", "/v1/ApiKeys/" + gone, "admin", "").status).isEqualTo(204);
    TOKENS.put(Principal.OWNER, Building.token("admin"));
    for (var key : List.of(Principal.PROVIDER, Principal.OTHER_PROVIDER)) {
      TOKENS.put(key, Building.token(key.home));
    }
    for (var key : List.of(Principal.ACCOUNT, Principal.SIBLING, Principal.FOREIGN)) {
      TOKENS.put(key, Building.token(key.home));
    }
    var north = Optional.of(building.north);
    var acme = Optional.of(building.acme);
    var _ = building.user("vera", Optional.empty(), north, true);
    TOKENS.put(Principal.PROVIDER_VIEWER, building.login("vera"));
    var _ = building.user("viola", acme, Optional.empty(), true);
    TOKENS.put(Principal.ACCOUNT_VIEWER, building.login("viola"));
    var dora = building.user("dora", acme, Optional.empty(), false);
    TOKENS.put(Principal.DISABLED, building.login("dora"));
    var off = building.ask("PUT", "/v1/Users/" + dora, "admin", "{\"is_active\":0}");
    assertThat(off.status).isEqualTo(204);
  }

  @AfterAll
  static void close() {
    building.close();
  }

  private static List<Operation> guarded() {
    return building.api.operations().stream()
        .filter(operation -> operation.allowed() != Allowed.PUBLIC)
        .toList();
  }

  private static List<Operation> open() {
    return building.api.operations().stream()
        .filter(operation -> operation.allowed() == Allowed.PUBLIC)
        .toList();
  }

  private static List<Case> cases() {
    return guarded().stream().flatMap(TenancyMatrixTest::cases).toList();
  }

  private static Stream<Case> cases(Operation operation) {
    var query =
        operation.query().stream()
            .flatMap(one ->
                Spot.in(one.shape()).stream()
                    .map(spot -> Case.ofQuery(operation, one.name(), spot.noun())));
    var body =
        Spot.in(operation.body().orElse(Shape.any())).stream()
            .map(spot -> Case.ofBody(operation, spot));
    return Stream.of(Stream.of(Case.ofPath(operation)), query, body).flatMap(all -> all);
  }

  @Test
  void everyCallerGetsWhatTheDeclarationPromises() {
    var wrong = new ArrayList<String>();
    for (var one : cases()) {
      var bare = bare(one);
      for (var who : Principal.values()) {
        int status = ask(bare, one, who);
        if (status != one.expected(who)) {
          wrong.add(
              one.operation()
                  + " "
                  + one.place()
                  + " by "
                  + who
                  + ": "
                  + status
                  + " and not "
                  + one.expected(who));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// The API of that operation alone, with nothing behind its gate and nothing else demanded.
  private static Api bare(Case one) {
    var operation = one.operation();
    var body = one.spot().map(Spot::shape);
    var query =
        operation.query().stream().map(all -> new Parameter(all.name(), all.shape(), false, ""));
    var alone =
        new Operation(
            operation.method(),
            operation.path(),
            "x",
            operation.allowed(),
            operation.item(),
            operation.rate(),
            query.toList(),
            body,
            operation.answers(),
            Optional.empty(),
            List.of(),
            operation.traits(),
            _ -> {
              throw Refused.with(Verdict.IN, "in");
            });
    return building.office.alone(alone);
  }

  private static int ask(Api api, Case one, Principal who) {
    var method = one.operation().method().name();
    var target = "/v1" + path(one.operation());
    var sent = Sent.of(method, target);
    if (one.named().isPresent()) {
      var sid = rows.of(one.named().get()).value();
      sent =
          one.spot().isPresent()
              ? sent.with("Content-Type", "application/json").saying(one.spot().get().saying(sid))
              : Sent.of(method, target + one.place() + "=" + sid);
    }
    var token = TOKENS.get(who);
    return (token == null ? sent : sent.by(token)).to(api).status;
  }

  /// The path with sids of acme and north.
  private static String path(Operation operation) {
    var path = new StringBuilder();
    for (var segment : operation.path().segments()) {
      path.append('/')
          .append(segment.parameter() ? value(operation, segment.text()) : segment.text());
    }
    return path.toString();
  }

  private static String value(Operation operation, String parameter) {
    var item = operation.item().filter(one -> one.parameter().equals(parameter));
    if (item.isPresent()) {
      return rows.of(item.get().noun()).value();
    }
    return switch (parameter) {
      case "account_sid" -> building.acme.value();
      case "service_provider_sid" -> building.north.value();
      default ->
          parameter.endsWith("_sid")
              ? new Sid("0".repeat(8) + "-0000-4000-8000-000000000000").value()
              : "x";
    };
  }

  @Test
  void noAnswerHoldsASidOfAnotherTenant() {
    for (var noun : Nouns.ALL) {
      if (noun.keys().size() == 1 && noun.key().endsWith("_sid") && noun != Nouns.TOTP) {
        var _ = rows.of(noun);
        var _ = FOREIGN.getFirst().of(noun);
        if (noun.find("account_sid").isPresent()) {
          var _ = FOREIGN.getLast().of(noun);
        }
      }
    }
    var south = sids(FOREIGN.getFirst());
    var others = new ArrayList<>(south);
    others.addAll(sids(FOREIGN.getLast()));
    var leaks = new ArrayList<String>();
    for (var operation : guarded()) {
      // A stream of events has no end; who may open it, the matrix says.
      boolean ends = !operation.media().equals(Optional.of("text/event-stream"));
      if (operation.method() == Method.GET && ends) {
        leaks(operation, Principal.ACCOUNT, others, leaks);
        leaks(operation, Principal.ACCOUNT_VIEWER, others, leaks);
        leaks(operation, Principal.PROVIDER, south, leaks);
      }
    }
    assertThat(leaks).isEmpty();
  }

  private static List<String> sids(Rows others) {
    return others.all().stream()
        .filter(sid -> !sid.equals(building.north))
        .map(Sid::value)
        .toList();
  }

  private static void leaks(
      Operation operation, Principal who, List<String> foreign, List<String> leaks) {
    var path = "/v1" + path(operation);
    var heard = Sent.get(path).by(TOKENS.getOrDefault(who, "")).to(building.api);
    building.check("GET", path, heard);
    foreign.stream()
        .filter(heard.text::contains)
        .forEach(sid -> leaks.add(operation + " tells " + who + " of " + sid));
  }

  @Test
  void everyDeclaredOperationStandsOnThePage() throws IOException {
    var page = Files.readString(PAGE);
    assertThat(building.api.operations())
        .isNotEmpty()
        .allSatisfy(operation -> assertThat(page).contains("`" + operation + "`"));
  }

  @Test
  void thePageIsWhatTheDeclarationsSay() throws IOException {
    var page =
        new StringBuilder(
            """
            # Who gets what of whom

            Every operation that needs credentials, asked for rows of one account (or of its service
            provider, where there are no accounts'), with the sid in the path, in the query (`?`) or in the
            body. `in`: the request comes to its handler; a number: it does not, and this is the answer. The
            sibling is another account of the same service provider. `a.b` and `[]` lead into objects and
            arrays of a body. Written by `TenancyMatrixTest` from the declarations, which asks for all of it.

            """);
    page.append("| operation | sid |");
    for (var who : Principal.values()) {
      page.append(' ').append(who.words).append(" |");
    }
    page.append("\n| --- | --- |").append(" --- |".repeat(Principal.values().length)).append('\n');
    for (var one : cases()) {
      page.append("| `").append(one.operation()).append("` | ").append(one.place()).append(" |");
      for (var who : Principal.values()) {
        int expected = one.expected(who);
        page.append(' ').append(expected == Verdict.IN ? "in" : expected).append(" |");
      }
      page.append('\n');
    }
    page.append("\nTo whoever asks, without credentials:\n\n");
    open().forEach(operation -> page.append("- `").append(operation).append("`\n"));
    page.append(WHY);
    if (Boolean.getBoolean("jambo.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("run the test with -Djambo.write=true to write it anew, and read what has changed")
        .isEqualTo(page.toString());
  }
}
