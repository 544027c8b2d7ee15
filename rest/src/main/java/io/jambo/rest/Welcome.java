package io.jambo.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What stands in front of the API: a word of life, the client's own address, and the documents
/// that are made from the declared operations.
final class Welcome implements Desk {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";

  private final List<Operation> others;
  private final Supplier<RestSettings> settings;
  private final ConcurrentHashMap<String, String> pages = new ConcurrentHashMap<>();

  Welcome(List<Operation> others, Supplier<RestSettings> settings) {
    this.others = others;
    this.settings = settings;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        text("/", "A word of life", _ -> new Answer.Plain(200, TEXT, "OK")),
        text("/health", "A word of life", _ -> new Answer.Plain(200, TEXT, "OK")),
        Operation.get("/ip")
            .atRoot()
            .says("The client's address, where a proxy is trusted")
            .to(Allowed.PUBLIC)
            .answersText(TEXT)
            .answers(404)
            .by(this::address),
        Operation.get("/openapi.json")
            .atRoot()
            .says("This document")
            .to(Allowed.PUBLIC)
            .rated(RateClass.FREE)
            .answers(200, Shape.any())
            .by(_ -> new Answer.Plain(200, JSON, page("json", () -> OpenApi.of(all()).print()))),
        Operation.get("/swagger")
            .atRoot()
            .says("This document, to read")
            .to(Allowed.PUBLIC)
            .rated(RateClass.FREE)
            .answersText(HTML)
            .by(_ -> new Answer.Plain(200, HTML, page("html", () -> ReadablePage.of(all())))));
  }

  private static Operation text(String path, String says, Handler handler) {
    return Operation.get(path)
        .atRoot()
        .says(says)
        .to(Allowed.PUBLIC)
        .rated(RateClass.FREE)
        .answersText(TEXT)
        .by(handler);
  }

  private Answer address(Asked asked) {
    if (settings.get().trustedProxies().isEmpty()) {
      throw Refused.absent();
    }
    return new Answer.Plain(200, TEXT, asked.source());
  }

  /// Made when somebody first asks for it, and kept: the operations do not change.
  private String page(String kind, Supplier<String> maker) {
    return pages.computeIfAbsent(kind, _ -> maker.get());
  }

  private List<Operation> all() {
    var all = new ArrayList<>(operations());
    all.addAll(others);
    return all;
  }
}
