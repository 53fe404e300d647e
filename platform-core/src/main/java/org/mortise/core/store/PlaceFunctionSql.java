package org.mortise.core.store;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/** Distances between places, reckoned in the same steps and the same double precision as the evaluator reckons them. */
record PlaceFunctionSql(FormulaSql formulas) {

    private static final String PLACE =
            "^([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?) *[,，] *([+-]?[0-9]{1,3}(?:\\.[0-9]{1,17})?)$";

    /** Whole metres, blank where one is blank: two places as longitude and latitude in radians, and the chord between them. */
    private static final String DISTANCE = """
        (select cast(floor(2 * 6371008.8::float8 * asin(sqrt(case when chord > 1 then 1 else chord end)) + 0.5) as numeric)
         from (select sin((p[4] - p[2]) / 2) * sin((p[4] - p[2]) / 2)
                      + cos(p[2]) * cos(p[4]) * sin((p[3] - p[1]) / 2) * sin((p[3] - p[1]) / 2) as chord
               from (select array[cast(f[1] as float8) * pi() / 180, cast(f[2] as float8) * pi() / 180,
                                  cast(t[1] as float8) * pi() / 180, cast(t[2] as float8) * pi() / 180] as p
                     from (select {0} as f, {1} as t) as ends) as points) as chords)\
        """;

    SqlExpression distance(Expr.Call call) {
        var from = formulas.compile(call.args().get(0));
        var to = formulas.compile(call.args().get(1));
        var value = DSL.field(DISTANCE, SQLDataType.NUMERIC, place(from.text()), place(to.text()));
        var named = DSL.not(from.isBlank()).and(DSL.not(to.isBlank()));
        return SqlExpression.derived(value, Scalar.NUMBER, from, to)
                .failingWhen(named.and(nowhere(from.text()).or(nowhere(to.text()))));
    }

    /** Whether two places lie so close to each other; unknown where one of them is no place. */
    static Condition near(Field<?> one, Field<?> other, Field<?> kilometres) {
        var value = DSL.field(DISTANCE, SQLDataType.NUMERIC, place(one), place(other));
        return DSL.condition(
                "case when {0} or {1} then null else {2} <= {3} * 1000 end",
                nowhere(one), nowhere(other), value, kilometres);
    }

    /** Longitude and latitude as texts; null when the text is no place. */
    private static Field<?> place(Field<?> written) {
        return DSL.field("regexp_match({0}, {1})", written, DSL.inline(PLACE));
    }

    private static Condition nowhere(Field<?> written) {
        return DSL.condition(
                "not coalesce((select abs(cast(p[1] as float8)) <= 180 and abs(cast(p[2] as float8)) <= 90"
                        + " from (select {0} as p) as read), false)",
                place(written));
    }
}
