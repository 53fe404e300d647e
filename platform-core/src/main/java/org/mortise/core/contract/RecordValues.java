package org.mortise.core.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.ValueType;

/** Translates between the JSON of records and the Java values of formulas and conditions. */
public final class RecordValues {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private RecordValues() {}

    /** The Java value of a field's JSON; null when it is blank. */
    public static @Nullable Object fromJson(ValueType type, JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case NUMBER -> new BigDecimal(json.asText());
            case BOOLEAN -> json.asBoolean();
            case DATE -> LocalDate.parse(json.asText());
            case DATETIME -> Instant.parse(json.asText());
            case TIME -> LocalTime.parse(json.asText());
            case OPTIONS, USERS, DEPARTMENTS, LINKS -> texts(json);
            case FILES -> fileIds(json);
            case STRUCTURE -> json.path("code").isTextual() ? json.path("code").asText() : null;
            case SUBTABLE -> rowIds(json);
            default -> json.asText();
        };
    }

    private static List<String> fileIds(JsonNode files) {
        var ids = new ArrayList<String>();
        files.forEach(file -> ids.add(file.path("id").asText()));
        return ids;
    }

    /** The JSON of a Java value; JSON null for a blank. */
    public static JsonNode toJson(@Nullable Object value) {
        var nodes = Json.mapper().getNodeFactory();
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof BigDecimal number) {
            return nodes.textNode(number.toPlainString());
        }
        if (value instanceof Boolean bool) {
            return nodes.booleanNode(bool);
        }
        if (value instanceof Instant instant) {
            return nodes.textNode(INSTANT.format(instant));
        }
        if (value instanceof LocalTime time) {
            return nodes.textNode(TIME.format(time));
        }
        if (value instanceof List<?> list) {
            var array = nodes.arrayNode();
            list.forEach(element -> array.add(toJson(element)));
            return array;
        }
        return nodes.textNode(value.toString());
    }

    /** Rows stand for themselves by their ids: whether there are any, and how many. */
    private static List<String> rowIds(JsonNode rows) {
        var ids = new ArrayList<String>();
        rows.forEach(row -> ids.add(row.path("_id").asText()));
        return List.copyOf(ids);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }
}
