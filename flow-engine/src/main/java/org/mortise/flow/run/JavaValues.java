package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;

/** Values of fields as JSON in records, and as Java in conditions and formulas. */
final class JavaValues {

    private JavaValues() {}

    static @Nullable Object read(ValueType type, @Nullable JsonNode json) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            return null;
        }
        return switch (type) {
            case NUMBER -> new BigDecimal(json.asText());
            case BOOLEAN -> json.asBoolean();
            case DATE -> LocalDate.parse(json.asText());
            case DATETIME -> OffsetDateTime.parse(json.asText()).toInstant();
            case TIME -> LocalTime.parse(json.asText());
            case OPTIONS, USERS, LINKS -> texts(json);
            case SUBTABLE -> rows(json);
            case TEXT, LONG_TEXT, OPTION, USER, DEPARTMENT, LINK ->
                json.asText().isEmpty() ? null : json.asText();
        };
    }

    /** The value of a formula or a field as {@code field} keeps it. */
    static JsonNode write(FieldShape field, @Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof BigDecimal number) {
            return TextNode.valueOf(
                    number.setScale(field.scale(), RoundingMode.HALF_UP).toPlainString());
        }
        if (value instanceof Instant instant) {
            return TextNode.valueOf(instant.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        if (value instanceof Boolean || value instanceof List<?>) {
            return Json.mapper().valueToTree(value);
        }
        return TextNode.valueOf(value.toString());
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** A row stands for itself by its id. */
    private static List<String> rows(JsonNode array) {
        var ids = new ArrayList<String>();
        array.forEach(row -> ids.add(row.path("_id").asText()));
        return ids;
    }
}
