package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;

/** Which fields and texts are known to be equal to each other, where some conditions hold or do not hold. */
public final class Alike {

    private final List<Set<String>> same = new ArrayList<>();

    boolean isEmpty() {
        return same.isEmpty();
    }

    /** Whether two are known to be equal. */
    public boolean are(String left, String right) {
        return same.stream().anyMatch(names -> names.contains(left) && names.contains(right));
    }

    /** Notes that two are equal; nothing where one of them has no name. */
    public void join(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return;
        }
        var joined = new HashSet<>(List.of(left));
        joined.add(right);
        same.removeIf(names -> (names.contains(left) || names.contains(right)) && joined.addAll(names));
        same.removeIf(joined::containsAll);
        same.add(joined);
    }

    static Alike where(List<Expr> conditions, boolean hold) {
        var alike = new Alike();
        conditions.forEach(condition -> alike.learn(condition, hold));
        return alike;
    }

    /** What follows from a condition that holds, or does not. */
    public void learn(Expr condition, boolean holds) {
        if (condition instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
            learn(unary.operand(), !holds);
        } else if (condition instanceof Expr.Binary binary) {
            if (binary.op() == (holds ? BinaryOp.AND : BinaryOp.OR)) {
                binary.children().forEach(part -> learn(part, holds));
            } else if (binary.op() == (holds ? BinaryOp.EQ : BinaryOp.NE)) {
                join(name(binary.left()), name(binary.right()));
            }
        } else if (condition instanceof Expr.Call call) {
            if (call.functionName().equals("NOT")) {
                learn(call.args().get(0), !holds);
            } else if (call.functionName().equals(holds ? "AND" : "OR")) {
                call.args().forEach(part -> learn(part, holds));
            }
        }
    }

    private static @Nullable String name(Expr expr) {
        if (expr instanceof Expr.Row row && row.column() != null) {
            return row.column().toString();
        }
        return expr instanceof Expr.Field field
                ? field.path().toString()
                : expr instanceof Expr.TextLiteral text ? text.value() : null;
    }
}
