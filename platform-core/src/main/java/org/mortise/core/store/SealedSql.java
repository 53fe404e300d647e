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
            case EMPTY -> DSL.not(filled(mark));
            case NOT_EMPTY -> filled(mark);
            case EQ, IN -> among(mark);
            case NE, NOT_IN -> DSL.not(among(mark));
            default -> throw refused(column);
        };
    }

    private Condition filled(Field<Object> mark) {
        return column.shape().turning() ? mark.isNotNull().and(mark.ne("")) : mark.isNotNull();
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

    /** As long as values turn, some are still known by themselves. */
    private List<@Nullable String> marks(List<@Nullable Object> texts) {
        var marks = new ArrayList<@Nullable String>();
        for (var text : texts) {
            if (text == null) {
                marks.add(null);
            } else {
                marks.addAll(environment.marks(column.place(), text.toString()));
                if (column.shape().turning()) {
                    marks.add(text.toString());
                }
            }
        }
        return marks;
    }

    static Rejected refused(ColumnSource.Column.Sealed column) {
        var code = column.shape().encrypted() ? "field_encrypted" : "field_turning";
        return Rejected.invalid(
                List.of(Problem.at("", code, Map.of("field", column.shape().title()))));
    }
}
