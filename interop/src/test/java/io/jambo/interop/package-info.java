/// Foreign programs against the real process: phones, the compatible platform's own SDK, and the
/// shell as the user of `./jambo`.
@NullMarked
package io.jambo.interop;

import org.jspecify.annotations.NullMarked;
