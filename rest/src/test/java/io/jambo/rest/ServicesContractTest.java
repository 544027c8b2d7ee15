package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients and the credentials of vendors (rest-api.md 11.3, 14.7, 15, 16.8).
@ParameterizedClass
@EnumSource
class ServicesContractTest extends SiteContract {
  @Test
  void ofAClientsPasswordOnlyItsHashesAreKept() {
    assertThat(site.post("/Clients", "acme", "{'username':'lena'}")).isEqualTo(422);
    assertThat(site.put(account(), "north", "{'sip_realm':'a.example'}")).isEqualTo(204);
    var sid = site.make("/Clients", "acme", "{'username':'lena','password':'geheim'}");
    var path = "/Clients/" + sid;
    var told = site.get(path, "acme");
    assertThat(told.text("password")).hasValue("XXXXXXXX");
    assertThat(told.number("allow_direct_user_calling").orElseThrow().intValue()).isEqualTo(1);
    var row = site.building.all(Nouns.CLIENTS, Query.all()).getFirst();
    assertThat(row.secret("ha1_md5").orElseThrow().reveal())
        .isEqualTo(Hashes.hex("MD5", "lena:a.example:geheim"));
    assertThat(row.secret("ha1_sha256").orElseThrow().reveal())
        .isEqualTo(Hashes.hex("SHA-256", "lena:a.example:geheim"));
    assertThat(site.put(path, "acme", told.print())).isEqualTo(204);
    assertThat(site.building.all(Nouns.CLIENTS, Query.all()).getFirst()).isEqualTo(row);
    assertThat(site.put(path, "acme", "{'username':'eva'}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'username':'eva','password':'neu'}")).isEqualTo(204);
    assertThat(site.post("/Clients", "acme", "{'username':'eva'}")).isEqualTo(400);
    assertThat(site.post("/Clients", "acme", "{'username':'e va'}")).isEqualTo(400);
    for (var method : List.of("POST", "PUT")) {
      var at = method.equals("PUT") ? path : "/Clients";
      var empty = site.ask(method, at, "acme", "{'username':'eva2','password':''}");
      assertThat(empty.status).as("a device that comes in without a password").isEqualTo(400);
    }
    assertThat(site.post("/Clients", "bolt", "{'username':'eva'}")).isEqualTo(422);
    for (var key : List.of("bolt", "south")) {
      assertThat(site.status(path, key)).isEqualTo(404);
      assertThat(site.put(path, key, "{}")).isEqualTo(404);
      assertThat(site.delete(path, key)).isEqualTo(404);
    }
    assertThat(site.texts("/Clients", "north", "username")).containsExactly("eva");
    assertThat(site.put(account(), "acme", "{'allow_stored_clients':0}")).isEqualTo(204);
    assertThat(site.post("/Clients", "acme", "{'username':'x','password':'y'}")).isEqualTo(422);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
  }

  @Test
  void aSpeechCredentialIsMaskedAndSharedWithoutSecrets() {
    var body = "{'vendor':'Deepgram','api_key':'abcdefghij','model_id':'m','label':'l'}";
    var own = account() + "/SpeechCredentials/";
    var sid = site.make(account() + "/SpeechCredentials", "acme", body);
    var told = site.get(own + sid, "acme");
    assertThat(told.text("vendor")).hasValue("deepgram");
    assertThat(told.text("api_key")).hasValue("abcdefXXXX");
    assertThat(told.number("use_for_stt").orElseThrow().intValue()).isEqualTo(1);
    assertThat(told.members().get("tts_tested_ok")).isEqualTo(new Json.Null());
    assertThat(told.has("secret_access_key")).isFalse();
    assertThat(site.post(account() + "/SpeechCredentials", "acme", body)).isEqualTo(422);
    var shared = site.make(provider() + "/SpeechCredentials", "north", body);
    assertThat(site.list(account() + "/SpeechCredentials", "acme")).hasSize(2);
    var seen = site.get(own + shared, "acme");
    assertThat(seen.has("api_key")).isFalse();
    assertThat(seen.text("model_id")).hasValue("m");
    assertThat(site.get(provider() + "/SpeechCredentials/" + shared, "north").text("api_key"))
        .hasValue("abcdefXXXX");
    var use = "{'use_for_tts':1}";
    assertThat(site.put(own + shared, "acme", use)).isEqualTo(403);
    assertThat(site.delete(own + shared, "acme")).isEqualTo(403);
    assertThat(site.put(provider() + "/SpeechCredentials/" + shared, "acme", use)).isEqualTo(403);
    assertThat(site.post(provider() + "/SpeechCredentials", "acme", body)).isEqualTo(403);
    assertThat(site.status(own + sid, "bolt")).isEqualTo(403);
    assertThat(
            site.status("/Accounts/" + site.building.bolt + "/SpeechCredentials/" + sid, "north"))
        .isEqualTo(404);
    assertThat(site.delete(own + sid, "acme")).isEqualTo(204);
  }

