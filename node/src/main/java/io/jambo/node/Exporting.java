package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.View;
import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `export`: what is configured, whole or of one account, all of it as it was at one moment.
final class Exporting {
  /// The version of the form.
  static final int FORM = 1;

  private final Kit kit;
  private final Store store;
  private final Optional<Passphrase> passphrase;

  Exporting(Kit kit, Store store, Optional<Passphrase> passphrase) {
    this.kit = kit;
    this.store = store;
    this.passphrase = passphrase;
  }

  /// The lines of the file.
  List<String> lines(Optional<Sid> account) {
    return store.read(view -> {
      var provider =
          account.map(sid ->
              view.find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING)
                  .flatMap(row -> row.id("service_provider_sid"))
                  .orElseThrow(() -> new WordFailed("There is no account " + sid + ".")));
      var lines = new ArrayList<String>();
      lines.add(header(account, provider).print());
      var reach =
          account
              .<Reach>map(sid -> new Reach.OfAccount(sid, provider.orElseThrow()))
              .orElse(Reach.EVERYTHING);
      rows(view, reach, lines);
      lines.add(Json.object().with("rows", lines.size() - 1).print());
      return lines;
    });
  }

  private Json.Obj header(Optional<Sid> account, Optional<Sid> provider) {
    var header = Json.object().with("jambo", "export").with("form", FORM);
    if (account.isPresent()) {
      header =
          header
              .with("account", account.get().value())
              .with("service_provider", provider.orElseThrow().value());
    }
    var random = kit.random();
    return header
        .with("made", kit.wallClock().toString())
        .with("secrets", passphrase.map(it -> (Json) it.told(random)).orElse(new Json.Null()));
  }

  /// Only what has an owner is an account's; the rest the query itself would leave out.
  private void rows(View view, Reach reach, List<String> lines) {
    var form = new ExportForm(passphrase, kit.random());
    for (var noun : ExportForm.NOUNS) {
      if (passphrase.isPresent() || !nothingWithoutSecret(noun)) {
        view.all(noun, Query.all(), reach).forEach(row -> lines.add(form.line(row).print()));
      }
    }
  }

  /// A key or a credential is its secret.
  static boolean nothingWithoutSecret(Noun noun) {
    return noun != Nouns.ACCOUNTS
        && noun != Nouns.SMS_PROVIDERS
        && noun.columns().stream()
            .anyMatch(column -> column.required() && ExportForm.isSecret(column));
  }

  /// Whether a row of this noun needs one of that other.
  static boolean follows(Noun noun, Noun other) {
    return noun.columns().stream()
        .anyMatch(column ->
            column.required()
                && column.kind() instanceof Kind.Ref ref
                && ref.noun().equals(other.name()));
  }
}
