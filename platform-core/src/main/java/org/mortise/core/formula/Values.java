package org.mortise.core.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.FxType.Scalar;

/** Values as they run through an evaluation: what blank stands for, and how each becomes text. */
final class Values {

    /** In UTF-16 units, which both twins count alike. */
    static final int MAX_TEXT = 65_536;

    static final int MAX_LIST = 10_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Values() {}

    /** In arithmetic a blank number is zero. */
    static BigDecimal number(@Nullable Object value) {
        return value instanceof BigDecimal number ? number : BigDecimal.ZERO;
    }

    static boolean bool(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    static String string(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    static boolean isBlank(@Nullable Object value) {
        return value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty());
    }

    /** The text, or the error when it is longer than an evaluation may make it. */
    static Object text(String text) {
        return text.length() > MAX_TEXT ? FormulaError.LIMIT : text;
    }

    /** Numbers without trailing zeros, TRUE and FALSE, ISO dates, date-times in the application's zone. */
    static String asText(@Nullable Object value, FxType type, ZoneId zone) {
        if (value instanceof BigDecimal number) {
            return Decimals.plain(number);
        }
        if (value instanceof Boolean bool) {
            return bool ? "TRUE" : "FALSE";
        }
        if (value instanceof Instant instant) {
            return DATETIME.format(instant.atZone(zone));
        }
        if (value instanceof LocalTime time) {
            return TIME.format(time);
        }
        return value == null ? "" : value.toString();
    }

    /** A field's value in the shape of its type: exact numbers rounded, instants to milliseconds; anything else is an error. */
    static @Nullable Object conform(@Nullable Object value, FxType type) {
        if (value == null || value instanceof FormulaError) {
            return value;
        }
        if (type instanceof ListOf list) {
            return value instanceof List<?> elements ? conformed(elements, list.element()) : FormulaError.REF;
        }
        if (value instanceof String text) {
            return Types.isTextual(type) ? text(text) : FormulaError.REF;
        }
        if (value instanceof BigDecimal number) {
            return type == Scalar.NUMBER || type == Scalar.DURATION ? Decimals.of(number) : FormulaError.REF;
        }
        if (value instanceof Instant instant) {
            return type == Scalar.DATETIME ? Moments.instant(instant.truncatedTo(ChronoUnit.MILLIS)) : FormulaError.REF;
        }
        if (value instanceof LocalTime time) {
            return type == Scalar.TIME ? time.truncatedTo(ChronoUnit.SECONDS) : FormulaError.REF;
        }
        var fits = (value instanceof Boolean && type == Scalar.BOOL)
                || (value instanceof LocalDate && type == Scalar.DATE);
        return fits ? value : FormulaError.REF;
    }

    private static Object conformed(List<?> elements, FxType type) {
        if (elements.size() > MAX_LIST) {
            return FormulaError.LIMIT;
        }
        var isConform = true;
        for (var element : elements) {
            var value = conform(element, type);
            if (value instanceof FormulaError) {
                return value;
            }
            isConform &= value == element;
        }
        if (isConform) {
            return elements;
        }
        var conformed = new ArrayList<@Nullable Object>(elements.size());
        elements.forEach(element -> conformed.add(conform(element, type)));
        return Collections.unmodifiableList(conformed);
    }
}
