package org.mortise.core.formula;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a formula: its context, the steps it has used, and the row a function such as FILTER is at. */
final class Evaluation {

    static final int MAX_STEPS = 200_000;

    private final FormulaContext context;
    private final ZoneId zone;
    private int steps;
    private @Nullable Object element;
    private int row;
    private @Nullable Map<FieldPath, Object> columns;

    Evaluation(FormulaContext context) {
        this.context = context;
        this.zone = context.zone();
    }

    FormulaContext context() {
        return context;
    }

    ZoneId zone() {
        return zone;
    }

    /** False once this run has used up its steps. */
    boolean spend(int count) {
        steps = Math.min(MAX_STEPS + 1, steps + count);
        return steps <= MAX_STEPS;
    }

    /** The value of a field, in the shape of its type. */
    @Nullable
    Object field(FieldPath path, FxType type) {
        var value = Values.conform(context.value(path), type);
        return value instanceof List<?> list && !spend(list.size()) ? FormulaError.LIMIT : value;
    }

    /** The element of the row at hand. */
    @Nullable
    Object element() {
        return element;
    }

    /** What a column holds in the row at hand; a column is read once in a run. */
    @Nullable
    Object column(FieldPath path, FxType type) {
        if (columns == null) {
            columns = new HashMap<>();
        }
        var column = columns.get(path);
        if (column == null) {
            column = field(path, type);
            columns.put(path, column == null ? List.of() : column);
        }
        if (!(column instanceof List<?> cells)) {
            return column;
        }
        return row < cells.size() ? cells.get(row) : null;
    }

    /** The value of {@code body} for one row; rows within rows come back to where they were. */
    @Nullable
    Object inRow(int at, @Nullable Object rowElement, Node body) {
        var elementBefore = element;
        var rowBefore = row;
        element = rowElement;
        row = at;
        var value = body.value(this);
        element = elementBefore;
        row = rowBefore;
        return value;
    }

    /** The value of a whole formula, equal numbers as equal objects. */
    static @Nullable Object result(Node root, FormulaContext context) {
        return normal(root.value(new Evaluation(context)));
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof java.math.BigDecimal number) {
            return Decimals.normal(number);
        }
        if (!(value instanceof List<?> list)) {
            return value;
        }
        var elements = new ArrayList<@Nullable Object>(list.size());
        list.forEach(each -> elements.add(normal(each)));
        return Collections.unmodifiableList(elements);
    }
}
