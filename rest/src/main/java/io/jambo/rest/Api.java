package io.jambo.rest;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Faults;
import io.jambo.kit.Kit;
import io.jambo.wire.Json;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole API behind its door: finds the operation, knows the caller, lets the request through
/// the gate, and writes the answer. Callable from any task; each request has one of its own.
public final class Api {
  /// Paths that only the vendor's hosted service has: 404 with or without credentials.
  private static final List<String> HOSTED =
      List.of(
          "register",
          "activationcode",
          "betainvitecodes",
          "invitecodes",
          "prices",
          "stripecustomerid",
          "subscriptions",
          "invoices",
          "products",
          "stripe");

  private static final Logger log = LoggerFactory.getLogger(Api.class);
  private static final Map<String, String> PREFLIGHT =
      Map.of(
          "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE",
          "Access-Control-Allow-Headers", "Authorization, Content-Type, Accept",
          "Access-Control-Max-Age", "600");

  private final Kit kit;
  private final List<Operation> operations;
  private final Router router;
  private final Gate gate;
  private final Credentials credentials;
  private final Allowance allowance;
  private final Supplier<RestSettings> settings;
  private final Troubles troubles;
  private final AtomicLong requests = new AtomicLong();

  /// @param desks every area, each with its operations
  /// @param troubles what a failure of a lower room means to a client
  Api(
      Kit kit,
      List<Desk> desks,
      Registry registry,
      Credentials credentials,
      Allowance allowance,
      Supplier<RestSettings> settings,
      Troubles troubles) {
    this.kit = kit;
    this.credentials = credentials;
    this.settings = settings;
    this.troubles = troubles;
    var all = new ArrayList<Operation>();
    desks.forEach(desk -> all.addAll(desk.operations()));
    all.addAll(new Welcome(List.copyOf(all), settings).operations());
    operations = List.copyOf(all);
    router = new Router(operations);
    gate = new Gate(registry);
    this.allowance = allowance;
  }

  /// What a failure of a lower room means to a client.
  @FunctionalInterface
  public interface Troubles {
    /// The refusal that it comes to; empty when nobody expected it.
    Optional<Refused> of(RuntimeException failure);
  }

  /// Everything that is offered.
  public List<Operation> operations() {
    return operations;
  }

  /// Answers a request.
  public void answer(Arrival arrival, Reply reply) {
    requests.incrementAndGet();
    var headers = new HashMap<String, String>();
    try {
      if (arrival.method().equals("OPTIONS")) {
        headers.putAll(PREFLIGHT);
        reply.whole(204, headers, new byte[0], 0);
      } else {
        serve(arrival, headers, reply);
      }
    } catch (Refused refused) {
      refuse(refused, arrival, headers, reply);
    } catch (Cancelled | Telling.Broken stop) {
      throw stop;
    } catch (RuntimeException failure) {
      refuse(explained(failure), arrival, headers, reply);
    }
  }

  private Refused explained(RuntimeException failure) {
    return troubles
        .of(failure)
        .orElseGet(() -> {
          Faults.log(log, "request failed", failure);
          return Refused.with(500, "something went wrong on our side");
        });
  }

  private void serve(Arrival arrival, Map<String, String> headers, Reply reply) {
    var now = settings.get();
    var source = Proxies.client(arrival, now.trustedProxies());
    var wanted = method(arrival.method());
    var path = arrival.path();
    var routed = router.route(wanted.orElse(Method.GET), path);
    var operation = wanted.flatMap(is -> routed.map(to -> to.operations().get(is))).orElse(null);
    if (operation == null) {
      throw lost(arrival, routed, source, now);
    }
    var caller = Caller.NOBODY;
    if (operation.allowed() != Allowed.PUBLIC) {
      caller = caller(arrival, source, now);
    }
    allowance.draw(operation.rate(), caller, source, now, headers);
    var asked =
        gate.pass(
            operation,
            routed.orElseThrow().parameters(),
            arrival,
            caller,
            source.getHostAddress(),
            now.maxBody());
    var answer = operation.handler().answer(asked);
    var courtesy = new Courtesy(kit, requests::get);
    Telling.of(operation, caller.profile(), headers, courtesy).send(answer, reply);
  }

  /// Nothing is offered there: what to say of it depends on whether somebody may know.
  private Refused lost(
      Arrival arrival, Optional<Router.Routed> routed, InetAddress source, RestSettings now) {
    if (hosted(arrival.path())) {
      return Refused.absent();
    }
    boolean open =
        routed
            .map(to -> to.operations().values().stream())
            .map(all -> all.anyMatch(one -> one.allowed() == Allowed.PUBLIC))
            .orElseGet(() -> !Router.below(arrival.path()));
    if (!open) {
      var _ = caller(arrival, source, now);
    }
    return routed
        .filter(to -> !to.operations().isEmpty())
        .map(to -> Refused.with(405, "no such method here").and("Allow", allow(to)))
        .orElseGet(Refused::absent);
  }

  private static String allow(Router.Routed routed) {
    var names = routed.operations().keySet().stream().map(Enum::name).collect(Collectors.toList());
    if (names.contains("GET")) {
      names.add("HEAD");
    }
    return String.join(", ", names);
  }

  private static boolean hosted(String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    var below = lower.startsWith("/api/v1/") ? lower.substring(7) : lower.replaceFirst("^/v1", "");
    var first = below.substring(Math.min(1, below.length())).split("/", 2)[0];
    return HOSTED.contains(first)
        || below.endsWith("/charges")
        || below.endsWith("/subspaceteleport");
  }

  private static Optional<Method> method(String name) {
    return switch (name) {
      case "GET", "HEAD" -> Optional.of(Method.GET);
      case "POST" -> Optional.of(Method.POST);
      case "PUT" -> Optional.of(Method.PUT);
      case "DELETE" -> Optional.of(Method.DELETE);
      default -> Optional.empty();
    };
  }

  private Caller caller(Arrival arrival, InetAddress source, RestSettings now) {
    var token = Bearer.token(arrival);
    var caller = token.flatMap(credentials::caller);
    if (caller.isEmpty()) {
      allowance.drawStranger(source, now);
      throw Bearer.unauthorized(token.isPresent());
    }
    return caller.get();
  }

  private void refuse(Refused refused, Arrival arrival, Map<String, String> headers, Reply reply) {
    headers.putAll(refused.headers());
    byte[] body;
    if (refused.form() == Refused.Form.TEXT) {
      headers.put("Content-Type", "text/plain; charset=utf-8");
      body = refused.message().getBytes(StandardCharsets.UTF_8);
    } else {
      headers.put("Content-Type", "application/json");
      var id = HexFormat.of().toHexDigits(kit.random().nextLong());
      headers.put("X-Request-Id", id);
      body = words(refused).with("request_id", id).print().getBytes(StandardCharsets.UTF_8);
      if (refused.status() >= 500) {
        log.atWarn()
            .addKeyValue("status", refused.status())
            .addKeyValue("method", arrival.method().length() > 8 ? "other" : arrival.method())
            .addKeyValue("request", id)
            .log("request refused");
      }
    }
    reply.whole(refused.status(), headers, body, body.length);
  }

  private static Json.Obj words(Refused refused) {
    var words = refused.message();
    return switch (refused.form()) {
      case FAIL -> Json.object().with("status", "fail").with("message", words).with("msg", words);
      case ERROR -> Json.object().with("error", words).with("msg", words);
      case MSG, TEXT -> Json.object().with("msg", words);
    };
  }
}
