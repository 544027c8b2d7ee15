package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import java.util.List;
import java.util.Set;

/// What can be said to a live call, and which of it are commands (rest-api.md 8.7).
final class CommandShapes {
  private static final Shape LINE = Shape.text(1_024);
  private static final Shape PAUSE_RESUME = Shape.oneOf("pause", "resume");
  private static final Shape MUTE = Shape.oneOf("mute", "unmute");

  /// Of these, a request has exactly one; `call_hook` and `child_call_hook` may stand together.
  static final Set<String> COMMANDS =
      Set.of(
          "call_hook",
          "child_call_hook",
          "call_status",
          "listen_status",
          "stream_status",
          "transcribe_status",
          "mute_status",
          "conf_mute_status",
          "conf_hold_status",
          "conferenceParticipantAction",
          "sip_request",
          "record",
          "tag",
          "dtmf",
          "dub",
          "boostAudioSignal",
          "media_path",
          "sensitive_status",
          "noise_isolation_status",
          "noiseIsolation_status",
          "agent_update",
          "transfer",
          "llm_status",
          "room_say",
          "room_play",
          "llm_tool_output",
          "llm_update",
          "parent_call",
          "child_call");

  private static final Shape.Thing PARTICIPANT_ACTION =
      Shape.thing(
          "ConferenceParticipantAction",
          Member.of(
              "action",
              Shape.oneOf("tag", "untag", "coach", "uncoach", "mute", "unmute", "hold", "unhold")),
          optional("tag", LINE));

  private static final Shape.Thing SIP_REQUEST =
      Shape.thing(
          "SipRequest",
          Member.of("method", Shape.filled(32)),
          Member.of("content_type", Shape.filled(255)),
          Member.of("content", Shape.text(65_536)),
          optional("headers", Shape.any()));

  private static final Shape.Thing RECORD =
      Shape.thing(
          "RecordCommand",
          Member.of(
              "action",
              Shape.oneOf(
                  "startCallRecording",
                  "stopCallRecording",
                  "pauseCallRecording",
                  "resumeCallRecording")),
          optional("type", Shape.oneOf("siprec", "cloud")),
          optional("recordingID", LINE),
          optional("siprecServerURL", Shape.any()),
          optional("headers", Shape.any()),
          optional("silence", Shape.truth()));

  private static final Shape.Thing DTMF =
      Shape.thing(
          "DtmfCommand",
          Member.of("digit", Shape.filled(32)),
          optional("duration", Shape.whole(1, 60_000)));

  private static final Shape.Thing DUB =
      Shape.thing(
          "DubCommand",
          Member.of(
              "action",
              Shape.oneOf("addTrack", "removeTrack", "silenceTrack", "playOnTrack", "sayOnTrack")),
          Member.of("track", Shape.filled(64)),
          optional("play", LINE),
          optional("say", Shape.any()),
          optional("loop", Shape.truth()),
          optional("gain", Shape.any()));

  private static final Shape.Thing AGENT_UPDATE =
      Shape.thing(
          "AgentUpdate",
          Member.of(
              "type",
              Shape.oneOf(
                  "update_instructions", "inject_context", "update_tools", "generate_reply")),
          optional("instructions", Shape.text(1 << 16)),
          optional("messages", Shape.any()),
          optional("tools", Shape.any()),
          optional("user_input", Shape.text(1 << 16)),
          optional("interrupt", Shape.truth()));

  /// The whole request.
  static final Shape.Thing CHANGE =
      new Shape.Thing(
          "CallChange",
          List.of(
              optional("call_hook", Shape.any()),
              optional("child_call_hook", Shape.any()),
              optional("call_status_hook", Shape.any()),
              optional("call_status", Shape.oneOf("completed", "no-answer")),
              optional("listen_status", Shape.oneOf("pause", "silence", "resume")),
              optional("stream_status", Shape.oneOf("pause", "silence", "resume", "move-to-room")),
              optional("room", Shape.text(128)),
              optional("transcribe_status", PAUSE_RESUME),
              optional("mute_status", MUTE),
              optional("conf_mute_status", MUTE),
              optional("conf_hold_status", Shape.oneOf("hold", "unhold")),
              optional("wait_hook", Shape.any()),
              optional("waitHook", Shape.any()),
              optional("conferenceParticipantAction", PARTICIPANT_ACTION),
              optional("sip_request", SIP_REQUEST),
              optional("record", RECORD),
              optional("tag", Shape.any()),
              optional("dtmf", DTMF),
              optional("dub", DUB),
              optional("boostAudioSignal", Shape.any()),
              optional("media_path", Shape.oneOf("no-media", "partial-media", "full-media")),
              optional("sensitive_status", PAUSE_RESUME),
              optional("whisper", Shape.any()),
              optional("noise_isolation_status", Shape.oneOf("enable", "disable")),
              optional("noise_isolation_vendor", LINE),
              optional("noise_isolation_level", Shape.whole(0, 100)),
              optional("noise_isolation_model", LINE),
              optional("noiseIsolation_status", Shape.text(16)),
              optional("agent_update", AGENT_UPDATE),
              optional("transfer", Shape.any()),
              optional(
                  "llm_status", Shape.oneOf("move-to-conference", "move-from-conference", "stop")),
              optional("conference", Shape.text(128)),
              optional("room_say", Shape.any()),
              optional("room_play", Shape.any()),
              optional("llm_tool_output", Shape.any()),
              optional("tool_call_id", LINE),
              optional("llm_update", Shape.any()),
              optional("parent_call", Shape.any()),
              optional("child_call", Shape.any())),
          java.util.Optional.empty());

  /// What `sip_request` alone is answered.
  static final Shape.Thing SIP_ANSWER =
      Shape.thing(
          "SipAnswer", Member.of("status", Shape.whole(100, 699)), Member.of("reason", LINE));

  private CommandShapes() {}
}
