package io.jambo.testkit;

import io.jambo.outbound.Payload;
import io.jambo.outbound.WireRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// A scripted web application: it answers hooks as told, serves files, and remembers every request.
///
/// A path that nobody has scripted gets 204, so that a hook without interest needs no line.
public final class App {
  /// The path of its call hook.
  public static final String CALL = "/call";

  /// The path of its call status hook.
  public static final String STATUS = "/status";

  private final World world;
  private final String origin;
  private final Map<String, Deque<Reply>> script = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private String secret = "a secret of the test";

  App(World world, String origin) {
    this.world = world;
    this.origin = origin;
  }

  /// Scheme, host and port.
  public String origin() {
    return origin;
  }

  /// An absolute URL of one of its paths.
  public String url(String path) {
    return origin + path;
  }

  /// What its call hook answers: a JSON text, one after the other when there are several.
  public App onCall(String... replies) {
    return on(CALL, replies);
  }

  /// What a path answers with: JSON texts one after the other, the last one ever after.
  public App on(String path, String... replies) {
    var list = new ArrayList<Reply>();
    for (var text : replies) {
      list.add(Reply.json(text));
    }
    return on(path, list.toArray(Reply[]::new));
  }

  /// What a path does: one reply after the other, the last one ever after.
  public App on(String path, Reply... replies) {
    script.put(path, new ArrayDeque<>(List.of(replies)));
    return this;
  }

  /// A file to fetch.
  public App file(String path, String contentType, byte[] bytes) {
    return on(path, Reply.answer(200, contentType, Payload.of(bytes)));
  }

  /// A wav file to fetch: 16 bit, 8,000 samples a second, one channel.
  public App file(String path, Audio audio) {
    return file(path, "audio/wav", WavFile.of(audio));
  }

  /// The webhook secret that it checks signatures with.
  public App secret(String other) {
    secret = other;
    return this;
  }

  /// The webhook secret that it checks signatures with.
  public String secret() {
    return secret;
  }

  /// Every request so far.
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// Every request for a path so far.
  public List<Asked> asked(String path) {
    return asked.stream().filter(request -> request.path().equals(path)).toList();
  }

  /// The payload of the latest request for a path.
  ///
  /// @throws NoSuchElementException when nobody has asked
  public Map<String, Object> hook(String path) {
    var all = asked(path);
    if (all.isEmpty()) {
      throw new NoSuchElementException("nobody has asked " + path);
    }
    return all.getLast().payload();
  }

  /// The `call_status` of every status callback, in the order they came.
  public List<String> statuses() {
    return asked(STATUS).stream().map(request -> request.text("call_status")).toList();
  }

  Reply take(WireRequest request) {
    var target = request.url().target();
    int mark = target.indexOf('?');
    var path = mark < 0 ? target : target.substring(0, mark);
    var body = request.body().map(Payload::text).orElse("");
    var reply = next(path);
    if (reply.reaches()) {
      asked.add(
          new Asked(
              request.method(),
              path,
              mark < 0 ? "" : target.substring(mark + 1),
              request.headers(),
              body,
              world.nanos(),
              signed(request, body)));
    }
    return reply;
  }

  private Reply next(String path) {
    var replies = script.get(path);
    if (replies == null) {
      return Reply.status(204);
    }
    return replies.size() > 1 ? replies.remove() : replies.element();
  }

  private boolean signed(WireRequest request, String body) {
    var content = request.body().isPresent() ? body : "null";
    return request
        .headers()
        .first("Jambonz-Signature")
        .map(header -> Signature.valid(header, secret, content, world.comparableSeconds()))
        .orElse(false);
  }
}
