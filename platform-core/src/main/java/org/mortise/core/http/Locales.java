package org.mortise.core.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages that the platform speaks. */
public final class Locales {

    public static final List<Locale> SUPPORTED = List.of(Locale.SIMPLIFIED_CHINESE, Locale.US);

    private Locales() {}

    /** The best of ours for an {@code Accept-Language} header; empty when it asks for none of them. */
    public static Optional<Locale> asked(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Optional.empty();
        }
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
