package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Carriers, gateways, templates and numbers (rest-api.md 12, 13).
@ParameterizedClass
@EnumSource
class CarriersContractTest extends SiteContract {
  private String carrier(String key, String name) {
    return site.make("/VoipCarriers", key, "{'name':'" + name + "'}");
  }

  @Test
  void passwordsOfCarriersAreMaskedUnlessTheyAreToBeShown() {
    var sid =
        site.make(
            "/VoipCarriers/",
            "acme",
            "{'name':'c','requires_register':true,'register_username':'u',"
                + "'register_password':'geheim','register_sip_realm':'a.example','trunk_type':'REG'}");
    var path = "/VoipCarriers/" + sid;
    var told = site.get(path, "acme");
    assertThat(told.text("register_password")).hasValue("XXXXXXXX");
    assertThat(told.members().get("smpp_password")).isEqualTo(new Json.Null());
    assertThat(told.object("register_status").orElseThrow().members()).isEmpty();
    assertThat(told.text("trunk_type")).hasValue("reg");
    assertThat(told.text("service_provider_sid")).hasValue(site.building.north.value());
    assertThat(told.members().get("media_cidrs")).isEqualTo(Json.array());
    assertThat(site.put(path, "acme", told.print())).isEqualTo(204);
    site.building.settings = Settings.of(Optional.empty(), false, true, Optional.empty());
    assertThat(site.get(path, "acme").text("register_password")).hasValue("geheim");
  }

  @Test
  void aCarriersMembersAreChecked() {
    var path = "/VoipCarriers/" + carrier("acme", "c");
    site.changes(
        path,
        "acme",
        "{'media_cidrs':['192.0.2.0/24'],'codecs':['PCMU'],'failover_stop_codes':[486],"
            + "'rtp_latch':'open','dtmf_type':'info','register_use_tls':1,'tech_prefix':'99'}");
    for (var bad :
        List.of(
            "'requires_register':1",
            "'register_sip_realm':''",
            "'register_sip_realm':'sip:a.example'",
            "'register_sip_realm':'a b.example'",
            "'register_sip_realm':'localhost'",
            "'register_from_domain':'x'",
            "'media_cidrs':['x']",
            "'media_cidrs':null",
            "'codecs':['a b']",
            "'failover_stop_codes':[99]",
            "'dtmf_type':'x'",
            "'name':''",
            "'name':null",
            "'tech_prefix':'12345678901234567'")) {
      assertThat(site.put(path, "acme", "{" + bad + "}")).as(bad).isEqualTo(400);
    }
    assertThat(site.put(path, "acme", "{'register_sip_realm':null}")).isEqualTo(204);
    var application = site.application(site.building.bolt, "bolt");
    assertThat(site.put(path, "north", "{'application_sid':'" + application + "'}")).isEqualTo(400);
    var shared = "/VoipCarriers/" + carrier("north", "s");
    assertThat(site.put(shared, "north", "{'application_sid':'" + application + "'}"))
        .isEqualTo(400);
  }

