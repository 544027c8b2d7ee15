package io.jambo.fuzz;

import static io.jambo.fuzz.Promise.holds;

import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.outbound.UrlParser;
import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What applications say: JSON, verbs, URLs.
final class TextProbe {
  private static final TargetGuard GUARD = new TargetGuard(TargetRules::strict);

  private TextProbe() {}

  static void json(byte[] input) {
    if (Json.parse(input) instanceof Parsed.Ok<Json>(var json)) {
      holds(
          Json.parse(json.print()) instanceof Parsed.Ok<Json>(var again) && again.equals(json),
          "JSON reads as it was printed");
    }
  }

  static void verbs(byte[] input) {
    switch (VerbParser.parse(input)) {
      case ParsedScript.Valid valid ->
          holds(valid.script().verbs().size() <= VerbParser.MOST_VERBS, "a script has a bound");
      case ParsedScript.Invalid(var problems) ->
          holds(!problems.isEmpty(), "what is invalid says why");
    }
  }

  /// A URL that the guard lets pass means the same host to the rest of the world.
  static void url(byte[] input) {
    if (!(UrlParser.parse(new String(input, StandardCharsets.UTF_8))
        instanceof ParsedUrl.Good(var url))) {
      return;
    }
    var refused = GUARD.refuses(url);
    url.literal()
        .ifPresent(address ->
            holds(
                !address.isLoopbackAddress()
                    || refused.isPresent()
                    || GUARD.refuses(url.host(), url.port(), List.of(address)).isPresent(),
                "the loopback is refused however it is written"));
    if (UrlParser.parse(url.toString()) instanceof ParsedUrl.Good(var again)) {
      holds(again.host().equals(url.host()), "a URL keeps its host");
    }
    try {
      var foreign = new URI(url.toString()).getHost();
      holds(
          foreign == null || foreign.replaceAll("[\\[\\]]", "").equalsIgnoreCase(url.host()),
          "other parsers see the same host");
    } catch (URISyntaxException _) {
      // They may be stricter.
    }
  }
}
