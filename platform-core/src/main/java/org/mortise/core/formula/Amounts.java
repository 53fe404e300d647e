package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.Typing.Piece;

/**
 * In which currency an expression is, as far as that is known before it is computed; refuses to add up or compare different ones. What is
 * multiplied or divided has been converted, or is a share: it is in none. One of them follows the making of one formula, so that nothing is
 * looked at twice.
 */
final class Amounts {

    private static final String CODE = "fx_other_currency";

    private static final Set<BinaryOp> MIXING = Set.of(
            BinaryOp.ADD,
            BinaryOp.SUBTRACT,
            BinaryOp.EQ,
            BinaryOp.NE,
            BinaryOp.LT,
            BinaryOp.LE,
            BinaryOp.GT,
            BinaryOp.GE);

    /** Functions that make one figure of their arguments. */
    private static final Set<String> TOGETHER = Set.of("SUM", "AVERAGE", "MIN", "MAX", "MEDIAN");

    /** Functions whose result is in the currency of their first argument. */
    private static final Set<String> KEEPING = Set.of(
            "ROUND",
            "ROUNDUP",
            "ROUNDDOWN",
            "ABS",
            "INT",
            "CEILING",
            "FLOOR",
            "LARGE",
            "SMALL",
            "FIRST",
            "LAST",
            "INDEX");

    /** Functions whose result is one of their arguments. */
    private static final Set<String> CHOOSING = Set.of("IF", "IFS", "SWITCH", "IFERROR", "COALESCE");

    /**
     * An amount that stands in an expression.
     *
     * @param said the field that says its currency, or a code
     * @param origin where what that field says comes from
     */
    private record Amount(
            FieldPath field, String said, @Nullable Origin origin) {

        boolean isIn(Amount other) {
            return said.equals(other.said)
                    || (origin != null
                            && other.origin != null
                            && (origin.borrowed() || other.origin.borrowed())
                            && origin.field().equals(other.origin.field()));
        }
    }

    private final FieldTypes fields;
    private final Problems problems;
    private final Collection<RowScope> rows;
    private final Map<Expr, Optional<Amount>> known = new IdentityHashMap<>();

    /** @param rows what {@code {row}} stands for at the moment, if for anything */
    Amounts(FieldTypes fields, Problems problems, Collection<RowScope> rows) {
        this.fields = fields;
        this.problems = problems;
        this.rows = rows;
    }

    void check(BinaryOp op, Piece left, Piece right) {
        if (op == BinaryOp.AND) {
            allow(same(List.of(left.expr(), right.expr()), true), left.from(), right.to());
        }
        if (MIXING.contains(op)) {
            refuseMixed(List.of(left, right), left.from(), right.to());
        }
    }

    void check(Signature signature, List<Piece> args) {
        switch (signature.name()) {
            case "IF" -> {
                allow(same(List.of(args.get(0).expr()), true), args.get(1));
                if (args.size() > 2) {
                    allow(same(List.of(args.get(0).expr()), false), args.get(2));
                }
            }
            case "IFS" -> {
                for (var index = 0; index + 1 < args.size(); index += 2) {
                    allow(same(List.of(args.get(index).expr()), true), args.get(index + 1));
                }
            }
            case "AND" -> {
                var same = same(args.stream().map(Piece::expr).toList(), true);
                args.forEach(piece -> allow(same, piece));
            }
            default -> {
                if (TOGETHER.contains(signature.name())) {
                    refuseMixed(
                            args, args.get(0).from(), args.get(args.size() - 1).to());
                }
            }
        }
    }

    private void refuseMixed(List<Piece> pieces, int from, int to) {
        Amount first = null;
        for (var piece : pieces) {
            var amount = of(piece.expr());
            if (first == null || amount == null) {
                first = first == null ? amount : first;
            } else if (!first.isIn(amount)) {
                problems.add(
                        CODE,
                        from,
                        to,
                        Map.of(
                                "left", first.field().toString(),
                                "right", amount.field().toString(),
                                "leftCurrency", first.said(),
                                "rightCurrency", amount.said()));
                return;
            }
        }
    }

