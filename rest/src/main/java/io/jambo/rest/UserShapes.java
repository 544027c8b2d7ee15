package io.jambo.rest;

import io.jambo.model.Nouns;

/// What is said of users (rest-api.md 3.6, 3.8).
final class UserShapes {
  private static final Shape PASSWORD = new Shape.Text(0, 1_024, Shape.Format.PASSWORD);

  private static final String[] CODES = {"phone_activation_code", "email_activation_code"};

  /// An item of the list; what is empty of the last four is left out.
  static final Shape.Thing LISTED =
      Shape.thing(
          "User",
          Member.of("user_sid", Shape.sid()),
          Member.of("name", Shape.text(255)),
          Member.of("email", Shape.text(255)),
          Member.of("scope", Shape.oneOf("admin", "service_provider", "account")),
          Member.of("force_change", Shape.flag()),
          Member.of("is_active", Shape.flag()),
          Member.of("account_sid", Shape.sid()).maybe(),
          Member.of("account_name", Shape.text(64)).maybe(),
          Member.of("service_provider_sid", Shape.sid()).maybe(),
          Member.of("service_provider_name", Shape.text(64)).maybe());

  /// One user, whole.
  static final Shape.Thing WHOLE =
      Shapes.told("UserDetail", Nouns.USERS)
          .and(Member.of("is_view_only", Shape.truth()))
          .masked(Mask.CONSTANT, CODES)
          .thing();

  /// Oneself with what one belongs to.
  static final Shape.Thing ME =
      Shape.thing(
          "Me",
          Member.of(
              "user",
              Shapes.told("MyUser", Nouns.USERS)
                  .without(CODES)
                  .and(
                      Member.of("force_change", Shape.truth()),
                      Member.of("email_validated", Shape.truth()),
                      Member.of("phone_validated", Shape.truth()))
                  .thing()),
          Member.of(
              "account",
              nullable(
                  Shapes.told("MyAccount", Nouns.ACCOUNTS)
                      .without("webhook_secret", "bucket_credential", "subspace_client_secret")
                      .thing())),
          Member.of(
              "sp", nullable(Shapes.told("MyServiceProvider", Nouns.SERVICE_PROVIDERS).thing())));

  /// A new one.
  static final Shape.Thing NEW =
      Shape.thing(
          "NewUser",
          Member.of("name", Shape.filled(255)),
          Member.of("email", new Shape.Text(1, 255, Shape.Format.EMAIL)),
          Member.of("initial_password", PASSWORD),
          Member.of("force_change", Shape.flag()).maybe(),
          Member.of("is_active", Shape.flag()).maybe(),
          Member.of("is_view_only", Shape.flag()).maybe(),
          Member.of("account_sid", new Shape.Reference(Nouns.ACCOUNTS)).maybe().orNull(),
          Member.of("service_provider_sid", new Shape.Reference(Nouns.SERVICE_PROVIDERS))
              .maybe()
              .orNull());

  /// What of one may be changed; an owner can't be taken away.
  static final Shape.Thing CHANGE =
      Shape.thing(
          "UserChange",
          Member.of("user_sid", Shape.sid()).maybe(),
          Member.of("name", Shape.filled(255)).maybe(),
          Member.of("email", new Shape.Text(1, 255, Shape.Format.EMAIL)).maybe(),
          Member.of("email_activation_code", Shape.text(16)).maybe().orNull(),
          Member.of("initial_password", PASSWORD).maybe(),
          Member.of("old_password", PASSWORD).maybe(),
          Member.of("new_password", PASSWORD).maybe(),
          Member.of("force_change", Shape.flag()).maybe(),
          Member.of("is_active", Shape.flag()).maybe(),
          Member.of("is_view_only", Shape.flag()).maybe(),
          Member.of("account_sid", new Shape.Reference(Nouns.ACCOUNTS)).maybe(),
          Member.of("service_provider_sid", new Shape.Reference(Nouns.SERVICE_PROVIDERS)).maybe());

  /// A session that is open.
  static final Shape.Thing SESSION =
      Shape.thing(
          "Session",
          Member.of("session_id", Shape.text(64)),
          Member.of("created_at", Shape.moment()),
          Member.of("last_used", Shape.moment()),
          Member.of("source", Shape.text(64)),
          Member.of("user_agent", Shape.text(1_024)),
          Member.of("current", Shape.truth()));

  private UserShapes() {}

  /// Whoever belongs to nothing gets an object of nulls.
  private static Shape.Thing nullable(Shape.Thing thing) {
    var members = thing.members().stream().map(Member::orNull).toArray(Member[]::new);
    return Shape.thing(thing.name(), members);
  }
}
