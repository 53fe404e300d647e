package org.mortise.form.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.access.RecordAction;
import org.mortise.core.condition.Assignment;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.Unknown;

/** A button: opens an address, begins a record of another form, sends the record into its flow, or runs a rule on it. */
public final class ButtonNode implements NodeKind {

    private static final String RULE = "rule";

    @Override
    public String name() {
        return "button";
    }

    @Override
    public void check(NodeSite site) {
        var action = site.json().path("action");
        switch (action.path("do").asText("")) {
            case "open" -> site.places(action.path("url").asText(""), "/action/url");
            case "create" -> creation(action, site);
            case "run" -> rule(action.path("rule").asText(""), site);
            default -> {}
        }
    }

    private static void creation(JsonNode action, NodeSite site) {
        var reference = action.path("form").asText("");
        var target = site.form(reference).orElse(null);
        if (target == null) {
            site.missing("/action/form", FormShape.KIND, reference);
            return;
        }
        var types = FormTypes.unsecured(target, site.lookup()::form);
        var source = FormTypes.unsecured(site.shape(), site.lookup()::form);
        action.path("values").properties().forEach(value -> {
            var below = "/action/values/" + value.getKey();
            var pointer = site.at() + below;
            var field = target.field(value.getKey()).orElse(null);
            if (field == null) {
                site.problems().add(Unknown.field(pointer, value.getKey(), target));
            } else if (field.computed() || field.type() == ValueType.SUBTABLE) {
                site.add(below, "button_value_not_settable", Map.of("field", field.title()));
            } else {
                Assignment.check(value.getKey(), Json.plainOrNull(value.getValue()), types, source)
                        .forEach(problem -> site.problems().add(problem.under(pointer)));
                site.problems().addAll(OptionUse.inValue(field, value.getValue(), pointer));
            }
        });
    }

    private static void rule(String name, NodeSite site) {
        var rule = site.key(name).flatMap(key -> site.lookup().find(RULE, key)).orElse(null);
        if (rule == null) {
            site.missing("/action/rule", RULE, name);
            return;
        }
        var form = ObjectKey.resolve(rule.key().pkg(), rule.doc().path("form").asText());
        if (!form.equals(site.shape().form())) {
            site.add(
                    "/action/rule",
                    "button_rule_elsewhere",
                    Map.of("form", site.shape().title()));
        } else if (!rule.doc().path("trigger").path("type").asText().equals("manual")) {
            site.problems().add(Problem.at(site.at() + "/action/rule", "button_rule_runs_itself"));
        }
    }

    /** Nothing that begins a record which he may not make; values and addresses that speak of a field he may not see are left out. */
    @Override
    public @Nullable ObjectNode shown(ObjectNode node, NodeReader reader) {
        if (!(node.path("action") instanceof ObjectNode action)) {
            return node;
        }
        if (beginsWhatHeMayNot(action, reader)
                || !reader.discretion().tellsTemplate(action.path("url").asText(""))) {
            return null;
        }
        reader.qualify(action, "form");
        reader.qualify(action, "rule");
        if (action.path("values") instanceof ObjectNode values) {
            values.remove(values.properties().stream()
                    .filter(value -> !reader.discretion().tellsValue(value.getValue(), null))
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return node;
    }

    private static boolean beginsWhatHeMayNot(JsonNode action, NodeReader reader) {
        return action.path("do").asText("").equals("create")
                && reader.shape(action.path("form").asText())
                        .filter(target -> reader.access().form(target).may(RecordAction.CREATE))
                        .isEmpty();
    }
}
