package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a day with its time, in local wall time.
 *
 * @param time null when only the day is known
 */
record Moment(LocalDate date, @Nullable LocalTime time) {

    /** In which order a text such as 3/5/2024 gives day and month. */
    enum Order {
        YEAR_FIRST,
        MONTH_FIRST,
        DAY_FIRST;

        /** The order called {@code name}; the year comes first unless it is said. */
        static Order named(String name) {
            return switch (name) {
                case "month_first" -> MONTH_FIRST;
                case "day_first" -> DAY_FIRST;
                default -> YEAR_FIRST;
            };
        }
    }

    /** What a text such as 3/5/2024 tells of the order in which it was written. */
    enum Told {
        NOTHING,
        EITHER,
        MONTH_FIRST,
        DAY_FIRST
    }

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final int LONGEST = 60;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int MIN_SERIAL = 20_000;
    private static final int MAX_SERIAL = 60_000;

    private static final String TIME =
            "(?:[T ,]*(上午|下午|AM|PM)? ?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)? ?(AM|PM)?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4}|\\d{2}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?[日号]?" + TIME);
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})" + TIME);
    private static final Pattern MONTH_NAME =
            Pattern.compile("([A-Z]{3,9})\\.? (\\d{1,2})(?:ST|ND|RD|TH)?,? (\\d{4})" + TIME);
    private static final Pattern DAY_MONTH_NAME =
            Pattern.compile("(\\d{1,2})[- ]([A-Z]{3,9})\\.?,?[- ](\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(19|20|21)\\d{6}");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("\\d{1,2} ?月 ?\\d{1,2} ?[日号]?");
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("JAN", 1),
            Map.entry("FEB", 2),
            Map.entry("MAR", 3),
            Map.entry("APR", 4),
            Map.entry("MAY", 5),
            Map.entry("JUN", 6),
            Map.entry("JUL", 7),
            Map.entry("AUG", 8),
            Map.entry("SEP", 9),
            Map.entry("OCT", 10),
            Map.entry("NOV", 11),
            Map.entry("DEC", 12));

    String text() {
        return time == null ? date.toString() : date + "T" + time;
    }

    LocalDateTime start() {
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    /** The day a serial number counts to; fractions are rounded to the second. */
    static Moment ofSerial(BigDecimal serial, boolean from1904) {
        var seconds = serial.multiply(SECONDS_PER_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        var days = Math.floorDiv(seconds, 86_400L);
        var rest = Math.floorMod(seconds, 86_400L);
        var date = (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(days);
        return new Moment(date, rest == 0 ? null : LocalTime.ofSecondOfDay(rest));
    }

    /** A plain number in a date column: 20240305, or a serial number whose format was lost. */
    static Optional<Moment> ofPlainNumber(BigDecimal number) {
        var whole = number.stripTrailingZeros();
        if (whole.scale() <= 0 && COMPACT.matcher(whole.toPlainString()).matches()) {
            return parse(whole.toPlainString(), Order.YEAR_FIRST);
        }
        var inRange = number.compareTo(BigDecimal.valueOf(MIN_SERIAL)) >= 0
                && number.compareTo(BigDecimal.valueOf(MAX_SERIAL)) <= 0;
        return inRange ? Optional.of(ofSerial(number, false)) : Optional.empty();
    }

    /** Whether the text names a day but not its year, so that nobody may guess it. */
    static boolean lacksYear(String text) {
        return WITHOUT_YEAR.matcher(Normal.fold(text)).matches();
    }

    /** Whether the text could be read month first, day first, or either way. */
    static Told told(String text) {
        if (text.length() > LONGEST) {
            return Told.NOTHING;
        }
        var parts = MONTH_FIRST.matcher(Normal.fold(text).toUpperCase(Locale.ROOT));
        if (!parts.matches() || parts.group(3).length() < 4) {
            return Told.NOTHING;
        }
        var first = Integer.parseInt(parts.group(1));
        var second = Integer.parseInt(parts.group(2));
        if (first > MONTHS_OF_YEAR) {
            return second > MONTHS_OF_YEAR ? Told.NOTHING : Told.DAY_FIRST;
        }
        return second > MONTHS_OF_YEAR ? Told.MONTH_FIRST : first == second ? Told.NOTHING : Told.EITHER;
    }

    /** Whether the text has the shape of a date, existing or not. */
    static boolean looksLikeDate(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        var folded = Normal.fold(text).toUpperCase(Locale.ROOT);
        return YEAR_FIRST.matcher(folded).matches()
                || MONTH_FIRST.matcher(folded).matches()
                || MONTH_NAME.matcher(folded).matches()
                || COMPACT.matcher(folded).matches()
                || lacksYear(folded);
    }

    /** The day in a text; empty when it is none, or one that does not exist (2月30日). */
    static Optional<Moment> parse(String text, Order order) {
        var folded = Normal.fold(text).toUpperCase(Locale.ROOT);
        try {
            if (COMPACT.matcher(folded).matches()) {
                return Optional.of(
                        new Moment(date(folded.substring(0, 4), folded.substring(4, 6), folded.substring(6)), null));
            }
            var monthFirst = MONTH_FIRST.matcher(folded);
            if (order != Order.YEAR_FIRST && monthFirst.matches()) {
                var month = order == Order.MONTH_FIRST ? 1 : 2;
                var day = date(monthFirst.group(3), monthFirst.group(month), monthFirst.group(3 - month));
                return Optional.of(new Moment(day, time(monthFirst)));
            }
            var yearFirst = YEAR_FIRST.matcher(folded);
            if (yearFirst.matches()) {
                var day = date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
                return Optional.of(new Moment(day, time(yearFirst)));
            }
            return named(folded);
        } catch (DateTimeException doesNotExist) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> named(String text) {
        var name = MONTH_NAME.matcher(text);
        if (name.matches() && MONTHS.containsKey(name.group(1).substring(0, 3))) {
            var month = String.valueOf(MONTHS.get(name.group(1).substring(0, 3)));
            return Optional.of(new Moment(date(name.group(3), month, name.group(2)), time(name)));
        }
        var dayFirst = DAY_MONTH_NAME.matcher(text);
        if (dayFirst.matches() && MONTHS.containsKey(dayFirst.group(2).substring(0, 3))) {
            var month = String.valueOf(MONTHS.get(dayFirst.group(2).substring(0, 3)));
            return Optional.of(new Moment(date(dayFirst.group(3), month, dayFirst.group(1)), time(dayFirst)));
        }
        return Optional.empty();
    }

    private static LocalDate date(String year, String month, String day) {
        var fullYear = year.length() == 2 ? "20" + year : year;
        return LocalDate.of(Integer.parseInt(fullYear), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static @Nullable LocalTime time(Matcher matcher) {
        var hour = matcher.group(5);
        if (hour == null) {
            return null;
        }
        var before = matcher.group(4);
        var half = before != null ? before : matcher.group(8);
        var hours = Integer.parseInt(hour);
        if (half != null && (half.equals("下午") || half.equals("PM")) && hours < 12) {
            hours += 12;
        }
        if (half != null && (half.equals("上午") || half.equals("AM")) && hours == 12) {
            hours = 0;
        }
        var seconds = matcher.group(7) == null ? 0 : Integer.parseInt(matcher.group(7));
        var time = LocalTime.of(hours, Integer.parseInt(matcher.group(6)), seconds);
        return time.equals(LocalTime.MIDNIGHT) ? null : time;
    }
}
