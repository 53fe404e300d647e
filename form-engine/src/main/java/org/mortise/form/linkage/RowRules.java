package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionContext;
import org.mortise.core.formula.FieldPath;

/** Rules whose condition each row of a sub-table is asked by itself, its columns first, then the record. */
record RowRules(PreparedForm form, RecordView now, RecordView then) {

    /** Whether rules of the row leave the cell to be seen. */
    boolean show(PreparedField table, PreparedField column, JsonNode row) {
        var rules = form.rowRulesOn(column);
        if (rules.isEmpty()) {
            return true;
        }
        var asked = asked(table, row);
        var invited = true;
        var shown = false;
        for (var rule : rules) {
            if (does(rule, "hide", column) && rule.applies(asked)) {
                return false;
            }
            if (does(rule, "show", column)) {
                invited = false;
                shown |= rule.applies(asked);
            }
        }
        return invited || shown;
    }

    /** Whether some rule of the row does {@code act} to the cell. */
    boolean match(String act, PreparedField table, PreparedField column, JsonNode row) {
        var rules = form.rowRulesOn(column);
        if (rules.isEmpty()) {
            return false;
        }
        var asked = asked(table, row);
        return rules.stream().anyMatch(rule -> does(rule, act, column) && rule.applies(asked));
    }

    /** Of the keys that are {@code left} to be chosen those that rules of the row leave too; null stands for all. */
    @Nullable
    List<String> options(
            PreparedField table,
            PreparedField column,
            JsonNode row,
            @Nullable List<String> left,
            Predicate<PreparedRule.Action> meant) {
        var rules = form.rowRulesOn(column);
        if (rules.isEmpty()) {
            return left;
        }
        var asked = asked(table, row);
        return OptionsLeft.by(rules, rule -> rule.applies(asked), column, left, meant);
    }

    /**
     * What a cell holds after the rules that set it.
     *
     * @param old the row as it was; null for a new one
     * @param value what it holds without them
     */
    JsonNode set(PreparedField table, PreparedField column, JsonNode row, @Nullable JsonNode old, JsonNode value) {
        var result = value;
        for (var rule : form.rowRulesOn(column)) {
            for (var action : rule.actions()) {
                var source = action.does("set", column.path()) ? action.valueFor(column.path()) : null;
                var inside = now.inRow(table.shape(), row);
                if (source != null && rule.applies(inside.asked()) && isFresh(rule, source, table, inside, old)) {
                    result = source.value(inside, column.shape());
                }
            }
        }
        return result;
    }

    /** Whether a rule that matches has only now begun to in this row, or looks at something that changed. */
    private boolean isFresh(
            PreparedRule rule, ValueSource source, PreparedField table, RecordView inside, @Nullable JsonNode old) {
        if (old == null) {
            return true;
        }
        var before = then.inRow(table.shape(), old);
        return !rule.applies(before.asked())
                || rule.reads().stream()
                        .map(path -> RowTypes.inside(path, table.shape()))
                        .anyMatch(path -> hasChanged(path, before, inside))
                || source.reads().stream().anyMatch(path -> hasChanged(path, before, inside));
    }

    private static boolean hasChanged(FieldPath path, RecordView before, RecordView after) {
        return !Objects.equals(after.value(path), before.value(path));
    }

    private ConditionContext asked(PreparedField table, JsonNode row) {
        return now.inRow(table.shape(), row).asked();
    }

    private static boolean does(PreparedRule rule, String act, PreparedField column) {
        return rule.actions().stream().anyMatch(action -> action.does(act, column.path()));
    }
}
