package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.BLANK;
import static org.mortise.core.formula.FxType.Scalar.BOOL;
import static org.mortise.core.formula.FxType.Scalar.DURATION;
import static org.mortise.core.formula.FxType.Scalar.NUMBER;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;
import org.mortise.core.formula.FxType.ListOf;

/** Builds checked nodes from the bottom up. A mistake is noted and stands for blank, which fits everywhere, so it is noted once. */
final class Typing {

    private static final int MAX_HOPS = 3;
    private static final String LIST = "list:";

    private final FieldTypes fields;
    private final Problems problems;
    private final Asking asking;
    private final Deque<RowScope> rows = new ArrayDeque<>();
    private final Amounts amounts;
    private final Labelling labelling;
    private @Nullable RowScope left;

    Typing(FieldTypes fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
        this.asking = new Asking(fields, problems);
        this.amounts = new Amounts(fields, problems, rows);
        this.labelling = new Labelling(fields, problems, asking, rows);
    }

    /** An expression and where it stands in the source. */
    record Piece(Expr expr, int from, int to) {
        FxType type() {
            return expr.type();
        }
    }

    /** From here to {@link #leaveRows}, {@code {row}} is an element of the first argument, or a record of the form that is asked. */
    void enterRows(Signature signature, List<Piece> args) {
        rows.push(
                signature.asks()
                        ? RowScope.of(asking.form(args))
                        : RowScope.of(args.get(0).expr()));
    }

    void leaveRows() {
        left = rows.pop();
    }

    Expr field(String dotted, int from, int to) {
        var scope = rows.peek();
        if (scope != null && RowScope.isMeantBy(dotted)) {
            var row = scope.find(dotted, fields);
            if (row == null) {
                problems.add("fx_unknown_field", from, to, suggesting("field", dotted, scope.known(fields)));
                return new Expr.BlankLiteral();
            }
            return row;
        }
        var hasEmptyKey = List.of(dotted.split("\\.", -1)).contains("");
        var path = hasEmptyKey ? null : fields.meant(FieldPath.of(dotted));
        var type = path == null ? null : fields.typeOf(path);
        if (path == null || type == null) {
            problems.add("fx_unknown_field", from, to, suggesting("field", dotted, fields.known()));
            return new Expr.BlankLiteral();
        }
        if (path.keys().size() > MAX_HOPS + 1) {
            problems.add("fx_too_many_hops", from, to, Map.of("field", dotted, "max", MAX_HOPS));
        }
        return new Expr.Field(path, type);
    }

    /** A name that is neither a constant nor called: most often a field whose braces were forgotten. */
    Expr bareName(Token name) {
        problems.add("fx_bare_name", name.from(), name.to(), suggesting("name", name.text(), fields.known()));
        return new Expr.BlankLiteral();
    }

    Expr unary(UnaryOp op, Piece operand, int from) {
        var expected = op == UnaryOp.NOT ? List.<FxType>of(BOOL) : List.<FxType>of(NUMBER, DURATION);
        if (operand.type() == BLANK) {
            return new Expr.Unary(op, operand.expr(), expected.get(0));
        }
        if (!expected.contains(operand.type())) {
            problems.add(
                    "fx_operand_type",
                    from,
                    operand.to(),
                    Map.of("operator", op.symbol(), "type", operand.type().id()));
            return new Expr.BlankLiteral();
        }
        return new Expr.Unary(op, operand.expr(), operand.type());
    }

    Expr percent(Piece operand, int to) {
        if (operand.type() != NUMBER && operand.type() != BLANK) {
            problems.add(
                    "fx_operand_type",
                    operand.from(),
                    to,
                    Map.of("operator", "%", "type", operand.type().id()));
        }
        return new Expr.Percent(operand.expr());
    }

    Expr binary(BinaryOp op, Piece left, Piece right) {
        var type = Operators.result(op, left.type(), right.type());
        if (type == null) {
            problems.add(
                    "fx_operand_types",
                    left.from(),
                    right.to(),
                    Map.of(
                            "operator", op.symbol(),
                            "left", left.type().id(),
                            "right", right.type().id()));
            return new Expr.BlankLiteral();
        }
        amounts.check(op, left, right);
        return new Expr.Binary(op, left.expr(), right.expr(), type);
    }

