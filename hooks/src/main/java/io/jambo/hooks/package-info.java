/// The application's link: webhooks with signatures.
@NullMarked
package io.jambo.hooks;

import org.jspecify.annotations.NullMarked;
