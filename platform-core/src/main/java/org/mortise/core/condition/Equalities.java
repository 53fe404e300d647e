package org.mortise.core.condition;

import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Alike;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;

/** What is equal wherever a condition holds, as far as it says so outright. */
record Equalities(FieldTypes types) {

    Alike of(Condition condition) {
        var alike = new Alike();
        learn(condition, true, alike);
        return alike;
    }

    private void learn(Condition condition, boolean holds, Alike alike) {
        if (condition instanceof Condition.All all && holds) {
            all.of().forEach(part -> learn(part, true, alike));
        } else if (condition instanceof Condition.Any any && !holds) {
            any.of().forEach(part -> learn(part, false, alike));
        } else if (condition instanceof Condition.Not not) {
            learn(not.of(), !holds, alike);
        } else if (condition instanceof Condition.Comparison comparison) {
            learn(comparison, holds, alike);
        } else if (condition instanceof Condition.Expression expression) {
            var formula = Formula.compile(expression.source(), types).formula();
            if (formula != null) {
                alike.learn(formula.ast(), holds);
            }
        }
    }

    /** Of a field of one value; of several some may be equal and others not. */
    private void learn(Condition.Comparison comparison, boolean holds, Alike alike) {
        var operator = comparison.operator();
        var equal = holds
                ? operator == Operator.EQ || operator == Operator.IN
                : operator == Operator.NE || operator == Operator.NOT_IN;
        var operands = comparison.operands();
        if (equal && operands.size() == 1 && !(types.typeOf(comparison.field()) instanceof FxType.ListOf)) {
            alike.join(comparison.field().toString(), name(operands.get(0)));
        }
    }

    private static @Nullable String name(Operand operand) {
        if (operand instanceof Operand.FieldValue field) {
            return field.path().toString();
        }
        return operand instanceof Operand.Literal literal && literal.value() instanceof String text ? text : null;
    }
}