  @Test
  void aSpeechCredentialsChangeKeepsWhatIsMasked() {
    var path =
        account()
            + "/SpeechCredentials/"
            + site.make(
                account() + "/SpeechCredentials",
                "acme",
                "{'vendor':'aws','access_key_id':'k','secret_access_key':'abcdefghij','aws_region':'r'}");
    assertThat(site.put(path, "acme", "{'aws_region':'s'}")).isEqualTo(422);
    var told = site.get(path, "acme");
    assertThat(site.put(path, "acme", told.with("aws_region", "s").print())).isEqualTo(204);
    var row = site.building.all(Nouns.SPEECH_CREDENTIALS, Query.all()).getFirst();
    assertThat(row.secret("credential").orElseThrow().reveal())
        .contains("abcdefghij", "\"aws_region\":\"s\"");
    assertThat(site.put(path, "acme", "{'use_for_tts':0,'vendor':'google'}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'use_for_tts':0,'label':'x','secret_access_key':'neues'}"))
        .isEqualTo(204);
    assertThat(site.get(path, "acme").text("secret_access_key")).hasValue("XXXXX");
  }

  @Test
  void everyVendorDemandsWhatItNeeds() {
    var path = account() + "/SpeechCredentials";
    for (var bad :
        List.of(
            "'vendor':'nobody'",
            "'vendor':'custom:'",
            "'vendor':'google','service_key':'x'",
            "'vendor':'google'",
            "'vendor':'microsoft','region':'r'",
            "'vendor':'wellsaid'",
            "'vendor':'deepgram','deepgram_stt_uri':'x'",
            "'vendor':'nuance','client_id':'x'",
            "'vendor':'elevenlabs','api_key':'x'",
            "'vendor':'aws','access_key_id':'x'",
            "'vendor':'verbio','client_id':'a','client_secret':'b','engine_version':'V3'",
            "'vendor':'cartesia','api_key':'x','model_id':'m'",
            "'vendor':'assemblyai','api_key':'x','service_version':'v9'",
            "'api_key':'x'")) {
      assertThat(site.post(path, "acme", "{" + bad + "}")).as(bad).isEqualTo(400);
    }
    for (var good :
        List.of(
            "'vendor':'microsoft','custom_stt_endpoint_url':'ws://a'",
            "'vendor':'embedded'",
            "'vendor':'custom:mine','custom_tts_url':'ws://a','auth_token':'t'",
            "'vendor':'nvidia','riva_server_uri':'a:1'",
            "'vendor':'aws'",
            "'vendor':'whisper','api_key':'x','model_id':'m','options':null",
            "'vendor':'playht','api_key':'x','user_id':'u','voice_engine':'v','options':'{}'",
            "'vendor':'cartesia','api_key':'x','model_id':'m','use_for_stt':0")) {
      site.make(path, "acme", "{" + good + "}");
    }
    var key =
        Json.object()
            .with("client_email", "a@b")
            .with("private_key", "-----BEGIN PRIVATE KEY-----\nabcdefghij")
            .print();
    var google = Json.object().with("vendor", "google").with("service_key", key).print();
    var told = site.get(path + "/" + site.make(path, "acme", google), "acme");
    assertThat(told.text("service_key").orElse(""))
        .contains("-----BEGIN PRIVATE KEY-----\\nabcdefXXXX");
  }

  @Test
  void aTestSaysWhatWasNotTested() {
    var path = account() + "/SpeechCredentials";
    var aws = site.make(path, "acme", "{'vendor':'aws'}");
    var outcome = site.get(path + "/" + aws + "/test", "acme");
    assertThat(outcome.object("tts").orElseThrow().text("status")).hasValue("not tested");
    var inside = site.make(path, "acme", "{'vendor':'embedded'}");
    var tried = site.get(path + "/" + inside + "/test", "acme");
    assertThat(tried.object("tts").orElseThrow().text("status")).hasValue("ok");
    assertThat(tried.object("stt").orElseThrow().text("status")).hasValue("fail");
    var told = site.get(path + "/" + inside, "acme");
    assertThat(told.number("tts_tested_ok").orElseThrow().intValue()).isEqualTo(1);
    assertThat(told.text("last_tested")).isPresent();
    assertThat(site.status(path + "/" + inside + "/test", "bolt")).isEqualTo(403);
  }

