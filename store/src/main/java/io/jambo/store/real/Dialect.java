package io.jambo.store.real;

import io.jambo.store.CannotOpen;
import io.jambo.store.StoreFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What differs between the two databases.
interface Dialect extends AutoCloseable {
  /// How long a database may take to accept a connection.
  Duration CONNECT_WITHIN = Duration.ofSeconds(1);

  /// How long it may be silent on a connection in use before that is given up.
  Duration SILENCE = Duration.ofSeconds(6);

  /// What a connection is for.
  enum Role {
    WRITER,
    READER
  }

  /// Where it is, as its driver writes it; for the migrations, which connect by themselves.
  String url();

  /// Who connects, empty for nobody.
  String user();

  /// Their password, empty for none.
  String password();

  /// A new connection; statements on it commit by themselves.
  Connection connect(Role role) throws SQLException;

  /// What a transaction that writes has to say first, so that those of all processes are made one
  /// after the other; empty where this process alone writes.
  Optional<String> turn();

  /// What a fault of the driver means. Never holds a value of a row.
  ///
  /// @param deleting whether the statement deleted rows
  RuntimeException meaning(SQLException fault, boolean deleting);

  /// Whether the connection, or its whole transaction, is of no more use after that fault.
  boolean breaks(SQLException fault);

  /// Whether that fault says that a table is not there.
  boolean missesTable(SQLException fault);

  /// Whether a connection that lay idle is still of use.
  boolean alive(Connection connection);

  /// Makes statements of that connection end when this says so, where the database itself does not.
  void stopWhen(Connection connection, BooleanSupplier late) throws SQLException;

  /// A text column as what rows are ordered by: by code point, without value first.
  ///
  /// @param required it always has a value
  String ordered(String column, boolean required);

  /// Whether nobody else can write, so that rows may be kept in memory.
  boolean soleWriter();

  /// Whether an old schema may be brought up to date at start.
  boolean migratesAtStart();

  /// Copies the database, all connections closed, before its tables are changed. When an earlier
  /// change was broken off, the copy of before that one is still the right one and is kept.
  ///
  /// @return false where whoever runs the database does that
  /// @throws CannotOpen when there is no room for it
  boolean copyForMigration();

  /// Puts that copy in the place of the database, all connections closed.
  void fallBack();

  /// Keeps that copy for the operator in the place of an earlier one: the change is over.
  void keepCopy();

  /// Deletes that copy if it was made before that time.
  void dropCopy(Instant before);

  /// Takes what was deleted off the disk as far as the database can (security.md PII-8); the
  /// connection commits by itself meanwhile.
  ///
  /// @return false when somebody who reads kept it from that: it is to be tried again
  boolean shred(Connection connection) throws SQLException;

  /// Why it could not be opened, as one sentence with a remedy.
  StoreFailure cannotOpen(SQLException fault);

  /// Gives up what the store as a whole holds.
  @Override
  void close();
}
