package org.mortise.core.condition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.formula.FxType;

/** An operand made ready: gives its value, or its list of values, as the type it is compared with; null when blank. */
@FunctionalInterface
interface OperandSupply {

    @Nullable
    Object in(ConditionContext context);

    static OperandSupply of(Operand operand, FxType target, FieldTypes types) {
        if (operand instanceof Operand.Literal literal) {
            var value = Literals.read(literal.value(), target);
            if (value == null) {
                throw new IllegalArgumentException("not a " + target.id() + ": " + literal.value());
            }
            return context -> Literals.fit(value, target, context.zone());
        }
        if (operand instanceof Operand.Many many) {
            var parts = many.of().stream().map(part -> of(part, target, types)).toList();
            return context -> list(parts, context);
        }
        var supply = unfitted(operand, types);
        return context -> fit(supply.in(context), target, context);
    }

    private static OperandSupply unfitted(Operand operand, FieldTypes types) {
        if (operand instanceof Operand.FieldValue field) {
            return context -> context.value(field.path());
        }
        if (operand instanceof Operand.Relative relative) {
            return context -> relative.time().resolve(context.now(), context.zone());
        }
        if (operand instanceof Operand.Variable variable) {
            return context -> Variables.value(variable.name(), context);
        }
        if (operand instanceof Operand.Computed computed) {
            return computed(computed.source(), types);
        }
        throw new IllegalArgumentException("not a value: " + operand);
    }

    /** The result of a formula; an error is blank. */
    static OperandSupply computed(String source, FieldTypes types) {
        var compilation = Formula.compile(source, types);
        var formula = compilation.formula();
        if (formula == null) {
            throw new IllegalArgumentException(source + ": " + compilation.problems());
        }
        return context -> {
            var result = formula.evaluate(new ConditionAsFormula(context));
            return result instanceof FormulaError ? null : result;
        };
    }

    private static @Nullable Object fit(@Nullable Object value, FxType target, ConditionContext context) {
        if (!(value instanceof List<?> list)) {
            return Literals.fit(value, target, context.zone());
        }
        var fitted = new ArrayList<@Nullable Object>();
        list.forEach(element -> fitted.add(Literals.fit(element, target, context.zone())));
        return fitted;
    }

    private static List<@Nullable Object> list(List<OperandSupply> parts, ConditionContext context) {
        var values = new ArrayList<@Nullable Object>();
        parts.forEach(part -> values.add(part.in(context)));
        return values;
    }
}
