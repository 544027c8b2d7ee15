package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Outbound routing, call routes, addresses and Teams (rest-api.md 14).
@ParameterizedClass
@EnumSource
class RoutingContractTest extends SiteContract {
  private int whole(String path, String member) {
    return site.get(path, "acme").number(member).orElseThrow().intValue();
  }

  @Test
  void anOwnerHasOneOutboundRouting() {
    var sid = site.make("/Lcrs", "acme", "{'name':'out'}");
    assertThat(site.post("/Lcrs", "acme", "{'name':'two'}")).isEqualTo(400);
    site.make(
        "/Lcrs",
        "north",
        "{'name':'all','service_provider_sid':'%s'}".formatted(site.building.north));
    var provider = "/ServiceProviders/" + site.building.north + "/Lcrs";
    assertThat(site.post(provider, "north", "{'name':'again'}")).isEqualTo(400);
    assertThat(site.post("/Lcrs", "admin", "{'name':'x'}")).isEqualTo(400);
    assertThat(site.list(provider, "north")).hasSize(2);
    for (var priority : List.of(1, 2)) {
      var route = "{'lcr_sid':'%s','regex':'^4','priority':%d}".formatted(sid, priority);
      site.make("/LcrRoutes", "acme", route);
    }
    assertThat(site.list("/Lcrs", "north"))
        .extracting(item -> ((Json.Obj) item).number("number_routes").orElseThrow().intValue())
        .containsExactlyInAnyOrder(2, 0);
    assertThat(site.status(provider, "acme")).isEqualTo(403);
    assertThat(site.texts("/Lcrs", "acme", "name")).containsExactly("out");
    assertThat(site.status("/Lcrs/" + sid, "bolt")).isEqualTo(404);
    assertThat(site.list("/Lcrs", "south")).isEmpty();
    site.changes("/Lcrs/" + sid, "acme", "{'is_active':0,'name':'neu'}");
    assertThat(site.delete("/Lcrs/" + sid, "acme")).isEqualTo(204);
  }

  @Test
  void routesAreWrittenTogetherOrNotAtAll() {
    var lcr = site.make("/Lcrs", "acme", "{'name':'out'}");
    var carrier = site.make("/VoipCarriers", "acme", "{'name':'c'}");
    var entry = "'lcr_carrier_set_entries':[{'voip_carrier_sid':'" + carrier + "','workload':3}]";
    var path = "/Lcrs/" + lcr + "/Routes";
    var two =
        "[{'regex':'^49','priority':2,%s},{'regex':'.*','priority':9999,'description':'d',%s}]"
            .formatted(entry, entry);
    assertThat(site.post(path, "acme", two)).isEqualTo(204);
    assertThat(whole("/Lcrs/" + lcr, "number_routes")).isEqualTo(2);
    var routes = site.list("/LcrRoutes?lcr_sid=" + lcr, "acme");
    var last = (Json.Obj) routes.getLast();
    var set = (Json.Obj) last.items("lcr_carrier_set_entries").getFirst();
    assertThat(site.get("/Lcrs/" + lcr, "acme").text("default_carrier_set_entry_sid"))
        .isEqualTo(set.text("lcr_carrier_set_entry_sid"));
    assertThat(set.number("workload").orElseThrow().intValue()).isEqualTo(3);
    var again = Json.array(routes).print();
    assertThat(site.put(path, "acme", again)).isEqualTo(204);
    assertThat(site.list("/LcrRoutes?lcr_sid=" + lcr, "acme")).isEqualTo(routes);
    var half = "[{'regex':'^1','priority':1,%s},{'regex':'^2','priority':1}]".formatted(entry);
    assertThat(site.put(path, "acme", half)).isEqualTo(400);
    var corks = site.make("/VoipCarriers", "cork", "{'name':'c'}");
    assertThat(
            site.put(
                path,
                "acme",
                "[{'regex':'^1','priority':1,%s}]".formatted(entry).replace(carrier, corks)))
        .isEqualTo(400);
    assertThat(site.put(path, "acme", "[{'regex':'(','priority':1,%s}]".formatted(entry)))
        .isEqualTo(400);
    assertThat(site.put(path, "acme", "{}")).isEqualTo(400);
    assertThat(site.put(path, "bolt", "[]")).isEqualTo(404);
    assertThat(whole("/Lcrs/" + lcr, "number_routes")).isEqualTo(2);
    assertThat(site.delete("/VoipCarriers/" + carrier, "acme")).isEqualTo(422);
    assertThat(site.delete("/Lcrs/" + lcr, "acme")).isEqualTo(204);
    assertThat(site.delete("/VoipCarriers/" + carrier, "acme")).isEqualTo(204);
  }

