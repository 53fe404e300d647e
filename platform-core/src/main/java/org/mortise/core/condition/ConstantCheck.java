package org.mortise.core.condition;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What in a condition would make its answer for one and the same record change by itself: the time, the person, other records. A
 * database keeps an index by a condition only without all that.
 */
public final class ConstantCheck implements Condition.Visitor<Boolean> {

    private static final Set<Operator> MOVING = EnumSet.of(
            Operator.WITHIN, Operator.IN_SUBTREE, Operator.CHANGED, Operator.CHANGED_TO, Operator.CHANGED_FROM);

    private final Predicate<String> own;
    private final List<String> moving = new ArrayList<>();

    private ConstantCheck(Predicate<String> own) {
        this.own = own;
    }

    /**
     * The parts that move, as their author wrote them; empty when the condition compares own values with constants alone.
     *
     * @param own keys of fields that the record itself keeps in a column
     */
    public static List<String> moving(Condition condition, Predicate<String> own) {
        var check = new ConstantCheck(own);
        condition.accept(check);
        return List.copyOf(check.moving);
    }

    @Override
    public Boolean all(Condition.All all) {
        all.of().forEach(part -> part.accept(this));
        return true;
    }

    @Override
    public Boolean any(Condition.Any any) {
        any.of().forEach(part -> part.accept(this));
        return true;
    }

    @Override
    public Boolean not(Condition.Not not) {
        return not.of().accept(this);
    }

    @Override
    public Boolean expression(Condition.Expression expression) {
        return moving.add(expression.source());
    }

    @Override
    public Boolean comparison(Condition.Comparison comparison) {
        var path = comparison.field().toString();
        if (!own.test(path)) {
            moving.add(path);
        } else if (MOVING.contains(comparison.operator())) {
            moving.add(path + " " + comparison.operator().key());
        } else if (comparison.value() != null && !isConstant(comparison.value())) {
            moving.add(path + " " + comparison.operator().key() + " "
                    + comparison.value().toJson());
        }
        return true;
    }

    private static boolean isConstant(Operand operand) {
        return operand instanceof Operand.Many many
                ? many.of().stream().allMatch(ConstantCheck::isConstant)
                : operand instanceof Operand.Literal;
    }
}
