package org.mortise.core.access;

import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.FxType;

/** Whether the meaning of a condition changes within a day, with the time or with the departments. */
final class Moment implements Condition.Visitor<Boolean> {

    private static final Moment MOMENT = new Moment();

    static boolean speaksOf(Condition condition) {
        return condition.accept(MOMENT);
    }

    @Override
    public Boolean all(Condition.All all) {
        return all.of().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean any(Condition.Any any) {
        return any.of().stream().anyMatch(part -> part.accept(this));
    }

    @Override
    public Boolean not(Condition.Not not) {
        return not.of().accept(this);
    }

    @Override
    public Boolean comparison(Condition.Comparison comparison) {
        return comparison.operator() == Operator.IN_SUBTREE
                || (comparison.value() != null && speaksOfNow(comparison.value()));
    }

    @Override
    public Boolean expression(Condition.Expression expression) {
        return true;
    }

    private static boolean speaksOfNow(Operand operand) {
        if (operand instanceof Operand.Many many) {
            return many.of().stream().anyMatch(Moment::speaksOfNow);
        }
        if (operand instanceof Operand.Variable variable) {
            return variable.name().equals(Variables.NOW);
        }
        return operand instanceof Operand.Computed
                || (operand instanceof Operand.Relative relative
                        && relative.time().type() == FxType.Scalar.DATETIME);
    }
}
