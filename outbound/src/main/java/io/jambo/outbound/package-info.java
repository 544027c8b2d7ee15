/// The one guarded client for everything outward: address guard, limits, breakers.
@NullMarked
package io.jambo.outbound;

import org.jspecify.annotations.NullMarked;
