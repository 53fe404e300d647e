package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Excel's {@code [DBNum1]}, {@code [DBNum2]} and {@code [DBNum3]}: numbers in Chinese, 一百二十, 壹佰贰拾 or １百２十; with a format, digit
 * by digit.
 *
 * @param signs for zero to nine, ten, a hundred and a thousand
 * @param capital whether it is the hand that cannot be forged
 * @param rest of the format
 */
record ChineseNumber(String signs, boolean capital, String rest) {

    private static final Pattern MARK = Pattern.compile("^\\[DBNum([123])\\]", Pattern.CASE_INSENSITIVE);
    private static final List<String> READ = List.of("", "general", "g/通用格式");
    private static final String CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final List<String> HANDS = List.of("〇一二三四五六七八九十百千", CAPITALS, "０１２３４５６７８９十百千");

    /** Null for a format without such a mark. */
    static @Nullable ChineseNumber in(String format) {
        var mark = MARK.matcher(format);
        if (!mark.find()) {
            return null;
        }
        var signs = HANDS.get(mark.group(1).charAt(0) - '1');
        return new ChineseNumber(signs, signs.equals(CAPITALS), format.substring(mark.end()));
    }

    Object format(BigDecimal number) {
        if (READ.stream().anyMatch(rest::equalsIgnoreCase)) {
            return read(number);
        }
        return NumberFormat.format(number, rest) instanceof String text ? digits(text) : FormulaError.VALUE;
    }

    /** What calendars and clocks show: 十一, 〇五. */
    String counted(String shown) {
        var number = Integer.parseInt(shown);
        if (number < 10) {
            return digits(shown);
        }
        var read = written(Renminbi.whole(number));
        return number < 20 && !capital ? read.substring(1) : read;
    }

    /** Digit by digit, as years are. */
    String digits(String text) {
        var written = new StringBuilder(text.length());
        text.chars()
                .forEach(letter ->
                        written.append(letter >= '0' && letter <= '9' ? signs.charAt(letter - '0') : (char) letter));
        return written.toString();
    }

    private Object read(BigDecimal number) {
        if (number.abs().compareTo(Renminbi.TOO_LARGE) >= 0) {
            return FormulaError.NUM;
        }
        var whole = number.abs().longValue();
        var text = Decimals.plain(number.abs());
        var point = text.indexOf('.');
        return (number.signum() < 0 ? "-" : "")
                + written(whole == 0 ? "零" : Renminbi.whole(whole))
                + (point < 0 ? "" : digits(text.substring(point)));
    }

    private String written(String capitals) {
        var written = new StringBuilder(capitals.length());
        capitals.chars().forEach(letter -> {
            var at = CAPITALS.indexOf(letter);
            written.append(at < 0 ? (char) letter : signs.charAt(at));
        });
        return written.toString();
    }
}
