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

/// Applications (rest-api.md 7).
@ParameterizedClass
@EnumSource
class ApplicationsContractTest extends SiteContract {
  private static final String HOOK = "{'url':'https://a.example/call'}";

  private String body(String name, String more) {
    return "{'name':'%s','account_sid':'%s','call_hook':%s%s}"
        .formatted(name, site.building.acme, HOOK, more);
  }

  private String made(String name, String more) {
    return "/Applications/" + site.make("/Applications", "acme", body(name, more));
  }

  @Test
  void oneIsToldWithItsDefaults() {
    var told = site.get(made("menu", ""), "acme");
    var hook = told.object("call_hook").orElseThrow();
    assertThat(hook.text("method")).hasValue("POST");
    assertThat(hook.members().keySet())
        .containsExactly("webhook_sid", "url", "method", "username", "password");
    assertThat(told.members().get("call_status_hook")).isEqualTo(new Json.Null());
    assertThat(told.text("speech_synthesis_voice")).hasValue("en-US-Standard-C");
    assertThat(told.text("speech_recognizer_vendor")).hasValue("google");
    assertThat(told.number("record_all_calls").orElseThrow().intValue()).isZero();
    assertThat(told.members().get("env_vars")).isEqualTo(new Json.Null());
  }

  @Test
  void theAccountsSpeechComesBeforeThePlatforms() {
    var account = "/Accounts/" + site.building.acme;
    assertThat(site.put(account, "acme", "{'speech_synthesis_vendor':'aws'}")).isEqualTo(204);
    var told = site.get(made("menu", ",'speech_recognizer_vendor':'nuance'"), "acme");
    assertThat(told.text("speech_synthesis_vendor")).hasValue("aws");
    assertThat(told.text("speech_recognizer_vendor")).hasValue("nuance");
  }

