package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The text of a field in other languages. Each is the value of a field of the same kind beside it, which stands as it stands: it is
 * hidden and locked by the same rules.
 *
 * <p>JSON: {@code {"en-US": "name_en"}}.
 *
 * @param fields keys of the fields beside it, by language tag
 */
public record Translations(Map<String, String> fields) {

    /** Name of the setting. */
    public static final String SETTING = "translations";

    /** What rules do to a field and so to its translations. */
    private static final Set<String> FOLLOWED = Set.of("show", "hide", "readonly");

    public Translations {
        fields = Map.copyOf(fields);
    }

    /** @param props settings of the field */
    public static Translations of(JsonNode props) {
        var fields = new TreeMap<String, String>();
        props.path(SETTING)
                .properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText("")));
        return new Translations(fields);
    }

    /** Of all fields and columns that have some: the paths of the translations by the path of what they translate. */
    static Map<String, List<String>> byPath(List<FieldDefinition> fields) {
        var found = new HashMap<String, List<String>>();
        collect(fields, "", found);
        return found;
    }

    private static void collect(List<FieldDefinition> fields, String prefix, Map<String, List<String>> found) {
        for (var field : fields) {
            var keys = of(field.props()).fields().values();
            if (!keys.isEmpty()) {
                found.put(
                        prefix + field.key(),
                        keys.stream().sorted().map(key -> prefix + key).toList());
            }
            collect(field.fields(), field.key() + ".", found);
        }
    }

    /** The targets of an action with the translations that go with them, these last. */
    static List<String> following(String act, List<String> targets, Map<String, List<String>> byPath) {
        if (!FOLLOWED.contains(act)) {
            return targets;
        }
        var all = new ArrayList<>(targets);
        targets.stream()
                .flatMap(target -> byPath.getOrDefault(target, List.of()).stream())
                .filter(target -> !all.contains(target))
                .forEach(all::add);
        return all;
    }
}
