package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionCheck;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;

/** The kind {@code view}: a list or a board of a form's records. */
@ApplicationScoped
public class ViewKind implements MetadataKind {

    @Override
    public String name() {
        return "view";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String folder() {
        return "views";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var form = doc.path("form").asText();
        var shape = lookup.form(ObjectKey.resolve(key.pkg(), form)).orElse(null);
        if (shape == null) {
            return List.of(Problem.at("/form", "reference_missing", Map.of("kind", "form", "key", form)));
        }
        return check(doc, FormTypes.unsecured(shape, lookup::form));
    }

    /** What is wrong with columns, filter, order and lanes for the fields in {@code types}. */
    public static List<Problem> check(JsonNode view, FieldTypes types) {
        var problems = new ArrayList<Problem>();
        var columns = view.path("columns");
        for (var index = 0; index < columns.size(); index++) {
            known(columns.get(index).path("field").asText(), types, "/columns/" + index + "/field", problems);
        }
        var sort = view.path("sort");
        for (var index = 0; index < sort.size(); index++) {
            var at = "/sort/" + index + "/field";
            var field = sort.get(index).path("field").asText();
            if (known(field, types, at, problems) && types.typeOf(FieldPath.of(field)) instanceof FxType.ListOf) {
                problems.add(Problem.at(at, "field_has_several_values", Map.of("field", field)));
            }
        }
        kanban(view, types, problems);
        filter(view, types, problems);
        return problems;
    }

    private static void kanban(JsonNode view, FieldTypes types, List<Problem> problems) {
        if (!view.path("type").asText("list").equals("kanban")) {
            return;
        }
        var by = view.path("kanban").path("by").asText("");
        if (types.typeOf(new FieldPath(List.of(by.isEmpty() ? "?" : by))) != FxType.Scalar.OPTION) {
            problems.add(Problem.at("/kanban/by", "kanban_by_options", Map.of("field", by)));
        }
        var sum = view.path("kanban").path("sum").asText("");
        if (!sum.isEmpty() && types.typeOf(FieldPath.of(sum)) != FxType.Scalar.NUMBER) {
            problems.add(Problem.at("/kanban/sum", "kanban_sum_numbers", Map.of("field", sum)));
        }
    }

    private static void filter(JsonNode view, FieldTypes types, List<Problem> problems) {
        if (!view.has("filter")) {
            return;
        }
        try {
            ConditionCheck.check(Conditions.parse(Json.plain(view.path("filter"))), types, ConditionCheck.Place.RECORD)
                    .forEach(problem -> problems.add(problem.under("/filter")));
        } catch (Rejected malformed) {
            malformed.problems().forEach(problem -> problems.add(problem.under("/filter")));
        }
    }

    private static boolean known(String field, FieldTypes types, String at, List<Problem> problems) {
        if (types.typeOf(FieldPath.of(field)) != null) {
            return true;
        }
        problems.add(Problem.at(at, "field_unknown", Map.of("field", field)));
        return false;
    }
}