  @Test
  void aChangeTouchesWhatItNamesAlone() {
    var path = made("menu", ",'call_status_hook':{'url':'http://a.example/s','method':'get'}");
    site.changes(path, "acme", "{'name':'other','record_all_calls':1,'max_concurrent_calls':5}");
    var before = site.get(path, "acme").object("call_hook").orElseThrow();
    assertThat(site.put(path, "acme", "{'call_hook':{'url':'wss://b.example/x'}}")).isEqualTo(204);
    var after = site.get(path, "acme").object("call_hook").orElseThrow();
    assertThat(after.text("webhook_sid")).isEqualTo(before.text("webhook_sid"));
    var foreign =
        "{'call_hook':{'webhook_sid':'%s','url':'http://a.example'}}".formatted(site.building.acme);
    assertThat(site.put(path, "acme", foreign)).isEqualTo(400);
    assertThat(after.text("url")).hasValue("wss://b.example/x");
    assertThat(site.put(path, "acme", "{'call_status_hook':null}")).isEqualTo(204);
    assertThat(site.get(path, "acme").members().get("call_status_hook")).isEqualTo(new Json.Null());
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).hasSize(1);
  }

  @Test
  void whatIsSentBackAsItWasGotChangesNothing() {
    var path = made("menu", ",'messaging_hook':{'url':'http://a.example','password':'geheim'}");
    var told = site.get(path, "acme");
    assertThat(site.put(path, "acme", told.print())).isEqualTo(204);
    assertThat(site.get(path, "acme")).isEqualTo(told);
  }

  @Test
  void ownersSidsAndTheRowsOwnSidStayAsTheyAre() {
    var path = made("menu", "");
    var other = "{'account_sid':'" + site.building.bolt + "'}";
    assertThat(site.put(path, "north", other)).isEqualTo(400);
    assertThat(site.put(path, "acme", other)).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'account_sid':null}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'application_sid':'" + site.building.acme + "'}"))
        .isEqualTo(400);
  }

  @Test
  void hooksThatCantBeAreRefused() {
    for (var hook :
        List.of(
            "'http://a.example'",
            "{'url':'a.example'}",
            "{'url':'ftp://a.example'}",
            "{'url':' http://a.example'}",
            "{'url':'http://'}",
            "{'method':'GET'}",
            "7",
            "null",
            "{'url':'http://a.example','method':'PATCH'}",
            "{'url':7}")) {
      var json =
          "{'name':'x','account_sid':'%s','call_hook':%s}".formatted(site.building.acme, hook);
      var heard = site.ask("POST", "/Applications", "acme", json);
      assertThat(heard.status).as(hook).isEqualTo(400);
      assertThat(heard.msg()).contains("call_hook");
    }
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).isEmpty();
  }

  @Test
  void aWebSocketHookIsAPostToWs() {
    var path = made("menu", ",'messaging_hook':{'url':'https://a.example','method':'ws'}");
    var hook = site.get(path, "acme").object("messaging_hook").orElseThrow();
    assertThat(hook.text("method")).hasValue("POST");
    assertThat(hook.text("url")).hasValue("wss://a.example");
  }

  @Test
  void aScriptMayStandInForTheHookWhenItCanRun() {
    var account = "{'name':'x','account_sid':'" + site.building.acme + "'";
    assertThat(site.post("/Applications", "acme", account + "}")).isEqualTo(400);
    var good = account + ",'app_json':'[{\\'verb\\':\\'hangup\\'}]'}";
    site.make("/Applications", "acme", good);
    var bad = account + ",'app_json':'[{\\'verb\\':\\'nonsense\\'}]'}";
    assertThat(site.ask("POST", "/Applications", "acme", bad).msg()).startsWith("app_json");
    assertThat(site.post("/Applications", "acme", account + ",'app_json':[]}")).isEqualTo(400);
  }

  @Test
  void aNameIsUniqueInItsAccount() {
    made("menu", "");
    assertThat(site.post("/Applications", "acme", body("menu", ""))).isEqualTo(422);
    var bolt = body("menu", "").replace(site.building.acme.value(), site.building.bolt.value());
    assertThat(site.post("/Applications", "bolt", bolt)).isEqualTo(201);
  }

  @Test
  void eachScopeSeesItsOwn() {
    var path = made("menu", "");
    site.application(site.building.cork, "cork");
    assertThat(site.list("/Applications", "admin")).hasSize(2);
    assertThat(site.list("/Applications", "north")).hasSize(1);
    assertThat(site.list("/Applications", "acme")).hasSize(1);
    assertThat(site.list("/Applications", "bolt")).isEmpty();
    assertThat(site.list("/ServiceProviders/" + site.building.north + "/Applications", "admin"))
        .hasSize(1);
    for (var key : List.of("bolt", "south", "cork")) {
      assertThat(site.status(path, key)).isEqualTo(404);
      assertThat(site.put(path, key, "{}")).isEqualTo(404);
      assertThat(site.delete(path, key)).isEqualTo(404);
    }
    assertThat(site.post("/Applications", "bolt", body("x", ""))).isEqualTo(400);
    assertThat(site.delete(path, "north")).isEqualTo(204);
    assertThat(site.status(path, "admin")).isEqualTo(404);
  }

  @Test
  void listsAreFilteredAndPaged() {
    made("beta menu", "");
    made("alpha menu", "");
    made("queue", "");
    assertThat(site.texts("/Applications?name=MENU", "acme", "name")).hasSize(2);
    var page = site.get("/Accounts/" + site.building.acme + "/Applications?page=0", "acme");
    assertThat(page.number("total").orElseThrow().intValue()).isEqualTo(3);
    assertThat(page.number("page").orElseThrow().intValue()).isEqualTo(1);
    assertThat(page.number("page_size").orElseThrow().intValue()).isEqualTo(50);
    var second = site.get("/Applications?page=2&page_size=1", "acme");
    assertThat(((Json.Obj) second.items("data").getFirst()).text("name")).hasValue("beta menu");
    assertThat(site.status("/Applications?page=1&page_size=501", "acme")).isEqualTo(400);
  }

  @Test
  void theOldClientsAliasesDoTheSame() {
    var root = "/Accounts/" + site.building.acme + "/Applications/";
    var sid = site.make(root, "acme", "{'name':'x','call_hook':" + HOOK + "}");
    assertThat(site.get(root + sid, "north").text("account_sid"))
        .hasValue(site.building.acme.value());
    assertThat(site.put(root + sid, "acme", "{'name':'y'}")).isEqualTo(204);
    assertThat(site.status("/Accounts/" + site.building.bolt + "/Applications/" + sid, "north"))
        .isEqualTo(404);
    assertThat(site.status(root + sid, "bolt")).isEqualTo(403);
    assertThat(site.delete(root + sid, "acme")).isEqualTo(204);
  }

  @Test
  void whatIsUsedStays() {
    var path = made("menu", "");
    var sid = path.substring(path.lastIndexOf('/') + 1);
    var number =
        site.make(
            "/PhoneNumbers", "acme", "{'number':'15550100','application_sid':'%s'}".formatted(sid));
    assertThat(site.delete(path, "acme")).isEqualTo(422);
    assertThat(site.delete("/PhoneNumbers/" + number, "acme")).isEqualTo(204);
    var account = "/Accounts/" + site.building.acme;
    assertThat(site.put(account, "acme", "{'device_calling_application_sid':'" + sid + "'}"))
        .isEqualTo(204);
    assertThat(site.delete(path, "acme")).isEqualTo(422);
    assertThat(site.put(account, "acme", "{'device_calling_application_sid':null}")).isEqualTo(204);
    assertThat(site.put(account, "acme", "{'siprec_hook_sid':'" + sid + "'}")).isEqualTo(204);
    assertThat(site.delete("/Applications/" + sid, "acme")).isEqualTo(422);
    assertThat(site.put(account, "acme", "{'siprec_hook_sid':null}")).isEqualTo(204);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).isEmpty();
  }

  @Test
  void theHookSaysWhichVariablesItTakes() {
    site.schema =
        "{\"LANG\":{\"type\":\"string\",\"description\":\"d\",\"required\":true,"
            + "\"enum\":[\"en\",\"de\"]}}";
    assertThat(site.get("/AppEnv?url=wss%3A%2F%2Fa.example%2Fx", "acme").has("LANG")).isTrue();
    assertThat(site.asked).containsExactly("OPTIONS https://a.example/x");
    assertThat(site.post("/Applications", "acme", body("a", ",'env_vars':{}"))).isEqualTo(400);
    assertThat(site.post("/Applications", "acme", body("a", ",'env_vars':{'LANG':7}")))
        .isEqualTo(400);
    assertThat(site.post("/Applications", "acme", body("a", ",'env_vars':{'LANG':'fr'}")))
        .isEqualTo(400);
    assertThat(site.post("/Applications", "acme", body("a", ",'env_vars':[]"))).isEqualTo(400);
    var path = made("b", ",'env_vars':{'LANG':'de','MORE':1}");
    assertThat(site.get(path, "acme").object("env_vars").orElseThrow().print())
        .isEqualTo("{\"LANG\":\"de\",\"MORE\":1}");
  }

  @Test
  void aHookWithoutASchemaTakesAnything() {
    assertThat(site.status("/AppEnv?url=http%3A%2F%2Fa.example", "acme")).isEqualTo(204);
    assertThat(site.status("/AppEnv?url=nothing", "acme")).isEqualTo(400);
    assertThat(site.status("/AppEnv", "acme")).isEqualTo(400);
    site.schema = "{\"bad key\":{\"type\":\"string\",\"description\":\"d\"}}";
    assertThat(site.status("/AppEnv?url=http%3A%2F%2Fa.example", "acme")).isEqualTo(400);
    site.schema = "[]";
    assertThat(site.status("/AppEnv?url=http%3A%2F%2Fa.example", "acme")).isEqualTo(400);
  }

  @Test
  void anAccountMayMakeOnlySoManyWhereThatIsBounded() {
    site.building.settings = Settings.with(Optional.of(new RestSettings.Quotas(1, 0, 0, 0, 0, 0)));
    made("one", "");
    var heard = site.ask("POST", "/Applications", "acme", body("two", ""));
    assertThat(heard.status).isEqualTo(422);
    assertThat(heard.object().text("status")).hasValue("fail");
    assertThat(heard.object().text("message")).isPresent();
    assertThat(site.post("/Applications", "north", body("two", ""))).isEqualTo(201);
  }

  @Test
  void aServiceProviderMayDemandHttps() {
    var provider = "/ServiceProviders/" + site.building.north;
    assertThat(site.put(provider, "north", "{'require_https_hooks':1}")).isEqualTo(204);
    var plain =
        "{'name':'x','account_sid':'%s','call_hook':{'url':'http://a.example'}}"
            .formatted(site.building.acme);
    assertThat(site.post("/Applications", "acme", plain)).isEqualTo(400);
    made("menu", "");
  }

  @Test
  void whoeverMayOnlyReadSeesNoPassword() {
    var path = made("menu", ",'messaging_hook':{'url':'http://a.example','password':'geheim'}");
    var viewer =
        site.building.user("viewer", Optional.of(site.building.acme), Optional.empty(), true);
    assertThat(viewer).isNotNull();
    var token = site.building.login("viewer");
    var told = site.building.session("GET", "/v1" + path, token, "").object();
    assertThat(told.object("messaging_hook").orElseThrow().text("password")).hasValue("XXXXXXXX");
    assertThat(site.get(path, "acme").object("messaging_hook").orElseThrow().text("password"))
        .hasValue("geheim");
    var masked = "{'messaging_hook':{'url':'http://b.example','password':'XXXXXXXX'}}";
    assertThat(site.put(path, "acme", masked)).isEqualTo(204);
    assertThat(site.get(path, "acme").object("messaging_hook").orElseThrow().text("password"))
        .hasValue("geheim");
  }

  @Test
  void everyChangeIsInTheAuditLogWithoutSecrets() {
    var path = made("menu", ",'messaging_hook':{'url':'http://a.example','password':'geheim'}");
    site.put(path, "acme", "{'name':'new name'}");
    site.delete(path, "acme");
    var entries =
        site.building.all(
            Nouns.AUDIT_LOG, Query.all().where("entity", "applications").orderBy("time"));
    assertThat(entries)
        .extracting(row -> row.text("action").orElse(""))
        .containsExactly("create", "update", "delete");
    assertThat(entries).extracting(Row::toString).doesNotContain("geheim");
    assertThat(entries.get(1).text("changes"))
        .hasValueSatisfying(text -> assertThat(text).contains("new name"));
  }

  @Test
  void aCreationIsAuditedByWhatIsNotAsUsual() {
    var _ = made("menu", ",'speech_synthesis_vendor':'aws','speech_recognizer_vendor':'google'");

    var entry =
        site.building.all(Nouns.AUDIT_LOG, Query.all().where("entity", "applications")).getFirst();

    assertThat(entry.text("changes").orElseThrow())
        .contains("{\"member\":\"speech_synthesis_vendor\",\"before\":null,\"after\":\"aws\"}")
        .contains("\"menu\"", "\"account_sid\"", "\"call_hook_sid\"")
        .doesNotContain("speech_recognizer_vendor", "record_all_calls", "application_sid");
  }

  @Test
  void thePasswordInAHooksAddressDoesNotStandInTheAuditLog() {
    var sid = site.application(site.building.acme, "acme");
    var url = "https://user:geheim@a.example/h?x=1";
    var change = "{'call_hook':{'url':'" + url + "'}}";
    assertThat(site.put("/Applications/" + sid, "acme", change)).isEqualTo(204);
    assertThat(site.get("/Applications/" + sid, "acme").print()).contains(url);
    var log = site.building.all(Nouns.AUDIT_LOG, Query.all().where("entity", "webhooks"));
    assertThat(log)
        .extracting(entry -> entry.text("changes").orElse(""))
        .anyMatch(changes -> changes.contains("https://…@a.example/h?x=1"))
        .noneMatch(changes -> changes.contains("geheim"));
  }
}
