package io.jambo.testkit;

import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Field;
import io.jambo.outbound.Fields;
import io.jambo.outbound.Payload;
import java.time.Duration;
import java.util.List;

/// What a scripted application does with one request.
///
/// @param after how long it thinks first
/// @param ending how it ends
public record Reply(Duration after, Ending ending) {
  /// How a request ends.
  public sealed interface Ending {
    /// With an answer; its body comes in `pieces` pieces with `gap` between them, and is cut off
    /// after `whole` bytes when that is less than its length.
    record Answer(int status, Fields headers, Payload body, int pieces, Duration gap, int whole)
        implements Ending {}

    /// The connection fails, or is lost, in that way.
    record Failure(FailureKind kind) implements Ending {}

    /// Never: the caller runs into its time-out.
    record Silence(boolean connected) implements Ending {}
  }

  /// 200 with that JSON text.
  public static Reply json(String text) {
    return answer(200, "application/json; charset=utf-8", Payload.of(text));
  }

  /// That status with no body.
  public static Reply status(int status) {
    return plain(new Ending.Answer(status, Fields.NONE, Payload.EMPTY, 1, Duration.ZERO, 0));
  }

  /// An answer of any kind.
  public static Reply answer(int status, String contentType, Payload body) {
    var headers = new Fields(List.of(new Field("Content-Type", contentType)));
    return plain(new Ending.Answer(status, headers, body, 1, Duration.ZERO, body.size()));
  }

  /// Nobody listens there.
  public static Reply refuse() {
    return plain(new Ending.Failure(FailureKind.REFUSED));
  }

  /// The connection is lost before an answer.
  public static Reply reset() {
    return plain(new Ending.Failure(FailureKind.RESET));
  }

  /// It takes the request and never answers.
  public static Reply never() {
    return plain(new Ending.Silence(true));
  }

  /// Not even a connection comes about.
  public static Reply unreachable() {
    return plain(new Ending.Silence(false));
  }

  /// The same after some thought.
  public Reply after(Duration thought) {
    return new Reply(thought, ending);
  }

  /// The same answer with one more header.
  public Reply with(String name, String value) {
    return ending instanceof Ending.Answer(var s, var headers, var body, var n, var gap, var whole)
        ? new Reply(after, new Ending.Answer(s, headers.with(name, value), body, n, gap, whole))
        : this;
  }

  /// The same answer with a body that dribbles in.
  public Reply dribbling(int pieces, Duration gap) {
    return ending instanceof Ending.Answer(var s, var headers, var body, _, _, var whole)
        ? new Reply(after, new Ending.Answer(s, headers, body, pieces, gap, whole))
        : this;
  }

  /// The same answer, but the connection is lost in the midst of its body.
  public Reply cutAfter(int bytes) {
    return ending instanceof Ending.Answer(var s, var headers, var body, var n, var gap, _)
        ? new Reply(after, new Ending.Answer(s, headers, body, n, gap, bytes))
        : this;
  }

  /// Whether the application ever sees the request.
  boolean reaches() {
    return switch (ending) {
      case Ending.Answer _ -> true;
      case Ending.Failure(var kind) -> kind != FailureKind.REFUSED;
      case Ending.Silence(var connected) -> connected;
    };
  }

  private static Reply plain(Ending ending) {
    return new Reply(Duration.ZERO, ending);
  }
}