  @Test
  void routesAndEntriesAreTheirRoutingsOwners() {
    var lcr = site.make("/Lcrs", "acme", "{'name':'out'}");
    var carrier = site.make("/VoipCarriers", "acme", "{'name':'c'}");
    var bolts = site.make("/VoipCarriers", "bolt", "{'name':'c'}");
    var route =
        site.make(
            "/LcrRoutes", "acme", "{'lcr_sid':'%s','regex':'^4','priority':1}".formatted(lcr));
    var entry =
        site.make(
            "/LcrCarrierSetEntries",
            "acme",
            "{'lcr_route_sid':'%s','voip_carrier_sid':'%s'}".formatted(route, carrier));
    assertThat(whole("/LcrCarrierSetEntries/" + entry, "workload")).isEqualTo(1);
    site.changes("/LcrRoutes/" + route, "acme", "{'regex':'^5','description':'x','priority':7}");
    site.changes("/LcrCarrierSetEntries/" + entry, "acme", "{'workload':9,'priority':2}");
    assertThat(site.put("/LcrRoutes/" + route, "acme", "{'regex':'^5(?=x)'}")).isEqualTo(400);
    var other = "{'voip_carrier_sid':'" + bolts + "'}";
    assertThat(site.put("/LcrCarrierSetEntries/" + entry, "north", other)).isEqualTo(400);
    for (var path : List.of("/LcrRoutes/" + route, "/LcrCarrierSetEntries/" + entry)) {
      assertThat(site.status(path, "bolt")).isEqualTo(404);
      assertThat(site.put(path, "south", "{}")).isEqualTo(404);
      assertThat(site.status(path, "north")).isEqualTo(200);
    }
    assertThat(site.status("/LcrRoutes?lcr_sid=" + lcr, "bolt")).isEqualTo(400);
    assertThat(site.status("/LcrRoutes", "acme")).isEqualTo(400);
    assertThat(site.list("/LcrCarrierSetEntries?lcr_route_sid=" + route, "acme")).hasSize(1);
    var norths = site.make("/Lcrs", "north", "{'name':'all'}");
    var theirs = "{'default_carrier_set_entry_sid':'" + entry + "'}";
    assertThat(site.put("/Lcrs/" + norths, "north", theirs)).isEqualTo(400);
    assertThat(site.put("/Lcrs/" + lcr, "acme", theirs)).isEqualTo(204);
    assertThat(site.delete("/LcrRoutes/" + route, "acme")).isEqualTo(204);
    assertThat(site.status("/LcrCarrierSetEntries/" + entry, "acme")).isEqualTo(404);
  }

  @Test
  void callRoutesAreOrderedAndChecked() {
    var application = site.application(site.building.acme, "acme");
    var bolts = site.application(site.building.bolt, "bolt");
    var body = "{'regex':'^49','application_sid':'%s','priority':%d}";
    var sid = site.make("/CallRoutes", "acme", body.formatted(application, 5));
    site.make("/CallRoutes", "acme", body.formatted(application, 1));
    var listed = site.list("/CallRoutes", "acme");
    assertThat(((Json.Obj) listed.getLast()).text("call_route_sid")).hasValue(sid);
    assertThat(site.status("/CallRoutes", "north")).isEqualTo(400);
    assertThat(site.list("/CallRoutes?account_sid=" + site.building.acme, "north")).hasSize(2);
    assertThat(site.status("/CallRoutes?account_sid=" + site.building.cork, "north"))
        .isEqualTo(400);
    assertThat(site.post("/CallRoutes", "acme", body.formatted(bolts, 1))).isEqualTo(400);
    assertThat(site.post("/CallRoutes", "acme", body.formatted(application, 1).replace("^49", "(")))
        .isEqualTo(400);
    assertThat(site.post("/CallRoutes", "north", body.formatted(application, 1))).isEqualTo(400);
    site.changes("/CallRoutes/" + sid, "acme", "{'priority':0,'regex':'^1'}");
    assertThat(site.put("/CallRoutes/" + sid, "bolt", "{}")).isEqualTo(404);
    assertThat(site.delete("/Applications/" + application, "acme")).isEqualTo(422);
    assertThat(site.delete("/CallRoutes/" + sid, "acme")).isEqualTo(204);
  }

