package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.ValueType;

/** A time of day, {@code HH:mm:ss}; also reads 9:30, 9点30分, 下午3点 and 3:00 PM. */
public final class TimeControl implements Control<DateSettings> {

    private static final int NOON = 12;
    private static final DateTimeFormatter CANONICAL = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Pattern TIME = Pattern.compile(
            "(上午|下午|晚上|中午|早上)?(\\d{1,2})(?:[:点时](\\d{1,2})?)?(?:[:分](\\d{1,2})?)?秒?(?:\\.0+)?(am|pm|AM|PM)?");

    @Override
    public String type() {
        return "time";
    }

    @Override
    public CellReading cells() {
        return CellReading.CLOCK;
    }

    @Override
    public ValueType valueType() {
        return ValueType.TIME;
    }

    @Override
    public DateSettings settings(FieldProps props) {
        return new DateSettings(canonical(props.text("min")), canonical(props.text("max")));
    }

    @Override
    public List<Problem> check(DateSettings settings) {
        return settings.check();
    }

    @Override
    public Coerced coerce(DateSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_time", text -> {
            var time = parse(Texts.halfWidth(text).replace(" ", ""));
            return time == null ? Coerced.refused("not_a_time") : Coerced.of(CANONICAL.format(time));
        });
    }

    @Override
    public List<Problem> validate(DateSettings settings, JsonNode value) {
        return settings.validate(value);
    }

    private static @Nullable String canonical(@Nullable String bound) {
        var time = bound == null ? null : parse(bound);
        return time == null ? null : CANONICAL.format(time);
    }

    private static @Nullable LocalTime parse(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches() || text.chars().allMatch(Character::isDigit)) {
            return null;
        }
        var word =
                String.valueOf(parts.group(1)) + String.valueOf(parts.group(5)).toLowerCase(java.util.Locale.ROOT);
        var hour = Integer.parseInt(parts.group(2));
        var afternoon = word.contains("下午") || word.contains("晚上") || word.contains("pm");
        if (afternoon && hour < NOON) {
            hour += NOON;
        }
        if ((word.contains("上午") || word.contains("am")) && hour == NOON) {
            hour = 0;
        }
        try {
            return LocalTime.of(hour, number(parts.group(3)), number(parts.group(4)));
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
