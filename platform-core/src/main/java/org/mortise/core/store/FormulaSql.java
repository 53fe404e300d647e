package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.ConditionEnvironment;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.FxType.Scalar;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.Rejected;

/**
 * Compiles a formula to an SQL expression over the record's own columns; blank and error are both NULL in the result.
 *
 * <p>Numbers are {@code numeric} and exact. A division has 34 decimals here and 34 significant digits in memory, so it is only
 * compiled inside {@code ROUND} to at most 10 decimals, or when the divisor is a literal that makes it exact.
 */
public final class FormulaSql implements Expr.Visitor<SqlExpression> {

    /** Trees of places have thousands, which are looked up in memory. */
    private static final int MOST_LABELS = 200;

    private final ColumnSource columns;
    private final ConditionEnvironment environment;
    private final Blanks blanks;
    private final boolean rounded;

    private FormulaSql(ColumnSource columns, ConditionEnvironment environment, Blanks blanks, boolean rounded) {
        this.columns = columns;
        this.environment = environment;
        this.blanks = blanks;
        this.rounded = rounded;
    }

    /**
     * @return of the physical type of the formula's result
     * @throws Rejected with {@code condition_not_sqlable} for what only memory computes, and for a source that does not compile
     */
    public static Field<?> compile(String source, ColumnSource columns, ConditionEnvironment environment) {
        var compilation = Formula.compile(source, columns.types());
        if (compilation.formula() == null) {
            throw SqlValues.notSqlable(source);
        }
        return compile(compilation.formula(), columns, environment);
    }

    public static Field<?> compile(Formula formula, ColumnSource columns, ConditionEnvironment environment) {
        if (SqlWeight.of(formula.ast(), formula.blanks()) > SqlWeight.MOST) {
            throw SqlValues.notSqlable(formula.source());
        }
        var result = formula.ast()
                .accept(new FormulaSql(columns, environment, formula.blanks(), false))
                .result();
        return SqlValues.dataType(formula.type()) == SQLDataType.UUID
                ? DSL.field("cast(nullif({0}, '') as uuid)", SQLDataType.UUID, result)
                : result;
    }

    ConditionEnvironment environment() {
        return environment;
    }

    SqlExpression compile(Expr expr) {
        return expr.accept(this);
    }

    /** Arguments as they are, written lists taken apart. */
    List<SqlExpression> spread(List<Expr> args) {
        return args.stream()
                .flatMap(arg -> arg instanceof Expr.ListLiteral list ? list.elements().stream() : Stream.of(arg))
                .map(this::compile)
                .toList();
    }

    /** Whether what is compiled is rounded further out, so that a division may stand. */
    boolean rounded() {
        return rounded;
    }

    /** The same, where a division may stand because its result is rounded. */
    FormulaSql insideRounding() {
        return new FormulaSql(columns, environment, blanks, true);
    }

    /** A number to reckon with: a blank one is zero, or makes blank what is reckoned with it, as NULL does by itself. */
    Field<?> operand(SqlExpression number) {
        return blanks == Blanks.ZERO
                ? number.number()
                : DSL.field("cast({0} as numeric)", SQLDataType.NUMERIC, number.value());
    }

    @Override
    public SqlExpression number(Expr.NumberLiteral literal) {
        return SqlExpression.of(
                SqlValues.bind(literal.value(), Scalar.NUMBER).cast(SQLDataType.NUMERIC), Scalar.NUMBER);
    }

    @Override
    public SqlExpression text(Expr.TextLiteral literal) {
        return SqlExpression.of(SqlValues.bind(literal.value(), Scalar.TEXT).cast(SQLDataType.CLOB), Scalar.TEXT);
    }

    @Override
    public SqlExpression bool(Expr.BoolLiteral literal) {
        return SqlExpression.of(SqlValues.bind(literal.value(), Scalar.BOOL).cast(SQLDataType.BOOLEAN), Scalar.BOOL);
    }

