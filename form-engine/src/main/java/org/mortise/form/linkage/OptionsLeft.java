package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.OptionShape;

/** The keys that rules leave to be chosen, in the order of the options; null when they leave all. */
final class OptionsLeft {

    private OptionsLeft() {}

    /**
     * @param before those that are left before these rules are asked
     * @param meant the actions of rules that count
     */
    static @Nullable List<String> by(
            List<PreparedRule> rules,
            Predicate<PreparedRule> matches,
            PreparedField field,
            @Nullable List<String> before,
            Predicate<PreparedRule.Action> meant) {
        var left = before;
        for (var rule : rules) {
            for (var action : rule.actions()) {
                if (action.does("options", field.path()) && meant.test(action) && matches.test(rule)) {
                    left = left == null ? inOrder(field, action.options()) : both(left, action.options());
                }
            }
        }
        return left;
    }

    private static List<String> inOrder(PreparedField field, List<String> allowed) {
        return field.shape().options().stream()
                .map(OptionShape::key)
                .filter(allowed::contains)
                .toList();
    }

    private static List<String> both(List<String> left, List<String> allowed) {
        var both = new ArrayList<>(left);
        both.retainAll(allowed);
        return both;
    }
}
