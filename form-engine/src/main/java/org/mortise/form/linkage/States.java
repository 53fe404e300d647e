package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mortise.core.access.FieldRight;

/** How the fields stand after the walk; see {@link ComputationPass}. */
final class States {

    private final Walk walk;

    States(Walk walk) {
        this.walk = walk;
    }

    Map<String, FieldState> all() {
        var states = new LinkedHashMap<String, FieldState>();
        for (var container : walk.form().containers().keys()) {
            states.put(container, new FieldState(walk.isVisible(container), false, false, null, null));
        }
        for (var field : walk.form().fields()) {
            states.put(field.path(), state(field));
            field.columns().forEach(column -> states.put(column.path(), state(column)));
        }
        cells(states);
        return states;
    }

    private FieldState state(PreparedField field) {
        var path = field.path();
        var right = walk.surroundings().rights().apply(path);
        var writable = field.isWritable() && right == FieldRight.WRITE;
        var wanted = field.definition().required() || walk.rules().match("require", path);
        return new FieldState(
                walk.isVisible(path) && right.atLeast(FieldRight.MASKED),
                wanted && walk.isVisible(path) && mustBeFilled(field, right),
                !writable || walk.rules().match("readonly", path) || isSet(field) || isSubmitted(field),
                walk.rules().options(field),
                walk.errorOf(path));
    }

    /** Cells that stand differently from row to row. */
    private void cells(Map<String, FieldState> states) {
        for (var table : walk.form().fields()) {
            for (var column : table.columns()) {
                if (walk.form().differsByRow(column)) {
                    walk.data()
                            .path(table.key())
                            .forEach(row -> states.put(pathOf(table, column, row), cell(table, column, row)));
                }
            }
        }
    }

    private FieldState cell(PreparedField table, PreparedField column, JsonNode row) {
        var path = column.path();
        var rules = walk.rowRules();
        var right = walk.surroundings().rights().apply(path);
        var writable = column.isWritable() && right == FieldRight.WRITE;
        var visible = walk.isVisible(table, column, row);
        var wanted = column.definition().required()
                || walk.rules().match("require", path)
                || rules.match("require", table, column, row);
        return new FieldState(
                visible && right.atLeast(FieldRight.MASKED),
                wanted && visible && mustBeFilled(column, right),
                !writable
                        || walk.rules().match("readonly", path)
                        || rules.match("readonly", table, column, row)
                        || ((column.definition().setOnce() || walk.isSubmitted(column))
                                && walk.rows().before(table, row) != null),
                walk.options(table, column, row),
                walk.errorOf(path));
    }

    /** The path of the state of one cell: {@code items.<row>.amount}. */
    static String pathOf(PreparedField table, PreparedField column, JsonNode row) {
        return table.key() + "." + Rows.id(row) + "." + column.key();
    }

    /** Given with the record and never again. */
    private boolean isSet(PreparedField field) {
        return walk.before() != null
                && field.definition().setOnce()
                && field.path().equals(field.key());
    }

    /** Held because its record was submitted; a column of which new rows may be given says so in each row. */
    private boolean isSubmitted(PreparedField field) {
        return walk.isSubmitted(field)
                && (field.path().equals(field.key()) || !walk.form().differsByRow(field));
    }

    /** A computed field that is required must have a result, whoever writes. */
    private static boolean mustBeFilled(PreparedField field, FieldRight right) {
        return field.definition().compute() != null || (field.isWritable() && right == FieldRight.WRITE);
    }
}
