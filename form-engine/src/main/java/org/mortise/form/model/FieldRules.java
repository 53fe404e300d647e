package org.mortise.form.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Json;

/**
 * Logic that is written at the fields themselves, as rules and validations: {@code visibleWhen}, {@code requiredWhen} and
 * {@code readonlyWhen} of a field, {@code require} and {@code gate} of an option, and {@code other} of a choice, whose text is asked
 * for only with its option. It comes after the form's own logic.
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
            found.collect(fields.get(index), "/model/fields/" + index);
        }
        return found;
    }

    List<LinkageRule> rules() {
        return rules;
    }

    List<Validation> validations() {
        return validations;
    }

    private void collect(JsonNode field, String at) {
        var key = field.path("key").asText("");
        for (var name : List.of("visibleWhen", "requiredWhen", "readonlyWhen")) {
            if (field.path(name).isObject()) {
                var act = String.valueOf(ACTS.get(name));
                rules.add(LinkageRule.ofField(key, act, List.of(act), field.path(name), List.of(key), at + "/" + name));
            }
        }
        var options = field.path("props").path("options");
        for (var index = 0; index < options.size(); index++) {
            option(key, options.get(index), at + "/props/options/" + index);
        }
        var other = field.path("props").path(OwnText.SETTING);
        if (other.isObject()) {
            rules.add(LinkageRule.ofField(
                    key,
                    OwnText.SETTING,
                    List.of("show", "require"),
                    OwnText.of(other).chosen(key),
                    List.of(other.path("field").asText("")),
                    at + "/props/" + OwnText.SETTING));
        }
    }

    private void option(String field, JsonNode option, String at) {
        var chosen = Json.object().put("field", field).put("op", "eq");
        chosen.set("value", option.path("key"));
        var key = field + "." + option.path("key").asText("");
        if (!option.path("require").isEmpty()) {
            rules.add(LinkageRule.ofField(
                    key, "require", List.of("require"), chosen, Nodes.texts(option.path("require")), at + "/require"));
        }
        if (option.path("gate").isObject()) {
            validations.add(new Validation(
                    key + ".gate",
                    chosen,
                    option.path("gate"),
                    List.of(field),
                    Nodes.label(option.path("message"), option.path("label").asText(key)),
                    field,
                    at + "/gate"));
        }
    }
}
