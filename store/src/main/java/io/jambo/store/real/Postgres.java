package io.jambo.store.real;

import io.jambo.model.Secret;
import io.jambo.store.CannotOpen;
import io.jambo.store.StoreFailure;
import io.jambo.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server, which other nodes may use too.
final class Postgres implements Dialect {
  /// A statement that takes longer is ended by the server.
  private static final String READER_OPTIONS =
      "-c statement_timeout=5000 -c default_transaction_read_only=on"
          + " -c default_transaction_isolation=repeatable\\ read";

  /// A process that stops in the midst of a change must not keep the others from theirs for good.
  private static final String WRITER_OPTIONS =
      "-c lock_timeout=800 -c statement_timeout=5000"
          + " -c idle_in_transaction_session_timeout=10000";

  /// The writers of all nodes and commands take turns, from before their first row: each entry of
  /// the audit log follows the one before it (security.md API-13). The number says jambo in ASCII.
  private static final String TURN = "select pg_advisory_xact_lock(" + 0x6a616d626fL + ")";

  private static final String FLUSH =
      "select current_setting('fsync'), case current_setting('synchronous_commit') when 'off'"
          + " then set_config('synchronous_commit', 'on', false) end";

  private static final Logger log = LoggerFactory.getLogger(Postgres.class);

  private final String url;
  private final Properties account = new Properties();

  Postgres(StoreSettings settings) {
    this.url = settings.url().orElseThrow();
    settings.user().ifPresent(user -> account.setProperty("user", user));
    settings
        .password()
        .map(Secret::reveal)
        .ifPresent(word -> account.setProperty("password", word));
    if (Driver.parseURL(url, new Properties()) == null) {
      throw new CannotOpen("db.url is no address of a PostgreSQL database.");
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String user() {
    return account.getProperty("user", "");
  }

  @Override
  public String password() {
    return account.getProperty("password", "");
  }

  @Override
  public Connection connect(Role role) throws SQLException {
    var seconds = Long.toString(CONNECT_WITHIN.toSeconds());
    var properties = new Properties();
    properties.putAll(account);
    properties.setProperty("ApplicationName", "jambo");
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("tcpKeepAlive", "true");
    // A fault's detail quotes the row.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("options", role == Role.WRITER ? WRITER_OPTIONS : READER_OPTIONS);
    var connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("no address of a PostgreSQL database");
    }
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE.toMillis()));
    if (role == Role.WRITER) {
      flushEachCommit(connection);
    }
    return connection;
  }

  /// A server may be set up to acknowledge before it has flushed; we acknowledge after.
  private static void flushEachCommit(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var flushes = statement.executeQuery(FLUSH)) {
      if (flushes.next() && flushes.getString(1).equals("off")) {
        log.warn("the database server does not flush to its disk (fsync is off)");
      }
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }

  @Override
  public Optional<String> turn() {
    return Optional.of(TURN);
  }

  @Override
  public RuntimeException meaning(SQLException fault, boolean deleting) {
    return PostgresFaults.meaning(fault, deleting);
  }

  @Override
  public boolean breaks(SQLException fault) {
    return PostgresFaults.breaks(fault);
  }

  @Override
  public boolean missesTable(SQLException fault) {
    return "42P01".equals(fault.getSQLState());
  }

  @Override
  public boolean alive(Connection connection) {
    try {
      return connection.isValid(Math.toIntExact(CONNECT_WITHIN.toSeconds()));
    } catch (SQLException _) {
      return false;
    }
  }

  @Override
  public void stopWhen(Connection connection, BooleanSupplier late) {
    // The server does it: statement_timeout.
  }

  @Override
  public String ordered(String column, boolean required) {
    return (required ? column : "coalesce(" + column + ", '')") + " collate \"C\"";
  }

  @Override
  public boolean soleWriter() {
    return false;
  }

  @Override
  public boolean migratesAtStart() {
    return false;
  }

  @Override
  public boolean copyForMigration() {
    return false;
  }

  @Override
  public void fallBack() {
    throw new IllegalStateException("no copy was made");
  }

  @Override
  public void keepCopy() {
    // There is none.
  }

  @Override
  public void dropCopy(Instant before) {
    // There is none.
  }

  @Override
  public boolean shred(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("vacuum owner_keys");
    }
    return true;
  }

  @Override
  public StoreFailure cannotOpen(SQLException fault) {
    return PostgresFaults.cannotOpen(fault);
  }

  @Override
  public void close() {
    // Connections are all there is, and their threads close them.
  }
}
