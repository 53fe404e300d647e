package org.mortise.rule.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;

/** What is wrong with how people run a rule: roles that do not exist, questions that nobody could answer. */
record PressCheck(Trigger.Pressed pressed, FormShape shape, MetadataLookup lookup) {

    static List<Problem> of(Trigger.Pressed pressed, FormShape shape, MetadataLookup lookup) {
        return new PressCheck(pressed, shape, lookup).problems();
    }

    private List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < pressed.roles().size(); index++) {
            var role = pressed.roles().get(index);
            if (lookup.find("role", role).isEmpty()) {
                problems.add(
                        Problem.at("/trigger/roles/" + index, "rule_unknown_role", Map.of("role", role.toString())));
            }
        }
        var inputs = pressed.inputs().all();
        if (pressed.inputs().alongside().isShadowedBy(shape)) {
            problems.add(Problem.at("/trigger/input", "rule_input_shadowed"));
        }
        var keys = new HashSet<String>();
        for (var index = 0; index < inputs.size(); index++) {
            var input = inputs.get(index);
            var at = "/trigger/input/" + index;
            if (!keys.add(input.key())) {
                problems.add(Problem.at(at + "/key", "rule_duplicate_input", Map.of("key", input.key())));
            }
            if (input.kind() == RuleInput.Kind.SELECT && input.options().isEmpty()) {
                problems.add(Problem.at(at + "/options", "rule_input_offers_nothing", Map.of("field", input.title())));
            }
        }
        return problems;
    }
}
