package org.mortise.core.condition;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What in a condition would make its answer for one and the same record change by itself: the time, the person, other records. A
 * database keeps an index by a condition only without all that.
 */
public final class ConstantCheck {

    private static final Set<Operator> MOVING = EnumSet.of(
            Operator.WITHIN,
            Operator.IN_SUBTREE,
            Operator.NOT_IN_SUBTREE,
            Operator.CHANGED,
            Operator.CHANGED_TO,
            Operator.CHANGED_FROM);

    private ConstantCheck() {}

    /**
     * The parts that move, as their author wrote them; empty when the condition compares own values with constants alone.
     *
     * @param own keys of fields that the record itself keeps in a column
     */
    public static List<String> moving(Condition condition, Predicate<String> own) {
        return Conditions.leaves(condition).stream()
                .flatMap(leaf -> moves(leaf, own))
                .toList();
    }

    private static Stream<String> moves(Condition leaf, Predicate<String> own) {
        if (leaf instanceof Condition.Expression expression) {
            return Stream.of(expression.source());
        }
        if (!(leaf instanceof Condition.Comparison comparison)) {
            return Stream.empty();
        }
        var path = comparison.field().toString();
        if (!own.test(path)) {
            return Stream.of(path);
        }
        var tested = path + " " + comparison.operator().key();
        if (MOVING.contains(comparison.operator())) {
            return Stream.of(tested);
        }
        var constant = comparison.operands().stream().allMatch(Operand.Literal.class::isInstance);
        return constant
                ? Stream.empty()
                : Stream.of(tested + " " + comparison.operand().toJson());
    }
}
