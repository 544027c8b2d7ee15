package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static Operation get(String path) {
    return Operation.get(path).says("x").to(Allowed.A_S_C).answers(204).by(_ -> Answer.done());
  }

  private final Router router =
      new Router(
          List.of(
              get("/Users/me"),
              get("/Users/{user_sid}"),
              get("/Accounts/{account_sid}/Calls/{name}"),
              get("/Accounts/{account_sid}/Calls/count"),
              get("/Accounts/{account_sid}/Speech/speech/voices"),
              get("/Accounts/{account_sid}/Speech/{cred}/test")));

  private String found(String path) {
    return router
        .route(Method.GET, path)
        .map(to -> to.operations().values().iterator().next().path().text() + to.parameters())
        .orElse("nothing");
  }

  @Test
  void literalsAreFoundInAnyCaseUnderBothBasesWithOrWithoutATrailingSlash() {
    assertThat(List.of("/v1/Users/me", "/api/v1/Users/me", "/V1/users/ME/", "/API/v1/USERS/me"))
        .allSatisfy(path -> assertThat(found(path)).isEqualTo("/Users/me{}"));
  }

  @Test
  void aLiteralWinsOverAParameter() {
    assertThat(found("/v1/Accounts/a/Calls/count"))
        .isEqualTo("/Accounts/{account_sid}/Calls/count{account_sid=a}");
    assertThat(found("/v1/Accounts/a/Calls/counts"))
        .isEqualTo("/Accounts/{account_sid}/Calls/{name}{account_sid=a, name=counts}");
  }

  @Test
  void aParameterMayBeCalledAsALiteralThatLeadsNowhere() {
    assertThat(found("/v1/Accounts/a/Speech/speech/test"))
        .isEqualTo("/Accounts/{account_sid}/Speech/{cred}/test{account_sid=a, cred=speech}");
  }

  @Test
  void escapesAreUndoneInsideASegmentOnly() {
    assertThat(found("/v1/Accounts/a/Calls/x%2Fy%C3%A9%zz%4"))
        .isEqualTo("/Accounts/{account_sid}/Calls/{name}{account_sid=a, name=x/yé%zz%4}");
  }

  @Test
  void whatIsNotDeclaredIsNotFound() {
    assertThat(List.of("/Users/me", "/v1", "/", "//", "/v1//Users/me", "/v2/Users/me", "x", ""))
        .allSatisfy(path -> assertThat(found(path)).isEqualTo("nothing"));
    assertThat(found("/v1" + "/a".repeat(4_000))).isEqualTo("nothing");
  }

  @Test
  void theSamePathTwiceIsNoApi() {
    assertThatThrownBy(() -> new Router(List.of(get("/A/{x}"), get("/a/{y}"))))
        .hasMessageContaining("declared twice");
  }

  @Test
  void anOperationThatDoesNotSayWhoMayUseItDoesNotComeIntoBeing() {
    assertThatThrownBy(() -> Operation.get("/A").says("x").answers(204).by(_ -> Answer.done()))
        .hasMessageContaining("says not who may use it");
  }
}
