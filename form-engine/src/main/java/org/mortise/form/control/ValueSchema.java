package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.ValueType;

/**
 * JSON Schemas (draft 2020-12) of values in their canonical form that are not blank: what one value alone tells. Bounds of numbers and
 * days are for the controls, which compare exactly.
 */
public final class ValueSchema {

    /** What RE2 understands and other readers of patterns do not, or otherwise. */
    private static final Pattern OF_RE2 =
            Pattern.compile("\\(\\?[^:]|\\[\\[?:|\\\\[^dDwWsSbBnrtfv.*+?^$()\\[\\]{}|/\\\\-]");

    private ValueSchema() {}

    /** What all values of a type are like; numbers with {@code scale} digits after the point at most. */
    public static ObjectNode of(ValueType type, int scale) {
        return switch (type) {
            case TEXT, LONG_TEXT, OPTION -> text();
            case NUMBER -> matching(decimal("+", scale));
            case BOOLEAN -> Json.object().put("type", "boolean");
            case DATE -> text().put("format", "date");
            case DATETIME -> text().put("format", "date-time");
            case TIME -> matching("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]");
            case OPTIONS -> list(text());
            case USER, DEPARTMENT, LINK -> text().put("format", "uuid");
            case USERS, DEPARTMENTS, LINKS -> list(text().put("format", "uuid"));
            case FILES -> list(file());
            case STRUCTURE -> Json.object().put("type", "object");
            case SUBTABLE -> list(Json.object().put("type", "object"));
        };
    }

    static ObjectNode text() {
        return Json.object().put("type", "string");
    }

    /** @param pattern of the whole text */
    static ObjectNode matching(String pattern) {
        return text().put("pattern", "^(?:" + pattern + ")$");
    }

    static ObjectNode text(TextSettings settings) {
        var schema = text().put("minLength", Math.max(1, settings.minLength())).put("maxLength", settings.maxLength());
        var pattern = settings.pattern();
        if (pattern != null && !OF_RE2.matcher(pattern.pattern()).find()) {
            schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
        }
        return schema;
    }

    /** A number that people give. */
    static ObjectNode decimal(int scale) {
        return matching(decimal("{1," + Decimals.MOST_DIGITS + "}", scale));
    }

    private static String decimal(String digits, int scale) {
        return "-?[0-9]" + digits + (scale == 0 ? "" : "(\\.[0-9]{1," + scale + "})?");
    }

    static ObjectNode list(ObjectNode items) {
        var list = Json.object().put("type", "array").put("minItems", 1);
        list.set("items", items);
        return list;
    }

    static ObjectNode list(ObjectNode items, CountBounds count) {
        return list(items).put("minItems", Math.max(1, count.least())).put("maxItems", count.most());
    }

    /** The key of one of the options; of any, where only the store knows them. */
    static ObjectNode option(OptionSettings settings) {
        return settings.elsewhere()
                ? text()
                : oneOf(
                        settings.options(),
                        option -> Json.mapper().getNodeFactory().textNode(option.key()));
    }

    /** One of the values of options: of those that people may choose, or, deprecated, of those that records only keep. */
    static ObjectNode oneOf(Collection<OptionShape> options, Function<OptionShape, ? extends JsonNode> value) {
        var active = values(options, false, value);
        var retired = values(options, true, value);
        var schema = Json.object();
        schema.put("type", (active.isEmpty() ? retired : active).path(0).isArray() ? "array" : "string");
        if (retired.isEmpty()) {
            schema.set("enum", active);
            return schema;
        }
        var kept = Json.object().put("deprecated", true);
        kept.set("enum", retired);
        schema.putArray("anyOf").add(Json.object().set("enum", active)).add(kept);
        return schema;
    }

    private static ArrayNode values(
            Collection<OptionShape> options, boolean retired, Function<OptionShape, ? extends JsonNode> value) {
        var values = Json.mapper().createArrayNode();
        options.stream()
                .filter(option -> option.retired() == retired)
                .map(value)
                .distinct()
                .forEach(values::add);
        return values;
    }

    static ObjectNode oneOf(List<String> values) {
        var schema = text();
        values.forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** An object of which some parts are given and the others follow from them. */
    static ObjectNode parts(List<String> required, ObjectNode given, @Nullable ObjectNode following) {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        properties.setAll(given);
        if (following != null) {
            following
                    .properties()
                    .forEach(part ->
                            properties.set(part.getKey(), ((ObjectNode) part.getValue()).put("readOnly", true)));
        }
        required.forEach(schema.putArray("required")::add);
        return schema.put("additionalProperties", false);
    }

    /** A file as records hold it: whoever writes says which, the rest is known. */
    static ObjectNode file() {
        var given = Json.object();
        given.set("id", text().put("format", "uuid"));
        var known = Json.object();
        FilesControl.KNOWN.stream()
                .filter(part -> !part.equals("id"))
                .sorted()
                .forEach(part -> known.set(part, FilesControl.COUNTED.contains(part) ? count() : text()));
        return parts(List.of("id"), given, known);
    }

    private static ObjectNode count() {
        return Json.object().put("type", "integer");
    }
}
