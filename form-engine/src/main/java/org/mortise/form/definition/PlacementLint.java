package org.mortise.form.definition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.model.FieldDefinition;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.model.Layout;

/**
 * Layouts that show nothing, and fields that a layout does not show: nobody sees them there, and where they have to be filled in,
 * nobody can save.
 *
 * @param hidden whether a field is hidden at all times, and so asks for nothing
 */
record PlacementLint(FormDefinition form, FormShape shape, Predicate<String> hidden, List<Problem> warnings) {

    private static final String PHONE = "phone";

    void check() {
        if (form.layouts().isEmpty()) {
            return;
        }
        for (var index = 0; index < form.layouts().size(); index++) {
            if (form.layouts().get(index).nodes().isEmpty()) {
                warnings.add(Problem.at("/layouts/" + index + "/nodes", "lint_layout_empty", Map.of()));
            }
        }
        var desk = placedIn(form.layouts().get(0).nodes());
        // A translation is written where the field itself is.
        shape.translated().forEach((key, source) -> {
            if (desk.contains(source)) {
                desk.add(key);
            }
        });
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            var at = "/model/fields/" + index;
            if (!desk.contains(field.key())) {
                add(at, isAsked(field) ? "lint_required_not_placed" : "lint_not_placed", field);
            }
        }
        form.layouts().stream()
                .skip(1)
                .filter(layout -> layout.key().equals(PHONE))
                .forEach(layout -> onPhone(desk, placedIn(layout.nodes())));
    }

    /** What stands in no layout at all is told once. */
    private void onPhone(Set<String> desk, Set<String> phone) {
        for (var index = 0; index < form.fields().size(); index++) {
            var field = form.fields().get(index);
            if (desk.contains(field.key()) && !phone.contains(field.key()) && isAsked(field)) {
                add("/model/fields/" + index, "lint_required_not_on_phone", field);
            }
        }
    }

    /** Whether somebody has to fill it in: it is required, and nothing else gives it a value. */
    private boolean isAsked(FieldDefinition field) {
        var computed = shape.field(field.key()).map(known -> known.computed()).orElse(true);
        return field.required()
                && !computed
                && field.initial().isMissingNode()
                && !hidden.test(field.key())
                && !isGiven(field.key());
    }

    private boolean isGiven(String key) {
        var filled = form.fields().stream()
                .flatMap(field -> field.fills().stream())
                .anyMatch(fill -> fill.to().equals(key));
        return filled
                || form.rules().stream()
                        .flatMap(rule -> rule.then().stream())
                        .anyMatch(action ->
                                action.act().equals("set") && action.targets().contains(key));
    }

    private static Set<String> placedIn(List<Layout.Node> nodes) {
        var placed = new HashSet<String>();
        for (var node : nodes) {
            if (node.field() != null) {
                placed.add(node.field());
            }
            placed.addAll(placedIn(node.children()));
        }
        return placed;
    }

    private void add(String at, String code, FieldDefinition field) {
        warnings.add(Problem.at(at, code, Map.of("title", field.title())));
    }
}
