package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Tenancy;
import io.jambo.store.Query;
import io.jambo.store.StillUsed;
import io.jambo.store.Store;
import io.jambo.store.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes with a row, what stands in its way, and what stays (data-model.md 3.9, column "We").
@ParameterizedClass
@EnumSource
class DeletionTest {
  private final Database database;
  @TempDir Path folder;
  private Store store;
  private Sample sample;
  private Sample.Tenant account;
  private Sample.Tenant provider;

  DeletionTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    store = database.open(folder);
    sample = Sample.in(store);
    account = sample.account(0, 0);
    provider = sample.provider(0);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void withAnAccountGoesEverythingItOwnsAndNothingElse() {
    var sid = account.account().orElseThrow();
    var application = sample.row(Nouns.APPLICATIONS, account);
    change(
        sample.row(Nouns.ACCOUNTS, account), "device_calling_application_sid", application.sid());
    change(
        sample.row(Nouns.ACCOUNTS, account),
        "registration_hook_sid",
        sample.row(Nouns.WEBHOOKS, account).sid());
    change(sample.row(Nouns.API_KEYS, account), "application_sid", application.sid());
    change(sample.row(Nouns.VOIP_CARRIERS, account), "application_sid", application.sid());
    var entry = sample.row(Nouns.LCR_CARRIER_SET_ENTRY, account).sid();
    change(sample.row(Nouns.LCR, account), "default_carrier_set_entry_sid", entry);
    var before = counts();
    assertThat(delete(sample.row(Nouns.ACCOUNTS, account))).isTrue();
    var left = new HashMap<>(before);
    left.replaceAll((noun, rows) ->
        configuredFor(noun) && sample.rows(noun).containsKey(account) ? rows - 1 : rows);
    assertThat(counts()).isEqualTo(left);
    assertThat(store.find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING)).isEmpty();
    assertThat(store.find(Nouns.APPLICATIONS, application.sid(), Reach.EVERYTHING)).isEmpty();
  }

  @Test
  void withAnAccountGoItsKeysAndNotThoseOfOthers() {
    var mine = new Owner.Account(account.account().orElseThrow());
    var other = new Owner.Account(sample.account(0, 1).account().orElseThrow());
    store.change(edit -> edit.insert(keys(mine)));
    store.change(edit -> edit.insert(keys(other)));
    delete(sample.row(Nouns.ACCOUNTS, account));
    assertThat(holdsKeys(mine)).isFalse();
    assertThat(holdsKeys(other)).isTrue();
  }

  @Test
  void whatOthersPointToInADeletedAccountIsLetGo() {
    var application = sample.row(Nouns.APPLICATIONS, account).sid();
    var carrier = sample.row(Nouns.VOIP_CARRIERS, account).sid();
    var number = sample.row(Nouns.PHONE_NUMBERS, provider);
    var entry = sample.row(Nouns.LCR_CARRIER_SET_ENTRY, provider);
    change(number, "application_sid", application);
    change(number, "voip_carrier_sid", carrier);
    change(entry, "voip_carrier_sid", carrier);
    assertThat(delete(sample.row(Nouns.ACCOUNTS, account))).isTrue();
    assertThat(find(number).text("application_sid")).isEmpty();
    assertThat(find(number).text("voip_carrier_sid")).isEmpty();
    assertThat(store.find(entry.noun(), entry.sid(), Reach.EVERYTHING)).isEmpty();
  }

  @Test
  void aProviderStaysWhileItHasAccountsOrUsers() {
    var row = sample.row(Nouns.SERVICE_PROVIDERS, provider);
    assertThatThrownBy(() -> delete(row))
        .isInstanceOfSatisfying(
            StillUsed.class, used -> assertThat(used.by()).isEqualTo("accounts"));
    delete(sample.row(Nouns.ACCOUNTS, account));
    delete(sample.row(Nouns.ACCOUNTS, sample.account(0, 1)));
    assertThatThrownBy(() -> delete(row))
        .isInstanceOfSatisfying(StillUsed.class, used -> assertThat(used.by()).isEqualTo("users"));
  }

  @Test
  void withAProviderGoesEverythingItOwnsAndNothingElse() {
    change(
        sample.row(Nouns.SERVICE_PROVIDERS, provider),
        "registration_hook_sid",
        sample.row(Nouns.WEBHOOKS, provider).sid());
    delete(sample.row(Nouns.ACCOUNTS, account));
    delete(sample.row(Nouns.ACCOUNTS, sample.account(0, 1)));
    delete(sample.row(Nouns.USERS, provider));
    var before = counts();
    assertThat(delete(sample.row(Nouns.SERVICE_PROVIDERS, provider))).isTrue();
    var left = new HashMap<>(before);
    left.replaceAll((noun, rows) ->
        configuredFor(noun) && !ofUsers(noun) && sample.rows(noun).containsKey(provider)
            ? rows - 1
            : rows);
    assertThat(counts()).isEqualTo(left);
  }

  @Test
  void anApplicationStaysWhileAnythingLeadsToIt() {
    var application = sample.row(Nouns.APPLICATIONS, account);
    delete(sample.row(Nouns.CALL_ROUTES, account));
    for (var user :
        List.of(Nouns.PHONE_NUMBERS, Nouns.VOIP_CARRIERS, Nouns.MS_TEAMS_TENANTS, Nouns.API_KEYS)) {
      refusedThrough(application, sample.row(user, account), "application_sid");
    }
    var owner = sample.row(Nouns.ACCOUNTS, account);
    refusedThrough(application, owner, "device_calling_application_sid");
    refusedThrough(application, owner, "siprec_hook_sid");
    assertThat(delete(application)).isTrue();
  }

  @Test
  void aCallRouteKeepsItsApplication() {
    assertThatThrownBy(() -> delete(sample.row(Nouns.APPLICATIONS, account)))
        .isInstanceOfSatisfying(
            StillUsed.class, used -> assertThat(used.by()).isEqualTo("call_routes"));
  }

  @Test
  void anApplicationsHooksGoUnlessTheyAreShared() {
    var application = sample.row(Nouns.APPLICATIONS, account);
    var own = hook(account);
    var shared = hook(account);
    change(application, "call_hook_sid", own);
    change(application, "call_status_hook_sid", own);
    change(application, "messaging_hook_sid", shared);
    change(sample.row(Nouns.APPLICATIONS, provider), "call_hook_sid", shared);
    delete(sample.row(Nouns.CALL_ROUTES, account));
    var heard = new ArrayList<Sid>();
    store.watch(
        new Watcher() {
          @Override
          public void written(Noun noun, Sid sid) {
            heard.add(sid);
          }

          @Override
          public void manyWritten(Noun noun) {
            throw new AssertionError("each is told");
          }
        });
    assertThat(delete(application)).isTrue();
    assertThat(heard).containsOnlyOnce(own, application.sid()).doesNotContain(shared);
    assertThat(store.find(Nouns.WEBHOOKS, own, Reach.EVERYTHING)).isEmpty();
    assertThat(store.find(Nouns.WEBHOOKS, shared, Reach.EVERYTHING)).isPresent();
  }

  @Test
  void anAlertRulesHookGoesWithIt() {
    var rule = sample.row(Nouns.ALERT_RULES, account);
    var hook = hook(account);
    change(rule, "hook_sid", hook);
    assertThat(delete(rule)).isTrue();
    assertThat(store.find(Nouns.WEBHOOKS, hook, Reach.EVERYTHING)).isEmpty();
  }

  @Test
  void aCarrierStaysWhileNumbersOrRoutesUseIt() {
    var carrier = sample.row(Nouns.VOIP_CARRIERS, account);
    assertThatThrownBy(() -> delete(carrier))
        .isInstanceOfSatisfying(
            StillUsed.class, used -> assertThat(used.by()).isEqualTo("lcr_carrier_set_entry"));
    delete(sample.row(Nouns.LCR, account));
    refusedThrough(carrier, sample.row(Nouns.PHONE_NUMBERS, account), "voip_carrier_sid");
    assertThat(delete(carrier)).isTrue();
    goneWith(Nouns.SIP_GATEWAYS, account);
    goneWith(Nouns.SMPP_GATEWAYS, account);
  }

  @Test
  void withARoutingGoItsRoutesAndEntriesWhateverItsDefault() {
    var routing = sample.row(Nouns.LCR, account);
    var entry = sample.row(Nouns.LCR_CARRIER_SET_ENTRY, account).sid();
    change(routing, "default_carrier_set_entry_sid", entry);
    assertThat(delete(sample.row(Nouns.LCR_ROUTES, account))).isTrue();
    goneWith(Nouns.LCR_CARRIER_SET_ENTRY, account);
    assertThat(find(routing).text("default_carrier_set_entry_sid")).isEmpty();
    assertThat(delete(sample.row(Nouns.LCR, provider))).isTrue();
    goneWith(Nouns.LCR_ROUTES, provider);
    goneWith(Nouns.LCR_CARRIER_SET_ENTRY, provider);
  }

  @Test
  void withAUserGoPermissionsAndSecondFactorAndWithACredentialItsVoices() {
    assertThat(delete(sample.row(Nouns.USERS, account))).isTrue();
    goneWith(Nouns.USER_PERMISSIONS, account);
    assertThat(count(Nouns.TOTP)).isEqualTo(sample.rows(Nouns.TOTP).size() - 1);
    assertThat(delete(sample.row(Nouns.SPEECH_CREDENTIALS, account))).isTrue();
    goneWith(Nouns.GOOGLE_CUSTOM_VOICES, account);
  }

  @Test
  void aDeletionThatIsUndoneLeavesEverything() {
    var before = counts();
    assertThatThrownBy(() ->
            store.change(edit -> {
              var row = sample.row(Nouns.ACCOUNTS, account);
              assertThat(edit.delete(row.noun(), row.sid(), Reach.EVERYTHING)).isTrue();
              throw new IllegalStateException("on second thoughts");
            }))
        .hasMessage("on second thoughts");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void whatIsNotThereIsNotDeleted() {
    assertThat(
            store.<Boolean>change(
                edit -> edit.delete(Nouns.ACCOUNTS, sample.sid(), Reach.EVERYTHING)))
        .isFalse();
  }

  private void refusedThrough(Row target, Row user, String column) {
    change(user, column, target.sid());
    assertThatThrownBy(() -> delete(target))
        .isInstanceOfSatisfying(
            StillUsed.class, used -> assertThat(used.by()).isEqualTo(user.noun().name()));
    store.change(edit ->
        edit.update(
            user.noun(), user.sid(), Row.empty(user.noun()).with(column, null), Reach.EVERYTHING));
  }

  private void goneWith(Noun noun, Sample.Tenant tenant) {
    assertThat(store.find(noun, sample.row(noun, tenant).sid(), Reach.EVERYTHING)).isEmpty();
  }

  private Sid hook(Sample.Tenant tenant) {
    var hook = sample.row(Nouns.WEBHOOKS, tenant, row -> row);
    return store.change(edit -> edit.insert(hook)).sid();
  }

  private Row keys(Owner owner) {
    return sample.row(
        Nouns.OWNER_KEYS, sample.tenants().getFirst(), row -> row.with("owner", owner.word()));
  }

  private boolean holdsKeys(Owner owner) {
    var query = Query.all().where("owner", owner.word());
    return store.read(view -> view.count(Nouns.OWNER_KEYS, query, Reach.EVERYTHING)) > 0;
  }

  private void change(Row row, String column, Sid value) {
    var changes = Row.empty(row.noun()).with(column, value);
    var done =
        store.<Boolean>change(
            edit -> edit.update(row.noun(), row.sid(), changes, Reach.EVERYTHING));
    assertThat(done).isTrue();
  }

  private boolean delete(Row row) {
    return store.change(edit -> edit.delete(row.noun(), row.sid(), Reach.EVERYTHING));
  }

  private Row find(Row row) {
    return store.find(row.noun(), row.sid(), Reach.EVERYTHING).orElseThrow();
  }

  private Map<Noun, Long> counts() {
    return Nouns.ALL.stream().collect(Collectors.toMap(Function.identity(), this::count));
  }

  private long count(Noun noun) {
    return store.read(view -> view.count(noun, Query.all(), Reach.EVERYTHING));
  }

  private static boolean ofUsers(Noun noun) {
    return noun == Nouns.USERS || noun.tenancy().equals(new Tenancy.Through("user_sid", "users"));
  }

  /// History and audit outlive their owners.
  private static boolean configuredFor(Noun noun) {
    return switch (noun.tenancy()) {
      case Tenancy.OfPlatform() -> false;
      case Tenancy.IsProvider(), Tenancy.IsAccount() -> true;
      case Tenancy.ByColumns by ->
          noun.column(by.account() ? "account_sid" : "service_provider_sid").kind()
              instanceof Kind.Ref;
      case Tenancy.Through(var column, var parent) ->
          noun.column(column).kind() instanceof Kind.Ref && configuredFor(Nouns.named(parent));
    };
  }
}
