package org.mortise.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The languages that the platform speaks. */
public final class Locales {

    public static final List<Locale> SUPPORTED = List.of(Locale.SIMPLIFIED_CHINESE, Locale.US);

    /** Browsers send the same few headers with every request, and reading one takes longer than it should. */
    private static final Map<String, Optional<Locale>> ASKED = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 1000;
    private static final int LONGEST_KEPT = 200;

    private Locales() {}

    /** The best of ours for an {@code Accept-Language} header; empty when it asks for none of them. */
    public static Optional<Locale> asked(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Optional.empty();
        }
        var known = ASKED.get(acceptLanguage);
        if (known != null) {
            return known;
        }
        var best = best(acceptLanguage);
        if (ASKED.size() < MOST_KEPT && acceptLanguage.length() <= LONGEST_KEPT) {
            ASKED.put(acceptLanguage, best);
        }
        return best;
    }

    private static Optional<Locale> best(String acceptLanguage) {
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> SUPPORTED.stream().filter(locale -> speaks(range.getRange(), locale)))
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The supported language with exactly this tag, such as {@code zh-CN}. */
    public static Optional<Locale> tagged(@Nullable String tag) {
        return SUPPORTED.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    private static boolean speaks(String range, Locale locale) {
        var language = range.split("-", 2)[0];
        return language.equals(locale.getLanguage());
    }
}