    Expr list(List<Piece> elements) {
        FxType element = BLANK;
        for (var piece : elements) {
            if (!Types.isScalar(piece.type())) {
                problems.add("fx_nested_list", piece.from(), piece.to(), Map.of());
                return new Expr.BlankLiteral();
            }
            var common = unify(element, piece);
            if (common == null) {
                return new Expr.BlankLiteral();
            }
            element = common;
        }
        return new Expr.ListLiteral(elements.stream().map(Piece::expr).toList(), new ListOf(element));
    }

    Expr call(Token name, List<Piece> args, int to) {
        var signature = Catalogue.find(name.text().toUpperCase(Locale.ROOT));
        if (signature == null) {
            problems.add(
                    "fx_unknown_function", name.from(), name.to(), suggesting("name", name.text(), Catalogue.names()));
            return new Expr.BlankLiteral();
        }
        if (!signature.accepts(args.size())) {
            problems.add(
                    "fx_argument_count",
                    name.from(),
                    to,
                    Map.of(
                            "function", signature.name(),
                            "min", signature.fewest(),
                            "max", signature.most(),
                            "actual", args.size()));
            return new Expr.BlankLiteral();
        }
        if (signature.asks()) {
            return asking.call(signature, args, left);
        }
        if (signature.name().equals("AUTONUMBER")) {
            return serial(name, to);
        }
        if (Labelling.isMeantBy(signature, args)) {
            return labelling.call(signature, args);
        }
        var bound = bind(signature, args);
        if (bound == null) {
            return new Expr.BlankLiteral();
        }
        new Currencies(fields, problems).check(signature, args);
        amounts.check(signature, args);
        return Catalogue.constant(
                signature.name(),
                new Expr.Call(
                        signature.name(),
                        args.stream().map(Piece::expr).toList(),
                        listed(signature.result(args.size()), bound)));
    }

    /** The number that the record was given when it was created. */
    private Expr serial(Token name, int to) {
        var field = fields.serial();
        if (field == null) {
            problems.add("fx_no_serial", name.from(), to, Map.of());
            return new Expr.BlankLiteral();
        }
        return new Expr.Field(field, FxType.Scalar.TEXT);
    }

    /** Checks every argument and finds what the type variables stand for; null when an argument does not fit. */
    private @Nullable Map<String, FxType> bind(Signature signature, List<Piece> args) {
        var bound = new HashMap<String, FxType>();
        var fits = true;
        for (var i = 0; i < args.size(); i++) {
            var param = signature.param(i, args.size());
            var piece = args.get(i);
            if (!Types.fits(piece.type(), param.type())) {
                problems.add("fx_argument_type", piece.from(), piece.to(), argument(signature, param, piece));
                fits = false;
                continue;
            }
            var variable = Types.variable(param.type());
            if (variable == null) {
                continue;
            }
            var given = Types.given(piece.type(), param.type());
            var common = unify(bound.getOrDefault(variable, BLANK), piece, given);
            if (common == null) {
                return null;
            }
            bound.put(variable, common);
        }
        return fits ? bound : null;
    }

    static Map<String, Object> argument(Signature signature, Signature.Param param, Piece piece) {
        return Map.of(
                "function", signature.name(),
                "param", param.name(),
                "expected", param.type(),
                "type", piece.type().id());
    }

    private static FxType listed(String result, Map<String, FxType> bound) {
        return result.startsWith(LIST)
                ? new ListOf(result(result.substring(LIST.length()), bound))
                : result(result, bound);
    }

    private static FxType result(String name, Map<String, FxType> bound) {
        var otherwise = name.equals(Types.QUANTITY) ? NUMBER : BLANK;
        return name.length() == 1
                ? Types.orElse(bound.get(name), otherwise)
                : FxType.Scalar.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private @Nullable FxType unify(FxType soFar, Piece piece) {
        return unify(soFar, piece, piece.type());
    }

    private @Nullable FxType unify(FxType soFar, Piece piece, FxType type) {
        var common = Types.common(soFar, type);
        if (common == null) {
            problems.add("fx_mixed_types", piece.from(), piece.to(), Map.of("first", soFar.id(), "type", type.id()));
        }
        return common;
    }

    static Map<String, Object> suggesting(String param, String name, Collection<String> known) {
        var params = new LinkedHashMap<String, Object>(Map.of(param, name));
        var suggestion = Suggestion.nearest(name, known);
        if (suggestion != null) {
            params.put("suggestion", suggestion);
        }
        return params;
    }
}
