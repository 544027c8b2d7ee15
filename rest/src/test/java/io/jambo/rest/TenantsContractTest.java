package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Service providers and accounts (rest-api.md 4, 5).
@ParameterizedClass
@EnumSource
class TenantsContractTest extends SiteContract {
  @Test
  void aServiceProviderIsMadeSeenChangedAndRemoved() {
    var sid =
        site.make(
            "/ServiceProviders",
            "admin",
            "{'name':'east','registration_hook':{'url':'http://a.example','method':'get'}}");
    var path = "/ServiceProviders/" + sid;
    var told = site.get(path, "admin");
    assertThat(told.object("registration_hook").orElseThrow().members().keySet())
        .containsExactly("url", "method", "username", "password");
    site.changes(path, "admin", "{'description':'x','root_domain':'east.example'}");
    assertThat(site.put(path, "admin", "{'registration_hook':{}}")).isEqualTo(204);
    assertThat(site.get(path, "admin").members().get("registration_hook"))
        .isEqualTo(new Json.Null());
    assertThat(site.post("/ServiceProviders", "admin", "{'name':'east'}")).isEqualTo(422);
    assertThat(site.post("/ServiceProviders", "admin", "{}")).isEqualTo(400);
    assertThat(site.post("/ServiceProviders", "north", "{'name':'x'}")).isEqualTo(403);
    assertThat(site.delete(path, "north")).isEqualTo(403);
    assertThat(site.delete(path, "admin")).isEqualTo(204);
    assertThat(site.status(path, "admin")).isEqualTo(404);
    assertThat(site.delete(provider(), "admin")).isEqualTo(403);
  }

  @Test
  void eachScopeSeesItsServiceProvider() {
    assertThat(site.texts("/ServiceProviders", "admin", "name"))
        .containsExactlyInAnyOrder("north", "south");
    assertThat(site.texts("/ServiceProviders", "north", "name")).containsExactly("north");
    assertThat(site.texts("/ServiceProviders", "acme", "name")).containsExactly("north");
    assertThat(site.status(provider(), "acme")).isEqualTo(200);
    assertThat(site.status(provider(), "cork")).isEqualTo(404);
    assertThat(site.put(provider(), "acme", "{}")).isEqualTo(403);
    assertThat(site.put(provider(), "south", "{}")).isEqualTo(404);
    assertThat(site.texts(provider() + "/Accounts", "north", "name")).hasSize(2);
    assertThat(site.texts(provider() + "/Accounts", "acme", "name")).containsExactly("acme");
    assertThat(site.status(provider() + "/Accounts", "cork")).isEqualTo(403);
  }

  @Test
  void brandingIsCheckedAndShownByHost() {
    for (var bad :
        List.of(
            "'primary_color':'red'",
            "'portal_host':'a b'",
            "'mail_from':'x'",
            "'sip_product_name':'a b c/'",
            "'logo':'data:image/png;base64,AAAA'",
            "'logo':'http://a.example/x.png'")) {
      assertThat(site.put(provider(), "north", "{" + bad + "}")).as(bad).isEqualTo(400);
    }
    site.changes(
        provider(),
        "north",
        "{'display_name':'Nord','primary_color':'#12ab34','portal_host':'127.0.0.1',"
            + "'mail_from':'a@n.example','sip_product_name':'Nord/1','logo':"
            + "'data:image/png;base64,iVBORw0KGgo='}");
    var told = site.get("/Branding", "acme");
    assertThat(told.members().keySet()).containsExactly("display_name", "logo", "primary_color");
    assertThat(told.text("display_name")).hasValue("Nord");
    var south = "/ServiceProviders/" + site.building.south;
    assertThat(site.put(south, "south", "{'portal_host':'127.0.0.1'}")).isEqualTo(422);
    assertThat(site.put(provider(), "north", "{'portal_host':null}")).isEqualTo(204);
    assertThat(site.get("/Branding", "acme").text("display_name")).hasValue("Jambo");
  }

  @Test
  void anAccountIsMadeByProvidersOnly() {
    var body = "{'name':'x','sip_realm':'Sip.X.Example','service_provider_sid':'%s'}";
    var mine = body.formatted(site.building.north);
    var path = "/Accounts/" + site.make("/Accounts", "north", mine);
    var told = site.get(path, "north");
    assertThat(told.text("sip_realm")).hasValue("sip.x.example");
    assertThat(told.text("webhook_secret").orElse("")).matches("wh_secret_[2-9A-Za-z]{22}");
    assertThat(told.text("plan_type")).hasValue("trial");
    assertThat(site.post("/Accounts", "north", mine)).isEqualTo(422);
    assertThat(site.post("/Accounts", "acme", mine)).isEqualTo(403);
    assertThat(site.post("/Accounts", "north", body.formatted(site.building.south))).isEqualTo(400);
    assertThat(site.post("/Accounts", "admin", "{'name':'x'}")).isEqualTo(400);
    assertThat(site.post("/Accounts", "north", "{'name':'forced'}")).isEqualTo(201);
    for (var realm : List.of("one", "a..b", "-a.b", "a b.c", "a.b/")) {
      var bad = "{'name':'x','sip_realm':'" + realm + "'}";
      assertThat(site.post("/Accounts", "north", bad)).as(realm).isEqualTo(400);
    }
    assertThat(site.delete(path, "south")).isEqualTo(404);
    assertThat(site.delete(path, "north")).isEqualTo(204);
  }

