package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.ValueType;

/** A month, kept as its first day so that it is asked and grouped like any date; reads 2026-03, 2026年3月 and 202603. */
public final class MonthControl implements Control<DateSettings> {

    private static final int MONTHS = 12;
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})");

    @Override
    public String type() {
        return "month";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.ofMonths();
    }

    @Override
    public CellReading cells() {
        return CellReading.MONTH;
    }

    @Override
    public ValueType valueType() {
        return ValueType.DATE;
    }

    @Override
    public DateSettings settings(FieldProps props) {
        return DateSettings.read(props);
    }

    @Override
    public List<Problem> check(DateSettings settings) {
        return settings.check();
    }

    @Override
    public List<Problem> validate(DateSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    @Override
    public Coerced coerce(DateSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_month", text -> {
            var plain = Texts.halfWidth(text);
            for (var shape : List.of(MONTH, COMPACT)) {
                var parts = shape.matcher(plain);
                if (parts.matches()) {
                    return first(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
                }
            }
            var day = DateControl.parse(plain);
            return day == null
                    ? Coerced.refused("not_a_month")
                    : Coerced.of(day.withDayOfMonth(1).toString());
        });
    }

    private static Coerced first(int year, int month) {
        return year == 0 || month < 1 || month > MONTHS
                ? Coerced.refused("not_a_month")
                : Coerced.of(LocalDate.of(year, month, 1).toString());
    }

    @Override
    public ObjectNode valueSchema(DateSettings settings) {
        return ValueSchema.matching("[0-9]{4}-(0[1-9]|1[0-2])-01");
    }
}
