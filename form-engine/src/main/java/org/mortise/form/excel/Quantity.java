package org.mortise.form.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount as people write it: ￥, thousands separators, brackets for negative numbers and units such as 万元.
 *
 * @param value in the unit asked for
 * @param unitInCell whether the cell named a unit of its own, which beats the header's
 */
record Quantity(BigDecimal value, boolean unitInCell) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern UNIT_IN_HEADER = Pattern.compile(".*[(（](亿元|万元|元|亿|万|千元).*[)）].*");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "元", BigDecimal.ONE,
            "千元", BigDecimal.valueOf(1_000),
            "万", BigDecimal.valueOf(10_000),
            "万元", BigDecimal.valueOf(10_000),
            "亿", BigDecimal.valueOf(100_000_000),
            "亿元", BigDecimal.valueOf(100_000_000),
            "K", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000));
    private static final Pattern WITH_UNIT = Pattern.compile("(.*?)(亿元|万元|千元|元|亿|万|K|M)");

    private static final Pattern ENDING = Pattern.compile("(人民币|整)$");
    private static final Pattern WHOLE = Pattern.compile("整$");
    private static final Pattern CURRENCY = Pattern.compile("^(人民币|RMB|CNY|USD|US\\$)");
    private static final Pattern DOLLARS = Pattern.compile("USD$");
    private static final Pattern SIGN = Pattern.compile("^(\\(?-?)[￥¥$]");

    /** The unit that a header names in brackets: 注册资本(万元) counts in 万元; 元 when it names none. */
    static String unitOf(String header) {
        var matcher = UNIT_IN_HEADER.matcher(Normal.fold(header));
        return matcher.matches() ? matcher.group(1) : "元";
    }

    /** The amount in {@code unit}; empty when the text is no amount in a currency of the column. */
    static Optional<Quantity> parse(String text, String unit) {
        var plain = Normal.withoutSpace(Normal.fold(text)).replace(",", "").replace("，", "");
        if (plain.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(plain).matches()) {
            plain = withoutCurrency(plain);
        }
        var negative = plain.startsWith("(") && plain.endsWith(")");
        if (negative) {
            plain = plain.substring(1, plain.length() - 1);
        }
        var named = WITH_UNIT.matcher(plain);
        var factor = BigDecimal.ONE;
        var unitInCell = named.matches();
        if (unitInCell) {
            factor = UNITS.getOrDefault(named.group(2), BigDecimal.ONE)
                    .divide(UNITS.getOrDefault(unit, BigDecimal.ONE), 12, RoundingMode.HALF_UP);
            plain = named.group(1);
        }
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        var value = new BigDecimal(plain).multiply(factor).stripTrailingZeros();
        return Optional.of(new Quantity(negative ? value.negate() : value, unitInCell));
    }

    private static String withoutCurrency(String text) {
        var plain = WHOLE.matcher(ENDING.matcher(text).replaceFirst("")).replaceFirst("");
        plain = DOLLARS.matcher(CURRENCY.matcher(plain).replaceFirst("")).replaceFirst("");
        return SIGN.matcher(plain).replaceFirst("$1");
    }
}
