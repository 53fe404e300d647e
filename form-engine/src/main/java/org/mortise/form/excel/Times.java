package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;

/** Times of day, lengths of time and months, which spreadsheets all keep as numbers of days. */
final class Times {

    private static final long DAY = 86_400;

    private Times() {}

    private static long seconds(CellValue.Number number) {
        return number.value()
                .multiply(BigDecimal.valueOf(DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    /** Times of day; a number is a fraction of a day. */
    record Clock(Coercion.ByControl inner) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            if (!(cell instanceof CellValue.Number number)) {
                return inner.coerce(cell);
            }
            var isTime = number.value().signum() >= 0
                    && (number.value().compareTo(BigDecimal.ONE) < 0 || number.moment() != null);
            return isTime
                    ? inner.read(LocalTime.ofSecondOfDay(seconds(number) % DAY).toString())
                    : Coerced.bad("import_time_invalid");
        }
    }

    /** Lengths of time: a number in a time format counts days, a plain one seconds. */
    record Span(Coercion.ByControl inner) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            return cell instanceof CellValue.Number number && number.moment() != null
                    ? inner.read(String.valueOf(seconds(number)))
                    : inner.coerce(cell);
        }
    }

    /** Months, from any day of them. */
    record Month(Coercion.ByControl inner, Moment.Order order) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var day = new Dates.Day(order).coerce(cell);
            return day.value() instanceof String date ? inner.read(date) : inner.coerce(cell);
        }
    }
}
