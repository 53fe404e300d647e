package org.mortise.core.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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
