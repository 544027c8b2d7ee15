package io.jambo.model;

import io.jambo.model.Kind.WhenGone;
import java.util.List;
import java.util.Optional;

/// One column of a [Noun], named as on the wire (data-model.md 3).
///
/// @param required never null
/// @param fallback what a new row has where nothing is said
/// @param personal tells of a person: it has a line in the page of data flows
/// @param inner kept for the platform's own use; never shown and never taken from a request
public record Column(
    String name,
    Kind kind,
    boolean required,
    Optional<Object> fallback,
    boolean personal,
    boolean inner) {
  private static final Kind FLAG = new Kind.Flag();
  private static final Kind MOMENT = new Kind.Moment();

  private static Column plain(String name, Kind kind) {
    return new Column(name, kind, false, Optional.empty(), false, false);
  }

  static Column key(String name) {
    return plain(name, new Kind.Id()).must();
  }

  static Column text(String name, int most) {
    return plain(name, new Kind.Text(most));
  }

  /// A flag is never null.
  static Column flag(String name, boolean fallback) {
    return plain(name, FLAG).orElse(fallback);
  }

  static Column whole(String name, long least, long most) {
    return plain(name, new Kind.Whole(least, most));
  }

  static Column moment(String name) {
    return plain(name, MOMENT);
  }

  static Column oneOf(String name, String... words) {
    return plain(name, new Kind.OneOf(List.of(words)));
  }

  static Column json(String name, int most) {
    return plain(name, new Kind.JsonText(most));
  }

  /// Points to a row that can't be deleted meanwhile.
  static Column ref(String name, String noun) {
    return plain(name, new Kind.Ref(noun, WhenGone.REFUSE));
  }

  /// Points to a row with which this one goes.
  static Column follows(String name, String noun) {
    return plain(name, new Kind.Ref(noun, WhenGone.FOLLOW));
  }

  /// Points to a row that may go.
  static Column mayPointTo(String name, String noun) {
    return plain(name, new Kind.Ref(noun, WhenGone.FORGET));
  }

  static Column sealed(String name, int most) {
    return plain(name, new Kind.Sealed(most));
  }

  /// Never null.
  Column must() {
    return new Column(name, kind, true, fallback, personal, inner);
  }

  /// Never null: a new row has this where nothing is said.
  Column orElse(Object value) {
    return new Column(name, kind, true, Optional.of(value), personal, inner);
  }

  /// A new row has this where nothing is said; it may be null all the same.
  Column fallingBackTo(Object value) {
    return new Column(name, kind, false, Optional.of(value), personal, inner);
  }

  /// May be null, and is until something is said.
  Column mayBeMissing() {
    return new Column(name, kind, false, Optional.empty(), personal, inner);
  }

  /// Tells of a person.
  Column ofPersons() {
    return new Column(name, kind, required, fallback, true, inner);
  }

  /// For the platform's own use.
  Column within() {
    return new Column(name, kind, required, fallback, personal, true);
  }

  /// Whether it is sealed at rest.
  public boolean atRestSealed() {
    return kind instanceof Kind.Sealed;
  }
}