  @Test
  void anAccountsMembersAreCheckedAndKept() {
    site.changes(
        account(),
        "north",
        "{'max_call_duration':60,'destination_prefixes':['49','1'],'blocked_prefixes':[],"
            + "'ws_origins':['https://a.example'],'sip_digest':'sha256','client_srtp':'off',"
            + "'cdr_retention':'none','journal_retention':'sealed','tts_cache':0,"
            + "'record_format':'wav','disable_cdrs':1,'enable_debug_log':1,"
            + "'speech_synthesis_voice':'x'}");
    for (var bad :
        List.of(
            "'destination_prefixes':['+49']",
            "'destination_prefixes':'49'",
            "'ws_origins':['x']",
            "'sip_digest':'md4'",
            "'cdr_retention':'own_key'",
            "'trusted_ca':'x'",
            "'max_call_duration':0",
            "'record_format':'ogg'",
            "'registration_hook':'http://a.example'",
            "'tts_cache':2",
            "'name':null",
            "'service_provider_sid':'" + site.building.south + "'")) {
      assertThat(site.put(account(), "admin", "{" + bad + "}")).as(bad).isEqualTo(400);
    }
    assertThat(site.put(account(), "acme", "{'max_call_duration':60,'name':'b'}")).isEqualTo(204);
    assertThat(site.put(account(), "acme", "{'max_call_duration':61}")).isEqualTo(403);
    assertThat(site.put(account(), "acme", "{'destination_prefixes':null}")).isEqualTo(403);
  }

