package io.jambo.verbs;

import java.util.List;
import java.util.Optional;

/// A gather in the background that interrupts whatever runs (`config.bargeIn`, verbs.md 3.3), or
/// the end of one. Sticky: it starts again after each result.
public record BargeIn(
    boolean enable,
    boolean sticky,
    Optional<Hook> actionHook,
    Optional<Hook> partialResultHook,
    List<Input> input,
    DigitRules digits,
    Optional<Boolean> dtmfBargein,
    int minBargeinWordCount) {

  static final Shape<BargeIn> SHAPE =
      Shape.of(with -> {
        var enable = with.required("enable", Types.bool());
        var sticky = with.optional("sticky", Types.bool(), false);
        var actionHook = with.optional("actionHook", Hook.TYPE);
        var partialHook = with.optional("partialResultHook", Hook.TYPE);
        var input = with.optional("input", Types.listOf(Input.TYPE), List.of(Input.SPEECH));
        var digits = DigitRules.among(with);
        var dtmfBargein = with.optional("dtmfBargein", Types.bool());
        var words =
            with.optional("minBargeinWordCount", Numbers.whole(0, Gather.MOST_BARGEIN_WORDS), 1);
        return in ->
            new BargeIn(
                in.get(enable),
                in.get(sticky),
                in.get(actionHook),
                in.get(partialHook),
                in.get(input),
                digits.apply(in),
                in.get(dtmfBargein),
                in.get(words));
      });
}
