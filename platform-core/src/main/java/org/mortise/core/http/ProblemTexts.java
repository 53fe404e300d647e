package org.mortise.core.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/** Sentences for problem codes, read from {@code i18n/problems_<language>.properties} of every module. */
@ApplicationScoped
public class ProblemTexts {

    /**
     * A parameter; with {@code .label}, the word that readers know for a key, such as 表单 for {@code form}; with {@code .type}, for a
     * type of formulas.
     */
    private static final Pattern PARAM = Pattern.compile("\\{(\\w+)(\\.label|\\.type)?}");

    /** {@code [[did you mean {suggestion}?]]}: said only when there is such a parameter. */
    private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?\\{(\\w+)}.*?)]]");

    private final Map<Locale, Map<String, String>> texts =
            Locales.SUPPORTED.stream().collect(Collectors.toUnmodifiableMap(locale -> locale, ProblemTexts::load));

    /** The sentence for {@code problem}; its code when nobody wrote one. */
    public String text(Problem problem, Locale locale) {
        return text(problem.code(), problem.params(), locale);
    }

    public String text(String code, Map<String, Object> params, Locale locale) {
        var spoken = texts.getOrDefault(locale, texts.getOrDefault(Locales.SUPPORTED.get(0), Map.of()));
        var template = spoken.get(code);
        if (template == null) {
            return code;
        }
        var said = OPTIONAL.matcher(template)
                .replaceAll(part -> params.containsKey(part.group(2)) ? Matcher.quoteReplacement(part.group(1)) : "");
        return PARAM.matcher(said).replaceAll(found -> {
            var value = inWords(params.get(found.group(1)), locale);
            return Matcher.quoteReplacement(found.group(2) == null ? value : named(value, found.group(2), spoken));
        });
    }

    /**
     * The sentence where it does not stand beside what it is about: it names the field, and of a row the sub-table and which row it is,
     * as far as the problem says so and the sentence does not anyway.
     */
    public String placed(Problem problem, Locale locale) {
        var params = problem.params();
        var named = params.containsKey("field")
                && !texts.getOrDefault(locale, Map.of())
                        .getOrDefault(problem.code(), "{field}")
                        .contains("{field}");
        var inRow = params.containsKey(Problem.TABLE) && params.containsKey(Problem.ROW);
        if (!named && !inRow) {
            return text(problem, locale);
        }
        var around = new HashMap<>(params);
        around.put("said", text(problem, locale));
        return text(inRow ? named ? "placed_row_field" : "placed_row" : "placed_field", around, locale);
    }

    private static String named(String value, String as, Map<String, String> spoken) {
        return as.equals(".type") ? new TypeWords(spoken).of(value) : spoken.getOrDefault("label_" + value, value);
    }

    private String inWords(@Nullable Object value, Locale locale) {
        if (value instanceof Problem reason) {
            return text(reason, locale);
        }
        return value instanceof Map<?, ?> kept && kept.containsKey("code")
                ? text(Json.convert(kept, Problem.class), locale)
                : plain(value, locale);
    }

    /** What a status means, in a word or two; that of its class when it has none of its own. */
    public String title(int status, Locale locale) {
        var own = "title_" + status;
        var known = codes(locale).contains(own) ? own : status < 500 ? "title_400" : "title_500";
        return text(known, Map.of(), locale);
    }

    /** Codes with a sentence in {@code locale}. */
    public Collection<String> codes(Locale locale) {
        return texts.getOrDefault(locale, Map.of()).keySet();
    }

    /** A parameter as it is read aloud; labels in the reader's language, also where they were kept and are plain JSON by now. */
    static String plain(@Nullable Object value, Locale locale) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalizedText label) {
            return label.in(locale);
        }
        if (value instanceof Map<?, ?> kept) {
            return LocalizedText.fromJson(kept).in(locale);
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(each -> plain(each, locale))
                    .collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
        }
        return String.valueOf(value);
    }

    private static Map<String, String> load(Locale locale) {
        var all = new HashMap<String, String>();
        var file = "i18n/problems_" + locale + ".properties";
        try {
            for (var url : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(file))) {
                all.putAll(read(url));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.copyOf(all);
    }

    private static Map<String, String> read(URL url) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
