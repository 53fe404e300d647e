package org.mortise.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a grant says about fields: rights by key, and one for all others.
 *
 * <p>JSON: {@code {"*": "read", "cost": "hidden", "items.price": "masked"}}; without {@code *} the others are hidden. A column of
 * a sub-table never has more than the sub-table itself.
 *
 * @param others right of fields that are not named
 * @param unmasked whether fields that are masked by themselves are so for others only
 */
public record FieldRights(FieldRight others, Map<String, FieldRight> named, boolean unmasked) {

    /** Everything may be written. */
    public static final FieldRights ALL = new FieldRights(FieldRight.WRITE, Map.of(), true);

    private static final String OTHERS = "*";

    public FieldRights {
        named = Map.copyOf(named);
    }

    public static FieldRights parse(@Nullable JsonNode json) {
        var named = new HashMap<String, FieldRight>();
        if (json != null) {
            json.properties()
                    .forEach(entry -> named.put(
                            entry.getKey(), FieldRight.parse(entry.getValue().asText())));
        }
        return of(named);
    }

    /** @param rights by key, with {@code *} for all others */
    public static FieldRights of(Map<String, FieldRight> rights) {
        var named = new HashMap<>(rights);
        var others = named.remove(OTHERS);
        return new FieldRights(others == null ? FieldRight.HIDDEN : others, named, false);
    }

    /** Whether a field or column that is masked by itself is so here: where nothing is said of it but of all others. */
    boolean masks(String key) {
        return !unmasked && !named.containsKey(key);
    }

    /** Whether it says something of this very field or column. */
    boolean names(String key) {
        return named.containsKey(key);
    }

    /** @param key of a field, or {@code table.column} for a column of a sub-table */
    public FieldRight of(String key) {
        var dot = key.indexOf('.');
        if (dot < 0) {
            return named.getOrDefault(key, others);
        }
        var table = of(key.substring(0, dot));
        var column = named.getOrDefault(key, table);
        return column.atLeast(table) ? table : column;
    }
}
