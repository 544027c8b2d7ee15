package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditLogTest {
  @ParameterizedTest
  @CsvSource({
    "https://user:p@ss@host/, https://…@host/",
    "https://user@host, https://…@host",
    "https://host/a@b, https://host/a@b",
    "http://a:b@c/ and http://d:e@f/, http://…@c/ and http://…@f/",
    "someone@example.test, someone@example.test"
  })
  void nothingOfALoginInAnAddressIsToldEvenWhereItHasAnAt(String written, String told) {
    assertThat(AuditLog.withoutLogin(written)).isEqualTo(told);
  }
}
