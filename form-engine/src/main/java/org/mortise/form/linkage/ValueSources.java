package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.condition.RelativeTime;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FxType;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.BoundControl;
import org.mortise.form.control.Coercion;

/** Reads what a field is computed by, begins with or is set to, and notes what of that cannot be. */
final class ValueSources {

    private final ObjectKey own;
    private final Function<ObjectKey, Optional<FormShape>> forms;
    private final List<Problem> problems;

    /** @param problems where what is wrong is added, as JSON pointers into the document of the form */
    ValueSources(ObjectKey own, Function<ObjectKey, Optional<FormShape>> forms, List<Problem> problems) {
        this.own = own;
        this.forms = forms;
        this.problems = problems;
    }

    /** What a default or a setting of a rule says; null, and a problem at {@code at}, when it cannot be. */
    @Nullable
    ValueSource of(JsonNode json, FieldShape field, BoundControl<?> control, FieldTypes scope, String at) {
        if (!json.isObject()) {
            return fixed(json, field, control, at);
        }
        if (json.has("value")) {
            return fixed(json.path("value"), field, control, at + "/value");
        }
        if (json.has("expr")) {
            var formula = compute(json.path("expr").asText(), field, scope, at + "/expr");
            return formula == null ? null : new ValueSource.Computed(formula);
        }
        if (json.has("query")) {
            return queried(json.path("query"), field, scope, at + "/query");
        }
        if (json.has("field")) {
            return otherField(json.path("field").asText(), field, scope, at + "/field");
        }
        if (json.has("var")) {
            return variable(json.path("var").asText(), field, at + "/var");
        }
        return relative(json.path("relative").asText(), field, at + "/relative");
    }

    private @Nullable ValueSource fixed(JsonNode json, FieldShape field, BoundControl<?> control, String at) {
        var coerced =
                control.coerce(json.isMissingNode() ? NullNode.getInstance() : json, new Coercion(ZoneOffset.UTC));
        var found = new ArrayList<>(coerced.problems());
        if (found.isEmpty() && !coerced.value().isNull()) {
            found.addAll(control.validate(coerced.value()));
        }
        found.forEach(problem -> problems.add(named(problem.under(at), field)));
        return found.isEmpty() ? new ValueSource.Fixed(coerced.value()) : null;
    }

    /** Controls do not know what their field is called. */
    private static Problem named(Problem problem, FieldShape field) {
        var params = new HashMap<>(problem.params());
        params.putIfAbsent("field", field.title());
        return new Problem(problem.code(), problem.path(), params);
    }

    private @Nullable ValueSource queried(JsonNode query, FieldShape field, FieldTypes scope, String at) {
        var source = QueriedDefault.formula(query, asked(query.path("form").asText()));
        if (source.isEmpty()) {
            problems.add(Problem.at(at + "/where", "query_condition_not_possible"));
            return null;
        }
        var formula = compute(source.get(), field, scope, at);
        return formula == null ? null : new ValueSource.Computed(formula);
    }

    private @Nullable FormShape asked(String form) {
        try {
            return forms.apply(ObjectKey.resolve(own.pkg(), form)).orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private @Nullable ValueSource otherField(String dotted, FieldShape field, FieldTypes scope, String at) {
        var path = FieldPath.of(dotted);
        var type = scope.typeOf(path);
        if (type == null) {
            problems.add(Problem.at(at, "field_unknown", Map.of("field", dotted)));
            return null;
        }
        return fits(type, field, at) ? new ValueSource.OtherField(path) : null;
    }

    private @Nullable ValueSource variable(String name, FieldShape field, String at) {
        var type = Variables.typeOf(name);
        if (type == null || type instanceof FxType.ListOf) {
            problems.add(Problem.at(at, "variable_unknown", Map.of("name", name)));
            return null;
        }
        return fits(type, field, at) ? new ValueSource.Variable(name) : null;
    }

    private @Nullable ValueSource relative(String text, FieldShape field, String at) {
        var time = RelativeTime.parse(text).orElse(null);
        if (time == null) {
            problems.add(Problem.at(at, "relative_unknown", Map.of("text", text)));
            return null;
        }
        return fits(time.type(), field, at) ? new ValueSource.Relative(time) : null;
    }

    /** A formula whose result fits the field; null, and a problem at {@code at}, when there is none. */
    @Nullable
    Formula compute(String source, FieldShape field, FieldTypes scope, Blanks blanks, String at) {
        var formula = compile(source, scope, blanks, at);
        return formula != null && fits(formula.type(), field, at) ? formula : null;
    }

    private @Nullable Formula compile(String source, FieldTypes scope, Blanks blanks, String at) {
        var compilation = Formula.compile(source, scope, blanks);
        for (var problem : compilation.problems()) {
            var params = new HashMap<String, Object>(problem.params());
            params.put("from", problem.from());
            params.put("to", problem.to());
            problems.add(Problem.at(at, problem.code(), params));
        }
        return compilation.formula();
    }

    private boolean fits(FxType type, FieldShape field, String at) {
        if (FxValues.fits(type, field)) {
            return true;
        }
        problems.add(Problem.at(
                at, "formula_type", Map.of("type", type.id(), "control", field.control(), "field", field.title())));
        return false;
    }

    private @Nullable Formula compute(String source, FieldShape field, FieldTypes scope, String at) {
        return compute(source, field, scope, Blanks.ZERO, at);
    }
}
