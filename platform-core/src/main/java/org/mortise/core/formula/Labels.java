package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.LocalizedText;

/**
 * What the choices of a field are called.
 *
 * @param byKey by the key of a choice its label; in a tree those from the top down to it
 * @param isPath whether several choices are one path down a tree, as those of a cascade are
 * @param sources keys of the forms and option sets that say so
 */
public record Labels(Map<String, List<LocalizedText>> byKey, boolean isPath, Set<String> sources) {

    /** What a formula asks of its surroundings: the tag of the language in which labels are written. */
    public static final String LANGUAGE = "organisation.language";

    static final String DOWN = " / ";

    public Labels {
        byKey = Map.copyOf(byKey);
        sources = Set.copyOf(sources);
    }

    /** The language that surroundings name; Chinese when they name none. */
    public static Locale language(@Nullable Object tag) {
        return tag instanceof String named ? Locale.forLanguageTag(named) : Locale.SIMPLIFIED_CHINESE;
    }

    /** What a choice is called; one that is not known stands for itself, as words do that nobody has listed. */
    public String of(String key, Locale language) {
        var labels = byKey.get(key);
        return labels == null
                ? key
                : labels.stream().map(label -> label.in(language)).collect(Collectors.joining(DOWN));
    }

    /** Several choices one after the other; blank ones are left out. */
    public String of(Collection<String> keys, Locale language) {
        var named = new ArrayList<String>();
        for (var key : keys) {
            if (!key.isEmpty()) {
                named.add(of(key, language));
            }
        }
        return String.join(between(language), named);
    }

    private String between(Locale language) {
        if (isPath) {
            return DOWN;
        }
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? "、" : ", ";
    }

    /** All of it in words that can be compared. */
    public String print() {
        var print = new TreeMap<String, Object>();
        byKey.forEach((key, labels) ->
                print.put(key, labels.stream().map(LocalizedText::toJson).toList()));
        return print + (isPath ? DOWN : "");
    }
}
