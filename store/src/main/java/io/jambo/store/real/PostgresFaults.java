package io.jambo.store.real;

import io.jambo.store.CannotOpen;
import io.jambo.store.Clash;
import io.jambo.store.NoSuchTarget;
import io.jambo.store.StillUsed;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;
import io.jambo.store.StoreFailure;
import io.jambo.store.StoreFull;
import io.jambo.store.StoreReadOnly;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What PostgreSQL's states mean to us (its appendix A). Their texts stay where they are: some
/// quote values.
final class PostgresFaults {
  private PostgresFaults() {}

  static RuntimeException meaning(SQLException fault, boolean deleting) {
    var state = state(fault);
    return switch (state) {
      case "23505" -> clash(fault);
      case "23503" ->
          deleting
              ? new StillUsed(said(fault, ServerErrorMessage::getTable))
              : new NoSuchTarget("");
      case "53100" -> new StoreFull();
      case "25006" -> new StoreReadOnly();
      case "XX001", "XX002" -> new StoreDamaged();
      default ->
          isAway(state)
              ? new StoreAway(reason(state))
              : new IllegalStateException("the database refused a statement: " + state);
    };
  }

  static boolean breaks(SQLException fault) {
    var state = state(fault);
    return state.isEmpty() || state.startsWith("08") || state.startsWith("57P");
  }

  static StoreFailure cannotOpen(SQLException fault) {
    var state = state(fault);
    return new CannotOpen(
        switch (state) {
          case "28000", "28P01" ->
              "The database refuses the user or the password: check db.user and db.password.";
          case "3D000" -> "The database of db.url does not exist: create it, or name another.";
          case "42501" -> "The database user may not create tables: give it the schema.";
          case "53100" -> "The disk of the database is full: make room and start again.";
          case "25006" -> "The database is read-only: name the primary server in db.url.";
          case "XX001", "XX002" -> "The database is damaged: restore a backup of it.";
          default ->
              "The database of db.url does not answer ("
                  + reason(state)
                  + "): start it, or check db.url.";
        });
  }

  private static boolean isAway(String state) {
    return breaksOff(state)
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58")
        || List.of("55P03", "40001", "40P01").contains(state);
  }

  private static boolean breaksOff(String state) {
    return state.isEmpty() || state.startsWith("08");
  }

  private static String reason(String state) {
    return breaksOff(state)
        ? "no connection"
        : switch (state) {
          case "57014" -> "it took too long";
          case "55P03", "40001", "40P01" -> "it is busy";
          default -> "state " + state;
        };
  }

  private static Clash clash(SQLException fault) {
    return Indexes.clash(said(fault, ServerErrorMessage::getConstraint));
  }

  private static String said(
      SQLException fault, Function<ServerErrorMessage, @Nullable String> member) {
    return Optional.of(fault)
        .filter(PSQLException.class::isInstance)
        .map(known -> ((PSQLException) known).getServerErrorMessage())
        .map(member)
        .orElse("");
  }

  private static String state(SQLException fault) {
    return Optional.ofNullable(fault.getSQLState()).orElse("");
  }
}
