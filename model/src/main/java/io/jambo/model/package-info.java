/// The nouns of tenancy: what can be configured, who owns it, how it is stored and shown.
///
/// Every table is declared once, as a `Noun` of `Column`s in `Nouns`. From that declaration come
/// the statements of the store, the bodies of the REST API and their schema, the registry of
/// personal fields and the export file. This room knows neither SQL nor JSON nor HTTP.
@NullMarked
package io.jambo.model;

import org.jspecify.annotations.NullMarked;
