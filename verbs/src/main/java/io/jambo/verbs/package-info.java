/// The call-control language: what an application may tell a call to do, as one record a verb.
///
/// Start with [Pause], the smallest verb: a record, and beside it the one declaration ([VerbSpec])
/// from which it is parsed, validated and described. [VerbCatalog] lists them all; [VerbParser]
/// turns an application's JSON into a [Script] or into everything that is wrong with it
/// ([ParsedScript]); [CheckCommand] says the same to a person. The words to declare with are
/// [Shape], [Members] and [Types].
///
/// To add a verb: write its record with its `SPEC`, name it in [Verb] and in the catalog. This room
/// only reads and describes: it runs nothing, waits for nothing and knows no call.
@NullMarked
package io.jambo.verbs;

import org.jspecify.annotations.NullMarked;