  @Test
  void anAccountsHooksAreChangedInPlace() {
    var made =
        "{'name':'x','registration_hook':{'url':'http://a.example','password':'p'},"
            + "'device_calling_hook':{'url':'http://b.example'}}";
    var path = "/Accounts/" + site.make("/Accounts", "north", made);
    var told = site.get(path, "north");
    assertThat(told.object("registration_hook").orElseThrow().text("password")).hasValue("p");
    assertThat(site.put(path, "north", told.print())).isEqualTo(204);
    assertThat(site.get(path, "north")).isEqualTo(told);
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).hasSize(2);
    assertThat(site.put(path, "north", "{'registration_hook':{'url':''}}")).isEqualTo(204);
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).hasSize(1);
    assertThat(site.delete(path, "north")).isEqualTo(204);
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).isEmpty();
  }

  @Test
  void aRealmStaysWhileThereAreClients() {
    assertThat(site.put(account(), "acme", "{'sip_realm':'a.example'}")).isEqualTo(400);
    assertThat(site.post(account() + "/SipRealms/A.B.Example", "acme", "")).isEqualTo(204);
    assertThat(site.post(account() + "/SipRealms/b.example", "acme", "")).isEqualTo(400);
    var bolt = "/Accounts/" + site.building.bolt + "/SipRealms/a.b.example";
    assertThat(site.post(bolt, "bolt", "")).isEqualTo(422);
    assertThat(site.post(bolt, "acme", "")).isEqualTo(403);
    assertThat(site.put(account(), "acme", "{'sip_realm':'a.b.example'}")).isEqualTo(204);
    site.make("/Clients", "acme", "{'username':'lena','password':'x'}");
    var heard = site.ask("PUT", account(), "north", "{'sip_realm':'c.example'}");
    assertThat(heard.status).isEqualTo(422);
    assertThat(heard.msg()).contains("lena");
    assertThat(site.post(account() + "/SipRealms/x.b.example", "acme", "")).isEqualTo(422);
    assertThat(site.get("/Availability?type=subdomain&value=A.b.example", "acme").flag("available"))
        .hasValue(false);
  }

  @Test
  void aWebhookSecretIsToldAndRenewed() {
    var path = account() + "/WebhookSecret";
    var first = site.get(path, "acme").text("webhook_secret");
    assertThat(site.get(path, "north").text("webhook_secret")).isEqualTo(first);
    var second = site.get(path + "?regenerate=true", "acme").text("webhook_secret");
    assertThat(second).isNotEqualTo(first);
    assertThat(site.get(path, "acme").text("webhook_secret")).isEqualTo(second);
    assertThat(site.status(path, "bolt")).isEqualTo(403);
    var user = site.building.user("eye", Optional.of(site.building.acme), Optional.empty(), true);
    assertThat(user).isNotNull();
    var token = site.building.login("eye");
    var renew = site.building.session("GET", "/v1" + path + "?regenerate=1", token, "");
    assertThat(renew.status).isEqualTo(403);
    var application = site.application(site.building.acme, "acme");
    var limited = Row.fresh(Nouns.API_KEYS).with("account_sid", site.building.acme);
    site.building.key("limited", limited.with("application_sid", application));
    assertThat(site.status(path, "limited")).isEqualTo(200);
    assertThat(site.status(path + "?regenerate=1", "limited")).isEqualTo(403);
    assertThat(site.get(path, "acme").text("webhook_secret")).isEqualTo(second);
  }

  @Test
  void theBucketsSecretIsMaskedAndSurvivesItsMask() {
    var bucket =
        "{'vendor':'aws_s3','name':'b','region':'r','access_key_id':'k',"
            + "'secret_access_key':'abcdefghij','tags':[{'Key':'a','Value':'b'}],'junk':1}";
    assertThat(site.put(account(), "acme", "{'bucket_credential':" + bucket + "}")).isEqualTo(204);
    var told = site.get(account(), "acme").object("bucket_credential").orElseThrow();
    assertThat(told.text("secret_access_key")).hasValue("abcdefXXXX");
    assertThat(told.has("junk")).isFalse();
    assertThat(site.building.get("/v1/Accounts", "acme").text).doesNotContain("abcdefghij");
    var masked = Json.object().with("bucket_credential", told.with("name", "c")).print();
    assertThat(site.put(account(), "acme", masked)).isEqualTo(204);
    var stored = site.building.find(Nouns.ACCOUNTS, site.building.acme).orElseThrow();
    assertThat(stored.secret("bucket_credential").orElseThrow().reveal())
        .contains("abcdefghij", "\"name\":\"c\"");
    for (var bad : List.of("{'vendor':'x'}", "{'vendor':'azure','name':'x'}", "'x'", "[]")) {
      var json = "{'bucket_credential':" + bad + "}";
      assertThat(site.put(account(), "acme", json)).as(bad).isEqualTo(400);
    }
    assertThat(site.put(account(), "acme", "{'bucket_credential':{'vendor':'none'}}"))
        .isEqualTo(204);
    assertThat(site.get(account(), "acme").members().get("bucket_credential"))
        .isEqualTo(new Json.Null());
  }

  @Test
  void limitsAreSetByWhoeverStandsAbove() {
    var path = account() + "/Limits";
    var limit = "{'category':'voice_call_session','quantity':5}";
    var sid = site.make(path, "north", limit);
    assertThat(site.make(path, "admin", limit.replace("5", "7"))).isEqualTo(sid);
    assertThat(site.post(path, "acme", limit)).isEqualTo(403);
    assertThat(site.post(path, "south", limit)).isEqualTo(403);
    assertThat(site.post(path, "north", "{'category':'x','quantity':5}")).isEqualTo(400);
    assertThat(site.post(path, "north", "{'category':'device','quantity':-1}")).isEqualTo(400);
    site.make(path, "north", "{'category':'device','quantity':1}");
    assertThat(site.list(path, "acme")).hasSize(2);
    assertThat(site.list(path + "?category=device", "acme")).hasSize(1);
    assertThat(site.status(path + "?category=x", "acme")).isEqualTo(400);
    assertThat(site.delete(path + "?category=device", "north")).isEqualTo(204);
    assertThat(site.list(path, "acme")).hasSize(1);
    assertThat(site.delete(path, "north")).isEqualTo(204);
    assertThat(site.list(path, "acme")).isEmpty();
    var own = provider() + "/Limits";
    assertThat(site.post(own, "north", limit)).isEqualTo(403);
    site.make(own, "admin", limit);
    assertThat(site.list(own, "north")).hasSize(1);
    assertThat(site.status(own, "acme")).isEqualTo(403);
  }

  @Test
  void twoWhoChangeAtOnceBothHaveTheirChange() {
    var names = List.of("name", "speech_synthesis_label", "speech_recognizer_label");
    names.parallelStream()
        .forEach(member -> {
          for (int i = 0; i < 10; i++) {
            var json = "{'%s':'%s %d'}".formatted(member, member, i);
            assertThat(site.put(account(), "acme", json)).isEqualTo(204);
          }
        });
    var told = site.get(account(), "acme");
    for (var member : names) {
      assertThat(told.text(member)).hasValue(member + " 9");
    }
  }

  @Test
  void anAccountGoesWithAllThatIsIts() {
    var application = site.application(site.building.acme, "acme");
    site.make(
        "/PhoneNumbers", "acme", "{'number':'1','application_sid':'%s'}".formatted(application));
    site.make("/VoipCarriers", "acme", "{'name':'c'}");
    assertThat(site.delete(account(), "bolt")).isEqualTo(404);
    assertThat(site.delete(account(), "acme")).isEqualTo(204);
    assertThat(site.status(account(), "admin")).isEqualTo(404);
    assertThat(site.list("/Applications", "admin")).isEmpty();
    assertThat(site.list("/PhoneNumbers", "admin")).isEmpty();
    assertThat(site.list("/VoipCarriers", "admin")).isEmpty();
  }
}
