package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

/** Reading arrays of single values; an empty array is blank and a single value is an array of one. */
final class Lists {

    private static final int MOST = 500;

    private Lists() {}

    static Coerced read(JsonNode sent, String refusal, Function<JsonNode, Coerced> reading) {
        if (sent.isObject()) {
            return Coerced.refused(refusal);
        }
        var elements = sent.isArray() ? sent : Json.mapper().createArrayNode().add(sent);
        if (elements.size() > MOST) {
            return Coerced.refused("list_too_long", Map.of("max", MOST));
        }
        var values = new LinkedHashSet<JsonNode>();
        var problems = new ArrayList<Problem>();
        for (var index = 0; index < elements.size(); index++) {
            var element = reading.apply(elements.get(index));
            problems.addAll(under("/" + index, element.problems()));
            if (!element.value().isNull()) {
                values.add(element.value());
            }
        }
        if (!problems.isEmpty()) {
            return new Coerced(Coerced.blank().value(), problems);
        }
        return values.isEmpty()
                ? Coerced.blank()
                : Coerced.of(Json.mapper().createArrayNode().addAll(values));
    }

    private static List<Problem> under(String prefix, List<Problem> problems) {
        return problems.stream().map(problem -> problem.under(prefix)).toList();
    }
}
