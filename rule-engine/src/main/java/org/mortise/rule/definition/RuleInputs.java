package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;

/** What people are asked before they run a rule; formulas and conditions read {@code input.reason}, see {@link Alongside}. */
public record RuleInputs(List<RuleInput> all) {

    /** Key of the link to the answers. */
    private static final String FIELD = "input";

    public RuleInputs {
        all = List.copyOf(all);
    }

    Alongside alongside() {
        return new Alongside(
                FIELD,
                LocalizedText.of(FIELD),
                all.stream().map(RuleInput::shape).toList());
    }

    /** Answers that {@link #check} finds nothing wrong with, as records hold them. */
    ObjectNode values(JsonNode answers) {
        var values = Json.object();
        all.forEach(input -> values.set(input.key(), input.value(answers.path(input.key()))));
        return values;
    }

    public List<Problem> check(JsonNode answers) {
        return all.stream()
                .flatMap(input -> input.check(answers.path(input.key())).stream())
                .toList();
    }
}
