package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for with every change must not cost more the more there is.
class IndexOrderTest {
  @Test
  void theLastEntryOfAnAuditChainIsFoundWithoutSortingTheChain(@TempDir Path folder) {
    try (Store store = Database.SQLITE.open(folder)) {
      var plan =
          store.read(view -> {
            var order = ((SqlView) view).order(Nouns.AUDIT_LOG, Query.all().downwardsBy("time"));
            return Sql.of(view)
                .all(
                    "explain query plan select hash from audit_log where service_provider_sid = ?"
                        + order,
                    List.of("x"),
                    row -> row.getString(4));
          });
      assertThat(plan)
          .anyMatch(step -> step.contains("audit_log__service_provider_sid"))
          .noneMatch(step -> step.equals("USE TEMP B-TREE FOR ORDER BY"));
    }
  }
}
