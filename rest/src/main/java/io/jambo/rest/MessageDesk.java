package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.Outbound;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Sends text messages through the HTTP provider that an account or its service provider has set up
/// (rest-api.md 11.1, 11.3). Texts and numbers are kept nowhere.
final class MessageDesk implements Desk {
  private static final int MOST_MEDIA = 10;
  private static final int MOST_PROVIDERS = 100;
  private static final Shape WORDS = Shape.text(1_024);

  private static final Shape.Thing NEW =
      Shape.thing(
          "NewMessage",
          Member.of("from", Shape.filled(256)),
          Member.of("to", Shape.filled(256)),
          optional("text", Shape.text(1_600)),
          optional("media", Shape.any()),
          optional("carrier", Shape.text(64)),
          optional("provider", Shape.text(64)));

  private static final Shape.Thing SENT =
      Shape.thing(
              "SentMessage",
              Member.of("sid", Shape.sid()),
              Member.of("carrierResponse", Shape.any()),
              Member.of("providerResponse", Shape.any()))
          .early("sid", "providerResponse");

  private static final Shape.Thing UNSENT =
      Shape.thing(
          "UnsentMessage",
          Member.of("sid", Shape.sid()),
          Member.of("msg", WORDS),
          Member.of("providerResponse", Shape.any()).orNull());

  private final Store store;
  private final Clerk clerk;
  private final Outbound outbound;

  MessageDesk(Store store, Clerk clerk, Outbound outbound) {
    this.store = store;
    this.clerk = clerk;
    this.outbound = outbound;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Accounts/{account_sid}/Messages")
            .says("Send a text message")
            .to(Allowed.A_S_C)
            .takes(NEW)
            .answers(201, SENT)
            .answers(422)
            .answers(480, UNSENT)
            .by(this::send));
  }

  private Answer send(Asked asked) {
    var body = asked.body();
    var media = media(body);
    if (body.text("text").filter(text -> !text.isEmpty()).isEmpty() && media.isEmpty()) {
      throw Refused.bad("text: is missing, and so is media");
    }
    var provider = provider(asked);
    var sid = clerk.sid();
    var message =
        new OutgoingMessage(
            sid,
            body.text("from").orElse(""),
            body.text("to").orElse(""),
            body.text("text"),
            media);
    var outcome = outbound.exchange(message.request(provider, asked.path("account_sid")));
    if (outcome instanceof HttpOutcome.Answered answered) {
      var told = response(answered);
      return answered.status() / 100 == 2
          ? Answer.made(
              Facts.of("sid", sid).with("carrierResponse", told).with("providerResponse", told))
          : unsent(sid, "the provider answered " + answered.status(), told);
    }
    var why = outcome instanceof HttpOutcome.Failed(var _, var reason) ? reason : "";
    return unsent(sid, "the provider can't be reached: " + why, new Json.Null());
  }

  private static Answer unsent(io.jambo.kit.Sid sid, String msg, Json response) {
    return new Answer.One(
        480, Facts.of("sid", sid).with("msg", msg).with("providerResponse", response));
  }

  private static Json response(HttpOutcome.Answered answered) {
    var text = answered.body().text();
    return Json.parse(text).ok().orElseGet(() -> Json.object().with("text", text));
  }

  private static List<String> media(Body body) {
    var json = body.json("media").orElse(Json.array());
    var items = json instanceof Json.Arr(var all) ? all : List.of(json);
    if (items.size() > MOST_MEDIA) {
      throw Refused.bad("media: must have at most " + MOST_MEDIA + " URLs");
    }
    return items.stream()
        .map(item -> {
          if (item instanceof Json.Str(var url) && url.length() <= 1_024) {
            return url;
          }
          throw Refused.bad("media: must be a URL or an array of them");
        })
        .toList();
  }

  /// The one that is named, or the only one; the account's own before its service provider's.
  private Row provider(Asked asked) {
    var name = asked.body().text("provider").or(() -> asked.body().text("carrier"));
    var account =
        store
            .find(Nouns.ACCOUNTS, asked.sid("account_sid"), Reach.EVERYTHING)
            .orElseThrow(Refused::absent);
    var own = active(Query.all().where("account_sid", account.sid()), name);
    var all =
        own.isEmpty()
            ? active(
                Query.all()
                    .where("account_sid", null)
                    .where("service_provider_sid", account.id("service_provider_sid").get()),
                name)
            : own;
    if (all.isEmpty()) {
      throw Refused.with(404, "no such provider of messages is set up");
    }
    if (all.size() > 1) {
      throw Refused.conflict("there are several providers of messages: name one");
    }
    return all.getFirst();
  }

  private List<Row> active(Query query, Optional<String> name) {
    var active = query.where("is_active", true).page(1, MOST_PROVIDERS);
    var wanted = name.map(is -> active.where("name", is)).orElse(active);
    return store.read(view -> view.all(Nouns.SMS_PROVIDERS, wanted, Reach.EVERYTHING));
  }
}
