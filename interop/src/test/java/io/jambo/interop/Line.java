package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the application does with the calls to one number, and what it heard of them.
final class Line {
  /// The words after which nothing more is said of a call.
  private static final Set<String> FINAL = Set.of("completed", "failed", "no-answer", "busy");

  private static final int MOST_SECONDS_HELD = 60;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Board<Asked> asked = new Board<>();
  private final CountDownLatch released;

  private Line(CountDownLatch released) {
    this.released = released;
  }

  static Line open() {
    return new Line(new CountDownLatch(0));
  }

  /// Its answers wait until [#release].
  static Line held() {
    return new Line(new CountDownLatch(1));
  }

  /// What a path answers.
  @SuppressWarnings("ArrayRecordComponent") // written out, never compared
  record Answer(int status, String type, byte[] body) {
    static final Answer NOTHING = new Answer(200, "", new byte[0]);

    static Answer json(String text) {
      return new Answer(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// What a hook of that path gets from now on.
  Line answers(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /// What the call hook gets.
  Line verbs(String verbs) {
    return answers("/call", Answer.json(verbs));
  }

  /// What an action hook gets.
  Line verbs(String path, String verbs) {
    return answers(path, Answer.json(verbs));
  }

  void release() {
    released.countDown();
  }

  Answer hear(Asked request) throws InterruptedException {
    asked.add(request);
    if (!request.path().equals("/status") && !released.await(MOST_SECONDS_HELD, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody released " + request.path());
    }
    return answers.getOrDefault(request.path(), Answer.NOTHING);
  }

  /// Waits for a request to that path.
  Asked awaits(String path) {
    return asked.await("a request to " + path, request -> request.path().equals(path));
  }

  /// The requests to that path so far.
  List<Asked> asked(String path) {
    return asked.all(request -> request.path().equals(path));
  }

  /// The digits of each request to that path, in order.
  List<String> digits(String path) {
    return asked(path).stream().map(request -> request.text("digits")).toList();
  }

  /// Waits for a status word.
  Asked awaitsStatus(String word) {
    return asked.await(
        "status " + word,
        request -> request.path().equals("/status") && request.text("call_status").equals(word));
  }

  /// Waits for the end of the call; these are all its statuses, in order, and each came once.
  Asked ends(String... statuses) {
    var last = asked.await("the final status", Line::isFinal);
    assertThat(asked("/status")).extracting(Asked::status).containsExactly(statuses);
    assertThat(asked("/call")).hasSize(1);
    return last;
  }

  /// Waits until that many calls are over.
  void awaitsFinals(int calls) {
    asked.await(calls + " final statuses", _ -> finals() >= calls);
  }

  /// The calls that were reported over more than once.
  List<String> overTwice() {
    var over = asked.all(Line::isFinal).stream().map(request -> request.text("call_sid")).toList();
    return over.stream().filter(sid -> Collections.frequency(over, sid) > 1).toList();
  }

  private long finals() {
    return asked.all(Line::isFinal).size();
  }

  private static boolean isFinal(Asked request) {
    return request.path().equals("/status") && FINAL.contains(request.text("call_status"));
  }
}
