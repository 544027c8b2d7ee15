/// The public REST API. Each operation is declared once; router, access filter, validation and the
/// OpenAPI document come from that declaration.
@NullMarked
package io.jambo.rest;

import org.jspecify.annotations.NullMarked;
