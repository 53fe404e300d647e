package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.formula.Question.Test;

/**
 * The tests of a question while it is put together, with what they compare with.
 *
 * @param values in the order of those tests that compare with something
 */
record Tested(List<Test> tests, List<Expr> values) {

    Tested() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void add(FieldPath field, FxType type, Comparison comparison, @Nullable Expr value) {
        tests.add(new Test(field, type, comparison));
        if (value != null) {
            values.add(value);
        }
    }

    static boolean isComparable(FxType field, Comparison comparison, FxType value) {
        var compared = comparison == Comparison.EQ ? element(field) : field;
        var op = comparison == Comparison.EQ || comparison == Comparison.NE ? BinaryOp.EQ : BinaryOp.LT;
        return Types.isScalar(value) && Operators.result(op, compared, value) != null;
    }

    static FxType element(FxType type) {
        return type instanceof ListOf list ? list.element() : type;
    }

    /** Whether a condition is one that a form can be asked: comparisons of its fields, all of which hold. */
    boolean take(Expr condition, RowScope rows) {
        if (condition instanceof Expr.Binary both && both.op() == BinaryOp.AND) {
            return take(both.left(), rows) && take(both.right(), rows);
        }
        if (condition instanceof Expr.Call call) {
            return call.functionName().equals("AND") && call.args().stream().allMatch(part -> take(part, rows))
                    || isAboutBlank(call, Comparison.EMPTY, rows)
                    || call.functionName().equals("NOT") && isDenied(call.args().get(0), rows);
        }
        if (condition instanceof Expr.Unary not && not.op() == UnaryOp.NOT) {
            return isDenied(not.operand(), rows);
        }
        if (condition instanceof Expr.Row field
                && field.column() != null
                && rows.columns().contains(field)) {
            add(field.column(), field.type(), Comparison.EQ, new Expr.BoolLiteral(true));
            return true;
        }
        return condition instanceof Expr.Binary binary && isCompared(binary, rows);
    }

    private boolean isDenied(Expr denied, RowScope rows) {
        if (denied instanceof Expr.Row field
                && field.column() != null
                && rows.columns().contains(field)) {
            add(field.column(), field.type(), Comparison.EQ, new Expr.BoolLiteral(false));
            return true;
        }
        return denied instanceof Expr.Call call && isAboutBlank(call, Comparison.FILLED, rows);
    }

    private boolean isAboutBlank(Expr.Call call, Comparison comparison, RowScope rows) {
        if (call.functionName().equals("ISBLANK")
                && call.args().get(0) instanceof Expr.Row field
                && field.column() != null
                && rows.columns().contains(field)) {
            add(field.column(), field.type(), comparison, null);
            return true;
        }
        return false;
    }

    private boolean isCompared(Expr.Binary binary, RowScope rows) {
        var comparison = comparison(binary.op());
        if (comparison == null) {
            return false;
        }
        var isTurned = !rows.columns().contains(binary.left());
        var field = isTurned ? binary.right() : binary.left();
        var value = isTurned ? binary.left() : binary.right();
        if (!(field instanceof Expr.Row row)
                || row.column() == null
                || !rows.columns().contains(row)
                || speaksOf(rows, value)
                || !isComparable(row.type(), comparison, value.type())) {
            return false;
        }
        if (value instanceof Expr.BlankLiteral) {
            return isAgainstBlank(row.column(), row.type(), comparison);
        }
        add(row.column(), row.type(), isTurned ? comparison.turned() : comparison, value);
        return true;
    }

    private boolean isAgainstBlank(FieldPath field, FxType type, Comparison comparison) {
        if (comparison != Comparison.EQ && comparison != Comparison.NE) {
            return false;
        }
        add(field, type, comparison == Comparison.EQ ? Comparison.EMPTY : Comparison.FILLED, null);
        return true;
    }

    private static boolean speaksOf(RowScope rows, Expr value) {
        return rows.columns().contains(value) || value.children().stream().anyMatch(part -> speaksOf(rows, part));
    }

    private static @Nullable Comparison comparison(BinaryOp op) {
        return switch (op) {
            case EQ -> Comparison.EQ;
            case NE -> Comparison.NE;
            case LT -> Comparison.LT;
            case LE -> Comparison.LE;
            case GT -> Comparison.GT;
            case GE -> Comparison.GE;
            default -> null;
        };
    }
}
