package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as people type them: {@code ￥1,234.50}, {@code 15%}, {@code (123)}, {@code １２}. */
final class NumberText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern DIGIT = Pattern.compile("^[+-]?[0-9,]*\\.?[0-9]");
    private static final String WIDE = "０１２３４５６７８９．，％＋－（）￥＄　\u00a0";
    private static final String NARROW = "0123456789.,%+-()¥$  ";
    private static final Pattern OUTER_SPACES = Pattern.compile("^ +| +$");
    private static final int LONGEST = 400;

    private NumberText() {}

    static Object parse(String text) {
        var rest = trimmed(narrow(text));
        if (rest.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (rest.length() > LONGEST) {
            return FormulaError.VALUE;
        }
        var isNegative = rest.startsWith("(") && rest.endsWith(")");
        if (isNegative) {
            rest = trimmed(rest.substring(1, rest.length() - 1));
        }
        var isMinus = rest.startsWith("-");
        var signed = isMinus || rest.startsWith("+");
        if (signed && isNegative) {
            return FormulaError.VALUE;
        }
        rest = signed ? trimmed(rest.substring(1)) : rest;
        rest = rest.startsWith("¥") || rest.startsWith("$") ? trimmed(rest.substring(1)) : rest;
        var isPercent = rest.endsWith("%");
        rest = isPercent ? trimmed(rest.substring(0, rest.length() - 1)) : rest;
        if (rest.startsWith("-") || rest.startsWith("+") || !isNumber(rest)) {
            return FormulaError.VALUE;
        }
        var number = new BigDecimal(rest.replace(",", ""));
        var value = isNegative || isMinus ? number.negate() : number;
        return Decimals.of(isPercent ? value.movePointLeft(2) : value);
    }

    private static String trimmed(String text) {
        return OUTER_SPACES.matcher(text).replaceAll("");
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && DIGIT.matcher(text).find();
    }

    private static String narrow(String text) {
        var narrow = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var wide = WIDE.indexOf(text.charAt(i));
            narrow.append(wide < 0 ? text.charAt(i) : NARROW.charAt(wide));
        }
        return narrow.toString();
    }
}
