package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** Finds what asks, sorts or groups by fields that their form keeps out of filters ({@code filter: false}). Pure. */
public final class FilterUse {

    private final Map<String, JsonNode> kept = new LinkedHashMap<>();

    private FilterUse(JsonNode fields) {
        collect(fields, "");
    }

    /** @param form as its author writes it */
    public static FilterUse of(JsonNode form) {
        return new FilterUse(form.at("/model/fields"));
    }

    public static FilterUse of(MetadataLookup lookup, ObjectKey form) {
        return of(lookup.find(FormShape.KIND, form).map(PublishedObject::doc).orElseGet(Json::object));
    }

    private void collect(JsonNode fields, String prefix) {
        for (var field : fields) {
            var path = prefix + field.path("key").asText();
            if (field.has("filter") && !field.path("filter").asBoolean(true)) {
                kept.put(path, field.has("title") ? field.path("title") : field.path("key"));
            }
            collect(field.path("fields"), path + ".");
        }
    }

    /** Warnings about the filter, the order, the groups and the lanes of a view. */
    public List<Problem> inView(JsonNode view) {
        var found = new ArrayList<Problem>();
        condition(view.path("filter"), "/filter", "", found);
        References.each(
                view.path("sort"), "/sort", level -> named(level.json().path("field"), level.path() + "/field", found));
        named(view.path("group"), "/group", found);
        named(view.path("kanban").path("by"), "/kanban/by", found);
        return found;
    }

    /** Warnings about the filter and the groups of a question to records. */
    public List<Problem> inQuery(JsonNode query) {
        var found = new ArrayList<Problem>();
        condition(query.path("filter"), "/filter", "", found);
        References.each(
                query.path("dimensions"),
                "/dimensions",
                dimension -> named(dimension.json().path("field"), dimension.path() + "/field", found));
        return found;
    }

    private void condition(JsonNode condition, String at, String rows, List<Problem> found) {
        if (!condition.isObject()) {
            return;
        }
        for (var list : List.of("all", "any")) {
            References.each(
                    condition.path(list), at + "/" + list, part -> condition(part.json(), part.path(), rows, found));
        }
        condition(condition.path("not"), at + "/not", rows, found);
        condition(condition.path("where"), at + "/where", condition.path("rows").asText("") + ".", found);
        if (condition.has("field")) {
            named(rows + condition.path("field").asText(), at + "/field", found);
        }
    }

    private void named(JsonNode field, String at, List<Problem> found) {
        if (field.isTextual()) {
            named(field.asText(), at, found);
        }
    }

    /** Parts of values are asked with their field. */
    private void named(String path, String at, List<Problem> found) {
        kept.forEach((key, title) -> {
            if (path.equals(key) || path.startsWith(key + ".")) {
                found.add(Problem.at(at, "lint_field_not_filtered", Map.of("title", Json.plain(title))));
            }
        });
    }
}
