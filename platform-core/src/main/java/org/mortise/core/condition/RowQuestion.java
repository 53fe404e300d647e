package org.mortise.core.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.Labels;
import org.mortise.core.formula.WorkCalendar;

/** What is known inside a row of a sub-table when the record is asked for some row: the columns of the row. */
final class RowQuestion {

    private RowQuestion() {}

    /** Whether a path leads to a sub-table of the record itself. */
    static boolean isOfRows(FieldTypes types, FieldPath table) {
        return table.keys().size() == 1
                && types.typeOf(table) instanceof FxType.ListOf list
                && list.element() instanceof FxType.Ref;
    }

    static FieldPath outside(FieldPath table, FieldPath column) {
        var keys = new ArrayList<>(table.keys());
        keys.addAll(column.keys());
        return new FieldPath(keys);
    }

    /** The types of the columns, as each row has them. */
    record Columns(FieldTypes record, FieldPath table) implements FieldTypes {

        @Override
        public @Nullable FxType typeOf(FieldPath path) {
            return record.typeOf(outside(table, path)) instanceof FxType.ListOf list ? list.element() : null;
        }

        /** As far as a column beside it says it. */
        @Override
        public @Nullable FieldPath currencyOf(FieldPath path) {
            var currency = record.currencyOf(outside(table, path));
            var keys = currency == null ? List.<String>of() : currency.keys();
            return keys.size() == 2 && keys.get(0).equals(table.toString()) ? FieldPath.of(keys.get(1)) : null;
        }

        @Override
        public @Nullable String codeOf(FieldPath path) {
            return record.codeOf(outside(table, path));
        }

        @Override
        public @Nullable Labels labelsOf(FieldPath path) {
            return record.labelsOf(outside(table, path));
        }

        @Override
        public Collection<String> branch(FieldPath path, String option) {
            return record.branch(outside(table, path), option);
        }

        @Override
        public Collection<String> known() {
            var prefix = table + ".";
            return record.known().stream()
                    .filter(path -> path.startsWith(prefix))
                    .map(path -> path.substring(prefix.length()))
                    .toList();
        }
    }

    /** The rows of one record, of which each column is read once. */
    static final class Rows {

        private final ConditionContext record;
        private final FieldPath table;
        private final Map<FieldPath, List<?>> columns = new HashMap<>();

        Rows(ConditionContext record, FieldPath table) {
            this.record = record;
            this.table = table;
        }

        int size() {
            return listed(record.value(table)).size();
        }

        ConditionContext at(int row) {
            return new Row(this, row);
        }

        private @Nullable Object cell(FieldPath path, int row) {
            var cells = columns.computeIfAbsent(path, column -> listed(record.value(outside(table, column))));
            return row < cells.size() ? cells.get(row) : null;
        }

        private static List<?> listed(@Nullable Object value) {
            return value instanceof List<?> list ? list : List.of();
        }
    }

    private record Row(Rows rows, int row) implements ConditionContext {

        @Override
        public @Nullable Object value(FieldPath path) {
            return rows.cell(path, row);
        }

        @Override
        public Instant now() {
            return rows.record.now();
        }

        @Override
        public ZoneId zone() {
            return rows.record.zone();
        }

        @Override
        public WorkCalendar calendar() {
            return rows.record.calendar();
        }

        @Override
        public @Nullable Object variable(String name) {
            return rows.record.variable(name);
        }

        @Override
        public Collection<String> departmentTree(String department) {
            return rows.record.departmentTree(department);
        }
    }
}