  @Test
  void languagesAndVoicesAreToldByVendor() {
    var path = account() + "/SpeechCredentials/speech/supportedLanguagesAndVoices";
    assertThat(site.status(path, "acme")).isEqualTo(400);
    assertThat(site.status(path + "?vendor=nobody", "acme")).isEqualTo(422);
    var google = site.get(path + "?vendor=google&create_new=true", "acme");
    assertThat(google.items("tts")).isNotEmpty();
    assertThat(google.items("stt")).isNotEmpty();
    assertThat(google.print()).contains("en-US-Standard-C");
    assertThat(site.get(path + "?vendor=custom%3Amine", "acme").items("tts")).isEmpty();
    var inside =
        site.get(provider() + path.substring(account().length()) + "?vendor=embedded", "acme");
    assertThat(inside.print()).contains("kevin16");
    for (var vendor : List.of("aws", "microsoft", "deepgram", "elevenlabs", "ibm", "soniox")) {
      assertThat(site.get(path + "?vendor=" + vendor, "acme").members()).isNotEmpty();
    }
  }

  @Test
  void customVoicesGoWithTheirCredential() {
    var root = account() + "/SpeechCredentials";
    var credential = site.make(root, "acme", "{'vendor':'nvidia','riva_server_uri':'a'}");
    var body = "{'speech_credential_sid':'%s','name':'v','model':'m'}".formatted(credential);
    var sid = site.make("/GoogleCustomVoices", "acme", body);
    var path = "/GoogleCustomVoices/" + sid;
    assertThat(site.get(path, "acme").text("reported_usage")).hasValue("REALTIME");
    site.changes(path, "acme", "{'name':'w','reported_usage':'OFFLINE','use_voice_cloning_key':1}");
    var shared = site.make(provider() + "/SpeechCredentials", "north", "{'vendor':'embedded'}");
    assertThat(site.post("/GoogleCustomVoices", "acme", body.replace(credential, shared)))
        .isEqualTo(403);
    var list = "/GoogleCustomVoices?speech_credential_sid=" + credential;
    var multipart =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"k\"\r\n\r\n"
            + "k".repeat(200)
            + "\r\n--x--\r\n";
    var upload =
        site.building
            .request("POST", "/v1" + path + "/VoiceCloningKey", multipart)
            .setHeader("Content-Type", "multipart/form-data; boundary=x")
            .header("Authorization", "Bearer " + Building.token("acme"));
    assertThat(site.building.say(upload).status).isEqualTo(204);
    assertThat(site.texts(list, "acme", "voice_cloning_key"))
        .containsExactly("k".repeat(100) + "...");
    assertThat(site.get(path, "acme").text("voice_cloning_key")).hasValue("k".repeat(200));
    assertThat(site.post(path + "/VoiceCloningKey", "acme", "{}")).isEqualTo(415);
    assertThat(site.list("/GoogleCustomVoices?account_sid=" + site.building.acme, "acme"))
        .isEmpty();
    assertThat(site.status("/GoogleCustomVoices", "north")).isEqualTo(400);
    assertThat(site.status(path, "bolt")).isEqualTo(404);
    assertThat(site.delete(root + "/" + credential, "acme")).isEqualTo(204);
    assertThat(site.status(path, "acme")).isEqualTo(404);
  }

  @Test
  void llmCredentialsAreMaskedAndShared() {
    var root = account() + "/LlmCredentials";
    var body = "{'vendor':'openai','api_key':'abcdefghij','options':{'a':1}}";
    var sid = site.make(root, "acme", body);
    var path = root + "/" + sid;
    var told = site.get(path, "acme");
    assertThat(told.text("api_key")).hasValue("abcdefXXXX");
    assertThat(told.object("options").orElseThrow().print()).isEqualTo("{\"a\":1}");
    assertThat(site.put(path, "acme", told.print())).isEqualTo(204);
    assertThat(site.get(path, "acme")).isEqualTo(told);
    site.changes(path, "acme", "{'api_base_url':'https://a.example','label':'x'}");
    assertThat(site.put(path, "acme", "{'vendor':'google'}")).isEqualTo(400);
    assertThat(site.post(root, "acme", body)).isEqualTo(201);
    assertThat(site.post(root, "acme", body)).isEqualTo(422);
    assertThat(site.post(root, "acme", "{'vendor':'x','api_key':'y'}")).isEqualTo(400);
    assertThat(site.post(root, "acme", "{'vendor':'openai'}")).isEqualTo(400);
    var shared = site.make(provider() + "/LlmCredentials", "north", body);
    assertThat(site.get(root + "/" + shared, "acme").members().get("api_key"))
        .isEqualTo(new Json.Null());
    assertThat(site.list(provider() + "/LlmCredentials", "acme")).hasSize(3);
    assertThat(site.post(provider() + "/LlmCredentials", "acme", body)).isEqualTo(403);
    assertThat(site.put(root + "/" + shared, "acme", "{}")).isEqualTo(403);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
  }

