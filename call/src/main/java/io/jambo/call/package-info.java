/// Calls: sessions, legs, verb runners.
@NullMarked
package io.jambo.call;

import org.jspecify.annotations.NullMarked;
