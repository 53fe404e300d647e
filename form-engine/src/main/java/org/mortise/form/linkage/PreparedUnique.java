package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;

/**
 * Columns that no two rows of one record share the values of.
 *
 * @param when which rows are compared
 * @param message what people are told; null: names the columns
 */
record PreparedUnique(
        String table,
        List<String> columns,
        ConditionEvaluation when,
        LocalizedText titles,
        @Nullable LocalizedText message) {

    PreparedUnique {
        columns = List.copyOf(columns);
    }

    /** All that a form says of the rows of one record; what makes no sense is left out. */
    static List<PreparedUnique> of(FormShape shape, FieldTypes types) {
        var found = new ArrayList<PreparedUnique>();
        for (var table : shape.fields()) {
            for (var column : table.fields()) {
                if (column.unique()) {
                    found.add(always(table, column, types));
                }
            }
        }
        for (var unique : shape.uniques()) {
            var table =
                    unique.table() == null ? null : shape.field(unique.table()).orElse(null);
            if (table == null || unique.everywhere()) {
                continue;
            }
            var columns = unique.fields().stream()
                    .flatMap(key -> table.field(key).stream())
                    .toList();
            var when = when(unique.when() == null ? null : Json.plain(unique.when()), new RowTypes(types, table));
            if (when != null && columns.size() == unique.fields().size()) {
                found.add(new PreparedUnique(table.key(), unique.fields(), when, titles(columns), unique.message()));
            }
        }
        return found;
    }

    private static PreparedUnique always(FieldShape table, FieldShape column, FieldTypes types) {
        return new PreparedUnique(
                table.key(),
                List.of(column.key()),
                ConditionEvaluation.of(Condition.ALWAYS, types),
                column.title(),
                null);
    }

    private static @Nullable ConditionEvaluation when(@Nullable Object json, FieldTypes types) {
        try {
            var condition = json == null ? Condition.ALWAYS : Conditions.parse(json);
            return ConditionCheck.check(condition, types, ConditionCheck.Place.RECORD)
                            .isEmpty()
                    ? ConditionEvaluation.of(condition, types)
                    : null;
        } catch (Rejected malformed) {
            return null;
        }
    }

    private static LocalizedText titles(List<FieldShape> columns) {
        return LocalizedText.joined(
                " + ", columns.stream().map(FieldShape::title).toList());
    }
}
