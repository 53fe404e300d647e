package org.mortise.form.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.ValueSchema;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * JSON Schema (draft 2020-12) of the {@code data} of a record: its structure, as the controls tell it. What depends on other values
 * (conditions, bounds, uniqueness) is for the server.
 */
public final class RecordSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String ROW_ID = "_id";

    private final PreparedForm form;
    private final Function<String, FieldRight> rights;
    private final @Nullable Locale locale;

    private RecordSchema(PreparedForm form, Function<String, FieldRight> rights, @Nullable Locale locale) {
        this.form = form;
        this.rights = rights;
        this.locale = locale;
    }

    /** Of all fields, without words in any language. */
    public static ObjectNode of(PreparedForm form) {
        return new RecordSchema(form, path -> FieldRight.WRITE, null).json();
    }

    /**
     * As far as somebody may see and write the fields: hidden ones are not known.
     *
     * @param rights by path of fields and columns
     */
    public static ObjectNode of(PreparedForm form, Function<String, FieldRight> rights, Locale locale) {
        return new RecordSchema(form, rights, locale).json();
    }

    private ObjectNode json() {
        var schema = Json.object().put("$schema", DIALECT);
        if (locale != null) {
            schema.put("title", form.definition().title().in(locale));
        }
        return schema.setAll(object(form.fields(), Json.object()));
    }

    private ObjectNode object(List<PreparedField> fields, ObjectNode properties) {
        var required = Json.mapper().createArrayNode();
        for (var field : fields) {
            var right = rights.apply(field.path());
            if (right != FieldRight.HIDDEN) {
                properties.set(field.key(), field(field, right, required));
            }
        }
        if (fields.stream().anyMatch(field -> field.isWritable() && field.isComputed())) {
            properties.set(FormShape.OVERRIDDEN, overridden());
        }
        var schema = Json.object().put("type", "object");
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode field(PreparedField field, FieldRight right, ArrayNode required) {
        var written = field.isWritable() && right == FieldRight.WRITE;
        var schema = described(field);
        if (right != FieldRight.MASKED) {
            schema.setAll(value(field));
        }
        if (!written) {
            schema.put("readOnly", true);
        }
        if (written && field.definition().required() && form.mustAlwaysBeSent(field)) {
            required.add(field.key());
        } else if (right != FieldRight.MASKED) {
            allowNull(schema);
        }
        return schema;
    }

    /** What is computed need not be as what people give: only its kind is known. */
    private ObjectNode value(PreparedField field) {
        if (!field.isWritable()) {
            return ValueSchema.of(field.shape().type(), field.shape().scale());
        }
        var schema = field.control().valueSchema();
        if (field.isTable()) {
            var row = Json.object();
            row.set(ROW_ID, Json.object().put("type", "string").put("format", "uuid"));
            schema.set("items", object(field.columns(), row));
        }
        return schema;
    }

    private ObjectNode described(PreparedField field) {
        var schema = Json.object();
        if (locale != null) {
            schema.put("title", field.definition().title().in(locale));
            var help = field.definition().help();
            if (help != null) {
                schema.put("description", help.in(locale));
            }
        }
        return schema;
    }

    /** Keys of computed fields that hold what somebody gave instead. */
    private static ObjectNode overridden() {
        var schema = Json.object().put("readOnly", true).put("type", "array");
        schema.set("items", Json.object().put("type", "string"));
        return schema;
    }

    /** Fields that hold nothing are absent or null. */
    private static void allowNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            var type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
        if (schema.path("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        if (schema.path("anyOf").path(0).path("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        if (schema.has("const")) {
            schema.putArray("enum").add(schema.remove("const")).addNull();
        }
    }
}
