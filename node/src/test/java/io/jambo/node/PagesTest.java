package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallField;
import io.jambo.call.CallField.Place;
import io.jambo.call.CallFields;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Nouns;
import io.jambo.store.CallRecord;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages that are made from the code are what it says, and no personal field is missing.
class PagesTest {
  private static final Path DOCS = Path.of("../docs");

  /// What a name looks like behind which a person may stand.
  private static final Pattern PERSONAL =
      Pattern.compile(
          "(^|_)(from|to|number|phone|e?mail|user|username|caller|callee|called|contact|address"
              + "|addresses|host|ip|ipv4|digits|dtmf|text|transcript|headers?|tag|person|callid"
              + "|content|source)(_|$)");

  /// Of such names these tell of nobody: what tenants and operators configure of machines, carriers
  /// and behaviour (security.md PII-9).
  private static final Set<String> OF_NOBODY =
      Set.of(
          "service_providers.portal_host",
          "service_providers.mail_from",
          "webhooks.username",
          "users.user_sid",
          "users.email_activation_code",
          "users.phone_activation_code",
          "users.email_validated",
          "users.phone_validated",
          "users.email_content_opt_out",
          "user_permissions.user_sid",
          "user_permissions.user_permissions_sid",
          "totp.user_sid",
          "accounts.device_to_call_ratio",
          "voip_carriers.register_username",
          "voip_carriers.inbound_auth_username",
          "voip_carriers.register_from_user",
          "voip_carriers.register_from_domain",
          "voip_carriers.register_public_ip_in_contact",
          "voip_carriers.dtmf_type",
          "sip_gateways.ipv4",
          "smpp_gateways.ipv4",
          "predefined_carriers.register_username",
          "predefined_carriers.inbound_auth_username",
          "predefined_sip_gateways.ipv4",
          "predefined_smpp_gateways.ipv4",
          "phone_numbers.phone_number_sid",
          "sms_providers.username",
          "sbc_addresses.ipv4",
          "sbc_addresses.sbc_address_sid",
          "smpp_addresses.ipv4",
          "smpp_addresses.smpp_address_sid",
          "nodes.addresses",
          "clients.allow_direct_user_calling",
          "system_alerts.host",
          // Cut to a network before it is written (data-model.md 3.8).
          "audit_log.source");

  @Test
  void thePagesAreWhatTheCodeSays() throws IOException {
    for (var page : DocsWord.pages().entrySet()) {
      assertThat(Files.readString(DOCS.resolve(page.getKey())))
          .as("docs/" + page.getKey() + ": ./jambo docs writes it anew")
          .isEqualTo(page.getValue());
    }
  }

  @Test
  void everyColumnBehindWhoseNameAPersonMayStandIsDeclaredPersonalOrKnownAsNobodys() {
    for (var noun : Nouns.ALL) {
      for (var column : noun.columns()) {
        boolean suspect =
            PERSONAL.matcher(column.name()).find() && !(column.kind() instanceof Kind.Flag);
        boolean known =
            column.personal()
                || column.atRestSealed()
                || OF_NOBODY.contains(noun.name() + "." + column.name());
        assertThat(known || !suspect).as(noun + "." + column.name()).isTrue();
      }
    }
  }

  @Test
  void whatACallLeavesOfAPersonLiesSealedOrHashed() {
    assertThat(Nouns.CDRS.columns())
        .filteredOn(Column::personal)
        .allMatch(column -> column.atRestSealed() || column.name().endsWith("_index"));
  }

  @Test
  void everythingPersonalInACallRecordIsDeclaredAsAFieldOfACall() {
    var sealed =
        CallFields.ALL.stream()
            .filter(field -> field.goes().contains(Place.SEALED))
            .map(CallField::name);
    assertThat(components(CallRecord.Personal.class))
        .containsExactlyInAnyOrder(
            "from", "to", "sipCallId", "sipParentCallId", "host", "remoteHost");
    assertThat(sealed)
        .containsExactlyInAnyOrder(
            "from",
            "to",
            "call_id",
            "sip_parent_callid",
            "local_sip_address",
            "originating_sip_ip");
    assertThat(components(CallRecord.Attempt.class))
        .filteredOn(name -> PERSONAL.matcher(name).find())
        .isEmpty();
  }

  @Test
  void nothingPersonalOfACallGoesToTheLogOrInTheClearToARecord() {
    assertThat(CallFields.ALL)
        .filteredOn(CallField::personal)
        .noneMatch(
            field -> field.goes().contains(Place.LOG) || field.goes().contains(Place.RECORD));
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }
}
