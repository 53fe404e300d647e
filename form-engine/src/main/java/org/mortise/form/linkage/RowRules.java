package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import org.mortise.core.condition.ConditionContext;

/** Rules that are written at the columns of a sub-table: each row is asked by itself, its columns first, then the record. */
record RowRules(PreparedForm form, RecordView now) {

    /** Whether rules of the row leave the cell to be seen. */
    boolean show(PreparedField table, PreparedField column, JsonNode row) {
        var rules = form.rowRulesOn(column);
        if (rules.isEmpty()) {
            return true;
        }
        var asked = asked(table, row);
        var invited = true;
        for (var rule : rules) {
            if (does(rule, "show", column)) {
                if (rule.applies(asked)) {
                    return true;
                }
                invited = false;
            }
        }
        return invited;
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

    private ConditionContext asked(PreparedField table, JsonNode row) {
        return now.inRow(table.shape(), row).asked();
    }

    private static boolean does(PreparedRule rule, String act, PreparedField column) {
        return rule.actions().stream().anyMatch(action -> action.does(act, column.path()));
    }
}
