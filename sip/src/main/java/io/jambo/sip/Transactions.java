package io.jambo.sip;

import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.Via;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The table of live transactions and the rule by which messages find theirs (RFC 3261 §17.1.3 and
/// §17.2.3). Owned by the signalling loop.
final class Transactions {
  /// Transactions of one kind at once: 2,000 calls a second, each with two that linger for half a
  /// minute, are 128,000.
  static final int MOST = 400_000;

  /// With more than that no call is taken: the rest is for those that are up.
  static final int MOST_FOR_NEW_CALLS = MOST / 2;

  private final SipSettings settings;
  private final Transport transport;
  private final Timers timers;
  private final Tokens tokens;
  private final Wording wording;
  private final SipCounters counters;
  private final Map<String, ServerTransaction<?>> servers = new HashMap<>();
  private final Map<String, ClientTransaction<?>> clients = new HashMap<>();

  /// The INVITEs at work by From tag, Call-ID and CSeq, each with its transaction's key.
  private final Map<String, String> invitations = new HashMap<>();

  /// Who must hear of it when a connection fails.
  private final Map<Flow, Set<Transaction<?>>> followers = new HashMap<>();

  Transactions(
      SipSettings settings,
      Transport transport,
      Timers timers,
      Tokens tokens,
      Wording wording,
      SipCounters counters) {
    this.settings = settings;
    this.transport = transport;
    this.timers = timers;
    this.tokens = tokens;
    this.wording = wording;
    this.counters = counters;
  }

  /// An INVITE came that belongs to no transaction yet; 100 goes out at once.
  ServerTransaction<InviteServer.State> serveInvite(
      SipRequest request, Flow flow, ServerTransaction.User user) {
    var first = InviteServer.start(PrintedResponse.of(SipResponse.to(request, 100, "Trying")));
    var key = serverKey(request);
    var transaction =
        new ServerTransaction<>(this, InviteServer::step, first.state(), key, request, flow, user);
    servers.put(key, transaction);
    invitations.put(mergeKey(request), key);
    transaction.take(first, false);
    return transaction;
  }

  /// Any other request came that is answered within a transaction.
  ServerTransaction<PlainServer.State> serve(
      SipRequest request, Flow flow, ServerTransaction.User user) {
    var first = PlainServer.start();
    var key = serverKey(request);
    var transaction =
        new ServerTransaction<>(this, PlainServer::step, first.state(), key, request, flow, user);
    servers.put(key, transaction);
    return transaction;
  }

  /// Sends an INVITE; the Via is put on it here.
  ClientTransaction<InviteClient.State> sendInvite(
      SipRequest request, Flow flow, Consumer<Effect.Notice> user) {
    var first = InviteClient.start(timing(flow));
    var signed = signed(request, flow);
    return begun(
        new ClientTransaction<>(this, InviteClient::step, first.state(), signed, flow, user),
        first);
  }

  /// Sends any other request; the Via is put on it here.
  ClientTransaction<PlainClient.State> send(
      SipRequest request, Flow flow, Consumer<Effect.Notice> user) {
    return sendSigned(signed(request, flow), flow, user);
  }

  /// Sends a request that has its Via already: a CANCEL.
  ClientTransaction<PlainClient.State> sendSigned(
      SipRequest request, Flow flow, Consumer<Effect.Notice> user) {
    var first = PlainClient.start(timing(flow));
    return begun(
        new ClientTransaction<>(this, PlainClient::step, first.state(), request, flow, user),
        first);
  }

  /// A request with a fresh Via of ours on top.
  SipRequest signed(SipRequest request, Flow flow) {
    return request.withHeaders(request.headers().onTop("Via", wording.via(flow, tokens.branch())));
  }

  /// The server transaction that a request belongs to; ACK and CANCEL find their INVITE's.
  Optional<ServerTransaction<?>> matching(SipRequest request) {
    return Optional.ofNullable(servers.get(serverKey(request)));
  }

  /// Whether the same request is at work already, having come another way (RFC 3261 §8.2.2.2).
  boolean merged(SipRequest request) {
    var key = invitations.get(mergeKey(request));
    return key != null && !key.equals(serverKey(request));
  }

  /// Hands a response to its transaction; false when there is none.
  boolean received(SipResponse response) {
    var transaction = clients.get(clientKey(response.via(), response.cseq().method()));
    if (transaction == null) {
      return false;
    }
    transaction.feed(new Input.Response(response));
    return true;
  }

  /// A connection failed: whoever waits on it need wait no longer.
  void failed(Flow flow) {
    for (var transaction : new ArrayList<>(followers.getOrDefault(flow, Set.of()))) {
      transaction.feed(new Input.Failed());
    }
  }

  /// Whether a response is waited for on that connection.
  boolean use(Flow flow) {
    return followers.containsKey(flow);
  }

  /// From now on that transaction hears when the connection fails.
  void follow(Flow flow, Transaction<?> transaction) {
    if (flow.protocol().reliable()) {
      followers.computeIfAbsent(flow, _ -> new LinkedHashSet<>()).add(transaction);
    }
  }

  void remove(ServerTransaction<?> transaction, Flow flow) {
    servers.remove(transaction.key());
    if (transaction.request().method().equals("INVITE")) {
      invitations.remove(mergeKey(transaction.request()), transaction.key());
    }
    unfollow(flow, transaction);
  }

  void remove(ClientTransaction<?> transaction) {
    var request = transaction.request();
    clients.remove(clientKey(request.via(), request.method()));
    unfollow(transaction.flow(), transaction);
  }

  /// Whether there is no room for another call.
  boolean full() {
    return servers.size() >= MOST_FOR_NEW_CALLS || clients.size() >= MOST_FOR_NEW_CALLS;
  }

  /// Whether there is no room for any other request.
  boolean packed() {
    return servers.size() >= MOST;
  }

  int count() {
    return servers.size() + clients.size();
  }

  Timers timers() {
    return timers;
  }

  Timing timing(Flow flow) {
    return Timing.of(settings, flow.protocol());
  }

  Transport transport() {
    return transport;
  }

  SipCounters counters() {
    return counters;
  }

  private <S extends Step.State> ClientTransaction<S> begun(
      ClientTransaction<S> transaction, Step<S> first) {
    var request = transaction.request();
    clients.put(clientKey(request.via(), request.method()), transaction);
    follow(transaction.flow(), transaction);
    transaction.take(first, false);
    return transaction;
  }

  /// Not any more.
  void unfollow(Flow flow, Transaction<?> transaction) {
    var waiting = followers.get(flow);
    if (waiting != null && waiting.remove(transaction) && waiting.isEmpty()) {
      followers.remove(flow);
    }
  }

  private static String clientKey(Via via, String method) {
    return via.branch().orElse("") + ' ' + method;
  }

  private static String serverKey(SipRequest request) {
    var via = request.via();
    var method = request.method();
    var asked = method.equals("ACK") || method.equals("CANCEL") ? "INVITE" : method;
    var branch = via.branch().orElse("");
    if (!branch.startsWith(Via.COOKIE) || branch.length() == Via.COOKIE.length()) {
      // A peer of RFC 2543 promises no unique branch (RFC 3261 §17.2.3), and one that only says the
      // cookie promises nothing (RFC 4475 §3.2.1).
      branch = mergeKey(request) + ' ' + request.uri().print() + ' ' + branch;
    }
    return branch + ' ' + via.host() + ':' + via.port().orElse(0) + ' ' + asked;
  }

  private static String mergeKey(SipRequest request) {
    return request.callId() + ' ' + request.from().tag().orElse("") + ' ' + request.cseq().number();
  }
}