    private @Nullable Amount of(Expr expr) {
        var found = known.get(expr);
        if (found == null) {
            found = Optional.ofNullable(worked(expr));
            known.put(expr, found);
        }
        return found.orElse(null);
    }

    private @Nullable Amount worked(Expr expr) {
        if (expr instanceof Expr.Field field) {
            return amount(field.path(), true);
        }
        if (expr instanceof Expr.Row row) {
            var foreign = rows.stream().anyMatch(scope -> scope.columns().contains(row));
            return row.column() == null || foreign ? null : amount(row.column(), false);
        }
        if (expr instanceof Expr.Unary unary) {
            return unary.op() == UnaryOp.NOT ? null : of(unary.operand());
        }
        if (expr instanceof Expr.Binary binary) {
            var sum = binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.SUBTRACT;
            return sum ? common(List.of(binary.left(), binary.right())) : null;
        }
        return expr instanceof Expr.Call call ? of(call) : null;
    }

    private @Nullable Amount of(Expr.Call call) {
        if (KEEPING.contains(call.functionName())) {
            return of(call.args().get(0));
        }
        return TOGETHER.contains(call.functionName()) || CHOOSING.contains(call.functionName())
                ? common(call.args())
                : null;
    }

    /** None when they are in different currencies: which of them it is shows when it is computed. */
    private @Nullable Amount common(List<Expr> parts) {
        var amounts = parts.stream().map(this::of).filter(Objects::nonNull).toList();
        return amounts.isEmpty() || !amounts.stream().allMatch(amounts.get(0)::isIn) ? null : amounts.get(0);
    }

    /** @param whole whether it stands for all rows of a list: those that say their currencies each are told elsewhere */
    private @Nullable Amount amount(FieldPath path, boolean whole) {
        var code = fields.codeOf(path);
        if (code != null) {
            return new Amount(path, code, null);
        }
        var said = fields.currencyOf(path);
        var type = said == null ? null : fields.typeOf(said);
        return said == null || type == null || (whole && type instanceof ListOf)
                ? null
                : new Amount(path, said.toString(), fields.originOf(said));
    }

    private void allow(List<Set<String>> same, Piece within) {
        allow(same, within.from(), within.to());
    }

    private void allow(List<Set<String>> same, int from, int to) {
        if (!same.isEmpty()) {
            problems.list()
                    .removeIf(problem -> problem.code().equals(CODE)
                            && problem.from() >= from
                            && problem.to() <= to
                            && same.stream()
                                    .anyMatch(names -> names.contains(String.valueOf(
                                                    problem.params().get("leftCurrency")))
                                            && names.contains(String.valueOf(
                                                    problem.params().get("rightCurrency")))));
        }
    }

    /** What is known to be equal where all conditions hold, or where none does. */
    private static List<Set<String>> same(List<Expr> conditions, boolean hold) {
        var same = new ArrayList<Set<String>>();
        conditions.forEach(condition -> collect(condition, hold, same));
        return same;
    }

    private static void collect(Expr condition, boolean holds, List<Set<String>> same) {
        if (condition instanceof Expr.Unary unary && unary.op() == UnaryOp.NOT) {
            collect(unary.operand(), !holds, same);
        } else if (condition instanceof Expr.Binary binary) {
            if (binary.op() == (holds ? BinaryOp.AND : BinaryOp.OR)) {
                binary.children().forEach(part -> collect(part, holds, same));
            } else if (binary.op() == (holds ? BinaryOp.EQ : BinaryOp.NE)) {
                join(name(binary.left()), name(binary.right()), same);
            }
        } else if (condition instanceof Expr.Call call) {
            if (call.functionName().equals("NOT")) {
                collect(call.args().get(0), !holds, same);
            } else if (call.functionName().equals(holds ? "AND" : "OR")) {
                call.args().forEach(part -> collect(part, holds, same));
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

    private static void join(@Nullable String left, @Nullable String right, List<Set<String>> same) {
        if (left == null || right == null) {
            return;
        }
        var joined = new HashSet<>(List.of(left));
        joined.add(right);
        same.removeIf(names -> (names.contains(left) || names.contains(right)) && joined.addAll(names));
        same.removeIf(joined::containsAll);
        same.add(joined);
    }
}
