package io.jambo.hooks;

import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.outbound.Payload;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// An application of one test: remembers what it was asked and answers as it is told.
final class Recorder implements Outbound {
  final List<HttpRequest> asked = new CopyOnWriteArrayList<>();

  /// Those of them that let others go first.
  final List<String> patient = new CopyOnWriteArrayList<>();

  private volatile Function<HttpRequest, HttpOutcome> answer = _ -> status(204);

  Recorder answering(Function<HttpRequest, HttpOutcome> other) {
    answer = other;
    return this;
  }

  static HttpOutcome status(int status) {
    return new HttpOutcome.Answered(status, Fields.NONE, Payload.EMPTY);
  }

  static HttpOutcome script(String verbs) {
    var json = Fields.NONE.with("Content-Type", "application/json");
    return new HttpOutcome.Answered(200, json, Payload.of(verbs));
  }

  @Override
  public HttpOutcome exchange(HttpRequest request) {
    asked.add(request);
    return answer.apply(request);
  }

  @Override
  public HttpOutcome exchangePatiently(HttpRequest request) {
    patient.add(request.url());
    return exchange(request);
  }

  @Override
  public Download open(HttpRequest request) {
    return new Download.Failed(FailureKind.OTHER, "hooks download nothing");
  }

  List<String> urls() {
    return asked.stream().map(HttpRequest::url).toList();
  }

  List<String> bodies() {
    return asked.stream().map(request -> request.body().orElse(Payload.EMPTY).text()).toList();
  }
}
