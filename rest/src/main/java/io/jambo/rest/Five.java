package io.jambo.rest;

import io.jambo.model.Noun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The operations that most resources have: list, make, get, change, remove.
final class Five {
  private final Shelf shelf;
  private final Noun noun;

  /// Over that shelf.
  Five(Shelf shelf) {
    this.shelf = shelf;
    noun = shelf.noun();
  }

  /// The usual five operations.
  ///
  /// @param what one of them in words, with its article
  List<Operation> at(
      String path, String what, Shape.Thing told, Shape.Thing made, Parameter... query) {
    var item = path + "/{" + noun.key() + "}";
    return List.of(
        Operation.get(path)
            .says("List: " + what)
            .to(Allowed.A_S_C)
            .asks(query)
            .lists(told)
            .by(shelf::list),
        Operation.post(path)
            .says("Make " + what)
            .to(Allowed.A_S_C)
            .takes(made)
            .makes()
            .by(shelf::make),
        Operation.get(item)
            .says("Get " + what)
            .to(Allowed.A_S_C)
            .item(noun.key(), noun)
            .answers(200, told)
            .by(shelf::one),
        Operation.put(item)
            .says("Change " + what)
            .to(Allowed.A_S_C)
            .item(noun.key(), noun)
            .takes(changes(shelf, made))
            .changes()
            .by(shelf::change),
        Operation.delete(item)
            .says("Remove " + what)
            .to(Allowed.A_S_C)
            .item(noun.key(), noun)
            .removes()
            .by(shelf::remove));
  }

  /// The usual five under accounts and under service providers; whoever may only read what is
  /// shared with it, does.
  ///
  /// @param readers who may read under a service provider
  List<Operation> owned(
      String path, String what, Shape.Thing told, Shape.Thing made, Allowed readers) {
    var all = new ArrayList<Operation>();
    all.addAll(
        owned(
            "/Accounts/{account_sid}" + path,
            what + " of an account",
            told,
            made,
            Allowed.A_S_C,
            Allowed.A_S_C));
    all.addAll(
        owned(
            "/ServiceProviders/{service_provider_sid}" + path,
            what + " of a service provider",
            told,
            made,
            readers,
            Allowed.A_S));
    return all;
  }

  private List<Operation> owned(
      String path,
      String what,
      Shape.Thing told,
      Shape.Thing made,
      Allowed readers,
      Allowed writers) {
    var item = path + "/{" + noun.key() + "}";
    return List.of(
        Operation.get(path).says("List: " + what).to(readers).lists(told).by(shelf::list),
        Operation.post(path).says("Make " + what).to(writers).takes(made).makes().by(shelf::make),
        Operation.get(item)
            .says("Get " + what)
            .to(readers)
            .item(noun.key(), noun)
            .with(Operation.Trait.SHARED)
            .answers(200, told)
            .by(shelf::one),
        Operation.put(item)
            .says("Change " + what)
            .to(writers)
            .item(noun.key(), noun)
            .with(Operation.Trait.SHARED)
            .takes(changes(shelf, made))
            .changes()
            .by(shelf::change),
        Operation.delete(item)
            .says("Remove " + what)
            .to(writers)
            .item(noun.key(), noun)
            .with(Operation.Trait.SHARED)
            .removes()
            .by(shelf::remove));
  }

  /// What a PUT takes: everything that a POST does, nothing demanded, and the row's own sid.
  static Shape.Thing changes(Shelf shelf, Shape.Thing made) {
    var partial = Shapes.partial(made.name().replace("New", "Changed"), made);
    var members = new ArrayList<>(partial.members());
    members.add(Member.of(shelf.noun().key(), Shape.sid()).maybe());
    return new Shape.Thing(partial.name(), members, Optional.empty());
  }
}
