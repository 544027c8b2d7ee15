package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Query.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The condition of a statement and the values it binds, in order. Its text is made of names that
/// the nouns declare and of question marks.
final class Clause {
  /// What the statement is for.
  enum Purpose {
    READ,
    WRITE
  }

  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> values = new ArrayList<>();

  /// The rows of that noun that fit the query and that the reach covers.
  static Clause of(Noun noun, Query query, Reach reach, Purpose purpose) {
    var clause = new Clause();
    for (var term : query.terms()) {
      clause.and(clause.condition(noun, term));
    }
    Scope.add(clause, noun, reach, purpose);
    return clause;
  }

  /// The row with that key, when the reach covers it.
  static Clause of(Noun noun, Sid sid, Reach reach, Purpose purpose) {
    var clause = new Clause();
    clause.and(clause.same(noun.key(), sid.value()));
    Scope.add(clause, noun, reach, purpose);
    return clause;
  }

  /// `column = ?`, the value noted; to be used at once, for values are bound in order.
  String same(String column, Object value) {
    values.add(value);
    return column + " = ?";
  }

  /// One more condition.
  void and(String condition) {
    text.append(text.isEmpty() ? " where " : " and ").append(condition);
  }

  /// Only rows after this one, in ascending or descending order of those columns.
  void after(String order, String key, boolean downwards, Object last, Object lastKey) {
    var sign = downwards ? " < ?" : " > ?";
    values.add(last);
    values.add(last);
    values.add(lastKey);
    and("(" + order + sign + " or (" + order + " = ? and " + key + sign + "))");
  }

  /// Only rows that come after this one in descending order of a moment and the key behind it.
  void before(String moment, String key, Row last) {
    var time = last.moment(moment).orElseThrow();
    values.add(time);
    values.add(time);
    values.add(last.text(key).orElseThrow());
    and(moment + " <= ? and (" + moment + " < ? or " + key + " < ?)");
  }

  /// ` where …`, or nothing.
  String text() {
    return text.toString();
  }

  /// What is bound, in order.
  List<@Nullable Object> values() {
    return values;
  }

  private String condition(Noun noun, Term term) {
    var column = noun.column(term.column());
    if (column.kind() instanceof Kind.Sealed) {
      throw new IllegalArgumentException("what is sealed can't be searched: " + column.name());
    }
    return switch (term) {
      case Term.Same(var name, var value) -> same(name, plain(value));
      case Term.Missing(var name) -> name + " is null";
      case Term.Contains(var name, var part) -> {
        values.add("%" + part.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        yield "lower(" + name + ") like ? escape '\\'";
      }
      case Term.In(var name, var any) -> {
        any.forEach(value -> values.add(plain(value)));
        yield any.isEmpty() ? "1 = 0" : name + " in (?" + ", ?".repeat(any.size() - 1) + ")";
      }
      case Term.Between(var name, var from, var before) -> {
        values.add(from);
        values.add(before);
        yield name + " >= ? and " + name + " < ?";
      }
    };
  }

  private static Object plain(Object value) {
    return value instanceof Sid sid ? sid.value() : value;
  }
}
