package org.mortise.core.formula;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.formula.Typing.Piece;

/**
 * TEXT with a value alone: a choice by its label, a person or department by its name, everything else as {@code &} writes it.
 *
 * @param rows what {@code {row}} stands for here, the innermost first
 */
record Labelling(FieldTypes fields, Problems problems, Asking asking, Deque<RowScope> rows) {

    static final String TEXT = "TEXT";

    /** Whether a call is one of these, whatever it is given. */
    static boolean isMeantBy(Signature signature, List<Piece> args) {
        return signature.name().equals(TEXT) && args.size() == 1;
    }

    Expr call(Signature signature, List<Piece> args) {
        var value = args.get(0);
        if (value.type() == Scalar.USER) {
            return asking.call(Catalogue.named("GETUSERNAME"), args, null);
        }
        if (value.type() == Scalar.DEPARTMENT) {
            return asking.call(Catalogue.named("DEPTNAME"), args, null);
        }
        if (Types.innermost(value.type()) == Scalar.OPTION) {
            return label(value);
        }
        var param = signature.params().get(0);
        if (!Types.fits(value.type(), param.type())) {
            problems.add("fx_argument_type", value.from(), value.to(), Typing.argument(signature, param, value));
            return new Expr.BlankLiteral();
        }
        return new Expr.Binary(Expr.BinaryOp.CONCAT, value.expr(), new Expr.TextLiteral(""), Scalar.TEXT);
    }

    private Expr label(Piece choice) {
        var field = fieldOf(choice.expr());
        var labels = field == null ? null : fields.labelsOf(field);
        if (labels == null) {
            problems.add("fx_no_labels", choice.from(), choice.to(), Map.of());
            return new Expr.BlankLiteral();
        }
        return new Expr.Label(choice.expr(), labels);
    }

    /** The field whose choice it is: an expression that may give those of several has no labels of its own. */
    private @Nullable FieldPath fieldOf(Expr choice) {
        if (choice instanceof Expr.Field field) {
            return field.path();
        }
        var scope = rows.peek();
        if (!(choice instanceof Expr.Row row) || scope == null || scope.form() != null) {
            return null;
        }
        return row.column() == null ? scope.list() : row.column();
    }
}
