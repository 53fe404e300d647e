package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.ColumnSource.Column;

/**
 * Compiles a condition to SQL that is true for exactly the records for which {@code ConditionEvaluation} says so.
 *
 * <p>Negation is pushed down to the comparisons: across a link a record is found only by what is true of the linked record, so
 * what is unknown there stays unknown here, whichever way round it is asked.
 */
public final class ConditionSql {

    private final ColumnSource columns;
    private final ConditionEnvironment environment;

    private ConditionSql(ColumnSource columns, ConditionEnvironment environment) {
        this.columns = columns;
        this.environment = environment;
    }

    /**
     * @param condition one that {@code ConditionCheck} finds nothing wrong with for the types of {@code columns}
     * @return all values are bound parameters
     * @throws Rejected with {@code condition_not_sqlable} when it asks for something only memory can answer
     */
    public static org.jooq.Condition compile(
            Condition condition, ColumnSource columns, ConditionEnvironment environment) {
        return condition.accept(new Translation(new ConditionSql(columns, environment), true));
    }

    /** Why the condition cannot become SQL; empty when it can. */
    public static List<Problem> problems(Condition condition, ColumnSource columns, ConditionEnvironment environment) {
        try {
            compile(condition, columns, environment);
            return List.of();
        } catch (Rejected notSqlable) {
            return notSqlable.problems();
        }
    }

    /** @param positive false to say when the condition is false instead of when it is true */
    private record Translation(ConditionSql sql, boolean positive) implements Condition.Visitor<org.jooq.Condition> {

        @Override
        public org.jooq.Condition all(Condition.All all) {
            return positive ? DSL.and(parts(all.of())) : DSL.or(parts(all.of()));
        }

        @Override
        public org.jooq.Condition any(Condition.Any any) {
            return positive ? DSL.or(parts(any.of())) : DSL.and(parts(any.of()));
        }

        @Override
        public org.jooq.Condition not(Condition.Not not) {
            return not.of().accept(new Translation(sql, !positive));
        }

        @Override
        public org.jooq.Condition comparison(Condition.Comparison comparison) {
            var types = sql.columns.types();
            var type = types.typeOf(comparison.field());
            if (type == null || !comparison.operator().validFor(type)) {
                throw unknownField(comparison.field());
            }
            var opposite = comparison.opposite();
            return opposite == null
                    ? sql.at(sql.columns, comparison.field(), comparison, type, positive)
                    : sql.at(sql.columns, comparison.field(), opposite, type, !positive);
        }

        @Override
        public org.jooq.Condition expression(Condition.Expression expression) {
            var yes = DSL.condition(FormulaSql.compile(expression.source(), sql.columns, sql.environment)
                    .coerce(Boolean.class));
            return positive ? yes : DSL.not(yes);
        }

        @Override
        public org.jooq.Condition rows(Condition.Rows rows) {
            var some = sql.columns.rows(rows.table(), inner -> rows.where()
                    .accept(new Translation(new ConditionSql(inner, sql.environment), true)));
            return positive ? some : DSL.not(some);
        }

        /** An empty "and" is true, an empty "or" is false, and so are their opposites. */
        private List<org.jooq.Condition> parts(List<Condition> conditions) {
            var parts = new ArrayList<org.jooq.Condition>();
            conditions.forEach(part -> parts.add(part.accept(this)));
            return parts;
        }
    }

    /** @param source where {@code path} starts; values are always taken from the outermost record */
    private org.jooq.Condition at(
            ColumnSource source, FieldPath path, Condition.Comparison comparison, FxType type, boolean positive) {
        var column = source.column(path);
        if (column == null) {
            throw unknownField(comparison.field());
        }
        if (column instanceof Column.Linked linked) {
            return linked(source, linked, comparison, type, positive);
        }
        if (column instanceof Column.Rows rows) {
            var test = rows(source, rows, comparison, type);
            return positive ? test : DSL.not(test);
        }
        var operands = new OperandSql(columns, environment);
        if (column instanceof Column.Sealed sealed) {
            var same = new SealedSql(sealed, comparison, operands, environment).compile();
            return positive ? same : DSL.not(same);
        }
        var ready = (Column.Ready) column;
        var test = new ComparisonSql(
                        SqlValues.untyped(ready.field()), comparison, operands, environment, columns.types())
                .compile(ready.type());
        return positive ? test : DSL.not(test);
    }

