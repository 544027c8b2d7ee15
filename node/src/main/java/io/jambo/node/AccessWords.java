package io.jambo.node;

import io.jambo.wire.Json;
import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `admin reset`, `key create` and `keys rotate`: who may get at the platform, and under which key
/// its secrets lie. A running node does them itself, since what it knows must change with them.
final class AccessWords {
  private AccessWords() {}

  static CommandSpec reset() {
    return OperatorWord.spec(
            "Gives user admin a new password, shown once, to be changed at the first login.")
        .addOption(OperatorWord.yes("--token", "a new admin token instead; the old one dies"));
  }

  static CommandSpec create() {
    return OperatorWord.spec(
            "Makes an API key and shows it once; of the platform where no owner is named.")
        .addOption(OperatorWord.option("--account", "SID", "whose key it is"))
        .addOption(OperatorWord.option("--service-provider", "SID", "whose key it is"))
        .addOption(OperatorWord.option("--name", "TEXT", "what it is for"))
        .addOption(OperatorWord.option("--profile", "early", "answers in the founding form"))
        .addOption(OperatorWord.option("--expires", "TIME", "when it ends: 30days, or 2027-01-31"));
  }

  static CommandSpec rotate() {
    return OperatorWord.spec(
        "Makes a new node's key, in front of the old one, and wraps all owners' keys by it.");
  }

  static int reset(ParseResult parsed, StorePlaces places, PrintStream out) {
    boolean token = parsed.matchedOptionValue("--token", false);
    return Errands.run(places, token ? "admin-token" : "admin-password", Json.object(), out);
  }

  static int create(ParseResult parsed, StorePlaces places, PrintStream out) {
    var asked = Json.object();
    for (var name : new String[] {"account", "service-provider", "name", "profile", "expires"}) {
      if (parsed.hasMatchedOption("--" + name)) {
        asked = asked.with(name, parsed.matchedOptionValue("--" + name, ""));
      }
    }
    return Errands.run(places, "key-create", asked, out);
  }

  static int rotate(StorePlaces places, PrintStream out) {
    return Errands.run(places, "keys-rotate", Json.object(), out);
  }
}
