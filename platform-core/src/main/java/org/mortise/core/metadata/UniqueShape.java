package org.mortise.core.metadata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;

/**
 * Fields that no two records, or no two rows of a sub-table, share the values of. Whoever has a blank among them is free, and so is
 * whoever the condition does not hold for.
 *
 * @param table key of the sub-table whose columns they are; null for fields of the form
 * @param fields their keys
 * @param everywhere whether rows are compared across all records instead of within their own; says nothing without a table
 * @param when condition as JSON; null when all are compared
 * @param message what people are told instead of the names of the fields; null when nothing else
 */
public record UniqueShape(
        @Nullable String table,
        List<String> fields,
        boolean everywhere,
        @Nullable JsonNode when,
        @Nullable LocalizedText message) {

    public UniqueShape {
        fields = List.copyOf(fields);
    }

    /** Fields of the form, among all its records. */
    public static UniqueShape of(String... fields) {
        return new UniqueShape(null, List.of(fields), false, null, null);
    }

    /** Reads what was written, also by versions that knew nothing but the keys. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static UniqueShape fromJson(JsonNode json) {
        var table = json.path("table");
        var when = json.path("when");
        var message = json.path("message");
        return new UniqueShape(
                table.isTextual() ? table.asText() : null,
                texts(json.isArray() ? json : json.path("fields")),
                json.path("everywhere").asBoolean(false),
                when.isObject() ? when : null,
                message.isTextual() || message.isObject() ? Json.convert(message, LocalizedText.class) : null);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
