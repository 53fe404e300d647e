package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;

/**
 * Logic that is written at the fields themselves, as rules and validations: {@code visibleWhen}, {@code requiredWhen} and
 * {@code readonlyWhen} of a field, {@code require} and {@code gate} of an option, and {@code other} of a choice, whose text is asked
 * for only with its option. It comes after the form's own logic. What is written at a column is asked in each row by itself.
 */
final class FieldRules {

    private static final Map<String, String> ACTS =
            Map.of("visibleWhen", "show", "requiredWhen", "require", "readonlyWhen", "readonly");

    private final List<LinkageRule> rules = new ArrayList<>();
    private final List<Validation> validations = new ArrayList<>();

    private FieldRules() {}

    static FieldRules of(JsonNode fields) {
        var found = new FieldRules();
        for (var index = 0; index < fields.size(); index++) {
            found.collect(fields.get(index), "/model/fields/" + index, null);
        }
        return found;
    }

    List<LinkageRule> rules() {
        return rules;
    }

    List<Validation> validations() {
        return validations;
    }

    /** @param table key of the sub-table whose column it is; null for a field of the form */
    private void collect(JsonNode field, String at, @Nullable String table) {
        var key = field.path("key").asText("");
        var path = inside(table, key);
        for (var name : List.of("visibleWhen", "requiredWhen", "readonlyWhen")) {
            if (field.path(name).isObject()) {
                var act = String.valueOf(ACTS.get(name));
                rules.add(LinkageRule.ofField(
                        path + "." + act, List.of(act), field.path(name), List.of(path), at + "/" + name, table));
            }
        }
        var options = field.path("props").path("options");
        for (var index = 0; index < options.size(); index++) {
            option(key, options.get(index), at + "/props/options/" + index, table);
        }
        var other = field.path("props").path(OwnText.SETTING);
        if (other.isObject()) {
            rules.add(LinkageRule.ofField(
                    path + "." + OwnText.SETTING,
                    List.of("show", "require"),
                    OwnText.of(other).chosen(key),
                    List.of(inside(table, other.path("field").asText(""))),
                    at + "/props/" + OwnText.SETTING,
                    table));
        }
        for (var index = 0; index < field.path("fields").size(); index++) {
            collect(field.path("fields").get(index), at + "/fields/" + index, key);
        }
    }

    private void option(String field, JsonNode option, String at, @Nullable String table) {
        var chosen = Json.object().put("field", field).put("op", "eq");
        chosen.set("value", option.path("key"));
        var key = inside(table, field) + "." + option.path("key").asText("");
        if (!option.path("require").isEmpty()) {
            rules.add(LinkageRule.ofField(
                    key + ".require",
                    List.of("require"),
                    chosen,
                    Nodes.texts(option.path("require")).stream()
                            .map(required -> inside(table, required))
                            .toList(),
                    at + "/require",
                    table));
        }
        if (option.path("gate").isObject()) {
            validations.add(new Validation(
                    key + ".gate",
                    chosen,
                    option.path("gate"),
                    List.of(inside(table, field)),
                    Nodes.label(option.path("message"), option.path("label").asText(key)),
                    field,
                    at + "/gate",
                    table));
        }
    }

    private static String inside(@Nullable String table, String key) {
        return table == null ? key : table + "." + key;
    }
}