  @Test
  void sharedCarriersAreReadByTheProvidersAccountsAndChangedByTheProvider() {
    var shared = carrier("north", "shared");
    var own = carrier("acme", "own");
    carrier("bolt", "bolts");
    carrier("cork", "corks");
    var path = "/VoipCarriers/" + shared;
    assertThat(site.status(path, "acme")).isEqualTo(200);
    assertThat(site.put(path, "acme", "{'name':'x'}")).isEqualTo(403);
    assertThat(site.delete(path, "acme")).isEqualTo(403);
    assertThat(site.status(path, "cork")).isEqualTo(404);
    assertThat(site.put(path, "cork", "{}")).isEqualTo(404);
    assertThat(site.texts("/VoipCarriers?name=s", "acme", "name")).containsExactly("shared");
    assertThat(site.texts("/VoipCarriers", "acme", "name"))
        .containsExactlyInAnyOrder("own", "shared");
    var account = site.building.acme;
    assertThat(site.texts("/VoipCarriers?account_sid=" + account, "north", "name"))
        .containsExactlyInAnyOrder("own", "shared");
    assertThat(site.texts("/Accounts/" + account + "/VoipCarriers", "north", "name"))
        .containsExactly("own");
    var provider = "/ServiceProviders/" + site.building.north + "/VoipCarriers";
    assertThat(site.texts(provider, "north", "name")).hasSize(3);
    assertThat(site.texts(provider, "acme", "name")).hasSize(2);
    assertThat(site.put(provider + "/" + own, "north", "{'name':'new'}")).isEqualTo(204);
    assertThat(site.put(provider + "/" + own, "acme", "{}")).isEqualTo(403);
    assertThat(site.post(provider, "acme", "{'name':'x'}")).isEqualTo(403);
    assertThat(site.put("/Accounts/" + account + "/VoipCarriers/" + own, "acme", "{'name':'y'}"))
        .isEqualTo(204);
    assertThat(site.put("/Accounts/" + account + "/VoipCarriers/" + shared, "acme", "{}"))
        .isEqualTo(404);
    assertThat(site.post("/Accounts/" + account + "/VoipCarriers/", "acme", "{'name':'z'}"))
        .isEqualTo(201);
    assertThat(site.put("/VoipCarriers/" + own, "acme", "{'account_sid':null}")).isEqualTo(400);
    assertThat(site.put(path, "north", "{'service_provider_sid':null}"))
        .as("what is nobody's would be everybody's")
        .isEqualTo(400);
  }

  @Test
  void gatewaysAreReadWhereTheirCarrierIsAndChangedByItsOwner() {
    var own = carrier("acme", "own");
    var body = "{'voip_carrier_sid':'" + own + "','ipv4':'192.0.2.7','inbound':1}";
    var path = "/SipGateways/" + site.make("/SipGateways", "acme", body);
    var told = site.get(path, "acme");
    assertThat(told.number("netmask").orElseThrow().intValue()).isEqualTo(32);
    assertThat(told.members().get("port")).isEqualTo(new Json.Null());
    site.changes(path, "acme", "{'port':5080,'protocol':'tls/srtp','send_options_ping':1}");
    var shared = carrier("north", "shared");
    var theirs = site.make("/SipGateways", "north", body.replace(own, shared).replace("true", "1"));
    assertThat(site.list("/SipGateways?voip_carrier_sid=" + shared, "acme")).hasSize(1);
    assertThat(site.status("/SipGateways/" + theirs, "acme")).isEqualTo(200);
    assertThat(site.put("/SipGateways/" + theirs, "acme", "{}")).isEqualTo(403);
    assertThat(site.delete("/SipGateways/" + theirs, "acme")).isEqualTo(403);
    assertThat(site.post("/SipGateways", "acme", body.replace(own, shared))).isEqualTo(403);
    assertThat(site.status("/SipGateways", "acme")).isEqualTo(400);
    assertThat(site.status("/SipGateways?voip_carrier_sid=" + own, "bolt")).isEqualTo(400);
    assertThat(site.status(path, "bolt")).isEqualTo(404);
    assertThat(site.post("/SipGateways", "bolt", body)).isEqualTo(400);
    assertThat(site.delete(path, "acme")).isEqualTo(204);
  }

