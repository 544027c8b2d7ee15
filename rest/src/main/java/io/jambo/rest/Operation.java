package io.jambo.rest;

import io.jambo.model.Noun;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One operation of the API, declared once. The router, the access filter, the validation of
/// requests, the rendering of answers and the OpenAPI document come from here, so that what is not
/// declared does not exist.
///
/// ```java
/// Operation.get("/Applications/{application_sid}").says("An application").to(Allowed.A_S_C)
///     .item("application_sid", Nouns.APPLICATIONS).answers(200, APPLICATION).by(this::one)
/// ```
///
/// @param summary what it does, for people
/// @param item the row that its path names; the gate finds it, or answers 404
/// @param body what it reads; none when empty
/// @param answers what it answers by status, errors that every operation has left out
/// @param media the content type when it is not JSON
/// @param also other content types that it can answer with
public record Operation(
    Method method,
    PathTemplate path,
    String summary,
    Allowed allowed,
    Optional<Item> item,
    RateClass rate,
    List<Parameter> query,
    Optional<Shape> body,
    Map<Integer, Optional<Shape>> answers,
    Optional<String> media,
    List<String> also,
    Set<Trait> traits,
    Handler handler) {

  /// Keeps its own copies, in order.
  public Operation {
    query = List.copyOf(query);
    also = List.copyOf(also);
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    traits = Set.copyOf(traits);
  }

  /// The row that a path parameter names.
  public record Item(String parameter, Noun noun) {}

  /// What is unusual of an operation.
  public enum Trait {
    /// A plain list, or a page of it when `page` is asked for.
    LIST,
    /// The row that it names below an account may be one that is shared with it, to read.
    SHARED,
    /// View-only users may use it although it does not look like reading.
    VIEWERS,
    /// View-only users may use it when they change their password by it.
    PASSWORD,
    /// Keys that are limited to one application may use it although it writes.
    LIMITED_KEYS
  }

  /// Reads.
  public static Declaration get(String path) {
    return new Declaration(Method.GET, path);
  }

  /// Makes or starts.
  public static Declaration post(String path) {
    return new Declaration(Method.POST, path);
  }

  /// Changes.
  public static Declaration put(String path) {
    return new Declaration(Method.PUT, path);
  }

  /// Removes.
  public static Declaration delete(String path) {
    return new Declaration(Method.DELETE, path);
  }

  /// Whether that is unusual of it.
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// The account in front of a sub-tree, by parameter name.
  Optional<String> accountGuard() {
    return guard("Accounts");
  }

  /// The service provider in front of a sub-tree, by parameter name.
  Optional<String> providerGuard() {
    return guard("ServiceProviders");
  }

  private Optional<String> guard(String literal) {
    return path.under(literal) ? Optional.of(path.segments().get(1).text()) : Optional.empty();
  }

  @Override
  public String toString() {
    return method + " " + path.full();
  }
}
