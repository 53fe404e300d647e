package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.Set;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleStep;

/** What somebody who has run a rule is told of the run: not what is wrong with fields that he may not see, nor what was made in forms that he may not read. */
record Discretion(RuleDefinition rule, CallerAccess access) {

    RuleRun of(RuleRun run) {
        return new RuleRun(
                run.id(),
                run.rule(),
                run.version(),
                run.title(),
                run.triggerKey(),
                run.event(),
                run.causes(),
                run.form(),
                run.record(),
                run.state(),
                problems(run.problems()),
                run.steps().stream().map(this::step).toList(),
                run.at(),
                run.actor());
    }

    private ArrayNode problems(JsonNode problems) {
        var told = Json.mapper().createArrayNode();
        for (var problem : problems) {
            var concealed = isOfHidden(problem.path("path").asText());
            told.add(concealed ? Json.mapper().valueToTree(Problem.of("rule_refused")) : problem);
        }
        return told;
    }

    private boolean isOfHidden(String path) {
        var keys = path.split("/");
        return keys.length > 2 && keys[1].equals("data") && forms().stream().anyMatch(form -> isHidden(form, keys[2]));
    }

    private boolean isHidden(ObjectKey form, String field) {
        var known = access.snapshot().form(form).flatMap(shape -> shape.field(field));
        return known.isPresent()
                && access.readable(form)
                        .filter(readable -> readable.right(field) != FieldRight.HIDDEN)
                        .isEmpty();
    }

    private Set<ObjectKey> forms() {
        var forms = new HashSet<>(Set.of(rule.form()));
        var shape = access.snapshot().form(rule.form());
        for (var step : rule.steps()) {
            if (step instanceof RuleStep.CreateRecord create) {
                forms.add(create.form());
            }
            if (step instanceof RuleStep.UpdateRecord update) {
                shape.flatMap(own -> update.target(own, access.snapshot()))
                        .ifPresent(target -> forms.add(target.form()));
            }
        }
        return forms;
    }

    private RuleRun.StepResult step(RuleRun.StepResult step) {
        var form = step.output().path("form").asText("");
        var readable = form.isEmpty() || access.readable(ObjectKey.parse(form)).isPresent();
        return readable ? step : new RuleRun.StepResult(step.step(), step.type(), Json.object());
    }
}