  @Test
  void addressesOfGatewaysAreChecked() {
    var own = carrier("acme", "own");
    var start = "{'voip_carrier_sid':'" + own + "',";
    for (var bad :
        List.of(
            "'ipv4':'192.0.2.7 '",
            "'ipv4':'a.example','inbound':1",
            "'inbound':1",
            "'ipv4':''",
            "'ipv4':'192.0.2.0','outbound':1,'netmask':24",
            "'ipv4':'192.0.2.7','netmask':33",
            "'ipv4':'192.0.2.7','port':0",
            "'ipv4':'192.0.2.7','port':65536",
            "'ipv4':'192.0.2.7','protocol':'x'",
            "'ipv4':'192.0.2.7/24'",
            "'ipv4':'192.0.2.7:5060'",
            "'ipv4':'a.example:5060'",
            "'ipv4':'[2001:db8::1]'",
            "'ipv4':'2001:db8::1','netmask':129",
            "'ipv4':'2001:db8::','outbound':1,'netmask':64",
            "'ipv4':'192.0.2.7','netmask':null",
            "'ipv4':'a<b'")) {
      assertThat(site.post("/SipGateways", "acme", start + bad + "}")).as(bad).isEqualTo(400);
    }
    site.make("/SipGateways", "acme", start + "'ipv4':'192.0.2.0','inbound':1,'netmask':24}");
    site.make("/SipGateways", "acme", start + "'ipv4':'a.example','outbound':1}");
    var six = site.make("/SipGateways", "acme", start + "'ipv4':'2001:db8::1','inbound':1}");
    assertThat(site.get("/SipGateways/" + six, "acme").number("netmask").orElseThrow().intValue())
        .isEqualTo(128);
    site.building.settings = Settings.of(Optional.empty(), false, false, Optional.of(25));
    assertThat(
            site.post(
                "/SipGateways", "acme", start + "'ipv4':'192.0.2.0','inbound':1,'netmask':24}"))
        .isEqualTo(400);
    var smpp = site.make("/SmppGateways", "acme", start + "'ipv4':'192.0.2.9','use_tls':1}");
    assertThat(site.get("/SmppGateways/" + smpp, "acme").number("port").orElseThrow().intValue())
        .isEqualTo(2775);
  }

  @Test
  void aGatewaysNetmaskStaysWhenItsAddressChangesWithinTheFamily() {
    var own = carrier("acme", "own");
    var body = "{'voip_carrier_sid':'" + own + "','ipv4':'192.0.2.0','netmask':24,'inbound':1}";
    var path = "/SipGateways/" + site.make("/SipGateways", "acme", body);
    site.changes(path, "acme", "{'ipv4':'192.0.2.0','is_active':0}");
    site.changes(path, "acme", "{'ipv4':'198.51.100.0'}");
    assertThat(site.put(path, "acme", "{'outbound':1,'inbound':0}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'ipv4':'2001:db8::1'}")).isEqualTo(204);
    assertThat(site.get(path, "acme").number("netmask").orElseThrow().intValue()).isEqualTo(128);
    assertThat(site.put(path, "acme", "{'netmask':64}")).isEqualTo(204);
    assertThat(site.put(path, "acme", "{'ipv4':'192.0.2.7'}")).isEqualTo(204);
    assertThat(site.get(path, "acme").number("netmask").orElseThrow().intValue()).isEqualTo(32);
  }

  @Test
  void aGatewayThatBecomesAHostNameHasNoNetmaskThatNobodySent() {
    var own = carrier("acme", "own");
    var body = "{'voip_carrier_sid':'" + own + "','ipv4':'192.0.2.0','netmask':24,'inbound':1}";
    var path = "/SipGateways/" + site.make("/SipGateways", "acme", body);
    var named = "{'ipv4':'a.example','inbound':0,'outbound':1}";
    assertThat(site.put(path, "acme", named)).isEqualTo(204);
    assertThat(site.get(path, "acme").number("netmask").orElseThrow().intValue()).isEqualTo(32);
  }

  @Test
  void aCarrierInUseStaysAndOneThatIsNotGoesWithItsGateways() {
    var sid = carrier("acme", "c");
    var gateway =
        site.make(
            "/SipGateways", "acme", "{'voip_carrier_sid':'%s','ipv4':'192.0.2.7'}".formatted(sid));
    var number =
        site.make("/PhoneNumbers", "acme", "{'number':'1','voip_carrier_sid':'%s'}".formatted(sid));
    assertThat(site.delete("/VoipCarriers/" + sid, "acme")).isEqualTo(422);
    assertThat(site.delete("/PhoneNumbers/" + number, "acme")).isEqualTo(204);
    assertThat(site.delete("/VoipCarriers/" + sid, "acme")).isEqualTo(204);
    assertThat(site.status("/SipGateways/" + gateway, "admin")).isEqualTo(404);
  }

