package org.mortise.core.access;

import java.util.Set;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.FxType;

/** Whether the meaning of a condition changes within a day, with the time, with the departments or with who belongs to them. */
final class Moment {

    /** Who belongs to a department is no part of anybody's identity. */
    private static final Set<String> MOVING =
            Set.of(Variables.NOW, Variables.DEPARTMENT_PEOPLE, Variables.DEPARTMENT_TREE_PEOPLE);

    private Moment() {}

    static boolean speaksOf(Condition condition) {
        return Conditions.leaves(condition).stream().anyMatch(Moment::moves);
    }

    private static boolean moves(Condition leaf) {
        return !(leaf instanceof Condition.Comparison comparison)
                || comparison.operator() == Operator.IN_SUBTREE
                || comparison.operator() == Operator.NOT_IN_SUBTREE
                || comparison.operands().stream().anyMatch(Moment::speaksOfNow);
    }

    private static boolean speaksOfNow(Operand operand) {
        if (operand instanceof Operand.Variable variable) {
            return MOVING.contains(variable.name());
        }
        return operand instanceof Operand.Computed
                || (operand instanceof Operand.Relative relative
                        && relative.time().type() == FxType.Scalar.DATETIME);
    }
}
