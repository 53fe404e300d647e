package org.mortise.core.store;

import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/** Calendar functions; days are read in the application's zone. */
record DateFunctionSql(FormulaSql formulas) {

    private static final int MOST_MONTHS = 120_000;
    private static final int LAST_YEAR = 9999;

    SqlExpression compile(Expr.Call call) {
        var environment = formulas.environment();
        var function = call.functionName();
        return switch (function) {
            case "TODAY" -> {
                var today = environment.now().atZone(environment.zone()).toLocalDate();
                yield SqlExpression.of(SqlValues.bind(today, Scalar.DATE).cast(SQLDataType.LOCALDATE), Scalar.DATE);
            }
            case "NOW" ->
                SqlExpression.of(
                        SqlValues.bind(environment.now(), Scalar.DATETIME).cast(SQLDataType.OFFSETDATETIME),
                        Scalar.DATETIME);
            case "YEAR", "MONTH", "DAY" ->
                part(function, formulas.compile(call.args().get(0)));
            case "EDATE" -> months(call, "cast({0} + make_interval(months => cast(trunc({1}) as integer)) as date)");
            case "EOMONTH" ->
                months(
                        call,
                        "cast(date_trunc('month', cast({0} as timestamp))"
                                + " + make_interval(months => cast(trunc({1}) as integer) + 1, days => -1) as date)");
            case "DATE" -> date(call);
            default -> throw SqlValues.notSqlable(function);
        };
    }

    private SqlExpression part(String unit, SqlExpression point) {
        var day = point.type() == Scalar.DATETIME
                ? SqlValues.localDate(point.value(), formulas.environment().zone())
                : point.value();
        var template = "cast(extract(" + unit.toLowerCase(Locale.ROOT) + " from {0}) as numeric)";
        return SqlExpression.derived(DSL.field(template, SQLDataType.NUMERIC, day), Scalar.NUMBER, point);
    }

    private SqlExpression months(Expr.Call call, String template) {
        var date = formulas.compile(call.args().get(0));
        var by = formulas.compile(call.args().get(1));
        if (date.type() != Scalar.DATE) {
            throw SqlValues.notSqlable(call.functionName());
        }
        var moved = DSL.field(
                "case when abs({1}) <= " + MOST_MONTHS + " then " + template + " end",
                SQLDataType.LOCALDATE,
                date.value(),
                by.number());
        return SqlExpression.derived(moved, Scalar.DATE, date, by)
                .failingWhen(DSL.condition(
                        "{0} is not null and ({1} not between date '0001-01-01' and date '9999-12-31') is not false",
                        date.value(), moved));
    }

    /** Months and days roll over from the first of January of the year. */
    private SqlExpression date(Expr.Call call) {
        var year = formulas.compile(call.args().get(0));
        var month = formulas.compile(call.args().get(1));
        var day = formulas.compile(call.args().get(2));
        var inRange = DSL.condition(
                "trunc({0}) between 1 and " + LAST_YEAR + " and abs({1}) <= " + MOST_MONTHS
                        + " and abs({2}) <= 4000000",
                year.number(),
                month.number(),
                day.number());
        Field<?> value = DSL.field(
                "case when {3} then cast(make_date(cast(trunc({0}) as integer), 1, 1)"
                        + " + make_interval(months => cast(trunc({1}) as integer) - 1) as date)"
                        + " + (cast(trunc({2}) as integer) - 1) end",
                SQLDataType.LOCALDATE, year.number(), month.number(), day.number(), inRange);
        return SqlExpression.derived(value, Scalar.DATE, year, month, day)
                .failingWhen(
                        DSL.condition("({0} not between date '0001-01-01' and date '9999-12-31') is not false", value));
    }
}
