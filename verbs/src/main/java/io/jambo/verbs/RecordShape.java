package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;

/// Starts, stops or pauses the recording of a call: verbs.md 2.13.
final class RecordShape {
  private static final String START = "startCallRecording";

  static final Shape<Json.Obj> SHAPE =
      Shape.asWritten(with -> {
        with.required(
            "action",
            Types.oneOf(START, "stopCallRecording", "pauseCallRecording", "resumeCallRecording"));
        with.optional("type", Types.oneOf("siprec", "cloud"));
        with.optional("recordingID", Types.line());
        with.optional("siprecServerURL", Types.oneOrMany(Types.line()));
        with.optional("headers", HeaderTypes.headers());
        with.optional("silence", Types.bool());
        with.must(
            RecordShape::hasServer,
            "siprecServerURL",
            "is missing",
            "the address of the recorder, to start with type siprec");
      });

  private RecordShape() {}

  private static boolean hasServer(Json.Obj written) {
    return !written.text("action").equals(Optional.of(START))
        || written.text("type").equals(Optional.of("cloud"))
        || written.get("siprecServerURL").isPresent();
  }
}
