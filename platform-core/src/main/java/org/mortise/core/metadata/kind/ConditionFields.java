package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.References;

/** Finds fields in a condition that its form does not have; fields behind a link belong to other forms and are not followed. */
record ConditionFields(
        References references, FormShape form, @Nullable String table) {

    /** @param table whose rows are asked; null: the record */
    ConditionFields {}

    ConditionFields(References references, FormShape form) {
        this(references, form, null);
    }

    void check(JsonNode condition, String path) {
        if (!condition.isObject()) {
            return;
        }
        checkAll(condition.path("all"), path + "/all");
        checkAll(condition.path("any"), path + "/any");
        check(condition.path("not"), path + "/not");
        var field = condition.path("field").asText("");
        if (!field.isEmpty()) {
            references.field(form, ownField(field), path + "/field");
        }
        var rows = condition.path("rows").asText("");
        if (!rows.isEmpty()) {
            references.field(form, rows, path + "/rows");
            new ConditionFields(references, form, rows).check(condition.path("where"), path + "/where");
        }
    }

    private void checkAll(JsonNode conditions, String path) {
        References.each(conditions, path, part -> check(part.json(), part.path()));
    }

    private String ownField(String field) {
        var dot = field.indexOf('.');
        if (table != null) {
            return table + "." + (dot < 0 ? field : field.substring(0, dot));
        }
        if (dot < 0) {
            return field;
        }
        var first = field.substring(0, dot);
        var isLink = form.field(first).filter(link -> link.fields().isEmpty()).isPresent();
        return isLink ? first : field;
    }
}
