package io.jambo.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The `;name=value` parameters of a URI or header value, in order. Names match without regard to
/// case.
public record Parameters(List<Parameter> entries) {
  /// None.
  public static final Parameters NONE = new Parameters(List.of());

  /// One parameter; the value is unquoted, empty text for a bare flag such as `;lr`.
  ///
  /// @param flag whether it was written without `=`
  public record Parameter(String name, String value, boolean flag) {
    /// @throws IllegalArgumentException when the name or value breaks the line
    public Parameter {
      boolean separated = name.indexOf(';') >= 0 || name.indexOf('=') >= 0;
      if (name.isEmpty() || separated || !Grammar.isUriText(name) || !Grammar.isOneLine(value)) {
        throw new IllegalArgumentException("parameter that breaks the line");
      }
    }
  }

  /// Keeps its own copy.
  public Parameters {
    entries = List.copyOf(entries);
  }

  /// The value of that parameter; empty text when it is a flag.
  public Optional<String> get(String name) {
    for (var entry : entries) {
      if (entry.name().equalsIgnoreCase(name)) {
        return Optional.of(entry.value());
      }
    }
    return Optional.empty();
  }

  /// Whether it is there, with or without a value.
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /// With that parameter set, in place of an older one or at the end.
  public Parameters with(String name, String value) {
    var changed = new ArrayList<Parameter>();
    boolean placed = false;
    for (var entry : entries) {
      if (entry.name().equalsIgnoreCase(name)) {
        if (!placed) {
          changed.add(new Parameter(name, value, false));
        }
        placed = true;
      } else {
        changed.add(entry);
      }
    }
    if (!placed) {
      changed.add(new Parameter(name, value, false));
    }
    return new Parameters(changed);
  }

  /// Without that parameter.
  public Parameters without(String name) {
    return new Parameters(
        entries.stream().filter(entry -> !entry.name().equalsIgnoreCase(name)).toList());
  }

  /// With one more flag at the end.
  public Parameters withFlag(String name) {
    var changed = new ArrayList<>(entries);
    changed.add(new Parameter(name, "", true));
    return new Parameters(changed);
  }

  /// As they go on the wire, each with its semicolon; values are quoted where they must be.
  public String print() {
    return SipPrinter.print(this);
  }
}
