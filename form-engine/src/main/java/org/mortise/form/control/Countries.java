package org.mortise.form.control;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Countries by their codes of ISO 3166; what they are called is known to the platform. */
public final class Countries {

    /** Where regions have codes of their own. */
    static final String CHINA = "CN";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    private static final class Loaded {
        static final Map<String, String> BY_WORD = words();
    }

    /** All codes, in alphabetical order. */
    public static List<String> codes() {
        return Stream.of(Locale.getISOCountries()).sorted().toList();
    }

    static boolean has(String code) {
        return CODES.contains(code);
    }

    static String name(String code, Locale language) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
    }

    /** The country that a word names in Chinese, in English or by one of its codes. */
    static Optional<String> named(String word) {
        return Optional.ofNullable(Loaded.BY_WORD.get(spelling(word)));
    }

    private static Map<String, String> words() {
        var words = new HashMap<String, String>();
        for (var code : CODES) {
            words.put(spelling(code), code);
            var locale = new Locale.Builder().setRegion(code).build();
            words.put(spelling(locale.getISO3Country()), code);
            for (var language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                words.put(spelling(locale.getDisplayCountry(language)), code);
            }
        }
        return words;
    }

    private static String spelling(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}
