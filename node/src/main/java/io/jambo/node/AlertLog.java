package io.jambo.node;

import io.jambo.call.Alert;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The latest alerts, in memory until there is a store, each with a log line that names its type
/// and SIDs and nothing from outside.
final class AlertLog {
  /// At most this many are held; the oldest give way.
  static final int MOST = 1_000;

  private static final Logger log = LoggerFactory.getLogger(AlertLog.class);

  private final Deque<Alert> alerts = new ArrayDeque<>();

  /// Keeps one; callable from any thread.
  synchronized void add(Alert alert) {
    if (alerts.size() == MOST) {
      alerts.removeFirst();
    }
    alerts.addLast(alert);
    log.atWarn()
        .addKeyValue("alert_type", alert.type().word())
        .addKeyValue("call_sid", alert.callSid())
        .addKeyValue("account_sid", alert.accountSid())
        .addKeyValue("detail", alert.detail())
        .log("alert");
  }

  /// Those that are held, oldest first.
  synchronized List<Alert> latest() {
    return List.copyOf(alerts);
  }
}