  @Test
  void addressesAreTheProvidersOrElseEverybodys() {
    site.make("/Sbcs", "admin", "{'ipv4':'192.0.2.1'}");
    assertThat(site.texts("/Sbcs", "acme", "ipv4")).containsExactly("192.0.2.1");
    var own = "{'ipv4':'192.0.2.2','service_provider_sid':'" + site.building.north + "'}";
    var sid = site.make("/Sbcs", "admin", own);
    assertThat(site.texts("/Sbcs", "acme", "ipv4")).containsExactly("192.0.2.2");
    assertThat(site.texts("/Sbcs", "south", "ipv4")).containsExactly("192.0.2.1");
    var asked = "/Sbcs?service_provider_sid=" + site.building.north;
    assertThat(site.texts(asked, "admin", "ipv4")).containsExactly("192.0.2.2");
    assertThat(site.post("/Sbcs", "north", own)).isEqualTo(403);
    assertThat(site.delete("/Sbcs/" + sid, "acme")).isEqualTo(403);
    assertThat(site.texts("/Sbcs", "acme", "ipv4")).containsExactly("192.0.2.2");
    assertThat(site.delete("/Sbcs/" + sid, "admin")).isEqualTo(204);
    var smpp = site.make("/Smpps", "admin", "{'ipv4':'192.0.2.3','use_tls':true}");
    assertThat(site.list("/Smpps", "acme")).hasSize(1);
    assertThat(site.delete("/Smpps/" + smpp, "admin")).isEqualTo(204);
    assertThat(site.post("/Smpps", "admin", "{'port':1}")).isEqualTo(400);
  }

  @Test
  void teamsTenantsAreTheirAccounts() {
    var sid = site.make("/MicrosoftTeamsTenants", "acme", "{'tenant_fqdn':'A.example'}");
    var path = "/MicrosoftTeamsTenants/" + sid;
    var told = site.get(path, "acme");
    assertThat(told.text("tenant_fqdn")).hasValue("a.example");
    assertThat(told.text("service_provider_sid")).hasValue(site.building.north.value());
    assertThat(site.post("/MicrosoftTeamsTenants", "bolt", "{'tenant_fqdn':'a.example'}"))
        .isEqualTo(422);
    assertThat(site.post("/MicrosoftTeamsTenants", "acme", "{'tenant_fqdn':'a b'}")).isEqualTo(400);
    assertThat(site.post("/MicrosoftTeamsTenants", "north", "{'tenant_fqdn':'b.example'}"))
        .isEqualTo(400);
    var wrong =
        "{'tenant_fqdn':'b.example','account_sid':'%s','service_provider_sid':'%s'}"
            .formatted(site.building.acme, site.building.south);
    assertThat(site.post("/MicrosoftTeamsTenants", "admin", wrong)).isEqualTo(400);
    assertThat(site.list("/MicrosoftTeamsTenants", "bolt")).isEmpty();
    assertThat(site.status(path, "bolt")).isEqualTo(404);
    assertThat(site.delete(path, "south")).isEqualTo(404);
    var application = site.application(site.building.acme, "acme");
    site.changes(path, "acme", "{'application_sid':'" + application + "'}");
    assertThat(site.delete("/Applications/" + application, "acme")).isEqualTo(422);
    assertThat(site.delete(path, "north")).isEqualTo(204);
  }

  @Test
  void anApplicationThatAProviderSharesServesItsAccounts() {
    var shared =
        site.building.add(
            Row.fresh(Nouns.APPLICATIONS)
                .with("name", "shared")
                .with("service_provider_sid", site.building.north)
                .with("created_at", site.building.kit.wallClock()));
    assertThat(
            site.post(
                "/PhoneNumbers", "acme", "{'number':'1','application_sid':'%s'}".formatted(shared)))
        .isEqualTo(201);
    assertThat(
            site.post(
                "/PhoneNumbers", "cork", "{'number':'2','application_sid':'%s'}".formatted(shared)))
        .isEqualTo(400);
    assertThat(site.put("/Applications/" + shared, "acme", "{'name':'x'}")).isEqualTo(403);
    var trial = "/AccountTest/" + site.building.north;
    assertThat(site.get(trial, "acme").items("applications")).hasSize(1);
  }
}
