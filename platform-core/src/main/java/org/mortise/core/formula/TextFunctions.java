package org.mortise.core.formula;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.formula.Functions.Function;

/** Functions on text; a character is a code point. */
final class TextFunctions {

    static final Map<String, Function> ALL = Map.ofEntries(
            entry("CONCATENATE", TextFunctions::concatenate),
            entry("TEXTJOIN", TextFunctions::join),
            entry("EXACT", args -> Comparison.same(args.string(0), args.string(1))),
            entry("LEFT", TextFunctions::left),
            entry("RIGHT", TextFunctions::right),
            entry("MID", TextFunctions::middle),
            entry("LEN", args -> BigDecimal.valueOf(length(args.string(0)))),
            entry("LOWER", args -> Values.text(args.string(0).toLowerCase(Locale.ROOT))),
            entry("UPPER", args -> Values.text(args.string(0).toUpperCase(Locale.ROOT))),
            entry("TRIM", args -> trimmed(args.string(0))),
            entry("REPLACE", TextFunctions::replace),
            entry("SUBSTITUTE", TextFunctions::substitute),
            entry("SEARCH", TextFunctions::search),
            entry("CONTAINS", TextFunctions::contains),
            entry("STARTSWITH", args -> composed(args, 0).startsWith(composed(args, 1))),
            entry("VALUE", args -> NumberText.parse(args.string(0))),
            entry("TEXT", TextFunctions::formatted),
            entry("RMBUPPER", args -> Renminbi.inCapitals(args.number(0))));

    private static final Pattern SPACES = Pattern.compile(" +");

    /** In which language days and months are written; they are in Chinese or English by their letters. */
    private static final Pattern LANGUAGE =
            Pattern.compile("^(\\[DBNum[1-3]\\])?\\[\\$-[^\\]]*\\]", Pattern.CASE_INSENSITIVE);

    private TextFunctions() {}

    private static Object concatenate(Arguments args) {
        var joined = new StringBuilder();
        for (var i = 0; i < args.count() && joined.length() <= Values.MAX_TEXT; i++) {
            joined.append(args.asText(i));
        }
        return Values.text(joined.toString());
    }

    private static Object join(Arguments args) {
        var delimiter = args.string(0);
        var skipBlank = Values.bool(args.value(1));
        var joined = new StringBuilder();
        var isFirst = true;
        for (var i = 2; i < args.count(); i++) {
            var type = args.elementType(i);
            for (var value : args.apart(i)) {
                if (skipBlank && Values.isBlank(value)) {
                    continue;
                }
                joined.append(isFirst ? "" : delimiter)
                        .append(Values.asText(value, type, args.context().zone()));
                isFirst = false;
                if (joined.length() > Values.MAX_TEXT) {
                    return FormulaError.LIMIT;
                }
            }
        }
        return joined.toString();
    }

    private static Object left(Arguments args) {
        var count = args.whole(1, 1);
        return count < 0 ? FormulaError.VALUE : part(args.string(0), 0, count);
    }

    private static Object right(Arguments args) {
        var count = args.whole(1, 1);
        var text = args.string(0);
        return count < 0 ? FormulaError.VALUE : part(text, Math.max(0, length(text) - count), count);
    }

    private static Object middle(Arguments args) {
        var start = args.whole(1);
        var count = args.whole(2);
        return start < 1 || count < 0 ? FormulaError.VALUE : part(args.string(0), start - 1, count);
    }

    private static Object replace(Arguments args) {
        var text = args.string(0);
        var start = args.whole(1);
        var count = args.whole(2);
        if (start < 1 || count < 0) {
            return FormulaError.VALUE;
        }
        var before = part(text, 0, start - 1);
        var after = part(text, start - 1 + count, length(text));
        return Values.text(before + args.string(3) + after);
    }

    private static Object substitute(Arguments args) {
        var text = args.string(0);
        var old = args.string(1);
        var instance = args.whole(3, 0);
        if (args.count() > 3 && instance < 1) {
            return FormulaError.VALUE;
        }
        if (old.isEmpty()) {
            return text;
        }
        var replaced = new StringBuilder();
        var rest = 0;
        var found = 0;
        for (var at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            found++;
            if (instance > 0 && found != instance) {
                continue;
            }
            replaced.append(text, rest, at).append(args.string(2));
            rest = at + old.length();
            if (replaced.length() > Values.MAX_TEXT) {
                return FormulaError.LIMIT;
            }
        }
        return Values.text(replaced.append(text, rest, text.length()).toString());
    }

    private static Object search(Arguments args) {
        var within = args.string(1);
        var start = args.whole(2, 1);
        if (start < 1 || start > length(within) + 1) {
            return FormulaError.VALUE;
        }
        var at = Wildcards.find(folded(within), folded(args.string(0)), start - 1);
        return at < 0 ? FormulaError.VALUE : BigDecimal.valueOf(at + 1L);
    }

    private static boolean contains(Arguments args) {
        var wanted = composed(args, 1);
        return args.value(0) instanceof List<?> list
                ? list.stream().anyMatch(element -> Comparison.composed(Values.string(element))
                        .equals(wanted))
                : composed(args, 0).contains(wanted);
    }

    private static Object formatted(Arguments args) {
        var format = LANGUAGE.matcher(args.string(1)).replaceFirst("$1");
        var type = args.type(0);
        if (type == FxType.Scalar.NUMBER || type == FxType.Scalar.BLANK) {
            return number(args.number(0), format);
        }
        if (type == FxType.Scalar.DURATION) {
            return duration(args.number(0), format, args);
        }
        var value = args.value(0);
        if (value instanceof LocalTime time) {
            var elapsed = ElapsedFormat.format(BigDecimal.valueOf(time.toSecondOfDay()), format);
            if (elapsed != null) {
                return elapsed;
            }
        }
        return value == null || Types.isTextual(type) || type == FxType.Scalar.BOOL
                ? args.asText(0)
                : MomentFormat.format(value, format, args.context().zone());
    }

    /** As a number of seconds, or where that cannot be as what a clock shows of it beyond whole days. */
    private static Object duration(BigDecimal seconds, String format, Arguments args) {
        var written = number(seconds, format);
        if (written instanceof String || seconds.signum() < 0) {
            return written;
        }
        var whole = seconds.setScale(0, RoundingMode.DOWN).remainder(BigDecimal.valueOf(ClockFunctions.DAY_SECONDS));
        var time = LocalTime.ofSecondOfDay(whole.longValueExact());
        return MomentFormat.format(time, format, args.context().zone());
    }

    private static Object number(BigDecimal number, String format) {
        var chinese = ChineseNumber.in(format);
        var special = chinese == null ? ElapsedFormat.format(number, format) : chinese.format(number);
        return special == null ? NumberFormat.format(number, format) : special;
    }

    private static String trimmed(String text) {
        var single = SPACES.matcher(text).replaceAll(" ");
        var from = single.startsWith(" ") ? 1 : 0;
        var to = single.endsWith(" ") ? single.length() - 1 : single.length();
        return from > to ? "" : single.substring(from, to);
    }

    private static String composed(Arguments args, int index) {
        return Comparison.composed(args.string(index));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String part(String text, int start, int count) {
        var length = length(text);
        var from = Math.min(start, length);
        var to = Math.min((long) from + count, length);
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, (int) to));
    }

    /** Lower case where that keeps one code point one code point, so that positions stay. */
    private static String folded(String text) {
        var folded = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            var lower = Character.toString(codePoint).toLowerCase(Locale.ROOT);
            folded.appendCodePoint(length(lower) == 1 ? lower.codePointAt(0) : codePoint);
        });
        return folded.toString();
    }
}
