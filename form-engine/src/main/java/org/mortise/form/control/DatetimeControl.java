package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/** A moment, {@code 2026-03-05T02:00:00.000Z}; a time without a zone is one of the organisation's. */
public final class DatetimeControl implements DayControl {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern LOCAL = Pattern.compile("(\\S+?)[T\\s]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)");
    private static final int LAST_YEAR = 9999;

    @Override
    public String type() {
        return "datetime";
    }

    @Override
    public ValueType valueType() {
        return ValueType.DATETIME;
    }

    @Override
    public Coerced coerce(DayRules settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_datetime", text -> {
            var instant = parse(Texts.halfWidth(text), coercion.zone());
            return instant == null ? Coerced.refused("not_a_datetime") : Coerced.of(canonical(instant));
        });
    }

    /** Whole milliseconds in UTC. */
    public static String canonical(Instant instant) {
        return MILLISECONDS.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    private static @Nullable Instant parse(String text, ZoneId zone) {
        try {
            var local = LOCAL.matcher(text);
            var day = DateControl.parse(local.matches() ? local.group(1) : text);
            if (day != null) {
                var time = local.matches() ? time(local.group(2)) : LocalTime.MIDNIGHT;
                return day.atTime(time).atZone(zone).toInstant();
            }
            var instant = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            return instant.getYear() < 1 || instant.getYear() > LAST_YEAR ? null : instant.toInstant();
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text.charAt(1) == ':' ? "0" + text : text);
    }
}
