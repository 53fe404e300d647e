package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;

/** A length of time in whole seconds; also reads 1:30, 2h30m, 2小时30分 and 1天. */
public final class DurationControl implements NumericControl {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):(\\d{1,2})(?::(\\d{1,2}))?");
    private static final Pattern WORDS = Pattern.compile(
            "(?:(\\d{1,9})(?:d|天|日))?(?:(\\d{1,9})(?:h|小时|时))?(?:(\\d{1,9})(?:m|min|分钟|分))?(?:(\\d{1,9})(?:s|秒钟|秒))?");
    private static final long[] UNITS = {86_400, 3_600, 60, 1};
    private static final long HOUR = 3_600;
    private static final long MINUTE = 60;

    @Override
    public String type() {
        return "duration";
    }

    @Override
    public FieldTraits traits() {
        return FieldTraits.PLAIN.toldAs(Figure.SECONDS);
    }

    @Override
    public CellReading cells() {
        return CellReading.SPAN;
    }

    @Override
    public NumberSettings settings(FieldProps props) {
        var min = props.decimal("min");
        return new NumberSettings(0, min == null ? BigDecimal.ZERO : min, props.decimal("max"), null);
    }

    @Override
    public Coerced coerce(NumberSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_duration", text -> {
            var seconds = seconds(Texts.halfWidth(text).toLowerCase(Locale.ROOT).replace(" ", ""));
            return seconds == null ? Coerced.refused("not_a_duration", Map.of()) : settings.coerce(seconds);
        });
    }

    private static @Nullable BigDecimal seconds(String text) {
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            var rest = clock.group(3) == null ? 0 : Long.parseLong(clock.group(3));
            return BigDecimal.valueOf(
                    Long.parseLong(clock.group(1)) * HOUR + Long.parseLong(clock.group(2)) * MINUTE + rest);
        }
        var words = WORDS.matcher(text);
        if (!text.isEmpty() && words.matches()) {
            var total = 0L;
            for (var unit = 0; unit < UNITS.length; unit++) {
                var count = words.group(unit + 1);
                total += count == null ? 0 : Long.parseLong(count) * UNITS[unit];
            }
            return BigDecimal.valueOf(total);
        }
        var plain = Decimals.parse(text);
        return plain == null || plain.stripTrailingZeros().scale() > 0 ? null : plain;
    }
}
