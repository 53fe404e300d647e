package org.mortise.core.store;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.condition.Literals;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;

/** The right side of a comparison: a constant that is bound, or an expression over the record's columns. */
record OperandSql(ColumnSource columns, ConditionEnvironment environment) {

    static boolean isConstant(Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.of().stream().allMatch(OperandSql::isConstant);
        }
        return !(operand instanceof Operand.FieldValue) && !(operand instanceof Operand.Computed);
    }

    /** One value as the type it is compared with. */
    Field<Object> scalar(Operand operand, FxType target) {
        if (operand instanceof Operand.FieldValue field) {
            var ready = ConditionSql.ready(columns, field.path());
            return SqlValues.fit(ConditionSql.field(ready), ready.type(), target, environment.zone());
        }
        if (operand instanceof Operand.Computed computed) {
            var value = SqlValues.untyped(FormulaSql.compile(computed.source(), columns, environment));
            return SqlValues.fit(value, typeOf(computed), target, environment.zone());
        }
        return SqlValues.bind(constant(operand, target), target);
    }

    /** The values of a list, or of a single constant; null where it is blank; may hold nulls. */
    @Nullable
    List<@Nullable Object> constants(Operand operand, FxType target) {
        if (!isConstant(operand)) {
            throw SqlValues.notSqlable(operand.toJson().toString());
        }
        var values = new ArrayList<@Nullable Object>();
        if (operand instanceof Operand.Many many) {
            many.of().forEach(part -> values.add(constant(part, target)));
            return values;
        }
        var value = constant(operand, target);
        if (value == null) {
            return null;
        }
        if (value instanceof List<?> list) {
            list.forEach(element -> values.add(Literals.fit(element, target, environment.zone())));
            return values;
        }
        values.add(value);
        return values;
    }

    /** An array column on the right side. */
    Field<Object> list(Operand operand) {
        if (operand instanceof Operand.FieldValue field) {
            return ConditionSql.field(ConditionSql.ready(columns, field.path()));
        }
        throw SqlValues.notSqlable(operand.toJson().toString());
    }

    private @Nullable Object constant(Operand operand, FxType target) {
        if (operand instanceof Operand.Literal literal) {
            var value = Literals.read(literal.value(), target);
            if (value == null) {
                throw SqlValues.notSqlable(literal.value().toString());
            }
            return Literals.fit(value, target, environment.zone());
        }
        if (operand instanceof Operand.Variable variable) {
            return Literals.fit(Variables.value(variable.name(), environment), target, environment.zone());
        }
        if (operand instanceof Operand.Relative relative) {
            var time = relative.time().resolve(environment.now(), environment.zone());
            return Literals.fit(time, target, environment.zone());
        }
        throw SqlValues.notSqlable(operand.toJson().toString());
    }

    private FxType typeOf(Operand.Computed computed) {
        var formula = Formula.compile(computed.source(), columns.types()).formula();
        if (formula == null) {
            throw SqlValues.notSqlable(computed.source());
        }
        return formula.type();
    }
}
