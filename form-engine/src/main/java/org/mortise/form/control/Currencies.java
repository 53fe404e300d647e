package org.mortise.form.control;

import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Currencies by their ISO 4217 codes: which there are, how many digits they have, and what people write for them. */
public final class Currencies {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** What stands beside amounts; of several currencies with one sign the first that may be chosen is meant. */
    private static final Map<String, List<String>> WORDS = words("""
        ¥ CNY JPY
        ￥ CNY JPY
        元 CNY
        圆 CNY
        块 CNY
        人民币 CNY
        RMB CNY
        CN¥ CNY
        $ USD HKD CAD AUD SGD NZD TWD
        US$ USD
        美元 USD
        美金 USD
        HK$ HKD
        港元 HKD
        港币 HKD
        NT$ TWD
        新台币 TWD
        台币 TWD
        MOP$ MOP
        澳门元 MOP
        € EUR
        欧元 EUR
        £ GBP
        英镑 GBP
        JP¥ JPY
        日元 JPY
        日圆 JPY
        円 JPY
        ₩ KRW
        韩元 KRW
        A$ AUD
        澳元 AUD
        C$ CAD
        加元 CAD
        S$ SGD
        新加坡元 SGD
        瑞士法郎 CHF
        瑞郎 CHF
        ₹ INR
        卢比 INR
        ₽ RUB
        卢布 RUB
        ฿ THB
        泰铢 THB
        ₫ VND
        越南盾 VND
        RM MYR
        林吉特 MYR
        """);

    private Currencies() {}

    private static Map<String, List<String>> words(String lines) {
        var words = new LinkedHashMap<String, List<String>>();
        lines.lines()
                .map(line -> List.of(line.strip().split(" ")))
                .forEach(line -> words.put(line.get(0), line.subList(1, line.size())));
        return Map.copyOf(words);
    }

    public static boolean isKnown(String code) {
        return CODES.contains(code);
    }

    /**
     * Digits after the point that an amount may have.
     *
     * @param scale what its field says; null when it says nothing. A currency without smaller coins has none in any case
     */
    public static int digits(String code, @Nullable Integer scale) {
        var own = isKnown(code) ? Currency.getInstance(code).getDefaultFractionDigits() : 2;
        return scale == null || own == 0 ? own : scale;
    }

    static boolean isWord(String written) {
        var word = written.toUpperCase(Locale.ROOT);
        return WORDS.containsKey(word) || isKnown(word);
    }

    /** The one of {@code allowed} that {@code written} means, such as {@code $}, {@code 欧元} or {@code usd}; null when none is. */
    public static @Nullable String meant(String written, Collection<String> allowed) {
        var word = Texts.halfWidth(written).strip().toUpperCase(Locale.ROOT);
        if (allowed.contains(word)) {
            return word;
        }
        return WORDS.getOrDefault(word, List.of()).stream()
                .filter(allowed::contains)
                .findFirst()
                .orElse(null);
    }
}
