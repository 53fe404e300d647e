package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.Suggestion;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.OptionUse;
import org.mortise.core.metadata.References;
import org.mortise.form.linkage.FormulaScope;

/** Formulas that compare a choice with what nobody can choose, such as what an option is called in the place of its key. */
record FormulaLint(FormShape shape, MetadataLookup lookup, List<Problem> warnings) {

    private static final String SWITCH = "SWITCH";

    /** @param table around a column; null for a field */
    void check(String source, @Nullable FieldShape table, String at) {
        var formula = Formula.compile(source, FormulaScope.of(shape, table, lookup::form, List.of()))
                .formula();
        if (formula != null) {
            walk(formula.ast(), new OptionUse(shape, lookup, table), at);
        }
    }

    /** The formulas in a condition, and in what it compares with. */
    void inCondition(JsonNode condition, @Nullable FieldShape table, String at) {
        if (!condition.isObject()) {
            return;
        }
        for (var list : List.of("all", "any")) {
            References.each(
                    condition.path(list), at + "/" + list, part -> inCondition(part.json(), table, part.path()));
        }
        inCondition(condition.path("not"), table, at + "/not");
        shape.field(condition.path("rows").asText(""))
                .ifPresent(rows -> inCondition(condition.path("where"), rows, at + "/where"));
        written(condition, table, at);
        var value = condition.path("value");
        written(value, table, at + "/value");
        References.each(value, at + "/value", one -> written(one.json(), table, one.path()));
    }

    /** What may be a formula, {@code {"expr": …}}. */
    void written(JsonNode value, @Nullable FieldShape table, String at) {
        var source = value.path("expr").asText("");
        if (!source.isEmpty()) {
            check(source, table, at + "/expr");
        }
    }

    private void walk(Expr expr, OptionUse options, String at) {
        if (expr instanceof Expr.Binary binary
                && (binary.op() == Expr.BinaryOp.EQ || binary.op() == Expr.BinaryOp.NE)) {
            compared(binary.left(), binary.right(), options, at);
            compared(binary.right(), binary.left(), options, at);
        }
        if (expr instanceof Expr.Call call && call.functionName().equals(SWITCH)) {
            for (var index = 1; index + 1 < call.args().size(); index += 2) {
                compared(call.args().get(0), call.args().get(index), options, at);
            }
        }
        expr.children().forEach(part -> walk(part, options, at));
    }

    private void compared(Expr one, Expr other, OptionUse options, String at) {
        if (one instanceof Expr.Field named && other instanceof Expr.TextLiteral written) {
            var field = options.fieldAt(named.path().toString());
            var choice = written.value();
            if (field != null
                    && !choice.isEmpty()
                    && !OptionUse.inValue(field, TextNode.valueOf(choice), at).isEmpty()) {
                warnings.add(unknown(field, named.path().toString(), choice, at));
            }
        }
    }

    private static Problem unknown(FieldShape field, String path, String choice, String at) {
        var params = new HashMap<String, Object>();
        params.put("path", "{" + path + "}");
        params.put("field", field.title());
        params.put("option", choice);
        meant(field, choice).ifPresent(key -> params.put("suggestion", key));
        return Problem.at(at, "lint_formula_option_unknown", params);
    }

    private static Optional<String> meant(FieldShape field, String choice) {
        var called = field.options().stream()
                .filter(option -> option.label().texts().containsValue(choice))
                .map(OptionShape::key)
                .findFirst();
        return called.or(() -> Optional.ofNullable(Suggestion.nearest(
                choice, field.options().stream().map(OptionShape::key).toList())));
    }
}
