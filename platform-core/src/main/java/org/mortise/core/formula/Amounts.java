package org.mortise.core.formula;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.Typing.Piece;

/**
 * In which currency an expression is, as far as that is known before it is computed; refuses to add up or compare different ones. What is
 * multiplied by, or divided by, what varies has been converted, or is a share: it is in none. One of them follows the making of one
 * formula, so that nothing is looked at twice.
 */
public final class Amounts {

    private static final String CODE = "fx_other_currency";
    private static final String LEFT = "leftCurrency";
    private static final String RIGHT = "rightCurrency";

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
            "EVEN",
            "ODD",
            "MOD",
            "LARGE",
            "SMALL",
            "FIRST",
            "LAST",
            "INDEX",
            "UNIQUE",
            "SORT",
            "COMPACT",
            "FLATTEN",
            "FILTER",
            "SUMIFS",
            "AVERAGEIFS");

    /** Functions that make one figure of their third argument, or of the first where there is no third. */
    private static final Set<String> SUMMED_LAST = Set.of("SUMIF", "AVERAGEIF");

    /** Functions whose result is one of their arguments. */
    private static final Set<String> CHOOSING = Set.of("IF", "IFS", "SWITCH", "IFERROR", "COALESCE", "UNION");

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
            allow(Alike.where(List.of(left.expr(), right.expr()), true), left.from(), right.to());
        }
        if (MIXING.contains(op)) {
            refuseMixed(List.of(left, right), left.from(), right.to());
        }
    }

    void check(Signature signature, List<Piece> args) {
        switch (signature.name()) {
            case "IF" -> {
                allow(Alike.where(List.of(args.get(0).expr()), true), args.get(1));
                if (args.size() > 2) {
                    allow(Alike.where(List.of(args.get(0).expr()), false), args.get(2));
                }
            }
            case "IFS" -> {
                for (var index = 0; index + 1 < args.size(); index += 2) {
                    allow(Alike.where(List.of(args.get(index).expr()), true), args.get(index + 1));
                }
            }
            case "AND" -> {
                var same = Alike.where(args.stream().map(Piece::expr).toList(), true);
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
                problems.add(CODE, from, to, told(first, amount));
                return;
            }
        }
    }

    private static Map<String, Object> told(Amount left, Amount right) {
        return Map.of(
                "left",
                left.field().toString(),
                "right",
                right.field().toString(),
                LEFT,
                left.said(),
                RIGHT,
                right.said());
    }

    /**
     * In which currencies two expressions are that are compared outside of a formula, as a sentence needs it; empty unless they are known
     * to be in different ones.
     */
    public static Optional<Map<String, Object>> compared(FieldTypes fields, Expr left, Expr right) {
        var amounts = new Amounts(fields, new Problems(), List.of());
        var first = amounts.of(left);
        var second = amounts.of(right);
        return first == null || second == null || first.isIn(second)
                ? Optional.empty()
                : Optional.of(told(first, second));
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
        if (expr instanceof Expr.Percent percent) {
            return of(percent.operand());
        }
        if (expr instanceof Expr.ListLiteral list) {
            return common(list.elements());
        }
        if (expr instanceof Expr.Binary binary) {
            return of(binary);
        }
        return expr instanceof Expr.Call call ? of(call) : null;
    }

    /** A number that stands in the formula is no rate: twice an amount, or half of it, is in its currency. */
    private @Nullable Amount of(Expr.Binary binary) {
        return switch (binary.op()) {
            case ADD, SUBTRACT -> common(List.of(binary.left(), binary.right()));
            case MULTIPLY -> product(List.of(binary.left(), binary.right()));
            case DIVIDE -> isConstant(binary.right()) ? of(binary.left()) : null;
            default -> null;
        };
    }

    private @Nullable Amount product(List<Expr> factors) {
        var varying = factors.stream().filter(factor -> !isConstant(factor)).toList();
        return varying.size() == 1 ? of(varying.get(0)) : null;
    }

    private static boolean isConstant(Expr expr) {
        return expr instanceof Expr.NumberLiteral
                || expr instanceof Expr.BlankLiteral
                || (!(expr instanceof Expr.Ask)
                        && !expr.children().isEmpty()
                        && expr.children().stream().allMatch(Amounts::isConstant));
    }

    private @Nullable Amount of(Expr.Call call) {
        var name = call.functionName();
        var args = call.args();
        if (KEEPING.contains(name)) {
            return of(args.get(0));
        }
        if (SUMMED_LAST.contains(name)) {
            return of(args.get(args.size() > 2 ? 2 : 0));
        }
        if (name.equals("PRODUCT")) {
            return product(args);
        }
        return TOGETHER.contains(name) || CHOOSING.contains(name) ? common(chosen(name, args)) : null;
    }

    /** The arguments of which one may be the result. */
    private static List<Expr> chosen(String name, List<Expr> args) {
        return switch (name) {
            case "IF" -> args.subList(1, args.size());
            case "IFS" ->
                IntStream.range(0, args.size())
                        .filter(index -> index % 2 == 1)
                        .mapToObj(args::get)
                        .toList();
            case "SWITCH" ->
                IntStream.range(1, args.size())
                        .filter(index -> index % 2 == 0 || (index == args.size() - 1 && index % 2 == 1))
                        .mapToObj(args::get)
                        .toList();
            default -> args;
        };
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

    private void allow(Alike same, Piece within) {
        allow(same, within.from(), within.to());
    }

    private void allow(Alike same, int from, int to) {
        if (!same.isEmpty()) {
            problems.list()
                    .removeIf(problem -> problem.code().equals(CODE)
                            && problem.from() >= from
                            && problem.to() <= to
                            && isAllowed(same, problem.params()));
        }
    }

    /** Whether two currencies that a problem names are known to be the same. */
    public static boolean isAllowed(Alike same, Map<String, Object> params) {
        return same.are(String.valueOf(params.get(LEFT)), String.valueOf(params.get(RIGHT)));
    }
}
