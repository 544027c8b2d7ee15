package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AuditChainTest {
  /// Entries that were written by an earlier version must still fit their hashes.
  @Test
  void anEntryIsHashedColumnByColumnWithItsNames() throws Exception {
    var entry =
        Row.fresh(Nouns.AUDIT_LOG)
            .with("audit_sid", "11111111-1111-4111-8111-111111111111")
            .with("time", Instant.ofEpochMilli(1_795_316_400_123L))
            .with("actor_kind", "user")
            .with("actor_sid", "22222222-2222-4222-8222-222222222222")
            .with("scope", "admin")
            .with("account_sid", null)
            .with("action", "create")
            .with("entity", "applications")
            .with("entity_sid", "33333333-3333-4333-8333-333333333333")
            .with("source", "192.0.2.0")
            .with("result", "ok")
            .with("changes", "[]")
            .with("previous_hash", AuditChain.FIRST);
    var text =
        """
        audit_sid=11111111-1111-4111-8111-111111111111
        time=1795316400123
        actor_kind=user
        actor_sid=22222222-2222-4222-8222-222222222222
        scope=admin
        account_sid=null
        service_provider_sid=null
        action=create
        entity=applications
        entity_sid=33333333-3333-4333-8333-333333333333
        source=192.0.2.0
        result=ok
        changes=[]
        previous_hash=0000000000000000000000000000000000000000000000000000000000000000
        """;
    var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    assertThat(AuditChain.hash(entry)).isEqualTo(HexFormat.of().formatHex(sha256));
    assertThat(AuditChain.hash(entry.with("hash", "whatever"))).isEqualTo(AuditChain.hash(entry));
  }
}
