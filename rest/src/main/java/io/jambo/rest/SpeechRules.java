package io.jambo.rest;

import io.jambo.wire.Json;
import java.util.List;

/// What a speech credential has to hold beyond what its vendor always demands (rest-api.md 15.2).
final class SpeechRules {
  private static final int LONGEST_URI = 1_024;

  private SpeechRules() {}

  /// Refuses a credential that can't work.
  ///
  /// @param tts it is to be used for synthesis
  /// @param stt it is to be used for recognition
  static void check(SpeechVendors vendor, String name, Json.Obj held, boolean tts, boolean stt) {
    for (var part : vendor.members()) {
      if (part.needed()) {
        need(held, part.name());
      }
      uri(held, part.name());
    }
    switch (vendor.name()) {
      case "google" -> googleKey(held.text("service_key").orElse(""), 400);
      case "microsoft" -> {
        if (!held.has("custom_tts_endpoint_url") && !held.has("custom_stt_endpoint_url")) {
          need(held, "region");
          need(held, "api_key");
        }
      }
      case "aws" -> {
        if (held.has("access_key_id") != held.has("secret_access_key")) {
          throw Refused.bad("access_key_id and secret_access_key: one needs the other");
        }
      }
      case "nuance" -> {
        if (!held.has("nuance_tts_uri") && !held.has("nuance_stt_uri")) {
          need(held, "client_id");
          need(held, "secret");
        }
      }
      case "deepgram" -> {
        if (!held.has("deepgram_stt_uri") || !held.has("deepgram_tts_uri")) {
          need(held, "api_key");
        }
      }
      case "cartesia" -> {
        if (tts) {
          need(held, "model_id");
        }
        if (stt) {
          need(held, "stt_model_id");
        }
      }
      case "assemblyai" -> word(held, "service_version", List.of("v2", "v3"));
      case "verbio" -> word(held, "engine_version", List.of("V1", "V2"));
      default -> {
        if (name.length() > 32) {
          throw Refused.bad("vendor: must have at most 32 characters");
        }
      }
    }
  }

  private static void need(Json.Obj held, String member) {
    boolean there =
        held.get(member)
            .filter(value -> !(value instanceof Json.Str(var text) && text.isBlank()))
            .isPresent();
    if (!there) {
      throw Refused.bad(member + ": is missing");
    }
  }

  private static void word(Json.Obj held, String member, List<String> words) {
    if (held.text(member).filter(text -> !words.contains(text)).isPresent()) {
      throw Refused.bad(member + ": must be one of " + String.join(", ", words));
    }
  }

  private static void uri(Json.Obj held, String member) {
    boolean address = member.endsWith("_uri") || member.endsWith("_url");
    if (address && held.text(member).filter(text -> text.length() > LONGEST_URI).isPresent()) {
      throw Refused.bad(member + ": must have at most " + LONGEST_URI + " characters");
    }
  }

  /// Refuses what is no key of a Google service account.
  static void googleKey(String text, int status) {
    boolean fits =
        Json.parse(text).ok().filter(json -> json instanceof Json.Obj).stream()
            .map(json -> (Json.Obj) json)
            .anyMatch(
                key -> key.text("client_email").isPresent() && key.text("private_key").isPresent());
    if (!fits) {
      throw Refused.with(status, "service_key: must be JSON with client_email and private_key");
    }
  }
}
