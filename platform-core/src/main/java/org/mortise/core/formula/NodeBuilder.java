package org.mortise.core.formula;

import static org.mortise.core.formula.FxType.Scalar.BLANK;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;

/** Makes a checked tree ready to run: functions, types and operators are looked up here, once. Every node counts as one step. */
final class NodeBuilder implements Expr.Visitor<Node> {

    /** So that one evaluation asks a bounded number of questions. */
    private static final int COST_OF_QUESTION = 100;

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    /** What an operator makes of two values that are no errors. */
    private interface Operation {
        @Nullable
        Object of(@Nullable Object left, @Nullable Object right, Evaluation run);
    }

    private final Blanks blanks;

    NodeBuilder(Blanks blanks) {
        this.blanks = blanks;
    }

    Node build(Expr expr) {
        return expr.accept(this);
    }

    @Override
    public Node number(Expr.NumberLiteral literal) {
        return constant(literal.value());
    }

    @Override
    public Node text(Expr.TextLiteral literal) {
        return constant(Values.text(literal.value()));
    }

    @Override
    public Node bool(Expr.BoolLiteral literal) {
        return constant(literal.value());
    }

    @Override
    public Node blank(Expr.BlankLiteral literal) {
        return constant(null);
    }

    private static Node constant(@Nullable Object value) {
        return run -> run.spend(1) ? value : FormulaError.LIMIT;
    }

    @Override
    public Node field(Expr.Field field) {
        var path = field.path();
        var type = field.type();
        return run -> run.spend(1) ? run.field(path, type) : FormulaError.LIMIT;
    }

    @Override
    public Node row(Expr.Row row) {
        var column = row.column();
        if (column == null) {
            return run -> run.spend(1) ? run.element() : FormulaError.LIMIT;
        }
        var type = new FxType.ListOf(row.type());
        return run -> run.spend(1) ? run.column(column, type) : FormulaError.LIMIT;
    }

    @Override
    public Node unary(Expr.Unary unary) {
        var operand = build(unary.operand());
        return switch (unary.op()) {
            case NOT -> after(operand, value -> !Values.bool(value));
            case NEGATE ->
                after(
                        operand,
                        value -> skips(value) ? null : Values.number(value).negate());
            case PLUS -> after(operand, value -> skips(value) ? null : Values.number(value));
        };
    }

    @Override
    public Node percent(Expr.Percent percent) {
        return after(
                build(percent.operand()),
                value -> skips(value) ? null : Decimals.multiply(Values.number(value), HUNDREDTH));
    }

    private boolean skips(@Nullable Object value) {
        return blanks == Blanks.SKIP && value == null;
    }

    private static Node after(Node operand, java.util.function.Function<@Nullable Object, @Nullable Object> work) {
        return run -> {
            if (!run.spend(1)) {
                return FormulaError.LIMIT;
            }
            var value = operand.value(run);
            return value instanceof FormulaError ? value : work.apply(value);
        };
    }

    @Override
    public Node list(Expr.ListLiteral list) {
        var nodes = list.elements().stream().map(this::build).toList();
        return run -> run.spend(1) ? elements(nodes, run) : FormulaError.LIMIT;
    }

    @Override
    public Node label(Expr.Label label) {
        var labels = label.labels();
        var choice = build(label.choice());
        return run -> {
            if (!run.spend(1)) {
                return FormulaError.LIMIT;
            }
            var value = choice.value(run);
            return value instanceof FormulaError ? value : Values.text(said(value, labels, run));
        };
    }

    private static String said(@Nullable Object value, Labels labels, Evaluation run) {
        var language = Labels.language(run.context().variable(Labels.LANGUAGE));
        return value instanceof List<?> list
                ? labels.of(Arguments.apart(list).stream().map(Values::string).toList(), language)
                : labels.of(Values.string(value), language);
    }