  @Test
  void templatesBecomeCarriers() {
    var templates = site.list("/PredefinedCarriers", "acme");
    assertThat(site.building.say(site.building.request("GET", "/v1/PredefinedCarriers", "")).status)
        .isEqualTo(200);
    var twilio =
        templates.stream()
            .map(item -> (Json.Obj) item)
            .filter(item -> item.text("name").equals(Optional.of("Twilio")))
            .findFirst()
            .orElseThrow();
    var sid = twilio.text("predefined_carrier_sid").orElseThrow();
    var path = "/Accounts/" + site.building.acme + "/PredefinedCarriers/" + sid;
    var first = site.make(path, "acme", "");
    var told = site.get("/VoipCarriers/" + first, "acme");
    assertThat(told.text("name")).hasValue("Twilio");
    assertThat(told.text("account_sid")).hasValue(site.building.acme.value());
    assertThat(site.list("/SipGateways?voip_carrier_sid=" + first, "acme")).hasSize(8);
    var second = site.get("/VoipCarriers/" + site.make(path, "acme", ""), "acme");
    assertThat(second.text("name").orElse("")).startsWith("Twilio-");
    var shared = "/ServiceProviders/" + site.building.north + "/PredefinedCarriers/" + sid;
    assertThat(site.post(shared, "acme", "")).isEqualTo(403);
    assertThat(site.post(shared, "north", "")).isEqualTo(201);
    assertThat(site.post(path.replace(sid, site.building.acme.value()), "acme", "")).isEqualTo(404);
  }

  @Test
  void numbersAreKeptWithoutPlusAndBelongTogetherWithTheirApplication() {
    var application = site.application(site.building.acme, "acme");
    var path =
        "/PhoneNumbers/"
            + site.make("/PhoneNumbers", "acme", "{'number':'+15550100','description':'d'}");
    assertThat(site.get(path, "acme").text("number")).hasValue("15550100");
    site.changes(path, "acme", "{'application_sid':'" + application + "'}");
    assertThat(site.put(path, "acme", "{'number':'+15550100'}")).isEqualTo(204);
    assertThat(site.put(path, "acme", "{'number':'2'}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'application_sid':null}")).isEqualTo(204);
    var bolts = site.application(site.building.bolt, "bolt");
    assertThat(site.put(path, "north", "{'application_sid':'" + bolts + "'}")).isEqualTo(400);
    assertThat(site.put(path, "acme", "{'application_sid':'" + bolts + "'}")).isEqualTo(400);
    assertThat(site.post("/PhoneNumbers", "acme", "{'number':'15550100'}")).isEqualTo(422);
    for (var bad : List.of("1 2", "", "+", "\\t1")) {
      assertThat(site.post("/PhoneNumbers", "acme", "{'number':'" + bad + "'}"))
          .as(bad)
          .isEqualTo(400);
    }
    site.make("/PhoneNumbers", "acme", "{'number':'^49'}");
    assertThat(site.post("/PhoneNumbers", "acme", "{}")).isEqualTo(400);
  }

  @Test
  void aNumberComesOverACarrierOfItsAccountOrOfItsProvider() {
    var bolts = carrier("bolt", "bolts");
    var norths = carrier("north", "norths");
    var souths = carrier("south", "souths");
    var body = "{'number':'%s','account_sid':'%s','voip_carrier_sid':'%s'}";
    var acme = site.building.acme;
    var bolt = site.building.bolt;
    assertThat(site.post("/PhoneNumbers", "north", body.formatted("1", acme, bolts)))
        .isEqualTo(400);
    assertThat(site.post("/PhoneNumbers", "admin", body.formatted("1", acme, souths)))
        .isEqualTo(400);
    site.make("/PhoneNumbers", "north", body.formatted("1", acme, norths));
    var sid = site.make("/PhoneNumbers", "north", body.formatted("1", bolt, bolts));
    var moved = "{'account_sid':'%s'}".formatted(acme);
    assertThat(site.put("/PhoneNumbers/" + sid, "north", moved)).isEqualTo(400);
  }

