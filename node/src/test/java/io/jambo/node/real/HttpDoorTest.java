package io.jambo.node.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.node.real.HttpDoor.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
  @Test
  void aClientThatKeepsItsConnectionOpenDoesNotMakeTheCloseFail() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var door = new HttpDoor(address, asked -> Answer.text(200, asked.path()));
    try (var client = new Socket(address.getAddress(), door.port())) {
      write(client, "GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /sec");
      assertThat(firstLine(client.getInputStream())).isEqualTo("HTTP/1.1 200 OK");

      door.close();

      assertThat(client.getInputStream().readAllBytes()).isNotNull();
    }
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String firstLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int read = in.read(); read != '\r'; read = in.read()) {
      line.append((char) read);
    }
    return line.toString();
  }
}
