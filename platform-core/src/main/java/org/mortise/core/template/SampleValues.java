package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.RelativeTime;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/**
 * The one place where a sample's values become those of this server: {@code {"ref":"c1"}} (another sample row),
 * {@code {"user":"wang.fang"}}, {@code {"department":"sales_dept"}}, {@code {"relative":"today-30d"}}. Pure.
 */
final class SampleValues {

    private static final Set<String> KINDS = Set.of("ref", "user", "department", "relative");

    private final Map<String, UUID> rows;
    private final Map<String, UUID> people;
    private final Map<String, UUID> departments;
    private final Instant now;
    private final ZoneId zone;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param rows records by the ref of their row
     * @param people by login
     * @param departments by ref
     */
    SampleValues(
            Map<String, UUID> rows, Map<String, UUID> people, Map<String, UUID> departments, Instant now, ZoneId zone) {
        this.rows = rows;
        this.people = people;
        this.departments = departments;
        this.now = now;
        this.zone = zone;
    }

    /** The data of a row with everything resolved; what cannot be is a problem. */
    ObjectNode resolve(JsonNode data, String path) {
        var resolved = Json.object();
        data.properties()
                .forEach(field -> resolved.set(field.getKey(), value(field.getValue(), path + "/" + field.getKey())));
        return resolved;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** All row refs in {@code value}, wherever they stand. */
    static Set<String> refsIn(JsonNode value) {
        var refs = new TreeSet<String>();
        collectRefs(value, refs);
        return refs;
    }

    private static void collectRefs(JsonNode value, Set<String> refs) {
        if ("ref".equals(kindOf(value))) {
            refs.add(value.path("ref").asText());
            return;
        }
        value.forEach(child -> collectRefs(child, refs));
    }

    private JsonNode value(JsonNode value, String path) {
        var kind = kindOf(value);
        if (kind != null) {
            return TextNode.valueOf(resolved(kind, value.path(kind).asText(), path));
        }
        if (value.isArray()) {
            var array = Json.mapper().createArrayNode();
            for (var index = 0; index < value.size(); index++) {
                array.add(value(value.path(index), path + "/" + index));
            }
            return array;
        }
        return value.isObject() ? resolve(value, path) : value;
    }

    private static @Nullable String kindOf(JsonNode value) {
        if (!value.isObject() || value.size() != 1) {
            return null;
        }
        var key = value.fieldNames().next();
        return KINDS.contains(key) ? key : null;
    }

    private String resolved(String kind, String text, String path) {
        var found =
                switch (kind) {
                    case "ref" -> rows.get(text);
                    case "user" -> people.get(text);
                    case "department" -> departments.get(text);
                    default ->
                        RelativeTime.parse(text)
                                .map(time -> time.resolve(now, zone))
                                .orElse(null);
                };
        if (found == null) {
            problems.add(Problem.at(path, "sample_value_unknown", Map.of("kind", kind, "value", text)));
            return "";
        }
        return found.toString();
    }
}