  @Test
  void smsProvidersShowNoSecretButTheirPath() {
    var root = account() + "/SmsProviders";
    var body = "{'name':'p','url':'https://a.example/sms','username':'u','password':'geheim'}";
    var path = root + "/" + site.make(root, "acme", body);
    var told = site.get(path, "acme");
    assertThat(told.text("password")).hasValue("XXXXXXXX");
    var inbound = told.text("inbound_path").orElseThrow();
    assertThat(inbound).matches("/v1/messaging/[0-9a-f-]{36}/[0-9a-f]{64}");
    assertThat(site.put(path, "acme", told.print())).isEqualTo(204);
    assertThat(site.get(path, "acme")).isEqualTo(told);
    assertThat(site.put(path, "acme", "{'regenerate_inbound_secret':1}")).isEqualTo(204);
    assertThat(site.get(path, "acme").text("inbound_path").orElseThrow()).isNotEqualTo(inbound);
    assertThat(site.post(root, "acme", body)).isEqualTo(422);
    for (var bad :
        List.of(
            "'url':'ftp://a'",
            "'url':'ws://a.example'",
            "'bearer_token':'x'",
            "'body_template':'{x'",
            "'kind':'smpp'",
            "'name':''")) {
      assertThat(site.put(path, "acme", "{" + bad + "}")).as(bad).isEqualTo(400);
    }
    var template = Json.object().with("body_template", "{\"t\":\"{{text}}\"}").print();
    assertThat(site.put(path, "acme", template)).isEqualTo(204);
    var shared = site.make(provider() + "/SmsProviders", "north", body);
    var seen = site.get(root + "/" + shared, "acme");
    assertThat(seen.members().get("password")).isEqualTo(new Json.Null());
    assertThat(seen.members().get("inbound_path")).isEqualTo(new Json.Null());
    for (int i = 0; i < 19; i++) {
      site.make(root, "acme", body.replace("'p'", "'p" + i + "'"));
    }
    assertThat(site.post(root, "acme", body.replace("'p'", "'q'"))).isEqualTo(422);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
  }

  @Test
  void alertRulesTellSomebody() {
    var root = account() + "/AlertRules";
    var body = "{'name':'r','alert_types':['no-tts'],'hook':{'url':'http://a.example'}}";
    var path = root + "/" + site.make(root, "acme", body);
    assertThat(site.get(path, "acme").number("min_interval").orElseThrow().intValue())
        .isEqualTo(300);
    site.changes(path, "acme", "{'email':'a@b.example','min_interval':60,'alert_types':[]}");
    assertThat(site.put(path, "acme", "{'hook':null}")).isEqualTo(204);
    assertThat(site.put(path, "acme", "{'email':null}")).isEqualTo(400);
    for (var bad :
        List.of(
            "{'name':'x'}",
            "{'name':'x','email':'y'}",
            body.replace("no-tts", "x"),
            body.replace("}}", "},'min_interval':59}"))) {
      assertThat(site.post(root, "acme", bad)).as(bad).isEqualTo(400);
    }
    site.make(provider() + "/AlertRules", "north", body);
    assertThat(site.status(provider() + "/AlertRules", "acme")).isEqualTo(403);
    assertThat(site.list(root, "acme")).hasSize(1);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
    assertThat(site.building.all(Nouns.WEBHOOKS, Query.all())).hasSize(1);
  }

