package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/** A day, {@code YYYY-MM-DD}; also reads 2026/3/5, 2026.3.5, 2026年3月5日 and 20260305. */
public final class DateControl implements DayControl {

    private static final Pattern PARTS = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    @Override
    public String type() {
        return "date";
    }

    @Override
    public ValueType valueType() {
        return ValueType.DATE;
    }

    @Override
    public Coerced coerce(DayRules settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_date", text -> {
            var date = parse(Texts.halfWidth(text));
            return date == null ? Coerced.refused("not_a_date") : Coerced.of(date.toString());
        });
    }

    static @Nullable LocalDate parse(String text) {
        for (var shape : List.of(PARTS, COMPACT)) {
            var parts = shape.matcher(text);
            if (parts.matches()) {
                return date(parts.group(1), parts.group(2), parts.group(3));
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() == 0 ? null : date;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
