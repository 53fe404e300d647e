package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.FieldValues.Held;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Coercion;

/**
 * The change of a published field to another kind of value. Pure.
 *
 * @param from the field in force
 * @param to the field as it will be
 * @param table the sub-table around a column; null for a field of the form
 */
record Conversion(FieldShape from, FieldShape to, @Nullable FieldShape table, BoundControl<?> control) {

    private static final Map<ValueType, Set<ValueType>> POSSIBLE = Map.of(
            ValueType.TEXT,
            Set.of(ValueType.LONG_TEXT, ValueType.NUMBER, ValueType.DATE, ValueType.OPTION, ValueType.OPTIONS),
            ValueType.LONG_TEXT,
            Set.of(ValueType.TEXT, ValueType.NUMBER, ValueType.DATE, ValueType.OPTION),
            ValueType.NUMBER,
            Set.of(ValueType.TEXT, ValueType.LONG_TEXT),
            ValueType.DATE,
            Set.of(ValueType.TEXT),
            ValueType.OPTION,
            Set.of(ValueType.TEXT, ValueType.OPTIONS),
            ValueType.OPTIONS,
            Set.of(ValueType.TEXT));

    static boolean isPossible(ValueType from, ValueType to) {
        return from == to || POSSIBLE.getOrDefault(from, Set.of()).contains(to);
    }

    /** What becomes of the values that are held: new values by old ones, and those that fit nowhere. */
    record Outcome(Map<JsonNode, JsonNode> values, List<Held> unfit, long count) {}

    Outcome of(List<Held> held) {
        var values = new LinkedHashMap<JsonNode, JsonNode>();
        var unfit = new ArrayList<Held>();
        var count = 0L;
        for (var one : held) {
            count += one.count();
            var converted = converted(one.value());
            if (converted.isPresent()) {
                values.put(one.value(), converted.get());
            } else {
                unfit.add(one);
            }
        }
        return new Outcome(values, unfit, count);
    }

    private Optional<JsonNode> converted(JsonNode value) {
        var coerced = control.coerce(spelled(value), new Coercion(ZoneOffset.UTC));
        return coerced.problems().isEmpty() && control.validate(coerced.value()).isEmpty()
                ? Optional.of(coerced.value())
                : Optional.empty();
    }

    /** The old value as somebody would send it to the new control. */
    private JsonNode spelled(JsonNode value) {
        return switch (to.type()) {
            case OPTION -> TextNode.valueOf(key(words(value)));
            case OPTIONS -> keys(value);
            default -> TextNode.valueOf(words(value));
        };
    }

    private String words(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(each -> label(each.asText()))
                    .collect(Collectors.joining("、"));
        }
        return label(value.asText()).strip();
    }

    private String label(String key) {
        return from.option(key)
                .map(option -> option.label().in(Locale.SIMPLIFIED_CHINESE))
                .orElse(key);
    }

    /** The option that is called so in any language; the text itself when there is none. */
    private String key(String word) {
        return to.options().stream()
                .filter(option -> option.key().equals(word)
                        || option.label().texts().values().stream().anyMatch(word::equals))
                .map(OptionShape::key)
                .findFirst()
                .orElse(word);
    }

    private ArrayNode keys(JsonNode value) {
        var keys = Json.object().putArray("keys");
        if (value.isTextual() && from.type() == ValueType.OPTION) {
            keys.add(value.asText());
            return keys;
        }
        for (var word : words(value).split("[,，、;；\n]")) {
            if (!word.isBlank()) {
                keys.add(key(word.strip()));
            }
        }
        return keys;
    }
}
