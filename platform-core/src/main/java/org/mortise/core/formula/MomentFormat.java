package org.mortise.core.formula;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Excel's date formats: runs of y m d h s a, AM/PM, quoted text; {@code m} beside hours or seconds means minutes. {@code [DBNum1]} and
 * its like write the numbers in Chinese, 二〇二六年十一月三十日.
 */
final class MomentFormat {

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final String CHINESE_DAYS = "一二三四五六日";
    private static final String HALF_DAY = "am/pm";
    private static final String OF_NUMBERS = "0#?[]@*_";

    /** What spreadsheets do with a text instead of a date. */
    private static final String TEXT_SECTION = ";@";

    private final LocalDateTime moment;
    private final boolean hasDay;
    private final List<FormatPiece> runs;
    private final boolean halfDays;
    private final @Nullable ChineseNumber chinese;

    private MomentFormat(
            LocalDateTime moment, boolean hasDay, List<FormatPiece> runs, @Nullable ChineseNumber chinese) {
        this.moment = moment;
        this.hasDay = hasDay;
        this.chinese = chinese;
        this.runs = runs;
        this.halfDays = runs.stream().anyMatch(run -> run.is(HALF_DAY));
    }

    static Object format(Object value, String format, ZoneId zone) {
        var day = value instanceof LocalTime ? LocalDate.EPOCH : Moments.dayOf(value, zone);
        var time = value instanceof Instant instant
                ? instant.atZone(zone).toLocalTime()
                : value instanceof LocalTime local ? local : LocalTime.MIDNIGHT;
        var chinese = ChineseNumber.in(format);
        var plain = chinese == null ? format : chinese.rest();
        var ofMoments = plain.endsWith(TEXT_SECTION) ? plain.substring(0, plain.length() - 2) : plain;
        var runs = runs(FormatPiece.of(ofMoments));
        return new MomentFormat(LocalDateTime.of(day, time), !(value instanceof LocalTime), runs, chinese).text();
    }

    /** The same letter repeated is one run, in lower case; AM/PM is one run too. */
    private static List<FormatPiece> runs(List<FormatPiece> pieces) {
        var runs = new ArrayList<FormatPiece>();
        for (var i = 0; i < pieces.size(); i++) {
            if (isHalfDay(pieces, i)) {
                runs.add(new FormatPiece(HALF_DAY, false));
                i += HALF_DAY.length() - 1;
                continue;
            }
            var piece = pieces.get(i);
            var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            var letter = piece.text().toLowerCase(Locale.ROOT);
            if (!piece.isLetter() && !piece.isOneOf(OF_NUMBERS)) {
                runs.add(new FormatPiece(piece.text(), true));
            } else if (last != null && !last.quoted() && last.text().startsWith(letter) && !last.is(HALF_DAY)) {
                runs.set(runs.size() - 1, new FormatPiece(last.text() + letter, false));
            } else {
                runs.add(new FormatPiece(letter, false));
            }
        }
        return runs;
    }

    private static boolean isHalfDay(List<FormatPiece> pieces, int at) {
        if (at + HALF_DAY.length() > pieces.size()) {
            return false;
        }
        for (var i = 0; i < HALF_DAY.length(); i++) {
            var piece = pieces.get(at + i);
            if (piece.quoted() || !piece.text().equalsIgnoreCase(HALF_DAY.substring(i, i + 1))) {
                return false;
            }
        }
        return true;
    }

    private Object text() {
        var text = new StringBuilder();
        for (var i = 0; i < runs.size(); i++) {
            var part = runs.get(i).quoted() ? runs.get(i).text() : part(i);
            if (part == null) {
                return FormulaError.VALUE;
            }
            text.append(part);
        }
        return Values.text(text.toString());
    }

    /** Null when a run means nothing, or asks a time of day for its date. */
    private @Nullable String part(int index) {
        var run = runs.get(index).text();
        if (run.equals(HALF_DAY)) {
            return moment.getHour() < 12 ? "AM" : "PM";
        }
        return switch (run.charAt(0)) {
            case 'h' -> padded(halfDays ? (moment.getHour() + 11) % 12 + 1 : moment.getHour(), run);
            case 's' -> padded(moment.getSecond(), run);
            case 'm' -> isMinute(index) ? padded(moment.getMinute(), run) : hasDay ? month(run) : null;
            case 'y' -> hasDay ? year(run) : null;
            case 'd' -> hasDay ? day(run) : null;
            case 'a' -> hasDay ? chineseDay(run) : null;
            case '0' -> fraction(index, run);
            default -> null;
        };
    }

    /** Of the second, behind its point. */
    private @Nullable String fraction(int index, String run) {
        var isFraction = index > 1
                && runs.get(index - 1).text().equals(".")
                && !runs.get(index - 2).quoted()
                && runs.get(index - 2).text().startsWith("s");
        var digits = padded(moment.getNano() / 1_000_000, 3);
        if (!isFraction || run.length() > digits.length()) {
            return null;
        }
        var shown = digits.substring(0, run.length());
        return chinese == null ? shown : chinese.digits(shown);
    }

    private String year(String run) {
        var year = moment.getYear();
        var digits = run.length() > 2 ? padded(year, 4) : padded(year % 100, 2);
        return chinese == null ? digits : chinese.digits(digits);
    }

    private @Nullable String month(String run) {
        var name = MONTHS.get(moment.getMonthValue() - 1);
        return switch (run.length()) {
            case 1, 2 -> padded(moment.getMonthValue(), run);
            case 3 -> name.substring(0, 3);
            case 4 -> name;
            default -> null;
        };
    }

    private @Nullable String day(String run) {
        var name = DAYS.get(moment.getDayOfWeek().getValue() - 1);
        return switch (run.length()) {
            case 1, 2 -> padded(moment.getDayOfMonth(), run);
            case 3 -> name.substring(0, 3);
            case 4 -> name;
            default -> null;
        };
    }

    private @Nullable String chineseDay(String run) {
        var day = CHINESE_DAYS.charAt(moment.getDayOfWeek().getValue() - 1);
        return switch (run.length()) {
            case 3 -> String.valueOf(day);
            case 4 -> "星期" + day;
            default -> null;
        };
    }

    private boolean isMinute(int index) {
        return neighbour(index, -1) == 'h' || neighbour(index, 1) == 's';
    }

    /** The letter of the nearest run before or after; a blank when there is none. */
    private char neighbour(int index, int step) {
        for (var i = index + step; i >= 0 && i < runs.size(); i += step) {
            if (!runs.get(i).quoted()) {
                return runs.get(i).text().charAt(0);
            }
        }
        return ' ';
    }

    private @Nullable String padded(int number, String run) {
        var digits = run.length() > 2 ? null : padded(number, run.length());
        return digits == null || chinese == null ? digits : chinese.counted(digits);
    }

    private static String padded(int number, int width) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
