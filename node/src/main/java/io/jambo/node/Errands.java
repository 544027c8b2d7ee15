package io.jambo.node;

import io.jambo.kit.RealKit;
import io.jambo.model.Secret;
import io.jambo.node.real.CommandBell;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What changes the store on an operator's word: done here when no node has the store, else by the
/// node that has it, asked on its management listener with the admin token.
final class Errands {
  private static final int DONE = 200;

  private Errands() {}

  /// Does one and prints what came of it.
  static int run(StorePlaces places, String name, Json.Obj asked, PrintStream out) {
    var lines =
        Store.inUse(places.store()) ? askNode(places, name, asked) : doHere(places, name, asked);
    lines.forEach(out::println);
    return 0;
  }

  /// Nothing is made where nothing was: an operator who names a wrong folder is told.
  private static List<String> doHere(StorePlaces places, String name, Json.Obj asked) {
    Store.mustBeThere(places.store());
    var kit = new RealKit();
    try (var open = OpenStore.open(kit, places)) {
      return new ErrandDesk(kit, open, places).run(name, asked);
    }
  }

  /// Has the node that has the store do it.
  ///
  /// @throws WordFailed when it does not answer, or refuses
  static List<String> askNode(StorePlaces places, String name, Json.Obj asked) {
    var data = places.data();
    var port =
        read(data.resolve("ports.json"))
            .flatMap(text -> object(text).number("management"))
            .orElseThrow(() -> silent(data));
    var token =
        places
            .adminToken()
            .map(Secret::reveal)
            .or(() -> read(data.resolve("admin-token")).map(String::strip))
            .orElseThrow(() ->
                new WordFailed(
                    "The running node wants the admin token, which is not in "
                        + data.resolve("admin-token")
                        + ": give it as JAMBO_ADMIN_TOKEN."));
    try {
      var said = CommandBell.ring(port.intValue(), name, token, asked.print());
      var answer = object(said.body());
      if (said.status() != DONE) {
        throw new WordFailed(
            answer.text("msg").orElse("The running node refused with " + said.status() + "."));
      }
      return answer.items("lines").stream()
          .map(line -> line instanceof Json.Str(var text) ? text : line.print())
          .toList();
    } catch (IOException _) {
      throw silent(data);
    }
  }

  private static WordFailed silent(Path data) {
    return new WordFailed(
        "A node uses " + data + " but does not answer on its management listener: is it starting?");
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Json.Obj object(String text) {
    return Json.parse(text) instanceof Parsed.Ok<Json>(Json.Obj object) ? object : Json.object();
  }
}
