package org.mortise.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A label as its author wrote it: one text for everybody, or a text per language tag.
 *
 * <p>JSON: {@code "客户"} or {@code {"zh-CN": "客户", "en-US": "Customer"}}.
 */
public record LocalizedText(Map<String, String> texts) {

    private static final String EVERYBODY = "";

    public LocalizedText {
        texts = Map.copyOf(texts);
    }

    public static LocalizedText of(String text) {
        return new LocalizedText(Map.of(EVERYBODY, text));
    }

    /** A text that the platform says by itself. */
    public static LocalizedText of(String chinese, String english) {
        return new LocalizedText(Map.of("zh-CN", chinese, "en-US", english));
    }

    /** Labels one after the other, in Chinese and in English. */
    public static LocalizedText joined(String between, List<LocalizedText> labels) {
        return of(joined(between, labels, Locale.SIMPLIFIED_CHINESE), joined(between, labels, Locale.US));
    }

    private static String joined(String between, List<LocalizedText> labels, Locale locale) {
        return labels.stream().map(label -> label.in(locale)).collect(Collectors.joining(between));
    }

    @JsonCreator
    public static LocalizedText fromJson(Object json) {
        if (json instanceof String text) {
            return of(text);
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a label is a text or an object of texts by language");
        }
        var texts = new TreeMap<String, String>();
        map.forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
        return new LocalizedText(texts);
    }

    @JsonValue
    public Object toJson() {
        var everybody = texts.get(EVERYBODY);
        return everybody != null ? everybody : new TreeMap<>(texts);
    }

    /** The same with {@code values} in the places of a format: labels in the language of the text around them. */
    public LocalizedText filled(Object... values) {
        var filled = new TreeMap<String, String>();
        texts.forEach((language, text) -> filled.put(language, text.formatted(in(language, values))));
        return new LocalizedText(filled);
    }

    private static Object[] in(String language, Object... values) {
        var locale = Locale.forLanguageTag(language);
        return Arrays.stream(values)
                .map(value -> value instanceof LocalizedText label ? label.in(locale) : value)
                .toArray();
    }

    /** The text in the language asked for, else Chinese, else any. */
    public String in(Locale locale) {
        for (var tag : new String[] {locale.toLanguageTag(), "zh-CN", EVERYBODY}) {
            var text = texts.get(tag);
            if (text != null) {
                return text;
            }
        }
        return texts.values().stream().sorted().findFirst().orElse("");
    }
}
