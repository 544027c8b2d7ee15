/// The API's door to the network: Jetty, with a virtual thread for each request. Nothing above it
/// knows of Jetty.
@NullMarked
package io.jambo.rest.real;

import org.jspecify.annotations.NullMarked;