  @Test
  void theInstallItselfIsTheAdministrators() {
    assertThat(site.get("/SystemInformation", "admin").members()).isEmpty();
    var said = site.ask("POST", "/SystemInformation", "admin", "{'domain_name':'a.example'}");
    assertThat(said.status).isEqualTo(201);
    assertThat(said.object().text("log_level")).hasValue("info");
    site.ask(
        "POST",
        "/SystemInformation",
        "admin",
        "{'private_network_cidr':'10.0.0.0/8, 192.168.0.0/16'}");
    assertThat(site.get("/SystemInformation", "admin").members().keySet())
        .containsExactly(
            "domain_name",
            "sip_domain_name",
            "monitoring_domain_name",
            "private_network_cidr",
            "log_level");
    assertThat(site.get("/SystemInformation", "admin").text("domain_name")).hasValue("a.example");
    assertThat(site.post("/SystemInformation", "admin", "{'private_network_cidr':'x'}"))
        .isEqualTo(400);
    assertThat(site.post("/SystemInformation", "admin", "{'log_level':'x'}")).isEqualTo(400);
    assertThat(site.post("/SystemInformation", "north", "{}")).isEqualTo(403);
    assertThat(site.status("/SystemInformation", "acme")).isEqualTo(403);
    assertThat(site.get("/Availability?type=email&value=a%40b", "acme").flag("available"))
        .hasValue(true);
    assertThat(site.status("/Availability?type=x&value=a", "acme")).isEqualTo(400);
    assertThat(site.status("/Availability?type=email", "acme")).isEqualTo(400);
    var hook = site.make("/Webhooks", "acme", "{'url':'http://a.example','password':'geheim'}");
    assertThat(site.get("/Webhooks/" + hook, "north").text("password")).hasValue("geheim");
    assertThat(site.status("/Webhooks/" + hook, "bolt")).isEqualTo(404);
    assertThat(site.status("/Webhooks/" + hook, "south")).isEqualTo(404);
    assertThat(site.post("/Webhooks", "acme", "{'url':'x'}")).isEqualTo(400);
    assertThat(site.status("/AccountTest/" + site.building.acme, "acme")).isEqualTo(404);
    assertThat(
            Optional.of(site.get("/AccountTest/" + site.building.north, "acme").members().keySet()))
        .hasValueSatisfying(
            names -> assertThat(names).containsExactly("phonenumbers", "applications"));
  }

  /// Adds so many rows behind the API's back, each different by its number.
  private void many(int count, Noun noun, IntFunction<Row> maker) {
    site.building.store.change(edit -> {
      for (int i = 0; i < count; i++) {
        edit.insert(maker.apply(i).with(noun.key(), Sid.random(site.building.kit.random())));
      }
      return count;
    });
  }

  @Test
  void anOwnerHasFiftyAlertRulesAndAHundredModelsCredentialsAtMost() {
    var acme = site.building.acme;
    var rule = "{'name':'r','email':'a@b.example'}";
    var fresh = Row.fresh(Nouns.ALERT_RULES).with("account_sid", acme).with("email", "a@b.example");
    many(49, Nouns.ALERT_RULES, i -> fresh.with("name", "r" + i).with("alert_types", "[]"));
    assertThat(site.post(account() + "/AlertRules", "acme", rule)).isEqualTo(201);
    assertThat(site.post(account() + "/AlertRules", "acme", rule)).isEqualTo(422);
    assertThat(site.post(provider() + "/AlertRules", "north", rule)).isEqualTo(201);
    var model = "{'vendor':'openai','api_key':'x','label':'last'}";
    var held =
        Row.fresh(Nouns.LLM_CREDENTIALS)
            .with("account_sid", acme)
            .with("vendor", "openai")
            .with("credential", Secret.of("{}"))
            .with("created_at", Instant.EPOCH);
    many(99, Nouns.LLM_CREDENTIALS, i -> held.with("label", "l" + i));
    assertThat(site.post(account() + "/LlmCredentials", "acme", model)).isEqualTo(201);
    assertThat(site.post(account() + "/LlmCredentials", "acme", model.replace("last", "more")))
        .isEqualTo(422);
  }

  @Test
  void anAccountHasAThousandCallRoutesAtMost() {
    var application = site.application(site.building.acme, "acme");
    var fresh =
        Row.fresh(Nouns.CALL_ROUTES)
            .with("account_sid", site.building.acme)
            .with("application_sid", application);
    many(999, Nouns.CALL_ROUTES, i -> fresh.with("regex", "^" + i));
    var route = "{'regex':'^1','application_sid':'%s'}".formatted(application);
    var last = site.make("/CallRoutes", "acme", route);
    assertThat(site.post("/CallRoutes", "acme", route)).isEqualTo(422);
    assertThat(site.put("/CallRoutes/" + last, "acme", "{'priority':7}")).isEqualTo(204);
  }
}
