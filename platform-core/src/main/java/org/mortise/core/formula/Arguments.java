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

    private final Evaluator evaluator;
    private final Expr.Call call;
    private final List<@Nullable Object> values = new ArrayList<>();

    Arguments(Evaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.call = call;
    }

    FormulaContext context() {
        return evaluator.context();
    }

    int count() {
        return call.args().size();
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
        return evaluator.value(call.args().get(index));
    }

    /** Evaluates all arguments from left to right; the first error, or null when there is none. */
    @Nullable
    FormulaError evaluateAll() {
        for (var i = 0; i < count(); i++) {
            var value = lazily(i);
            if (value instanceof FormulaError error) {
                return error;
            }
            values.add(value);
        }
        return null;
    }

    @Nullable
    Object value(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    BigDecimal number(int index) {
        return Values.number(value(index));
    }

    BigDecimal number(int index, int absent) {
        return index < values.size() ? number(index) : BigDecimal.valueOf(absent);
    }

    /** Cut to a whole number, as Excel does; far beyond any use it stays at the border of a billion. */
    int whole(int index) {
        return number(index)
                .min(FARTHEST)
                .max(FARTHEST.negate())
                .setScale(0, RoundingMode.DOWN)
                .intValue();
    }

    int whole(int index, int absent) {
        return index < values.size() ? whole(index) : absent;
    }

    String string(int index) {
        return Values.string(value(index));
    }

    /** As {@code &} would write it. */
    String asText(int index) {
        return Values.asText(value(index), type(index), context().zone());
    }

    /** The calendar day of a date or date-time argument; null when it is blank. */
    @Nullable
    LocalDate day(int index) {
        var value = value(index);
        return value == null ? null : Moments.dayOf(value, context().zone());
    }

    /** The elements of a list argument. */
    List<?> elements(int index) {
        return value(index) instanceof List<?> list ? list : List.of();
    }

    /** All arguments from one on, lists taken apart, with blanks. */
    List<@Nullable Object> spread(int from) {
        var spread = new ArrayList<@Nullable Object>();
        for (var i = from; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof List<?> list) {
                spread.addAll(list);
            } else {
                spread.add(value);
            }
        }
        return spread;
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
        return type(index) instanceof FxType.ListOf list ? list.element() : type(index);
    }
}
