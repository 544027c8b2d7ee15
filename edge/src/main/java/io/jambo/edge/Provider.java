package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import java.util.Optional;

/// A service provider, as its calls need it.
///
/// @param productName what its accounts' calls call our software
record Provider(Sid sid, Optional<String> productName) {
  static Provider of(Row row) {
    return new Provider(row.sid(), row.text("sip_product_name"));
  }
}
