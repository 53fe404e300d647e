package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Excel's formats of elapsed time: {@code [h] [m] [s]} is all of it in that unit, {@code h m s} what larger units leave. */
final class ElapsedFormat {

    private static final Pattern UNITS = Pattern.compile("h+|m+|s+");
    private static final BigDecimal FARTHEST = new BigDecimal("1E12");
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY_HOURS = 24;

    private ElapsedFormat() {}

    /** Null for a format that is none of these. */
    static @Nullable Object format(BigDecimal seconds, String format) {
        var runs = runs(FormatPiece.of(format));
        if (runs.stream().noneMatch(ElapsedFormat::isWhole)) {
            return null;
        }
        if (seconds.abs().compareTo(FARTHEST) > 0) {
            return FormulaError.NUM;
        }
        var whole = seconds.abs().setScale(0, RoundingMode.HALF_UP).longValueExact();
        var text = new StringBuilder(seconds.signum() < 0 && whole > 0 ? "-" : "");
        for (var run : runs) {
            var part = run.quoted() ? run.text() : part(run, whole);
            if (part == null) {
                return FormulaError.VALUE;
            }
            text.append(part);
        }
        return Values.text(text.toString());
    }

    /** The same letter repeated is one run, in lower case; one in brackets keeps the first of them. */
    private static List<FormatPiece> runs(List<FormatPiece> pieces) {
        var runs = new ArrayList<FormatPiece>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var inside = piece.is("[") ? inside(pieces, i) : null;
            var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            var letter = piece.text().toLowerCase(Locale.ROOT);
            if (inside != null) {
                runs.add(new FormatPiece("[" + inside, false));
                i += inside.length() + 1;
            } else if (!piece.isLetter()) {
                runs.add(new FormatPiece(piece.text(), piece.quoted() || !piece.isOneOf("0#?@*_;[]")));
            } else if (last != null && !last.quoted() && last.text().startsWith(letter)) {
                runs.set(runs.size() - 1, new FormatPiece(last.text() + letter, false));
            } else {
                runs.add(new FormatPiece(letter, false));
            }
        }
        return runs;
    }

    /** The unit between brackets, in lower case; null when there is none. */
    private static @Nullable String inside(List<FormatPiece> pieces, int open) {
        var unit = new StringBuilder();
        for (var i = open + 1; i < pieces.size() && pieces.get(i).isLetter(); i++) {
            unit.append(pieces.get(i).text().toLowerCase(Locale.ROOT));
        }
        var close = open + unit.length() + 1;
        return UNITS.matcher(unit).matches()
                        && close < pieces.size()
                        && pieces.get(close).is("]")
                ? unit.toString()
                : null;
    }

    private static boolean isWhole(FormatPiece run) {
        return !run.quoted() && run.text().length() > 1 && run.text().charAt(0) == '[';
    }

    /** Null when a run means nothing. */
    private static @Nullable String part(FormatPiece run, long seconds) {
        var whole = isWhole(run);
        var unit = whole ? run.text().substring(1) : run.text();
        if (!UNITS.matcher(unit).matches() || (!whole && unit.length() > 2)) {
            return null;
        }
        var number =
                switch (unit.charAt(0)) {
                    case 'h' -> whole ? seconds / HOUR : seconds / HOUR % DAY_HOURS;
                    case 'm' -> whole ? seconds / MINUTE : seconds / MINUTE % MINUTE;
                    default -> whole ? seconds : seconds % MINUTE;
                };
        var digits = Long.toString(number);
        return "0".repeat(Math.max(0, unit.length() - digits.length())) + digits;
    }
}
