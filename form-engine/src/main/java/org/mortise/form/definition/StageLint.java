package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.form.control.Control;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;

/** What in the course of a stage field is probably not meant: stages that nobody reaches or leaves, gates that do not say why. */
record StageLint(FormDefinition form, List<Problem> warnings) {

    private static final ControlCatalog CONTROLS = ControlCatalog.installed();

    void check() {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            if (CONTROLS.find(field.type()).filter(Control::hasCourse).isPresent()) {
                course(field, "/model/fields/" + index + "/props/options/");
            }
        }
    }

    private void course(FieldDefinition field, String pointer) {
        var options = field.props().path("options");
        var reached = reachable(field, options);
        for (var index = 0; index < options.size(); index++) {
            var option = options.get(index);
            var key = option.path("key").asText();
            var next = option.path("next");
            if (!reached.contains(key)) {
                add(pointer + index, "lint_stage_unreachable", field, option);
            }
            if (next.isArray()
                    && leadsNowhere(key, next)
                    && option.path("category").asText("open").equals("open")) {
                add(pointer + index + "/next", "lint_stage_dead_end", field, option);
            }
            if (option.path("gate").isObject() && isSilent(option.path("message"))) {
                add(pointer + index + "/message", "lint_gate_silent", field, option);
            }
        }
    }

    /** New records begin at the first stage, or where the field says; from there along what may follow. */
    private static Set<String> reachable(FieldDefinition field, JsonNode options) {
        var reached = new HashSet<String>();
        var ahead = new ArrayDeque<String>();
        var initial = field.initial().path("value").asText("");
        ahead.add(initial.isEmpty() ? options.path(0).path("key").asText() : initial);
        while (!ahead.isEmpty()) {
            var key = ahead.remove();
            if (reached.add(key)) {
                ahead.addAll(following(key, options));
            }
        }
        return reached;
    }

    private static List<String> following(String key, JsonNode options) {
        for (var option : options) {
            if (option.path("key").asText().equals(key) && option.path("next").isArray()) {
                return option.path("next").valueStream().map(JsonNode::asText).toList();
            }
        }
        return options.valueStream().map(option -> option.path("key").asText()).toList();
    }

    private static boolean leadsNowhere(String key, JsonNode next) {
        return next.valueStream().allMatch(step -> step.asText().equals(key));
    }

    private static boolean isSilent(JsonNode message) {
        return message.isMissingNode()
                || message.isNull()
                || (message.isTextual() && message.asText().isBlank());
    }

    private void add(String at, String code, FieldDefinition field, JsonNode option) {
        var label = option.path("label");
        var stage = label.isTextual() || label.isObject()
                ? LocalizedText.fromJson(Json.plain(label))
                : LocalizedText.of(option.path("key").asText());
        warnings.add(Problem.at(at, code, Map.of("title", field.title(), "stage", stage)));
    }
}
