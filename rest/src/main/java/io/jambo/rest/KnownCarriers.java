package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The list of well-known carriers that comes with the platform: `carriers.json` beside this class.
/// Their sids follow from their names, so that they are the same everywhere.
final class KnownCarriers {
  private static final String FILE = "carriers.json";
  private static final String KEY = "predefined_carrier_sid";
  private static final List<Row> CARRIERS = new ArrayList<>();
  private static final List<Row> GATEWAYS = new ArrayList<>();

  static {
    read();
  }

  private KnownCarriers() {}

  /// The rows of that noun of templates.
  static List<Row> of(Noun noun) {
    if (noun == Nouns.PREDEFINED_CARRIERS) {
      return CARRIERS;
    }
    return noun == Nouns.PREDEFINED_SIP_GATEWAYS ? GATEWAYS : List.of();
  }

  private static void read() {
    for (var item : ((Json.Arr) json()).items()) {
      var said = (Json.Obj) item;
      var sid = sid(said.text("name").orElseThrow());
      CARRIERS.add(row(Nouns.PREDEFINED_CARRIERS, said).with(KEY, sid));
      for (var gateway : said.items("gateways")) {
        var row = row(Nouns.PREDEFINED_SIP_GATEWAYS, (Json.Obj) gateway);
        GATEWAYS.add(
            row.with("predefined_sip_gateway_sid", sid(sid + gateway.print())).with(KEY, sid));
      }
    }
  }

  private static Row row(Noun noun, Json.Obj said) {
    var row = Row.fresh(noun);
    for (var column : noun.columns()) {
      var value = said.get(column.name());
      if (value.isPresent()) {
        row =
            switch (value.get()) {
              case Json.Str(var text) -> row.with(column.name(), text);
              case Json.Bool(boolean is) -> row.with(column.name(), is);
              case Json.Num(BigDecimal number) when column.kind() instanceof Kind.Whole ->
                  row.with(column.name(), number.longValueExact());
              default -> throw new IllegalStateException(FILE + ": " + column.name());
            };
      }
    }
    return row;
  }

  private static Sid sid(String name) {
    return new Sid(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static Json json() {
    try (var in = KnownCarriers.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return Json.parse(in.readAllBytes()).ok().orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
