package io.jambo.rest;

import io.jambo.model.Noun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An [Operation] while it is being declared; without its last word, [#by], there is none.
public final class Declaration {
  /// What is answered to whoever made something.
  public static final Shape.Thing MADE = Shape.thing("Made", Member.of("sid", Shape.sid()));

  private final Method method;
  private final String path;
  private final Map<Integer, Optional<Shape>> answers = new LinkedHashMap<>();
  private final Set<Operation.Trait> traits = EnumSet.noneOf(Operation.Trait.class);
  private final List<Parameter> query = new ArrayList<>();
  private String summary = "";
  private Optional<Allowed> allowed = Optional.empty();
  private Optional<Operation.Item> item = Optional.empty();
  private Optional<Shape> body = Optional.empty();
  private Optional<String> media = Optional.empty();
  private final List<String> also = new ArrayList<>();
  private RateClass rate = RateClass.CALLER;
  private boolean root;

  Declaration(Method method, String path) {
    this.method = method;
    this.path = path;
  }

  /// What it does, in one line.
  public Declaration says(String words) {
    summary = words;
    return this;
  }

  /// Who may use it.
  public Declaration to(Allowed who) {
    allowed = Optional.of(who);
    return this;
  }

  /// That path parameter names a row of that noun. The gate looks it up within the caller's reach:
  /// 404 when it is not there, 403 when the caller may read it but not change it.
  public Declaration item(String parameter, Noun noun) {
    item = Optional.of(new Operation.Item(parameter, noun));
    return this;
  }

  /// Which allowance it draws on, when not the caller's.
  public Declaration rated(RateClass which) {
    rate = which;
    return this;
  }

  /// It stands as written, not below `/v1`.
  public Declaration atRoot() {
    root = true;
    return this;
  }

  /// Parameters of its query.
  public Declaration asks(Parameter... parameters) {
    query.addAll(Arrays.asList(parameters));
    return this;
  }

  /// What it reads.
  public Declaration takes(Shape shape) {
    body = Optional.of(shape);
    return this;
  }

  /// A status with a body.
  public Declaration answers(int status, Shape shape) {
    answers.put(status, Optional.of(shape));
    return this;
  }

  /// A status without a body, or an error with the usual one.
  public Declaration answers(int status) {
    answers.put(status, Optional.empty());
    return this;
  }

  /// 200 with a text of that type.
  public Declaration answersText(String contentType) {
    media = Optional.of(contentType);
    return answers(200, Shape.text(Integer.MAX_VALUE));
  }

  /// 200 in that content type as well, whoever asks for it.
  public Declaration also(String contentType) {
    also.add(contentType);
    return this;
  }

  /// 200 with a list of these; `page` and `page_size` ask for a part of it.
  public Declaration lists(Shape shape) {
    traits.add(Operation.Trait.LIST);
    asks(
        Parameter.of("page", Shape.whole(0, Integer.MAX_VALUE), "which page, from 1"),
        Parameter.of("page_size", Shape.whole(1, Page.MOST), "rows of a page"));
    return answers(200, Shape.many(shape, Integer.MAX_VALUE));
  }

  /// 201 with the sid of what was made; 422 when it collides.
  public Declaration makes() {
    return answers(201, MADE).answers(422);
  }

  /// 204 for a change; 422 when it collides.
  public Declaration changes() {
    return answers(204).answers(422);
  }

  /// 204 for a removal; 422 while it is in use.
  public Declaration removes() {
    return answers(204).answers(422);
  }

  /// What is unusual of it.
  public Declaration with(Operation.Trait... unusual) {
    traits.addAll(Arrays.asList(unusual));
    return this;
  }

  /// Who does it.
  ///
  /// @throws IllegalStateException when the declaration is not whole
  public Operation by(Handler handler) {
    var who =
        allowed.orElseThrow(
            () -> new IllegalStateException(method + " " + path + " says not who may use it"));
    if (summary.isEmpty() || answers.isEmpty()) {
      throw new IllegalStateException(method + " " + path + " is not declared whole");
    }
    var template = PathTemplate.of(path, root);
    item.ifPresent(row -> {
      if (!template.parameters().contains(row.parameter())) {
        throw new IllegalStateException(path + " has no parameter " + row.parameter());
      }
    });
    return new Operation(
        method, template, summary, who, item, rate, query, body, answers, media, also, traits,
        handler);
  }
}
