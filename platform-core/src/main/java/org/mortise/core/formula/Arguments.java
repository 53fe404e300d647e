package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call: read lazily by functions that choose, all at once by the others. */
final class Arguments {

    private static final BigDecimal FARTHEST = BigDecimal.valueOf(1_000_000_000);

    private final Evaluation run;
    private final Expr.Call call;
    private final Node[] nodes;
    private final @Nullable Object[] values;
    private int known;

    Arguments(Evaluation run, Expr.Call call, Node[] nodes) {
        this.run = run;
        this.call = call;
        this.nodes = nodes;
        this.values = new @Nullable Object[nodes.length];
    }

    FormulaContext context() {
        return run.context();
    }

    int count() {
        return nodes.length;
    }

    FxType type(int index) {
        return call.args().get(index).type();
    }

    FxType resultType() {
        return call.type();
    }

    /** Evaluates one argument now; may be an error. */
    @Nullable
    Object lazily(int index) {
        return nodes[index].value(run);
    }

    /** Evaluates one argument for a row of a list. */
    @Nullable
    Object inRow(int index, int row, @Nullable Object element) {
        return run.inRow(row, element, nodes[index]);
    }

    /** Evaluates all arguments from left to right; the first error, or null when there is none. */
    @Nullable
    FormulaError evaluateAll() {
        for (var i = 0; i < count(); i++) {
            var value = lazily(i);
            if (value instanceof FormulaError error) {
                return error;
            }
            values[i] = value;
            known = i + 1;
        }
        return null;
    }

    @Nullable
    Object value(int index) {
        return index < known ? values[index] : null;
    }

    BigDecimal number(int index) {
        return Values.number(value(index));
    }

    BigDecimal number(int index, int absent) {
        return index < known ? number(index) : BigDecimal.valueOf(absent);
    }

    /** Cut to a whole number, as Excel does; far beyond any use it stays at the border of a billion. */
    int whole(int index) {
        var number = number(index);
        if (number.scale() == 0 && number.precision() < 10) {
            return number.intValue();
        }
        return number.min(FARTHEST)
                .max(FARTHEST.negate())
                .setScale(0, RoundingMode.DOWN)
                .intValue();
    }

    int whole(int index, int absent) {
        return index < known ? whole(index) : absent;
    }

    String string(int index) {
        return Values.string(value(index));
    }

    /** As {@code &} would write it. */
    String asText(int index) {
        return Values.asText(value(index), type(index), run.zone());
    }

    /** The calendar day of a date or date-time argument; null when it is blank. */
    @Nullable
    LocalDate day(int index) {
        var value = value(index);
        return value == null ? null : Moments.dayOf(value, run.zone());
    }

    /** The elements of a list argument. */
    List<?> elements(int index) {
        return value(index) instanceof List<?> list ? list : List.of();
    }

    /** All arguments from one on, lists and what is listed in them taken apart, with blanks. */
    List<@Nullable Object> spread(int from) {
        var spread = new ArrayList<@Nullable Object>();
        for (var i = from; i < known; i++) {
            spread(values[i], spread);
        }
        return spread;
    }

    /** One argument, taken apart in the same way. */
    List<@Nullable Object> apart(int index) {
        return apart(value(index));
    }

    /** A value, taken apart in the same way. */
    static List<@Nullable Object> apart(@Nullable Object value) {
        var apart = new ArrayList<@Nullable Object>();
        spread(value, apart);
        return apart;
    }

    private static void spread(@Nullable Object value, List<@Nullable Object> into) {
        if (value instanceof List<?> list) {
            list.forEach(element -> spread(element, into));
        } else {
            into.add(value);
        }
    }

    /** As {@link #spread} without what is blank. */
    List<Object> present(int from) {
        var present = new ArrayList<Object>();
        for (var value : spread(from)) {
            if (value != null && !Values.isBlank(value)) {
                present.add(value);
            }
        }
        return present;
    }

    FxType elementType(int index) {
        return Types.innermost(type(index));
    }
}
