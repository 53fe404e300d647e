package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/** What the rules of a record do in one pass: what they let be seen, what they set, and which choices they leave. */
final class RecordRules {

    private final PreparedForm form;
    private final RecordView now;
    private final @Nullable RecordView then;
    private final Map<PreparedRule, Boolean> matched = new IdentityHashMap<>();
    private final Set<String> visible = new HashSet<>();

    /** @param then the record as it was; null where it is new */
    RecordRules(PreparedForm form, RecordView now, @Nullable RecordView then) {
        this.form = form;
        this.now = now;
        this.then = then;
    }

    /** By rules alone; what stands above it has been seen to. */
    boolean isVisible(String target) {
        return visible.contains(target);
    }

    /** Decides whether the target is visible; what stands above it comes first. */
    void see(String target) {
        var parent = form.containers().parentOf(target);
        var shown = parent == null || visible.contains(parent);
        var asked = false;
        var invited = false;
        for (var rule : form.rulesOn(target)) {
            for (var action : rule.actions()) {
                if (action.does("hide", target) && matches(rule)) {
                    shown = false;
                }
                if (action.does("show", target)) {
                    asked = true;
                    invited |= matches(rule);
                }
            }
        }
        if (shown && (!asked || invited)) {
            visible.add(target);
        }
    }

    /** Whether some rule does {@code act} to what stands at the path. */
    boolean match(String act, String path) {
        return form.rulesOn(path).stream()
                .filter(rule -> rule.actions().stream().anyMatch(action -> action.does(act, path)))
                .anyMatch(this::matches);
    }

    /** The keys that may be chosen; null when rules leave all. */
    @Nullable
    List<String> options(PreparedField field) {
        return options(field, every -> true);
    }

    /** The keys that the meant actions of rules leave to be chosen; null when they leave all. */
    @Nullable
    List<String> options(PreparedField field, Predicate<PreparedRule.Action> meant) {
        return OptionsLeft.by(form.rulesOn(field.path()), this::matches, field, null, meant);
    }

    /** What a field holds after the rules that have only now begun to match have set it. */
    JsonNode set(PreparedField field, JsonNode value) {
        var result = value;
        for (var rule : form.rulesOn(field.path())) {
            for (var action : rule.actions()) {
                var source = action.does("set", field.path()) ? action.valueFor(field.path()) : null;
                if (source != null && matches(rule) && isFresh(rule, source)) {
                    result = source.value(now, field.shape());
                }
            }
        }
        return result;
    }

    /** Whether a rule that matches has only now begun to, or looks at something that changed. */
    private boolean isFresh(PreparedRule rule, ValueSource source) {
        return then == null
                || !rule.applies(then.asked())
                || rule.reads().stream().anyMatch(this::hasChanged)
                || source.reads().stream().anyMatch(this::hasChanged);
    }

    private boolean hasChanged(FieldPath path) {
        return then == null || !Objects.equals(now.value(path), then.value(path));
    }

    private boolean matches(PreparedRule rule) {
        var known = matched.get(rule);
        if (known != null) {
            return known;
        }
        var match = rule.applies(now.asked());
        matched.put(rule, match);
        return match;
    }
}
