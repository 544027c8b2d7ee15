package io.jambo.model;

import static io.jambo.model.Column.flag;
import static io.jambo.model.Column.follows;
import static io.jambo.model.Column.key;
import static io.jambo.model.Column.ref;
import static io.jambo.model.Column.sealed;
import static io.jambo.model.Column.text;
import static io.jambo.model.Column.whole;
import static io.jambo.model.Owned.BY_EITHER;
import static io.jambo.model.Owned.BY_PLATFORM;

/// Who may use the portal and the API as a person (data-model.md 3.2).
final class PeopleNouns {
  static final Noun USERS =
      Noun.of(
          "users",
          BY_EITHER,
          key("user_sid"),
          text("name", 255).must().ofPersons(),
          text("email", 255).must().ofPersons(),
          text("pending_email", 255).ofPersons(),
          text("phone", 20).ofPersons(),
          text("hashed_password", 1_024).within(),
          ref("account_sid", "accounts"),
          ref("service_provider_sid", "service_providers"),
          flag("force_change", false),
          text("provider", 255).orElse("local"),
          text("provider_userid", 255).ofPersons(),
          text("scope", 16).orElse("read-write"),
          text("phone_activation_code", 16),
          text("email_activation_code", 16),
          flag("email_validated", false),
          flag("phone_validated", false),
          flag("email_content_opt_out", false),
          flag("is_active", true));

  static final Noun PERMISSIONS =
      Noun.of(
          "permissions",
          BY_PLATFORM,
          key("permission_sid"),
          text("name", 32).must(),
          text("description", 255));

  static final Noun USER_PERMISSIONS =
      Noun.of(
          "user_permissions",
          new Tenancy.Through("user_sid", "users"),
          key("user_permissions_sid"),
          follows("user_sid", "users").must(),
          ref("permission_sid", "permissions").must());

  /// One row at most.
  static final Noun PASSWORD_SETTINGS =
      Noun.of(
          "password_settings",
          BY_PLATFORM,
          whole("id", 1, 1).orElse(1L).within(),
          whole("min_password_length", 8, 20).orElse(8L),
          flag("require_digit", false),
          flag("require_special_character", false));

  static final Noun TOTP =
      Noun.of(
          "totp",
          new Tenancy.Through("user_sid", "users"),
          follows("user_sid", "users").must(),
          sealed("secret", 64).must(),
          flag("confirmed", false),
          whole("last_step", 0, Long.MAX_VALUE).orElse(0L));

  private PeopleNouns() {}
}
