package io.jambo.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://app.test                      | http://app.test/
          http://app.test?a=b                  | http://app.test/?a=b
          HTTP://App.Test:80/Path              | http://app.test/Path
          https://app.test:443/                | https://app.test/
          https://app.test:8443/x              | https://app.test:8443/x
          http://app.test:/x                   | http://app.test/x
          ws://app.test/x                      | ws://app.test/x
          wss://app.test/x                     | wss://app.test/x
          shout://radio.test/stream            | http://radio.test/stream
          http://app.test./x                   | http://app.test/x
          http://my_app:3000/x                 | http://my_app:3000/x
          http://app.test/x#rc=3&rp=ct         | http://app.test/x
          http://app.test#frag                 | http://app.test/
          http://app.test//two/slashes         | http://app.test//two/slashes
          http://app.test/a b/ü?q=ä"<>         | http://app.test/a%20b/%C3%BC?q=%C3%A4%22%3C%3E
          http://app.test/50%/%zz/%41          | http://app.test/50%25/%25zz/%41
          http://app.test/a\\b?{c}             | http://app.test/a%5Cb?%7Bc%7D
          http://bücher.test/                  | http://xn--bcher-kva.test/
          http://127.0.0.1:3000/x              | http://127.0.0.1:3000/x
          http://2130706433/                   | http://127.0.0.1/
          http://0x7f000001/                   | http://127.0.0.1/
          http://017700000001/                 | http://127.0.0.1/
          http://0177.0.0.1/                   | http://127.0.0.1/
          http://0x7f.1/                       | http://127.0.0.1/
          http://127.1/                        | http://127.0.0.1/
          http://127.0.1/                      | http://127.0.0.1/
          http://127.0.0.1./                   | http://127.0.0.1/
          http://１２７.０.０.１/              | http://127.0.0.1/
          http://127。0。0。1/                 | http://127.0.0.1/
          http://0/                            | http://0.0.0.0/
          http://[::1]:3000/x                  | http://[0:0:0:0:0:0:0:1]:3000/x
          http://[::ffff:127.0.0.1]/           | http://127.0.0.1/
          """)
  void oneFormComesOutOfEverySpelling(String text, String form) {
    assertThat(good(text)).hasToString(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "app.test",
        "//app.test/",
        "ftp://app.test/",
        "file:///etc/passwd",
        "gopher://app.test/",
        "javascript:alert(1)",
        "http:/app.test",
        "http://",
        "http:///x",
        "http://:80/",
        "http://app..test/",
        "http://.app.test/",
        "http://app.test:0/",
        "http://app.test:65536/",
        "http://app.test:8a/",
        "http://app.test:-1/",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://1.2.3.4.0/",
        "http://4294967296/",
        "http://0x100000000/",
        "http://127.0.0.09/",
        "http://[::1/",
        "http://[::1]x/",
        "http://[127.0.0.1]/",
        "http://[fe80::1%25eth0]/",
        "http://[v1.x]/",
        "http://app.test\\@other.test/",
        "http://app%2etest/",
        "http://app test/",
        "http://app.test/a\nb",
        "http://app.test/a\u0000b",
        "http://user%zz@app.test/",
      })
  void whatIsNoUsableUrlIsRefused(String text) {
    assertThat(UrlParser.parse(text)).isInstanceOf(ParsedUrl.Bad.class);
  }

  @Test
  void userInfoIsTakenOutOfTheUrl() {
    var url = good("http://us%40er:p%C3%A4ss:word@app.test/x");

    assertThat(url.login()).contains(new Url.Login("us@er", "päss:word"));
    assertThat(url).hasToString("http://app.test/x");
  }

  @Test
  void whatStandsBeforeTheLastAtSignIsNoHost() {
    assertThat(good("http://bank.test@evil.test/").host()).isEqualTo("evil.test");
    assertThat(good("http://a:b@bank.test@evil.test/").host()).isEqualTo("evil.test");
  }

  @Test
  void anOverlongUrlIsRefused() {
    var longest = "http://app.test/" + "x".repeat(UrlParser.LONGEST_URL - 16);

    assertThat(UrlParser.parse(longest)).isInstanceOf(ParsedUrl.Good.class);
    assertThat(UrlParser.parse(longest + "x")).isInstanceOf(ParsedUrl.Bad.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://other.test/y    | https://other.test/y
          //other.test/y          | http://other.test/y
          /y?z=/1                 | http://app.test:81/y?z=/1
          y                       | http://app.test:81/a/y
          ?z=1                    | http://app.test:81/a/b?z=1
          /y?to=https://a.test/   | http://app.test:81/y?to=https://a.test/
          y#fragment              | http://app.test:81/a/y
          """)
  void aReferenceIsReadRelativeToWhereItWasFound(String reference, String form) {
    var base = good("http://u:p@app.test:81/a/b?c=/d/e");

    assertThat(UrlParser.resolve(base, reference)).isInstanceOf(ParsedUrl.Good.class);
    assertThat(((ParsedUrl.Good) UrlParser.resolve(base, reference)).url()).hasToString(form);
  }

  private static Url good(String text) {
    assertThat(UrlParser.parse(text)).isInstanceOf(ParsedUrl.Good.class);
    return ((ParsedUrl.Good) UrlParser.parse(text)).url();
  }
}
