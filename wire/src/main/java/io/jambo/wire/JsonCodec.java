package io.jambo.wire;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes [Json] with Jackson's tokenizer. The depth of its recursion is the tokenizer's
/// bound.
final class JsonCodec {
  /// What is written may nest a few levels deeper than what was read.
  private static final int WRITE_DEPTH = 2 * Bounds.JSON_DEPTH;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bounds.JSON_DEPTH)
                  .maxNumberLength(Bounds.JSON_NUMBER)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(WRITE_DEPTH).build())
          .build();

  private JsonCodec() {}

  static Parsed<Json> parse(byte[] text) {
    // Decoded before, not by the tokenizer: that one guesses encodings and lets some bad UTF-8 by.
    return Escapes.strict(text, 0, text.length)
        .map(JsonCodec::parse)
        .orElseGet(() -> Parsed.malformed("not UTF-8", 0));
  }

  static Parsed<Json> parse(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), withoutMark(text))) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new Refused("more than one value", parser);
      }
      return new Parsed.Ok<>(value);
    } catch (Refused refused) {
      return Parsed.malformed(refused.reason, refused.offset);
    } catch (JacksonException syntax) {
      var location = syntax.getLocation();
      int offset = location == null ? 0 : (int) Math.max(0, location.getCharOffset());
      return Parsed.malformed("not JSON", offset);
    }
  }

  static String print(Json value) {
    var text = new StringWriter();
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, value);
    }
    return text.toString();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Json value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(number(parser));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case null, default -> throw new Refused("no value", parser);
    };
  }

  private static Json object(JsonParser parser) {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (members.put(name, value(parser)) != null) {
        throw new Refused("name written twice", parser);
      }
      bounded(members.size(), parser);
    }
    return new Json.Obj(members);
  }

  private static Json array(JsonParser parser) {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
      bounded(items.size(), parser);
    }
    return new Json.Arr(items);
  }

  private static BigDecimal decimal(JsonParser parser) {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException _) {
      // An exponent beyond an int is good JSON and no BigDecimal.
      throw new Refused("number out of range", parser);
    }
  }

  private static BigDecimal number(JsonParser parser) {
    var number = decimal(parser);
    long before = (long) number.precision() - number.scale();
    if (before > Bounds.JSON_DIGITS || number.scale() > Bounds.JSON_DIGITS) {
      throw new Refused("number too long", parser);
    }
    return number;
  }

  private static void bounded(int entries, JsonParser parser) {
    if (entries > Bounds.JSON_ENTRIES) {
      throw new Refused("too many entries", parser);
    }
  }

  private static void write(JsonGenerator out, Json value) {
    switch (value) {
      case Json.Obj(var members) -> {
        out.writeStartObject();
        for (var member : members.entrySet()) {
          out.writeName(member.getKey());
          write(out, member.getValue());
        }
        out.writeEndObject();
      }
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (var item : items) {
          write(out, item);
        }
        out.writeEndArray();
      }
      case Json.Str(var text) -> out.writeString(text);
      case Json.Num(var number) -> out.writeNumber(number);
      case Json.Bool(var bool) -> out.writeBoolean(bool);
      case Json.Null() -> out.writeNull();
    }
  }

  /// Unwinds the recursion when the text is JSON, but not one that we take; never leaves this file.
  private static final class Refused extends RuntimeException {
    private final String reason;
    private final int offset;

    Refused(String reason, JsonParser parser) {
      super(reason, null, false, false);
      this.reason = reason;
      this.offset = (int) Math.max(0, parser.currentLocation().getCharOffset());
    }
  }
}
