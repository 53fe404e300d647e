package org.mortise.form.definition;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.model.Layout;

/** What is wrong with the buttons of a form: addresses over unknown fields, new records of unknown forms, rules that nobody runs. */
final class ButtonCheck {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");
    private static final String RULE = "rule";

    private final FormShape shape;
    private final MetadataLookup lookup;
    private final List<Problem> problems;

    ButtonCheck(FormShape shape, MetadataLookup lookup, List<Problem> problems) {
        this.shape = shape;
        this.lookup = lookup;
        this.problems = problems;
    }

    void check(Layout.Node.Action action, String at) {
        switch (action.doing()) {
            case "open" -> address(action.url(), at + "/url");
            case "create" -> creation(action, at);
            case "run" -> rule(action.rule(), at + "/rule");
            default -> {}
        }
    }

    private void address(String url, String at) {
        var places = PLACE.matcher(url);
        while (places.find()) {
            if (shape.field(places.group(1)).isEmpty()) {
                problems.add(Unknown.field(at, places.group(1), shape));
            }
        }
    }

    private void creation(Layout.Node.Action action, String at) {
        var key = reference(action.form());
        var target = key.equals(shape.form()) ? shape : lookup.form(key).orElse(null);
        if (target == null) {
            missing(at + "/form", FormShape.KIND, action.form());
            return;
        }
        var types = FormTypes.unsecured(target, lookup::form);
        var source = FormTypes.unsecured(shape, lookup::form);
        action.values().properties().forEach(value -> {
            var pointer = at + "/values/" + value.getKey();
            var field = target.field(value.getKey()).orElse(null);
            if (field == null) {
                problems.add(Unknown.field(pointer, value.getKey(), target));
            } else if (field.computed() || field.type() == ValueType.SUBTABLE) {
                problems.add(Problem.at(pointer, "button_value_not_settable", Map.of("field", field.title())));
            } else {
                Assignment.check(value.getKey(), Json.plainOrNull(value.getValue()), types, source)
                        .forEach(problem -> problems.add(problem.under(pointer)));
                problems.addAll(OptionUse.inValue(field, value.getValue(), pointer));
            }
        });
    }

    private void rule(String name, String at) {
        var rule = lookup.find(RULE, reference(name)).orElse(null);
        if (rule == null) {
            missing(at, RULE, name);
            return;
        }
        var form = ObjectKey.resolve(rule.key().pkg(), rule.doc().path("form").asText());
        if (!form.equals(shape.form())) {
            problems.add(Problem.at(at, "button_rule_elsewhere", Map.of("form", shape.title())));
        } else if (!rule.doc().path("trigger").path("type").asText().equals("manual")) {
            problems.add(Problem.at(at, "button_rule_runs_itself"));
        }
    }

    private ObjectKey reference(String name) {
        return ObjectKey.resolve(shape.form().pkg(), name);
    }

    private void missing(String at, String kind, String key) {
        problems.add(Problem.at(at, "reference_missing", Map.of("kind", kind, "key", key)));
    }
}
