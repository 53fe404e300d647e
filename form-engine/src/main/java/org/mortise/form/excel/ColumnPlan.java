package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Json;

/**
 * What a column of a sheet becomes: guessed by the platform, corrected by the user.
 *
 * @param index position in the sheet, 0-based
 * @param header header text as cleaned
 * @param key key of the field; {@code table.column} for a column of a sub-table, {@code field.part} for a part of a value
 * @param title label of the field
 * @param type control type
 * @param props properties of the control, and what only the import reads: {@code unit} of amounts, {@code kind} of phones,
 *     {@code order} of dates, {@code match}, {@code unknown}, {@code choices} and {@code remember} of words, {@code line} for a column
 *     of a sub-table, {@code keep} for numbers that records bring along, {@code compare} for what the form computes itself
 * @param required whether rows without it are bad
 * @param skip whether the column is left out
 */
record ColumnPlan(
        int index,
        String header,
        String key,
        String title,
        String type,
        JsonNode props,
        boolean required,
        boolean skip) {

    /** What only the import reads of the properties. */
    static final List<String> ABOUT_CELLS =
            List.of("unit", "order", "kind", "match", "unknown", "choices", "remember", "line", "keep", "compare");

    ColumnPlan {
        if (index < 0) {
            throw new IllegalArgumentException("a column has a position");
        }
        if (!props.isObject()) {
            props = Json.object();
        }
    }

    String text(String property, String otherwise) {
        return props.path(property).asText(otherwise);
    }

    /** Whether it belongs to the rows of a sub-table. */
    boolean isLine() {
        return props.path("line").asBoolean(false);
    }

    /** Whether its cells only say what the form computes by itself, to be compared. */
    boolean isCompared() {
        return props.path("compare").asBoolean(false);
    }

    /** Whether nothing of its cells is taken: new numbers are given unless those of the file are to be kept. */
    boolean isLeftOut() {
        return skip || type.equals(Target.SERIAL) && !props.path("keep").asBoolean(false);
    }

    /** The field that it belongs to: a sub-table, one whose value has parts, or itself. */
    String owner() {
        var dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** Its key within {@link #owner}; the whole key when it belongs to nothing else. */
    String own() {
        return key.substring(key.indexOf('.') + 1);
    }

    Answers answers() {
        return Answers.of(props);
    }

    /** The same with other properties. */
    ColumnPlan with(JsonNode other) {
        return new ColumnPlan(index, header, key, title, type, other, required, skip);
    }

    /** The field of the new form that the column becomes. */
    ObjectNode field() {
        var field = Json.object();
        field.put("key", own()).put("type", type).put("title", title);
        if (required) {
            field.put("required", true);
        }
        var kept = ((ObjectNode) props.deepCopy());
        kept.remove(ABOUT_CELLS);
        if (!kept.isEmpty()) {
            field.set("props", kept);
        }
        return field;
    }
}
