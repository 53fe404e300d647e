package org.mortise.core.store;

import java.math.BigDecimal;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/** Calendar functions; days are read in the application's zone. */
record DateFunctionSql(FormulaSql formulas) {

    private static final int MOST_MONTHS = 120_000;

    /** After 400 years the calendar begins anew. */
    private static final int MONTHS_OF_CYCLE = 4_800;

    private static final int DAYS_OF_CYCLE = 146_097;
    private static final int CYCLES = 24;
    private static final int LAST_YEAR = 9999;
    private static final String EDATE = "cast({0} + make_interval(months => cast(trunc({1}) as integer)) as date)";

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
            case "EDATE" -> months(call, EDATE);
            case "EOMONTH" ->
                months(
                        call,
                        "cast(date_trunc('month', cast({0} as timestamp))"
                                + " + make_interval(months => cast(trunc({1}) as integer) + 1, days => -1) as date)");
            case "DATE" -> date(call);
            case "DATEADD" -> later(call);
            case "QUARTER" -> part("quarter", formulas.compile(call.args().get(0)));
            case "ISOWEEKNUM" -> part("week", formulas.compile(call.args().get(0)));
            case "WEEKDAY" -> weekday(call);
            case "HOUR", "MINUTE", "SECOND" -> clock(call);
            case "DAYS" -> days(call);
            case "AGE" -> age(call);
            case "YEARBEGIN" -> ofDay("cast(date_trunc('year', cast({0} as timestamp)) as date)", Scalar.DATE, call);
            case "YEAREND" ->
                ofDay(
                        "cast(date_trunc('year', cast({0} as timestamp)) + make_interval(years => 1, days => -1) as date)",
                        Scalar.DATE, call);
            case "DATESTR" -> ofDay("to_char({0}, 'YYYY-MM-DD')", Scalar.TEXT, call);
            default -> throw SqlValues.notSqlable(function);
        };
    }

    /** The calendar day of a date or a moment. */
    private Field<?> day(SqlExpression point) {
        return point.type() == Scalar.DATETIME
                ? SqlValues.localDate(point.value(), formulas.environment().zone())
                : DSL.field("cast({0} as date)", SQLDataType.LOCALDATE, point.value());
    }

    private SqlExpression ofDay(String template, Scalar type, Expr.Call call) {
        var point = formulas.compile(call.args().get(0));
        return SqlExpression.derived(DSL.field(template, SqlValues.dataType(type), day(point)), type, point);
    }

    /** Counted as WEEKDAY does for a literal type. */
    private SqlExpression weekday(Expr.Call call) {
        var literal = call.args().size() == 1
                ? BigDecimal.ONE
                : FormulaSql.literal(call.args().get(1));
        var type = literal == null ? 0 : literal.intValue();
        var first = type == 1 ? 6 : type == 2 || type == 3 ? 0 : type - 11;
        if (first < 0 || first > 6) {
            throw SqlValues.notSqlable("WEEKDAY");
        }
        var template = "cast((cast(extract(isodow from {0}) as integer) - 1 - " + first + " + 7) % 7 + "
                + (type == 3 ? 0 : 1) + " as numeric)";
        return ofDay(template, Scalar.NUMBER, call);
    }

    private SqlExpression clock(Expr.Call call) {
        var point = formulas.compile(call.args().get(0));
        Field<?> time = point.type() == Scalar.DATETIME
                ? DSL.field(
                        "({0} at time zone {1})",
                        point.value(), DSL.val(formulas.environment().zone().getId()))
                : DSL.field("cast({0} as time)", point.value());
        var template = "cast(trunc(extract(" + call.functionName().toLowerCase(Locale.ROOT) + " from {0})) as numeric)";
        return SqlExpression.derived(DSL.field(template, SQLDataType.NUMERIC, time), Scalar.NUMBER, point);
    }

    private SqlExpression days(Expr.Call call) {
        var end = formulas.compile(call.args().get(0));
        var start = formulas.compile(call.args().get(1));
        var days = DSL.field("cast({0} - {1} as numeric)", SQLDataType.NUMERIC, day(end), day(start));
        return SqlExpression.derived(days, Scalar.NUMBER, end, start);
    }

    /** Full years; the birthday itself counts, and nobody is born after the day that is asked for. */
    private SqlExpression age(Expr.Call call) {
        var born = formulas.compile(call.args().get(0));
        var environment = formulas.environment();
        var today = environment.now().atZone(environment.zone()).toLocalDate();
        var on = call.args().size() > 1
                ? formulas.compile(call.args().get(1))
                : SqlExpression.of(SqlValues.bind(today, Scalar.DATE).cast(SQLDataType.LOCALDATE), Scalar.DATE);
        var years = DSL.field(
                "cast(extract(year from {1}) - extract(year from {0})"
                        + " - case when to_char({1}, 'MMDD') < to_char({0}, 'MMDD') then 1 else 0 end as numeric)",
                SQLDataType.NUMERIC, day(born), day(on));
        return SqlExpression.derived(years, Scalar.NUMBER, born, on)
                .failingWhen(DSL.condition("coalesce({0} > {1}, false)", day(born), day(on)));
    }

    /** A date moved by a literal unit of at least a day. */
    private SqlExpression later(Expr.Call call) {
        var date = formulas.compile(call.args().get(0));
        var unit = unit(call);
        if (date.type() != Scalar.DATE || unit == null) {
            throw SqlValues.notSqlable("DATEADD");
        }
        var by = formulas.compile(call.args().get(1));
        return switch (unit.toUpperCase(Locale.ROOT)) {
            case "Y" -> months(date, times(by, 12), EDATE);
            case "Q" -> months(date, times(by, 3), EDATE);
            case "M" -> months(date, times(by, 1), EDATE);
            case "W" -> ArithmeticSql.shifted(date, times(by, 7), false);
            case "D" -> ArithmeticSql.shifted(date, times(by, 1), false);
            default -> throw SqlValues.notSqlable("DATEADD");
        };
    }

    /** Days unless it says otherwise; null where it is not written out. */
    private static @Nullable String unit(Expr.Call call) {
        if (call.args().size() < 3) {
            return "D";
        }
        return call.args().get(2) instanceof Expr.TextLiteral unit ? unit.value() : null;
    }

    private static SqlExpression times(SqlExpression by, int factor) {
        return SqlExpression.derived(
                DSL.field("(trunc({0}) * " + factor + ")", SQLDataType.NUMERIC, by.number()), Scalar.NUMBER, by);
    }

    private SqlExpression part(String unit, SqlExpression point) {
        var day = day(point);
        var template = "cast(extract(" + unit.toLowerCase(Locale.ROOT) + " from {0}) as numeric)";
        return SqlExpression.derived(DSL.field(template, SQLDataType.NUMERIC, day), Scalar.NUMBER, point);
    }

    private SqlExpression months(Expr.Call call, String template) {
        var date = formulas.compile(call.args().get(0));
        var by = formulas.compile(call.args().get(1));
        if (date.type() != Scalar.DATE) {
            throw SqlValues.notSqlable(call.functionName());
        }
        return months(date, by, template);
    }

    private static SqlExpression months(SqlExpression date, SqlExpression by, String template) {
        var moved = DSL.field(
                "case when {0} between date '0001-01-01' and date '9999-12-31' and abs({1}) <= " + MOST_MONTHS
                        + " and extract(year from {0}) * 12 + extract(month from {0}) - 1 + trunc({1})"
                        + " between 12 and " + (LAST_YEAR * 12 + 11) + " then " + template + " end",
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
        if (call.type() != Scalar.DATE) {
            throw SqlValues.notSqlable("DATE");
        }
        var year = formulas.compile(call.args().get(0));
        var month = formulas.compile(call.args().get(1));
        var day = formulas.compile(call.args().get(2));
        var inRange = DSL.condition(
                "trunc({0}) between 1 and " + LAST_YEAR + " and abs({1}) <= " + MOST_MONTHS
                        + " and abs({2}) <= 4000000",
                year.number(),
                month.number(),
                day.number());
        // On the way the days may be long before those that there are: they are counted some cycles of the calendar
        // later.
        Field<?> number = DSL.field(
                "(cast(make_date(cast(trunc({0}) as integer), 1, 1) + make_interval(months => cast(trunc({1}) as integer) - 1 + "
                        + CYCLES * MONTHS_OF_CYCLE
                        + ") as date) - date '0001-01-01' + cast(trunc({2}) as integer) - 1 - "
                        + CYCLES * DAYS_OF_CYCLE + ")",
                SQLDataType.INTEGER,
                year.number(),
                month.number(),
                day.number());
        Field<?> value = DSL.field(
                "case when {0} then case when {1} between 0 and {2} then date '0001-01-01' + {1} end end",
                SQLDataType.LOCALDATE, inRange, number, DSL.inline(ArithmeticSql.LAST_DAY));
        return SqlExpression.derived(value, Scalar.DATE, year, month, day)
                .failingWhen(
                        DSL.condition("({0} not between date '0001-01-01' and date '9999-12-31') is not false", value));
    }
}
