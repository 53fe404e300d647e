package org.mortise.form.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.form.record.Evaluation;

/** What a record would become, as {@code {"data","states","problems"}}. */
record EvaluationAnswer(ProblemTexts texts, Locale locale) {

    JsonNode json(Evaluation.Outcome outcome) {
        var json = Json.object();
        json.set("data", outcome.data());
        json.set("states", Json.mapper().valueToTree(outcome.states()));
        var problems = json.putArray("problems");
        for (var problem : outcome.problems()) {
            var found = problems.addObject()
                    .put("code", problem.code())
                    .put("path", problem.path())
                    .put("message", texts.text(problem, locale));
            found.set("params", Json.mapper().valueToTree(problem.params()));
        }
        return json;
    }
}
