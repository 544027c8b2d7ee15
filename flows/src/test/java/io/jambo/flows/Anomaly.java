package io.jambo.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// One thing that is wrong in an otherwise healthy request: a line that is missing or there twice,
/// a value or a part of one that is too long, negative, of the wrong type, folded, not ASCII …
///
/// @param what the field and the fault, for the message of a test that fails
/// @param spoil puts it into a draft of the same method
record Anomaly(String what, UnaryOperator<Draft> spoil) {
  private static final int LONG = 300;

  /// More than a header may be (8 KiB).
  private static final int OVER_LONG = 8_200;

  /// What may be a number, a name or an address within a value.
  private static final Pattern PART = Pattern.compile("[^\\s;=@:/<>,\"]+");

  /// What is done to a part of a value: few of the faults, for there are many parts.
  private static final Map<String, UnaryOperator<String>> PARTS = new LinkedHashMap<>();

  /// What is done to a whole value beside that.
  private static final Map<String, UnaryOperator<String>> VALUES = new LinkedHashMap<>();

  static {
    PARTS.put("missing", _ -> "");
    PARTS.put("doubled", value -> value + value);
    PARTS.put("long", value -> value + "a".repeat(LONG));
    PARTS.put("negative", _ -> "-1");
    PARTS.put("not ASCII", value -> value + "\u00c3\u00a9");
    PARTS.put("with NUL", value -> within(value, "\0"));
    PARTS.put("folded", value -> within(value, "\r\n "));
    PARTS.put("of the wrong type", value -> value.matches("[0-9.]+") ? "letters" : "12345");

    VALUES.putAll(PARTS);
    VALUES.put("listed twice", value -> value + ", " + value);
    VALUES.put("over-long", value -> value + "a".repeat(OVER_LONG));
    VALUES.put("huge", _ -> "99999999999999999999");
    VALUES.put("beyond 32 bits", _ -> "4294967297");
    VALUES.put("a fraction", _ -> "1.5e9");
    VALUES.put("no UTF-8", value -> "\u00ff\u00fe" + value);
    VALUES.put("with bare CR", value -> within(value, "\r"));
    VALUES.put("with bare LF", value -> within(value, "\n"));
    VALUES.put("with a control", value -> within(value, "\u0007"));
    VALUES.put("with a format", value -> value + "%s%n%x");
    VALUES.put("with a broken escape", value -> within(value, "%zz%"));
    VALUES.put("with an escaped NUL", value -> within(value, "%00"));
    VALUES.put("with separators", value -> value + ";;,,=;");
    VALUES.put("with an open quote", value -> "\"" + value);
    VALUES.put("with an open bracket", value -> "<" + value);
    VALUES.put("with many commas", value -> value + ",".repeat(LONG));
    VALUES.put("with many parameters", value -> value + ";a=b".repeat(LONG));
  }

  /// Every anomaly of requests of that method; the draft says which fields they have.
  static List<Anomaly> of(Draft draft) {
    var all = new ArrayList<Anomaly>();
    for (int i = 0; i < draft.head().size(); i++) {
      int line = i;
      line(draft.head().get(i), i == 0)
          .forEach((what, fault) ->
              all.add(
                  new Anomaly(what, now -> now.withHead(line, fault.apply(now.head().get(line))))));
    }
    for (int i = 0; i < draft.body().size(); i++) {
      int line = i;
      line(draft.body().get(i), false)
          .forEach((what, fault) ->
              all.add(
                  new Anomaly(
                      "body " + what,
                      now -> now.withBody(line, fault.apply(now.body().get(line))))));
    }
    return all;
  }

  /// What makes of one line none, one or two.
  private interface Fault {
    List<String> apply(String line);
  }

  private static Map<String, Fault> line(String line, boolean start) {
    var faults = new LinkedHashMap<String, Fault>();
    var name = start ? "start line" : line.split("[:=]", 2)[0];
    int from = start ? 0 : name.length() + 1;
    faults.put(name + " missing", _ -> List.of());
    faults.put(name + " twice", now -> List.of(now, now));
    faults.put(name + " without its separator", now -> List.of(now.replaceFirst("[:= ]", "")));
    VALUES.forEach((what, fault) ->
        faults.put(
            name + " " + what,
            now -> List.of(now.substring(0, from) + fault.apply(now.substring(from)))));
    int parts = (int) PART.matcher(line.substring(from)).results().count();
    for (int i = 0; i < parts && parts > 1; i++) {
      int part = i;
      PARTS.forEach((what, fault) ->
          faults.put(
              name + " part " + part + " " + what,
              now -> List.of(now.substring(0, from) + inPart(now.substring(from), part, fault))));
    }
    return faults;
  }

  private static String inPart(String value, int number, UnaryOperator<String> fault) {
    var parts = PART.matcher(value);
    for (int i = 0; i <= number; i++) {
      if (!parts.find()) {
        throw new IllegalArgumentException("no part " + number + " in " + value);
      }
    }
    return value.substring(0, parts.start())
        + fault.apply(parts.group())
        + value.substring(parts.end());
  }

  private static String within(String value, String what) {
    int middle = value.length() / 2;
    return value.substring(0, middle) + what + value.substring(middle);
  }
}
