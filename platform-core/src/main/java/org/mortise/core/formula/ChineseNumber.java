package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Excel's {@code [DBNum1]} and {@code [DBNum2]}: numbers in Chinese, 一百二十 or 壹佰贰拾; with a format, digit by digit. */
final class ChineseNumber {

    private static final Pattern MARK = Pattern.compile("^\\[DBNum([12])\\]", Pattern.CASE_INSENSITIVE);
    private static final List<String> READ = List.of("", "general", "g/通用格式");
    private static final String CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟";
    private static final String PLAIN = "〇一二三四五六七八九十百千";

    private ChineseNumber() {}

    /** Null for a format without such a mark. */
    static @Nullable Object format(BigDecimal number, String format) {
        var mark = MARK.matcher(format);
        if (!mark.find()) {
            return null;
        }
        var rest = format.substring(mark.end());
        var written = READ.stream().anyMatch(rest::equalsIgnoreCase)
                ? read(number)
                : NumberFormat.format(number, rest) instanceof String text ? digits(text) : FormulaError.VALUE;
        return mark.group(1).equals("1") && written instanceof String text ? plain(text) : written;
    }

    private static Object read(BigDecimal number) {
        if (number.abs().compareTo(Renminbi.TOO_LARGE) >= 0) {
            return FormulaError.NUM;
        }
        var whole = number.abs().longValue();
        var text = Decimals.plain(number.abs());
        var point = text.indexOf('.');
        return (number.signum() < 0 ? "-" : "")
                + (whole == 0 ? "零" : Renminbi.whole(whole))
                + (point < 0 ? "" : digits(text.substring(point)));
    }

    private static String digits(String text) {
        var written = new StringBuilder(text.length());
        text.chars()
                .forEach(letter ->
                        written.append(letter >= '0' && letter <= '9' ? CAPITALS.charAt(letter - '0') : (char) letter));
        return written.toString();
    }

    private static String plain(String text) {
        var written = new StringBuilder(text.length());
        text.chars().forEach(letter -> {
            var at = CAPITALS.indexOf(letter);
            written.append(at < 0 ? (char) letter : PLAIN.charAt(at));
        });
        return written.toString();
    }
}
