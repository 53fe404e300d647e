package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.condition.Operator;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;

/**
 * Which records a link may point to: a condition over them that may speak of the record with the link, as {@code {"var":
 * "record.partner"}}; in a row of a sub-table of its columns first, then of the record. A comparison with a field that is blank there
 * narrows nothing.
 */
public final class LinkFilter {

    private static final String RECORD = "record.";

    private LinkFilter() {}

    /** The condition for one record; null when it narrows nothing. */
    public static @Nullable Condition of(PreparedField link, ObjectNode record) {
        return of(link.definition().props().path("filter"), record);
    }

    /** The same of a filter as it is written. */
    public static @Nullable Condition of(JsonNode filter, ObjectNode record) {
        return filter.isObject()
                ? filled(filter, record)
                        .map(json -> Conditions.parse(Json.plain(json)))
                        .orElse(null)
                : null;
    }

    /** What it asks of the records that the link may point to. */
    static Set<FieldPath> fields(PreparedField link, FieldTypes types) {
        try {
            var written = link.definition().props().path("filter");
            return Conditions.fields(Conditions.parse(Json.plain(written)), types);
        } catch (Rejected malformed) {
            return Set.of();
        }
    }

    /** Keys of the fields that it reads of the record with the link. */
    public static Set<String> reads(JsonNode filter) {
        var keys = new LinkedHashSet<String>();
        filter.findValuesAsText("var").stream()
                .filter(name -> name.startsWith(RECORD))
                .map(name -> name.substring(RECORD.length()))
                .forEach(keys::add);
        return keys;
    }

    /** The filter in which what is compared with the record asks only whether there is a value: what can be checked without one. */
    public static JsonNode withoutRecord(JsonNode filter) {
        var copy = filter.deepCopy();
        for (var comparison : copy.findParents("field")) {
            if (comparison instanceof ObjectNode object
                    && object.has("op")
                    && !reads(object).isEmpty()) {
                object.put("op", Operator.NOT_EMPTY.key()).remove("value");
            }
        }
        return copy;
    }

    private static Optional<JsonNode> filled(JsonNode part, ObjectNode record) {
        for (var group : new String[] {"all", "any"}) {
            if (part.path(group).isArray()) {
                var kept = Json.mapper().createArrayNode();
                part.path(group).forEach(each -> filled(each, record).ifPresent(kept::add));
                return kept.isEmpty() && !part.path(group).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Json.object().set(group, kept));
            }
        }
        if (part.has("not")) {
            return filled(part.path("not"), record).map(inner -> Json.object().set("not", inner));
        }
        if (!part.has("value")) {
            return Optional.of(part);
        }
        return value(part.path("value"), record).map(value -> ((ObjectNode) part.deepCopy()).set("value", value));
    }

    /** Empty when it speaks of a blank field. */
    private static Optional<JsonNode> value(JsonNode value, ObjectNode record) {
        if (value instanceof ArrayNode list) {
            var values = Json.mapper().createArrayNode();
            list.forEach(each -> value(each, record).ifPresent(one -> {
                if (one.isArray()) {
                    one.forEach(values::add);
                } else {
                    values.add(one);
                }
            }));
            return values.isEmpty() && !list.isEmpty() ? Optional.empty() : Optional.of(values);
        }
        var name = value.path("var").asText("");
        if (!name.startsWith(RECORD)) {
            return Optional.of(value);
        }
        var held = record.path(name.substring(RECORD.length()));
        return Walk.isBlank(held.isMissingNode() ? null : held) ? Optional.empty() : Optional.of(held);
    }
}