    private static Object elements(List<Node> nodes, Evaluation run) {
        var elements = new ArrayList<@Nullable Object>(nodes.size());
        for (var node : nodes) {
            var value = node.value(run);
            if (value instanceof FormulaError) {
                return value;
            }
            elements.add(value);
        }
        return Collections.unmodifiableList(elements);
    }

    @Override
    public Node call(Expr.Call call) {
        var function = Functions.named(call.functionName());
        var args = call.args().stream().map(this::build).toArray(Node[]::new);
        var numbers = blanks.deciding(call);
        return run -> run.spend(1) ? called(function, run, call, args, numbers) : FormulaError.LIMIT;
    }

    private static @Nullable Object called(
            Functions.Function function, Evaluation run, Expr.Call call, Node[] args, int[] numbers) {
        if (numbers.length == 0) {
            return function.apply(new Arguments(run, call, args));
        }
        var settled = args.clone();
        for (var index : numbers) {
            var value = args[index].value(run);
            if (value == null) {
                return null;
            }
            settled[index] = again -> value;
        }
        return function.apply(new Arguments(run, call, settled));
    }

    @Override
    public Node ask(Expr.Ask ask) {
        var question = ask.question();
        var nodes = ask.values().stream().map(this::build).toList();
        return run -> run.spend(COST_OF_QUESTION) ? answer(question, nodes, run) : FormulaError.LIMIT;
    }

    /** What is compared with something blank is never found. */
    private static @Nullable Object answer(Question question, List<Node> nodes, Evaluation run) {
        var values = new ArrayList<Object>(nodes.size());
        for (var node : nodes) {
            var value = node.value(run);
            if (value instanceof FormulaError) {
                return value;
            }
            if (!Values.isBlank(value)) {
                values.add(java.util.Objects.requireNonNull(value));
            }
        }
        return values.size() < nodes.size()
                ? question.nothing()
                : Values.conform(run.context().ask(question, values), question.type());
    }

    @Override
    public Node binary(Expr.Binary binary) {
        var left = build(binary.left());
        var right = build(binary.right());
        if (binary.op() == BinaryOp.AND || binary.op() == BinaryOp.OR) {
            return shortCut(left, right, binary.op() == BinaryOp.OR);
        }
        var operation = operation(binary);
        return run -> {
            if (!run.spend(1)) {
                return FormulaError.LIMIT;
            }
            var first = left.value(run);
            if (first instanceof FormulaError) {
                return first;
            }
            var second = right.value(run);
            return second instanceof FormulaError ? second : operation.of(first, second, run);
        };
    }

    private static Node shortCut(Node left, Node right, boolean settling) {
        return run -> {
            if (!run.spend(1)) {
                return FormulaError.LIMIT;
            }
            var first = left.value(run);
            if (first instanceof FormulaError || Values.bool(first) == settling) {
                return first instanceof FormulaError ? first : (Object) settling;
            }
            var second = right.value(run);
            return second instanceof FormulaError ? second : (Object) Values.bool(second);
        };
    }

    private Operation operation(Expr.Binary binary) {
        var op = binary.op();
        var leftType = binary.left().type();
        var rightType = binary.right().type();
        if (op == BinaryOp.CONCAT) {
            return (left, right, run) -> Values.text(
                    Values.asText(left, leftType, run.zone()) + Values.asText(right, rightType, run.zone()));
        }
        if (op.isEquality()) {
            var wanted = op == BinaryOp.EQ;
            return (left, right, run) -> Comparison.equal(left, leftType, right, rightType) == wanted;
        }
        if (op.isOrdering()) {
            var common = Types.common(leftType, rightType);
            var type = common == null ? BLANK : common;
            return (left, right, run) -> Comparison.holds(op, left, right, type);
        }
        Operation arithmetic = Arithmetic.isAboutTime(binary)
                ? (left, right, run) -> Arithmetic.apply(binary, left, right)
                : (left, right, run) -> Arithmetic.numbers(op, Values.number(left), Values.number(right));
        return blanks == Blanks.ZERO
                ? arithmetic
                : (left, right, run) -> left == null || right == null ? null : arithmetic.of(left, right, run);
    }
}