    private org.jooq.Condition linked(
            ColumnSource source, Column.Linked linked, Condition.Comparison comparison, FxType type, boolean positive) {
        var operator = comparison.operator();
        var neverUnknown = operator == Operator.EMPTY
                || operator == Operator.NOT_EMPTY
                || (type instanceof FxType.ListOf list && !operator.asksWholeList(list.element()));
        if (!neverUnknown) {
            return source.linked(linked.link(), inner -> at(inner, linked.rest(), comparison, type, positive));
        }
        var asked = operator == Operator.EMPTY
                ? new Condition.Comparison(comparison.field(), Operator.NOT_EMPTY, null)
                : comparison;
        var found = source.linked(linked.link(), inner -> at(inner, linked.rest(), asked, type, true));
        var wanted = positive == (operator != Operator.EMPTY);
        return wanted ? found : DSL.condition("({0}) is not true", found);
    }

    private org.jooq.Condition rows(
            ColumnSource source, Column.Rows rows, Condition.Comparison comparison, FxType type) {
        if (!(type instanceof FxType.ListOf list)) {
            throw unknownField(comparison.field());
        }
        var operator = comparison.operator();
        if (!operator.asksWholeList(list.element())) {
            return someRow(source, rows, comparison, list.element());
        }
        if (operator == Operator.EMPTY || operator == Operator.NOT_EMPTY) {
            var found = source.rows(rows.table(), inner -> DSL.trueCondition());
            return operator == Operator.EMPTY ? DSL.not(found) : found;
        }
        if (operator == Operator.CONTAINS || operator == Operator.NOT_CONTAINS) {
            var found = containsRow(source, rows, comparison, list.element());
            return operator == Operator.CONTAINS ? found : DSL.not(found);
        }
        var wanted = new OperandSql(columns, environment).constants(comparison.operand(), list.element());
        if (wanted == null) {
            return ComparisonSql.UNKNOWN;
        }
        var each = wanted.stream()
                .map(value -> equalRow(source, rows, comparison.field(), list.element(), value))
                .toList();
        if (operator == Operator.HAS_ALL) {
            return DSL.and(each);
        }
        return operator == Operator.HAS_ANY ? DSL.or(each) : DSL.not(DSL.or(each));
    }

    private org.jooq.Condition someRow(
            ColumnSource source, Column.Rows rows, Condition.Comparison comparison, FxType element) {
        return source.rows(rows.table(), inner -> at(inner, rows.rest(), comparison, element, true));
    }

    /** Unknown when what is looked for is blank. */
    private org.jooq.Condition containsRow(
            ColumnSource source, Column.Rows rows, Condition.Comparison comparison, FxType element) {
        var wanted = new OperandSql(columns, environment).scalar(comparison.operand(), element);
        var equal = new Condition.Comparison(comparison.field(), Operator.EQ, comparison.operand());
        return DSL.condition(
                "case when {0} is not null then {1} end",
                DSL.cast(wanted, SqlValues.dataType(element)), DSL.field(someRow(source, rows, equal, element)));
    }

    private org.jooq.Condition equalRow(
            ColumnSource source, Column.Rows rows, FieldPath field, FxType element, @Nullable Object value) {
        if (value == null) {
            return DSL.falseCondition();
        }
        var equal = new Condition.Comparison(field, Operator.EQ, new Operand.Literal(value));
        return someRow(source, rows, equal, element);
    }

    static Rejected unknownField(FieldPath path) {
        return Rejected.invalid(List.of(Problem.at("", "condition_unknown_field", Map.of("field", path.toString()))));
    }

    /** For {@link OperandSql} and {@link FormulaSql}: a column that can stand inside an expression. */
    static Column.Ready ready(ColumnSource columns, FieldPath path) {
        var column = columns.column(path);
        if (column == null) {
            throw unknownField(path);
        }
        if (column instanceof Column.Ready ready) {
            return ready;
        }
        if (column instanceof Column.Sealed sealed) {
            throw SealedSql.refused(sealed);
        }
        throw SqlValues.notSqlable(path.toString());
    }

    static Field<Object> field(Column.Ready ready) {
        return SqlValues.untyped(ready.field());
    }
}
