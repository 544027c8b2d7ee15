package io.jambo.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The vendors of speech and what their credentials hold (rest-api.md 15.2), declared once: what is
/// demanded, what is masked, which directions there are.
///
/// @param members in the order of the table
/// @param tts it synthesizes
/// @param stt it recognizes
record SpeechVendors(String name, List<Part> members, boolean tts, boolean stt) {
  /// The engines inside the node.
  static final String EMBEDDED = "embedded";

  private static final String CUSTOM = "custom:";
  private static final Map<String, SpeechVendors> TABLE = table();

  /// One member of a credential.
  ///
  /// @param needed demanded of a new one
  /// @param secret shown masked
  record Part(String name, boolean needed, boolean secret) {}

  private static Map<String, SpeechVendors> table() {
    var table = new LinkedHashMap<String, SpeechVendors>();
    for (var vendor :
        List.of(
            both("google", "service_key*$ model_id"),
            both("aws", "aws_region access_key_id secret_access_key$ role_arn"),
            both(
                "microsoft",
                "region api_key$ use_custom_tts custom_tts_endpoint custom_tts_endpoint_url"
                    + " use_custom_stt custom_stt_endpoint custom_stt_endpoint_url"),
            speaks("wellsaid", "api_key*$"),
            both("nuance", "client_id secret$ nuance_tts_uri nuance_stt_uri"),
            both(
                "deepgram",
                "api_key$ deepgram_stt_uri deepgram_stt_use_tls deepgram_tts_uri model_id"),
            hears("deepgramflux", "api_key*$"),
            hears("gladia", "api_key$ region"),
            both("ibm", "tts_api_key$ tts_region stt_api_key$ stt_region instance_id"),
            both("nvidia", "riva_server_uri*"),
            hears("soniox", "api_key*$"),
            hears("cobalt", "cobalt_server_uri*"),
            speaks("elevenlabs", "api_key*$ model_id* api_uri options"),
            hears("speechmatics", "api_key*$ speechmatics_stt_uri* options"),
            speaks("playht", "api_key*$ user_id* voice_engine* playht_tts_uri options"),
            both("cartesia", "api_key*$ model_id stt_model_id options"),
            speaks("rimelabs", "api_key*$ model_id* options"),
            speaks("inworld", "api_key*$ model_id* options"),
            hears("assemblyai", "api_key*$ service_version"),
            hears("houndify", "client_id* client_key*$ user_id* houndify_server_uri"),
            hears("voxist", "api_key*$"),
            speaks("whisper", "api_key*$ model_id*"),
            hears("openai", "api_key*$ model_id*"),
            speaks("resemble", "api_key*$ resemble_tts_uri resemble_tts_use_tls"),
            both("verbio", "client_id* client_secret*$ engine_version*"),
            both(EMBEDDED, ""))) {
      table.put(vendor.name(), vendor);
    }
    return Map.copyOf(table);
  }

  private static final SpeechVendors OWN =
      both(CUSTOM, "auth_token$ custom_stt_url custom_tts_url custom_tts_streaming_url");

  private static SpeechVendors both(String name, String members) {
    return new SpeechVendors(name, parts(members), true, true);
  }

  private static SpeechVendors speaks(String name, String members) {
    return new SpeechVendors(name, parts(members), true, false);
  }

  private static SpeechVendors hears(String name, String members) {
    return new SpeechVendors(name, parts(members), false, true);
  }

  /// `*` is demanded, `$` is a secret.
  private static List<Part> parts(String members) {
    return Arrays.stream(members.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> new Part(word.replaceAll("[*$]", ""), word.contains("*"), word.contains("$")))
        .toList();
  }

  /// That vendor, if there is one of the name.
  static Optional<SpeechVendors> named(String name) {
    return name.startsWith(CUSTOM) && name.length() > CUSTOM.length()
        ? Optional.of(OWN)
        : Optional.ofNullable(TABLE.get(name));
  }

  /// Every member of any vendor.
  static List<String> allMembers() {
    var names = new ArrayList<String>();
    TABLE.values().stream()
        .sorted(java.util.Comparator.comparing(SpeechVendors::name))
        .forEach(vendor -> vendor.members().forEach(part -> names.add(part.name())));
    OWN.members().forEach(part -> names.add(part.name()));
    return names.stream().distinct().toList();
  }

  /// Whether that member of any vendor is 0 or 1.
  static boolean flag(String member) {
    return member.startsWith("use_custom_") || member.endsWith("_use_tls");
  }
}
