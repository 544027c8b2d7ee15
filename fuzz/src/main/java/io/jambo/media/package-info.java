/// The one probe of module `fuzz` that must stand beside what it tries: readers of the room `media`
/// which nobody outside may name.
@NullMarked
package io.jambo.media;

import org.jspecify.annotations.NullMarked;
