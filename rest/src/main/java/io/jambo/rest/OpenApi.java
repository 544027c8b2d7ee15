package io.jambo.rest;

import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The OpenAPI 3.1 document of the declared operations; nothing in it is written by hand.
final class OpenApi {
  private final List<Operation> operations;
  private final Schemas schemas;

  private OpenApi(List<Operation> operations) {
    this.operations = operations;
    var told = new HashSet<String>();
    for (var operation : operations) {
      Statuses.of(operation).values().forEach(shape -> shape.ifPresent(is -> names(is, told)));
    }
    schemas = new Schemas(told);
  }

  /// The document.
  static Json.Obj of(List<Operation> operations) {
    return new OpenApi(operations).document();
  }

  private static void names(Shape shape, Set<String> told) {
    switch (shape) {
      case Shape.Thing thing -> {
        if (told.add(thing.name())) {
          thing.members().forEach(member -> names(member.shape(), told));
        }
      }
      case Shape.Many(var item, var _) -> names(item, told);
      default -> {}
    }
  }

  private Json.Obj document() {
    var paths = Json.object();
    for (var operation : operations) {
      var path = operation.path().full();
      var methods = paths.object(path).orElse(Json.object());
      var method = operation.method().name().toLowerCase(Locale.ROOT);
      paths = paths.with(path, methods.with(method, operation(operation)));
    }
    var bearer =
        Json.object()
            .with("type", "http")
            .with("scheme", "bearer")
            .with("description", "An API key, or the token of a session from POST /v1/login");
    return Json.object()
        .with("openapi", "3.1.0")
        .with("info", info())
        .with("servers", Json.array(Json.object().with("url", "/")))
        .with("security", Json.array(Json.object().with("bearer", Json.array())))
        .with("paths", paths)
        .with(
            "components",
            Json.object()
                .with("schemas", schemas.components())
                .with("securitySchemes", Json.object().with("bearer", bearer)));
  }

  private static Json.Obj info() {
    return Json.object()
        .with("title", "Jambo")
        .with("version", "1.0.0")
        .with(
            "description",
            "Management and call control. Everything below /v1 is also served below /api/v1. Keys "
                + "with profile `early` are answered in the form of the founding documents.");
  }

  private Json.Obj operation(Operation operation) {
    var json =
        Json.object()
            .with("operationId", name(operation))
            .with("summary", operation.summary())
            .with("tags", Json.array(Json.of(tag(operation))));
    var parameters = parameters(operation);
    if (!parameters.isEmpty()) {
      json = json.with("parameters", Json.array(parameters));
    }
    if (operation.body().isPresent()) {
      json = json.with("requestBody", body(operation.body().get()));
    }
    json = json.with("responses", responses(operation));
    return operation.allowed() == Allowed.PUBLIC
        ? json.with("security", Json.array())
        : json.with("description", who(operation.allowed()));
  }

  private static String who(Allowed allowed) {
    return switch (allowed) {
      case PUBLIC -> "For everybody.";
      case USER -> "For users with a session.";
      case A -> "For the platform's owner.";
      case A_S -> "For the platform's owner and service providers.";
      case A_S_C -> "For the platform's owner, service providers and accounts.";
    };
  }

  /// `GET /Accounts/{account_sid}/Calls` becomes `getAccountsByAccountSidCalls`.
  private static String name(Operation operation) {
    var name = new StringBuilder(operation.method().name().toLowerCase(Locale.ROOT));
    for (var segment : operation.path().segments()) {
      name.append(segment.parameter() ? "By" : "");
      for (var word : segment.text().split("[^A-Za-z0-9]+", -1)) {
        if (!word.isEmpty()) {
          name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
      }
    }
    return name.toString();
  }

  private static String tag(Operation operation) {
    var segments = operation.path().segments();
    return operation.path().root() || segments.isEmpty() ? "node" : segments.getFirst().text();
  }

  private List<Json> parameters(Operation operation) {
    var parameters = new ArrayList<Json>();
    for (var segment : operation.path().segments()) {
      if (segment.parameter()) {
        var shape = segment.sid() ? Shape.sid() : Shape.filled(255);
        parameters.add(parameter(segment.text(), "path", true, shape, ""));
      }
    }
    for (var query : operation.query()) {
      parameters.add(
          parameter(query.name(), "query", query.required(), query.shape(), query.says()));
    }
    return parameters;
  }

  private Json parameter(String name, String in, boolean required, Shape shape, String says) {
    var json =
        Json.object()
            .with("name", name)
            .with("in", in)
            .with("required", required)
            .with("schema", schemas.of(shape, true));
    return says.isEmpty() ? json : json.with("description", says);
  }

  private Json body(Shape shape) {
    boolean required =
        shape instanceof Shape.Thing thing && thing.members().stream().anyMatch(Member::required);
    return Json.object()
        .with("required", required)
        .with("content", content("application/json", schemas.of(shape, true)));
  }

  private Json responses(Operation operation) {
    var responses = Json.object();
    for (var status : Statuses.of(operation).entrySet()) {
      var response = Json.object().with("description", Statuses.words(status.getKey()));
      if (status.getValue().isPresent()) {
        response = response.with("content", answer(operation, status.getKey(), status.getValue()));
      }
      responses = responses.with(Integer.toString(status.getKey()), response);
    }
    return responses;
  }

  private Json.Obj answer(Operation operation, int status, Optional<Shape> shape) {
    boolean list = status == 200 && operation.is(Operation.Trait.LIST);
    if (list && shape.orElseThrow() instanceof Shape.Many many) {
      return content("application/json", schemas.listed(many));
    }
    var usual = Statuses.text(status) ? "text/plain" : "application/json";
    var media = status == 200 ? operation.media().map(OpenApi::bare).orElse(usual) : usual;
    var content = content(media, schemas.of(shape.orElseThrow(), false));
    if (status == 200) {
      for (var other : operation.also()) {
        content = content.withAll(content(other, Json.object().with("type", "string")));
      }
    }
    return content;
  }

  private static String bare(String contentType) {
    return contentType.split(";", 2)[0];
  }

  private static Json.Obj content(String type, Json.Obj schema) {
    return Json.object().with(type, Json.object().with("schema", schema));
  }
}