  @Test
  void numbersAreSeenByTheirOwnersOnly() {
    site.make("/PhoneNumbers", "acme", "{'number':'100'}");
    site.make("/PhoneNumbers", "bolt", "{'number':'200'}");
    site.make("/PhoneNumbers", "north", "{'number':'300'}");
    site.make("/PhoneNumbers", "cork", "{'number':'400'}");
    assertThat(site.texts("/PhoneNumbers", "north", "number")).containsExactly("100", "200", "300");
    assertThat(site.texts("/PhoneNumbers", "acme", "number")).containsExactly("100");
    assertThat(site.texts("/PhoneNumbers?filter=%2B2", "north", "number")).containsExactly("200");
    var bolt = "/PhoneNumbers?account_sid=" + site.building.bolt;
    assertThat(site.texts(bolt, "north", "number")).containsExactly("200");
    assertThat(site.status(bolt, "acme")).isEqualTo(400);
    var south = "/PhoneNumbers?service_provider_sid=" + site.building.south;
    assertThat(site.texts(south, "admin", "number")).containsExactly("400");
    var provider = "/ServiceProviders/" + site.building.north + "/PhoneNumbers";
    assertThat(site.texts(provider, "acme", "number")).containsExactly("100");
    assertThat(site.texts(provider, "admin", "number")).hasSize(3);
    var early = site.building.get("/v1/PhoneNumbers", "early").json();
    assertThat(((Json.Obj) ((Json.Arr) early).items().getFirst()).text("number")).hasValue("100");
  }

  @Test
  void whereTheOperatorSetsUpCarriersAccountsDoNot() {
    var sid = carrier("acme", "c");
    site.building.settings = Settings.of(Optional.empty(), true, false, Optional.empty());
    assertThat(site.post("/VoipCarriers", "acme", "{'name':'x'}")).isEqualTo(400);
    assertThat(site.put("/VoipCarriers/" + sid, "acme", "{}")).isEqualTo(400);
    assertThat(site.delete("/VoipCarriers/" + sid, "acme")).isEqualTo(400);
    assertThat(site.post("/PhoneNumbers", "acme", "{'number':'1'}")).isEqualTo(400);
    var gateway = "{'voip_carrier_sid':'" + sid + "','ipv4':'192.0.2.7'}";
    assertThat(site.post("/SipGateways", "acme", gateway)).isEqualTo(400);
    var made = site.make("/SipGateways", "north", gateway);
    assertThat(site.delete("/SipGateways/" + made, "acme")).isEqualTo(400);
    var template =
        ((Json.Obj) site.list("/PredefinedCarriers", "acme").getFirst())
            .text("predefined_carrier_sid")
            .orElseThrow();
    assertThat(site.post(account() + "/PredefinedCarriers/" + template, "acme", "")).isEqualTo(400);
    assertThat(site.post(account() + "/PredefinedCarriers/" + template, "north", ""))
        .isEqualTo(201);
    assertThat(site.delete("/VoipCarriers/" + sid, "north")).isEqualTo(204);
  }

  @Test
  void aCarrierOfATemplateCountsForTheQuota() {
    site.building.settings = Settings.with(Optional.of(new RestSettings.Quotas(0, 1, 0, 0, 0, 0)));
    var template =
        ((Json.Obj) site.list("/PredefinedCarriers", "acme").getFirst())
            .text("predefined_carrier_sid")
            .orElseThrow();
    var path = account() + "/PredefinedCarriers/" + template;
    assertThat(site.post(path, "acme", "")).isEqualTo(201);
    assertThat(site.post(path, "acme", "")).isEqualTo(422);
  }
}