    @Override
    public SqlExpression blank(Expr.BlankLiteral literal) {
        return SqlExpression.of(DSL.field("null"), Scalar.BLANK);
    }

    @Override
    public SqlExpression field(Expr.Field field) {
        if (field.type() instanceof FxType.ListOf) {
            throw SqlValues.notSqlable("{" + field.path() + "}");
        }
        var column = ConditionSql.ready(columns, field.path()).field();
        var isId = SqlValues.dataType(field.type()) == SQLDataType.UUID;
        return SqlExpression.of(isId ? column.cast(SQLDataType.CLOB) : column, field.type());
    }

    @Override
    public SqlExpression row(Expr.Row row) {
        throw SqlValues.notSqlable("{row}");
    }

    @Override
    public SqlExpression unary(Expr.Unary unary) {
        var operand = compile(unary.operand());
        return switch (unary.op()) {
            case NOT -> SqlExpression.yesOrNo(DSL.not(operand.yes()), operand);
            case NEGATE ->
                SqlExpression.derived(
                        DSL.field("(- {0})", SQLDataType.NUMERIC, operand(operand)), unary.type(), operand);
            case PLUS -> SqlExpression.derived(operand(operand), unary.type(), operand);
        };
    }

    @Override
    public SqlExpression percent(Expr.Percent percent) {
        var operand = compile(percent.operand());
        return SqlExpression.derived(
                DSL.field("({0} * 0.01)", SQLDataType.NUMERIC, operand(operand)), Scalar.NUMBER, operand);
    }

    @Override
    public SqlExpression ask(Expr.Ask ask) {
        throw SqlValues.notSqlable(ask.functionName());
    }

    @Override
    public SqlExpression list(Expr.ListLiteral list) {
        throw SqlValues.notSqlable("[…]");
    }

    /** Written out choice by choice, of one choice. */
    @Override
    public SqlExpression label(Expr.Label label) {
        var labels = label.labels();
        var known = labels.byKey().keySet();
        if (label.choice().type() instanceof FxType.ListOf || known.size() > MOST_LABELS) {
            throw SqlValues.notSqlable("TEXT");
        }
        var choice = compile(label.choice());
        if (known.isEmpty()) {
            return SqlExpression.derived(choice.text(), Scalar.TEXT, choice);
        }
        var language = Labels.language(environment.variable(Labels.LANGUAGE));
        var said = new TreeMap<String, String>();
        known.forEach(key -> said.put(key, labels.of(key, language)));
        return SqlExpression.derived(
                DSL.choose(choice.text()).mapValues(said).otherwise(choice.text()), Scalar.TEXT, choice);
    }

    @Override
    public SqlExpression call(Expr.Call call) {
        var result = new FunctionSql(this).compile(call);
        // Whether it is blank does not hang on how exact it is.
        var inside = insideRounding();
        return Arrays.stream(blanks.deciding(call))
                .mapToObj(index -> call.args().get(index))
                .filter(arg -> !(arg instanceof Expr.NumberLiteral))
                .map(arg -> arg.accept(inside).knownToBeBlank())
                .reduce(Condition::or)
                .map(result::unless)
                .orElse(result);
    }

    @Override
    public SqlExpression binary(Expr.Binary binary) {
        return switch (binary.op()) {
            case AND -> both(compile(binary.left()), compile(binary.right()));
            case OR -> either(compile(binary.left()), compile(binary.right()));
            case CONCAT -> concat(compile(binary.left()), compile(binary.right()));
            case EQ -> equal(compile(binary.left()), compile(binary.right()));
            case NE -> {
                var left = compile(binary.left());
                var right = compile(binary.right());
                yield SqlExpression.yesOrNo(DSL.not(equal(left, right).yes()), left, right);
            }
            case LT -> ordered("<", binary);
            case LE -> ordered("<=", binary);
            case GT -> ordered(">", binary);
            case GE -> ordered(">=", binary);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE ->
                new ArithmeticSql(this, blanks, rounded)
                        .compile(binary, compile(binary.left()), compile(binary.right()));
            case POWER -> throw SqlValues.notSqlable("^");
        };
    }

