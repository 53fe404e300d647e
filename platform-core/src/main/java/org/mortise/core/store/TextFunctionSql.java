package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType;
import org.mortise.core.formula.FxType.Scalar;

/** Parts of texts and what is in them; a character is a code point on both sides. */
record TextFunctionSql(FormulaSql formulas) {

    private static final int MOST_CHARACTERS = 65_536;

    SqlExpression compile(Expr.Call call) {
        var args = call.args();
        return switch (call.functionName()) {
            case "CONCATENATE" -> args.stream().map(formulas::compile).reduce(empty(), formulas::concat);
            case "LEFT" -> text("left({0}, " + whole(call, 1, 1) + ")", args.get(0));
            case "RIGHT" -> text("right({0}, " + whole(call, 1, 1) + ")", args.get(0));
            case "MID" -> text("substr({0}, " + place(call) + ", " + whole(call, 2, 0) + ")", args.get(0));
            case "REPLACE" ->
                text(
                        "(left({0}, " + (place(call) - 1) + ") || {1} || substr({0}, "
                                + (place(call) + whole(call, 2, 0)) + "))",
                        args.get(0),
                        args.get(3));
            case "SUBSTITUTE" -> {
                if (args.size() > 3) {
                    throw SqlValues.notSqlable("SUBSTITUTE");
                }
                yield text("replace({0}, {1}, {2})", args.get(0), args.get(1), args.get(2));
            }
            case "TRIM" -> text("regexp_replace(btrim({0}, ' '), ' +', ' ', 'g')", args.get(0));
            case "LEN" -> derived("cast(char_length({0}) as numeric)", Scalar.NUMBER, args);
            case "FIND" -> find(call);
            case "EXACT" -> wording("normalize({0}, nfc) = normalize({1}, nfc)", args);
            case "CONTAINS" -> wording("strpos(normalize({0}, nfc), normalize({1}, nfc)) > 0", args);
            case "STARTSWITH" -> wording("starts_with(normalize({0}, nfc), normalize({1}, nfc))", args);
            case "ENDSWITH" ->
                wording("right(normalize({0}, nfc), char_length(normalize({1}, nfc))) = normalize({1}, nfc)", args);
            default -> throw SqlValues.notSqlable(call.functionName());
        };
    }

    private static SqlExpression empty() {
        return SqlExpression.of(DSL.field("cast('' as text)", SQLDataType.CLOB), Scalar.TEXT);
    }

    /** Only for literal counts: PostgreSQL reads a negative one as "all but". */
    private static int whole(Expr.Call call, int index, int absent) {
        var count = call.args().size() <= index
                ? BigDecimal.valueOf(absent)
                : FormulaSql.literal(call.args().get(index));
        if (count == null || count.signum() < 0 || count.compareTo(BigDecimal.valueOf(MOST_CHARACTERS)) > 0) {
            throw SqlValues.notSqlable(call.functionName());
        }
        return count.intValue();
    }

    private static int place(Expr.Call call) {
        var place = whole(call, 1, 1);
        if (place < 1) {
            throw SqlValues.notSqlable(call.functionName());
        }
        return place;
    }

    private SqlExpression text(String template, Expr... args) {
        return derived(template, Scalar.TEXT, List.of(args));
    }

    private SqlExpression derived(String template, FxType type, List<Expr> args) {
        var operands = args.stream().map(this::textual).toList();
        var texts = operands.stream().map(SqlExpression::text).toArray(QueryPart[]::new);
        return SqlExpression.derived(
                DSL.field(template, SqlValues.dataType(type), texts), type, operands.toArray(SqlExpression[]::new));
    }

    private SqlExpression wording(String template, List<Expr> args) {
        var text = textual(args.get(0));
        var part = textual(args.get(1));
        return SqlExpression.yesOrNo(DSL.condition(template, text.text(), part.text()), text, part);
    }

    /** From the beginning of the text; what is not there is an error. */
    private SqlExpression find(Expr.Call call) {
        if (call.args().size() > 2) {
            throw SqlValues.notSqlable("FIND");
        }
        var wanted = textual(call.args().get(0));
        var within = textual(call.args().get(1));
        Field<?> place =
                DSL.field("cast(strpos({0}, {1}) as numeric)", SQLDataType.NUMERIC, within.text(), wanted.text());
        return SqlExpression.derived(place, Scalar.NUMBER, wanted, within).failingWhen(DSL.condition("{0} = 0", place));
    }

    private SqlExpression textual(Expr arg) {
        var operand = formulas.compile(arg);
        if (!operand.isTextual() && operand.type() != Scalar.BLANK) {
            throw SqlValues.notSqlable(operand.type().id());
        }
        return operand;
    }
}
