package org.mortise.form.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.formula.FieldPath;

/**
 * A rule ready for use.
 *
 * @param negated whether its actions take place while the condition does not hold
 * @param reads what its condition looks at, as it is written outside of rows
 * @param table key of the sub-table each of whose rows is asked by itself; null where the record is asked
 */
record PreparedRule(
        ConditionEvaluation when,
        boolean negated,
        Set<FieldPath> reads,
        List<Action> actions,
        @Nullable String table) {

    PreparedRule {
        reads = Set.copyOf(reads);
        actions = List.copyOf(actions);
    }

    /** Whether its actions take place: its condition is true, or is not. */
    boolean applies(ConditionContext asked) {
        return when.matches(asked) != negated;
    }

    /** Of all its actions, each once. */
    Set<String> targets() {
        var targets = new LinkedHashSet<String>();
        actions.forEach(action -> targets.addAll(action.targets()));
        return targets;
    }

    /** @param settings values for {@code set}, for each target that has one */
    record Action(String act, List<String> targets, List<Setting> settings, List<String> options, boolean clears) {

        Action {
            targets = List.copyOf(targets);
            settings = List.copyOf(settings);
            options = List.copyOf(options);
        }

        boolean does(String what, String target) {
            return act.equals(what) && targets.contains(target);
        }

        @Nullable
        ValueSource valueFor(String target) {
            return settings.stream()
                    .filter(setting -> setting.target().equals(target))
                    .map(Setting::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What one target is set to. */
    record Setting(String target, ValueSource value) {}
}