    /** The right side counts only when the left does not decide. */
    static SqlExpression both(SqlExpression left, SqlExpression right) {
        var reached = right.error() == null ? null : left.yes().and(right.error());
        return shortCut(left.yes().and(right.yes()), left.error(), reached);
    }

    static SqlExpression either(SqlExpression left, SqlExpression right) {
        var reached = right.error() == null ? null : DSL.not(left.yes()).and(right.error());
        return shortCut(left.yes().or(right.yes()), left.error(), reached);
    }

    private static SqlExpression shortCut(Condition value, @Nullable Condition left, @Nullable Condition right) {
        var errors = new ArrayList<@Nullable Condition>();
        errors.add(left);
        errors.add(right);
        return new SqlExpression(DSL.field(value), Scalar.BOOL, SqlExpression.anyOf(errors));
    }

    SqlExpression concat(SqlExpression left, SqlExpression right) {
        var zone = environment.zone().getId();
        return SqlExpression.derived(
                DSL.field("({0} || {1})", SQLDataType.CLOB, left.written(zone), right.written(zone)),
                Scalar.TEXT,
                left,
                right);
    }

    static SqlExpression equal(SqlExpression left, SqlExpression right) {
        if (left.type() == Scalar.BLANK || right.type() == Scalar.BLANK) {
            return SqlExpression.yesOrNo(left.isBlank().and(right.isBlank()), left, right);
        }
        if (left.isNumber() && right.isNumber()) {
            return SqlExpression.yesOrNo(DSL.condition("{0} = {1}", left.number(), right.number()), left, right);
        }
        if (left.type() == Scalar.BOOL) {
            return SqlExpression.yesOrNo(DSL.condition("({0}) = ({1})", left.yes(), right.yes()), left, right);
        }
        if (left.isTextual() && right.isTextual()) {
            return SqlExpression.yesOrNo(DSL.condition("{0} = {1}", composed(left), composed(right)), left, right);
        }
        if (left.type().equals(right.type())) {
            return SqlExpression.yesOrNo(
                    DSL.condition("{0} is not distinct from {1}", left.value(), right.value()), left, right);
        }
        throw SqlValues.notSqlable("=");
    }

    private SqlExpression ordered(String operator, Expr.Binary binary) {
        var left = compile(binary.left());
        var right = compile(binary.right());
        if (left.isNumber() && right.isNumber()) {
            return SqlExpression.yesOrNo(
                    DSL.condition("{0} " + operator + " {1}", left.number(), right.number()), left, right);
        }
        if (left.isTextual() && right.isTextual()) {
            return SqlExpression.yesOrNo(
                    DSL.condition(
                            "{0} collate \"C\" " + operator + " {1} collate \"C\"", composed(left), composed(right)),
                    left,
                    right);
        }
        if (!left.type().equals(right.type())) {
            throw SqlValues.notSqlable(operator);
        }
        var bothBlank =
                operator.endsWith("=") ? left.value().isNull().and(right.value().isNull()) : DSL.falseCondition();
        return SqlExpression.yesOrNo(
                DSL.condition("coalesce({0} " + operator + " {1}, {2})", left.value(), right.value(), bothBlank),
                left,
                right);
    }

    /** Texts that look the same are the same. */
    private static Field<String> composed(SqlExpression expression) {
        return DSL.field("normalize({0}, nfc)", SQLDataType.CLOB, expression.text());
    }

    /** The literal in {@code expr}, with its sign; null when it is anything else. */
    static @Nullable BigDecimal literal(Expr expr) {
        if (expr instanceof Expr.NumberLiteral number) {
            return number.value();
        }
        if (expr instanceof Expr.Unary unary
                && unary.op() == Expr.UnaryOp.NEGATE
                && unary.operand() instanceof Expr.NumberLiteral number) {
            return number.value().negate();
        }
        return null;
    }
}
