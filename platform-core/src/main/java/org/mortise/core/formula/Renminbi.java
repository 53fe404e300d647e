package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in the capitals that cheques and contracts use (人民币大写). */
final class Renminbi {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"仟", "佰", "拾", ""};
    static final BigDecimal TOO_LARGE = new BigDecimal("1E16");
    private static final long WAN = 10_000;
    private static final long YI = 100_000_000;

    private Renminbi() {}

    /** To the fen; 整 closes an amount without fen, 零 stands for skipped places and 负 before a debt. */
    static Object inCapitals(BigDecimal amount) {
        var rounded = amount.abs().setScale(2, RoundingMode.HALF_UP);
        if (rounded.compareTo(TOO_LARGE) >= 0) {
            return FormulaError.NUM;
        }
        var fen = rounded.movePointRight(2).longValueExact();
        return (amount.signum() < 0 && fen > 0 ? "负" : "") + yuan(fen / 100) + small(fen / 100, fen % 100);
    }

    private static String yuan(long yuan) {
        return yuan == 0 ? "" : whole(yuan) + "元";
    }

    private static String small(long yuan, long fen) {
        var tens = (int) (fen / 10);
        var ones = (int) (fen % 10);
        if (fen == 0) {
            return yuan == 0 ? "零元整" : "整";
        }
        if (ones == 0) {
            return DIGITS.charAt(tens) + "角整";
        }
        var before = tens > 0 ? DIGITS.charAt(tens) + "角" : yuan > 0 ? "零" : "";
        return before + DIGITS.charAt(ones) + "分";
    }

    /** 亿 counts again in 万, so 10^12 is 壹万亿. */
    static String whole(long number) {
        if (number >= YI) {
            return whole(number / YI) + "亿" + rest(number % YI, YI);
        }
        if (number >= WAN) {
            return four(number / WAN) + "万" + rest(number % WAN, WAN);
        }
        return four(number);
    }

    /** What follows a unit: 零 first when the place just below the unit is empty. */
    private static String rest(long number, long unit) {
        if (number == 0) {
            return "";
        }
        return (number < unit / 10 ? "零" : "") + whole(number);
    }

    private static String four(long number) {
        var text = new StringBuilder();
        var skipped = false;
        var divisor = 1000;
        for (var place : PLACES) {
            var digit = (int) (number / divisor % 10);
            if (digit > 0) {
                text.append(skipped && !text.isEmpty() ? "零" : "")
                        .append(DIGITS.charAt(digit))
                        .append(place);
            }
            skipped = digit == 0;
            divisor /= 10;
        }
        return text.toString();
    }
}
