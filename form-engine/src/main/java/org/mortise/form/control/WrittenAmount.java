package org.mortise.form.control;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it: {@code １，２００．５}, {@code (1,200)}, {@code 1.2万}, {@code USD 1200}, {@code 1200 欧元}. Forms and
 * workbooks read it alike.
 *
 * @param currency what stands for a currency beside it, as it is written; empty when nothing does
 */
public record WrittenAmount(BigDecimal value, String currency) {

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "千", BigDecimal.valueOf(1_000),
            "万", BigDecimal.valueOf(10_000),
            "百万", BigDecimal.valueOf(1_000_000),
            "千万", BigDecimal.valueOf(10_000_000),
            "亿", BigDecimal.valueOf(100_000_000),
            "K", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000));

    private static final Pattern SPACE = Pattern.compile("[\\s,，]");
    private static final Pattern BRACKETED = Pattern.compile("\\((.*)\\)");
    private static final Pattern WRITTEN = Pattern.compile(
            "([+-]?)([^0-9.+-]*)([+-]?)(\\d{1,60}(?:\\.\\d{0,60})?|\\.\\d{1,60})(千万|百万|千|万|亿|K(?![A-Z])|M(?![A-Z]))?([^0-9.+-]*)");
    private static final int UNIT = 5;
    private static final int AFTER = 6;

    /** Null when it is no number, or something stands beside it that is neither a unit nor a currency. */
    public static @Nullable WrittenAmount read(String text) {
        var plain = SPACE.matcher(Texts.halfWidth(text)).replaceAll("").toUpperCase(Locale.ROOT);
        var brackets = BRACKETED.matcher(plain);
        var bracketed = brackets.matches();
        var written = WRITTEN.matcher(bracketed ? brackets.group(1) : plain);
        if (!written.matches()
                || (!written.group(1).isEmpty() && !written.group(3).isEmpty())) {
            return null;
        }
        var after = written.group(AFTER).replaceFirst("整$", "");
        var before = written.group(2);
        if (!isCurrency(before) || !isCurrency(after)) {
            return null;
        }
        var negative = bracketed != (written.group(1) + written.group(3)).equals("-");
        var unit = written.group(UNIT);
        var digits = written.group(4);
        var number = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits)
                .multiply(unit == null ? BigDecimal.ONE : UNITS.getOrDefault(unit, BigDecimal.ONE));
        return new WrittenAmount(negative ? number.negate() : number, before.isEmpty() ? after : before);
    }

    private static boolean isCurrency(String word) {
        return word.isEmpty() || Currencies.isWord(word);
    }
}
