package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition.Comparison;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** One comparison with a sealed field, by the marks of what it is compared with. */
record SealedSql(
        ColumnSource.Column.Sealed column,
        Comparison comparison,
        OperandSql operands,
        ConditionEnvironment environment) {

    Condition compile() {
        var mark = SqlValues.untyped(column.mark());
        return switch (comparison.operator()) {
            case EMPTY -> mark.isNull();
            case NOT_EMPTY -> mark.isNotNull();
            case EQ, IN -> among(mark);
            case NE, NOT_IN -> DSL.not(among(mark));
            default -> throw refused(column);
        };
    }

    /** The same as for texts: unknown where either side is blank. */
    private Condition among(Field<Object> mark) {
        if (!OperandSql.isConstant(comparison.operand())) {
            throw refused(column);
        }
        var texts = operands.constants(comparison.operand(), FxType.Scalar.TEXT);
        if (texts == null) {
            return ComparisonSql.UNKNOWN;
        }
        var marks = marks(texts);
        return marks.isEmpty()
                ? mark.ne(mark)
                : DSL.condition("{0} = any({1})", mark, SqlValues.array(marks, FxType.Scalar.TEXT));
    }

    private List<@Nullable String> marks(List<@Nullable Object> texts) {
        var marks = new ArrayList<@Nullable String>();
        for (var text : texts) {
            if (text == null) {
                marks.add(null);
            } else {
                marks.addAll(environment.marks(column.place(), text.toString()));
            }
        }
        return marks;
    }

    static Rejected refused(ColumnSource.Column.Sealed column) {
        return Rejected.invalid(List.of(Problem.at("", "field_encrypted", Map.of("field", column.title()))));
    }
}
