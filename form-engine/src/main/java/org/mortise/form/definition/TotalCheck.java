package org.mortise.form.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** Whether what stands below the rows of a column can be made of what it holds. */
final class TotalCheck {

    private static final Set<String> OF_NUMBERS = Set.of("sum", "avg");
    private static final Set<String> OF_ORDER = Set.of("min", "max");
    private static final Set<ValueType> ORDERED =
            Set.of(ValueType.NUMBER, ValueType.DATE, ValueType.DATETIME, ValueType.TIME);

    private final FormShape shape;
    private final List<Problem> problems;

    TotalCheck(FormShape shape, List<Problem> problems) {
        this.shape = shape;
        this.problems = problems;
    }

    void fields(FormDefinition form) {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            if (field.total() != null) {
                refused(field, field.total(), at);
            }
            var table = shape.field(field.key());
            for (var column = 0; column < field.fields().size(); column++) {
                var definition = field.fields().get(column);
                var total = definition.total();
                var place = at + "/fields/" + column;
                if (total != null) {
                    table.flatMap(rows -> rows.field(definition.key()))
                            .filter(known -> !fits(total, known))
                            .ifPresent(unfit -> refused(definition, total, place));
                }
            }
        }
    }

    private static boolean fits(String total, FieldShape column) {
        return OF_NUMBERS.contains(total)
                ? column.type() == ValueType.NUMBER
                : !OF_ORDER.contains(total) || ORDERED.contains(column.type());
    }

    private void refused(FieldDefinition field, String total, String at) {
        problems.add(Problem.at(at + "/total", "total_not_possible", Map.of("type", field.type(), "total", total)));
    }
}
