package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Row;
import io.jambo.store.Edit;
import java.util.List;
import java.util.Optional;

/// Writes what an operator does by a command into the audit log (operations.md 12).
public final class OperatorNotes {
  private static final AuditLog.Actor OPERATOR =
      new AuditLog.Actor("system", Optional.empty(), "admin", "command");

  private final AuditLog log;

  /// For notes at the times of that clock.
  public OperatorNotes(Kit kit) {
    log = new AuditLog(kit);
  }

  /// Writes it down, within the change itself.
  ///
  /// @param row what was touched
  /// @param account whose it is, if an account's
  /// @param provider whose chain of notes it belongs to; the platform's when empty
  public void note(
      Edit edit, String action, Row row, Optional<Sid> account, Optional<Sid> provider) {
    note(edit, action, row.noun().name(), row.text(row.noun().key()), account, provider);
  }

  /// Writes down, in the platform's chain, what was done and touched no row.
  ///
  /// @param entity what was touched instead
  /// @param which of them
  public void note(Edit edit, String action, String entity, String which) {
    note(edit, action, entity, Optional.of(which), Optional.empty(), Optional.empty());
  }

  private void note(
      Edit edit,
      String action,
      String entity,
      Optional<String> which,
      Optional<Sid> account,
      Optional<Sid> provider) {
    var event = new AuditLog.Event(action, entity, which, account, provider, "ok", List.of());
    log.note(edit, OPERATOR, event);
  }
}
