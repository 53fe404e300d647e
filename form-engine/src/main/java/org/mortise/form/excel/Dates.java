package org.mortise.form.excel;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Days and instants, which spreadsheets keep as numbers and people write in many ways. */
final class Dates {

    private Dates() {}

    /** Days; a day without its year stays empty, because nobody may guess the year. */
    record Day(Moment.Order order) implements Coercion {
        @Override
        public Coerced coerce(CellValue cell) {
            var found = moment(cell, order);
            return found.moment() == null
                    ? found.refusal()
                    : Coerced.good(found.moment().date().toString());
        }
    }

    /** Instants: local wall time of the organisation becomes UTC. */
    record Instant(Moment.Order order, ZoneId zone) implements Coercion {
        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

        @Override
        public Coerced coerce(CellValue cell) {
            var found = moment(cell, order);
            if (found.moment() == null) {
                return found.refusal();
            }
            var local = found.moment().start();
            var utc = LocalDateTime.ofInstant(local.atZone(zone).toInstant(), ZoneOffset.UTC);
            return Coerced.good(FORMAT.format(utc));
        }
    }

    /** What a date cell holds, or why it holds none. */
    record FoundMoment(@Nullable Moment moment, Coerced refusal) {}

    private static FoundMoment moment(CellValue cell, Moment.Order order) {
        if (cell instanceof CellValue.Broken) {
            return new FoundMoment(null, Coerced.warned(null, "import_formula_without_value"));
        }
        if (cell instanceof CellValue.Number number) {
            var moment = number.moment() != null
                    ? number.moment()
                    : Moment.ofPlainNumber(number.value()).orElse(null);
            return new FoundMoment(moment, Coerced.bad("import_date_invalid"));
        }
        var text = cell.text();
        if (Moment.lacksYear(text)) {
            return new FoundMoment(null, Coerced.warned(null, "import_year_missing"));
        }
        var parsed = Moment.parse(text, order);
        if (parsed.isEmpty() && Normal.fold(text).matches("\\d+(\\.\\d+)?")) {
            parsed = Moment.ofPlainNumber(new BigDecimal(Normal.fold(text)));
        }
        return new FoundMoment(parsed.orElse(null), Coerced.bad("import_date_invalid"));
    }
}
