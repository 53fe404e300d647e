package org.mortise.core.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FxType;

/** Reads a literal by the type it is compared with, and brings dates and instants together. */
public final class Literals {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int MOST_DIGITS = 60;

    private Literals() {}

    /**
     * The value of {@code literal} as {@code type}; null when it is not one.
     *
     * <p>Numbers are JSON numbers or decimal texts; people, departments and records are ids; an instant may also be a date,
     * which then is a {@code LocalDate} until {@link #fit} knows the zone.
     */
    public static @Nullable Object read(Object literal, FxType type) {
        if (type instanceof FxType.Ref) {
            return id(literal);
        }
        if (!(type instanceof FxType.Scalar scalar)) {
            return null;
        }
        return switch (scalar) {
            case NUMBER, DURATION -> number(literal);
            case TEXT, OPTION -> literal instanceof String text ? text : null;
            case USER, DEPARTMENT -> id(literal);
            case BOOL -> literal instanceof Boolean known ? known : null;
            case DATE -> date(literal);
            case DATETIME ->
                literal instanceof String text && DATE.matcher(text).matches() ? date(text) : instant(literal);
            case TIME -> time(literal);
            case FILE, BLANK -> null;
        };
    }

    /** A date where an instant is asked for becomes the start of its day, an instant becomes the date it has in the zone. */
    public static @Nullable Object fit(@Nullable Object value, FxType target, ZoneId zone) {
        if (value instanceof LocalDate date && target == FxType.Scalar.DATETIME) {
            return date.atStartOfDay(zone).toInstant();
        }
        if (value instanceof Instant instant && target == FxType.Scalar.DATE) {
            return LocalDate.ofInstant(instant, zone);
        }
        return value;
    }

    /** Whether values of the two types may be compared at all. */
    public static boolean comparable(FxType one, FxType other) {
        return one.equals(other) || (family(one) != null && family(one) == family(other));
    }

    private static FxType.@Nullable Scalar family(FxType type) {
        if (!(type instanceof FxType.Scalar scalar)) {
            return null;
        }
        return switch (scalar) {
            case OPTION -> FxType.Scalar.TEXT;
            case DATETIME -> FxType.Scalar.DATE;
            case DURATION -> FxType.Scalar.NUMBER;
            case BLANK, FILE -> null;
            default -> scalar;
        };
    }

    private static @Nullable BigDecimal number(Object literal) {
        if (literal instanceof String text) {
            return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
        }
        if (!(literal instanceof BigDecimal number)) {
            return null;
        }
        var tooLong = number.scale() > MOST_DIGITS || (long) number.precision() - number.scale() > MOST_DIGITS;
        return tooLong ? null : number;
    }

    private static @Nullable String id(Object literal) {
        return literal instanceof String text && UUID.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable LocalDate date(Object literal) {
        if (!(literal instanceof String text) || !DATE.matcher(text).matches()) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            return date.getYear() == 0 ? null : date;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Instant instant(Object literal) {
        if (!(literal instanceof String text) || !INSTANT.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException noSuchMoment) {
            return null;
        }
    }

    private static @Nullable LocalTime time(Object literal) {
        if (!(literal instanceof String text) || !TIME.matcher(text).matches()) {
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }
}
