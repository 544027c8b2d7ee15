package io.jambo.node;

import io.jambo.node.real.HttpDoor;
import io.jambo.node.real.HttpDoor.Answer;
import io.jambo.node.real.HttpDoor.Asked;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The example application of `demo`: a chime, a greeting that asks for four keys, a farewell that
/// repeats them. It notes on the time line what it is asked and what it answers.
final class DemoApp implements AutoCloseable {
  private static final int RATE = 16_000;
  private static final double[] CHIME_HERTZ = {523.25, 659.25, 783.99};
  private static final double NOTE_SECONDS = 0.3;
  private static final double LOUDNESS = 8_000;
  private static final int HEADER_BYTES = 44;

  private final TimeLine line;
  private final HttpDoor door;
  private volatile Optional<String> digits = Optional.empty();

  DemoApp(TimeLine line) throws IOException {
    this.line = line;
    door = new HttpDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::answer);
  }

  String url() {
    return "http://127.0.0.1:" + door.port();
  }

  /// The digits it was sent, once it was.
  Optional<String> digits() {
    return digits;
  }

  @Override
  public void close() {
    door.close();
  }

  private Answer answer(Asked asked) {
    return switch (asked.path()) {
      case "/" -> {
        line.note("application", "asked what to do: answers play, gather");
        yield Answer.json(200, greeting());
      }
      case "/digits" -> digits(asked.body());
      case "/status" -> {
        line.note("application", "told: " + member(asked.body(), "call_status"));
        yield Answer.text(200, "");
      }
      case "/chime.wav" -> new Answer(200, "audio/wav", wav(chime(RATE)));
      default -> Answer.text(404, "nothing here\n");
    };
  }

  private Answer digits(String body) {
    var pressed = member(body, "digits");
    digits = Optional.of(pressed);
    line.note("application", "was sent the digits " + pressed + ": answers say, hangup");
    return Answer.json(
        200,
        """
        [{"verb": "say", "text": "You pressed %s. Thank you, and good bye."},
         {"verb": "hangup"}]
        """
            .formatted(String.join(" ", pressed.split(""))));
  }

  private String greeting() {
    return """
    [{"verb": "play", "url": "%s/chime.wav"},
     {"verb": "gather", "input": ["digits"], "numDigits": 4, "timeout": 15,
      "actionHook": "/digits",
      "say": {"text": "Welcome to Jambo. Please press four keys."}}]
    """
        .formatted(url());
  }

  private static String member(String body, String name) {
    return Json.parse(body) instanceof Parsed.Ok<Json>(Json.Obj payload)
        ? payload.text(name).orElse("nothing")
        : "something that is no JSON";
  }

  /// Three notes, one after another.
  static short[] chime(int rate) {
    int note = (int) (NOTE_SECONDS * rate);
    var samples = new short[note * CHIME_HERTZ.length];
    for (int at = 0; at < samples.length; at++) {
      double fade = 1 - (double) (at % note) / note;
      double phase = 2 * Math.PI * CHIME_HERTZ[at / note] * at / rate;
      samples[at] = (short) (LOUDNESS * fade * Math.sin(phase));
    }
    return samples;
  }

  private static byte[] wav(short[] samples) {
    int bytes = 2 * samples.length;
    var file =
        ByteBuffer.allocate(HEADER_BYTES + bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("RIFF".getBytes(StandardCharsets.US_ASCII))
            .putInt(HEADER_BYTES - 8 + bytes)
            .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
            .putInt(16)
            .putShort((short) 1)
            .putShort((short) 1)
            .putInt(RATE)
            .putInt(2 * RATE)
            .putShort((short) 2)
            .putShort((short) 16)
            .put("data".getBytes(StandardCharsets.US_ASCII))
            .putInt(bytes);
    for (short sample : samples) {
      file.putShort(sample);
    }
    return file.array();
  }
}
