package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.rest.OperatorNotes;
import io.jambo.store.Clash;
import io.jambo.store.Edit;
import io.jambo.store.NoSuchTarget;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `import`: brings the configuration to what an export says, all of it or nothing. Rows that are
/// there under the same sid are changed, others are added, none is deleted; the second time nothing
/// changes.
final class Importing {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Kit kit;
  private final Store store;
  private final OperatorNotes notes;

  Importing(Kit kit, Store store, OperatorNotes notes) {
    this.kit = kit;
    this.store = store;
    this.notes = notes;
  }

  /// @param asked `text`, and where the file asks for them `passphrase` and `service-provider`
  List<String> run(Json.Obj asked) {
    var lines = asked.text("text").orElse("").lines().toList();
    var header = object(lines, 0);
    boolean whole =
        header.text("jambo").filter("export"::equals).isPresent()
            && header.number("form").filter(it -> it.intValue() == Exporting.FORM).isPresent()
            && object(lines, lines.size() - 1)
                .number("rows")
                .filter(it -> it.intValue() == lines.size() - 2)
                .isPresent();
    if (!whole) {
      throw new WordFailed("The file is no export of Jambo, or not the whole of one.");
    }
    var rows = rows(lines, form(header, asked));
    try {
      return store.change(PATIENCE, edit -> write(edit, header, asked, rows));
    } catch (Clash taken) {
      throw new WordFailed("Nothing was imported: " + taken.getMessage() + ".");
    } catch (NoSuchTarget missing) {
      throw new WordFailed("Nothing was imported: of a row " + missing.getMessage() + ".");
    } catch (IllegalArgumentException _) {
      throw new WordFailed("Nothing was imported: a row has values that do not fit its columns.");
    }
  }

  private List<String> write(Edit edit, Json.Obj header, Json.Obj asked, List<Row> rows) {
    var writing = new ImportWriting(kit, edit);
    header
        .text("service_provider")
        .ifPresent(told -> writing.meaning(told, provider(edit, told, asked)));
    rows.forEach(writing::first);
    rows.forEach(writing::second);
    rows.stream()
        .findFirst()
        .ifPresent(row -> notes.note(edit, "import", row, Optional.empty(), Optional.empty()));
    return writing.told();
  }

  /// Under which service provider an account comes: the one that is named, its own, or the only
  /// one.
  private static String provider(Edit edit, String own, Json.Obj asked) {
    var named = asked.text("service-provider");
    var wanted = named.orElse(own);
    try {
      if (edit.find(Nouns.SERVICE_PROVIDERS, new Sid(wanted), Reach.EVERYTHING).isPresent()) {
        return wanted;
      }
    } catch (IllegalArgumentException _) {
      throw new WordFailed("--service-provider takes a sid.");
    }
    var all = edit.all(Nouns.SERVICE_PROVIDERS, Query.all(), Reach.EVERYTHING);
    if (named.isEmpty() && all.size() == 1) {
      return all.getFirst().sid().value();
    }
    throw new WordFailed(
        named.isPresent()
            ? "There is no service provider " + wanted + "."
            : "The account's service provider is not here: say by --service-provider whose it is.");
  }

  private ExportForm form(Json.Obj header, Json.Obj asked) {
    var passphrase =
        header
            .object("secrets")
            .map(told ->
                Passphrase.of(
                    told,
                    asked
                        .text("passphrase")
                        .orElseThrow(
                            () -> new WordFailed("The file has secrets: give its passphrase."))));
    return new ExportForm(passphrase, kit.random());
  }

  private static List<Row> rows(List<String> lines, ExportForm form) {
    var rows = new ArrayList<Row>();
    for (int i = 1; i < lines.size() - 1; i++) {
      try {
        rows.add(form.row(object(lines, i)));
      } catch (RuntimeException _) {
        throw new WordFailed("Nothing was imported: line " + (i + 1) + " is no row of an export.");
      }
    }
    return rows;
  }

  private static Json.Obj object(List<String> lines, int at) {
    return at >= 0
            && at < lines.size()
            && Json.parse(lines.get(at)) instanceof Parsed.Ok<Json>(Json.Obj object)
        ? object
        : Json.object();
  }
}
