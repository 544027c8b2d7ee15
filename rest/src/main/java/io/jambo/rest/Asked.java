package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.outbound.Cidr;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that has passed the gate: its caller may use the operation, everything in it has its
/// declared form, and every row that it names is within the caller's reach.
///
/// @param reach rows that the caller may change here: its own, under an owner in the path that
///   owner's alone
/// @param sees rows that it may read here: those, and the ones that are shared with it
/// @param item the row that the path names, where the operation declares one
/// @param source the client's address, proxies that we trust looked through
/// @param value the body; a [Body] when it is an object
public record Asked(
    Operation operation,
    Arrival arrival,
    Caller caller,
    Reach reach,
    Reach sees,
    Optional<Row> item,
    String source,
    Map<String, String> path,
    Map<String, Object> query,
    @Nullable Object value) {

  /// That parameter of the path.
  public String path(String name) {
    var text = path.get(name);
    if (text == null) {
      throw new IllegalArgumentException(operation + " has no " + name);
    }
    return text;
  }

  /// That sid of the path.
  public Sid sid(String name) {
    return Sids.read(path(name)).orElseThrow();
  }

  /// The client's address as it may be kept.
  String truncatedSource() {
    return Cidr.parse(source).map(at -> Proxies.truncated(at.network())).orElse("");
  }

  /// That sid of the path, where it has one of that name.
  public Optional<Sid> owner(String name) {
    return Optional.ofNullable(path.get(name)).flatMap(Sids::read);
  }

  /// The row that the path names.
  public Row row() {
    return item.orElseThrow(() -> new IllegalStateException(operation + " declares no item"));
  }

  /// The members of the body.
  public Body body() {
    return value instanceof Body body ? body : Body.EMPTY;
  }

  /// That text, word or sid of the query.
  public Optional<String> query(String name) {
    return asked(name, String.class);
  }

  /// That sid of the query.
  public Optional<Sid> querySid(String name) {
    return query(name).map(Sid::new);
  }

  /// That whole number of the query.
  public Optional<Long> queryWhole(String name) {
    return asked(name, Long.class);
  }

  /// That time of the query.
  public Optional<Instant> queryMoment(String name) {
    return asked(name, Instant.class);
  }

  /// The page that was asked for; the whole list when there is none.
  public Optional<Page> page() {
    return queryWhole("page")
        .map(page ->
            new Page(
                (int) Math.max(1, page),
                queryWhole("page_size").map(Long::intValue).orElse(Page.USUAL)));
  }

  private <T> Optional<T> asked(String name, Class<T> type) {
    return type.isInstance(query.get(name))
        ? Optional.of(type.cast(query.get(name)))
        : Optional.empty();
  }
}
