package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One thing that can be made, as `bodies.txt` has it: who makes it, where, and what is sent.
record Made(String key, String path, Json.Obj body) {

  /// All of them, at a site that gets the rows that they point to.
  static List<Made> all(Site site) {
    var sids = sids(site);
    try (var in = Made.class.getResourceAsStream("bodies.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(filled(line, sids)))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Made of(String line) {
    var words = line.split(" ", 3);
    return new Made(words[0], words[1], (Json.Obj) Json.parse(words[2]).ok().orElseThrow());
  }

  private static String filled(String line, Map<String, String> sids) {
    var filled = line;
    for (var sid : sids.entrySet()) {
      filled = filled.replace("{" + sid.getKey() + "}", sid.getValue());
    }
    return filled;
  }

  private static Map<String, String> sids(Site site) {
    var acme = site.building.acme;
    assertThat(site.put("/Accounts/" + acme, "north", "{'sip_realm':'a.example'}")).isEqualTo(204);
    var sids = new HashMap<String, String>();
    sids.put("A", acme.value());
    sids.put("S", site.building.north.value());
    sids.put("P", site.application(acme, "acme"));
    sids.put("C", site.make("/VoipCarriers", "acme", "{'name':'fixed'}"));
    var lcr = site.make("/Lcrs", "acme", "{'name':'x'}");
    sids.put("L", lcr);
    var route = "{'lcr_sid':'%s','regex':'x','priority':1}".formatted(lcr);
    sids.put("R", site.make("/LcrRoutes", "acme", route));
    var credentials = "/Accounts/" + acme + "/SpeechCredentials";
    sids.put("V", site.make(credentials, "acme", "{'vendor':'embedded'}"));
    return sids;
  }
}
