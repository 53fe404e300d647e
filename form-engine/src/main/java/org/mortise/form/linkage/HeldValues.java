package org.mortise.form.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.HashMap;
import java.util.Map;
import org.mortise.core.formula.Formula;
import org.mortise.core.formula.FormulaError;
import org.mortise.core.kernel.Json;

/** What each field holds at its turn in a pass, in the record and in rows alike; see {@link ComputationPass}. */
final class HeldValues {

    private static final JsonNode BLANK = NullNode.getInstance();

    private final PreparedForm form;
    private final Surroundings surroundings;
    private final DerivedValues derived;
    private final Fills fills;
    private final LinkFit fit;
    private final Submission submission;
    private final Map<String, String> errors = new HashMap<>();

    HeldValues(
            PreparedForm form, Surroundings surroundings, DerivedValues derived, LinkFit fit, Submission submission) {
        this.form = form;
        this.surroundings = surroundings;
        this.derived = derived;
        this.fills = new Fills(surroundings);
        this.fit = fit;
        this.submission = submission;
    }

    /** Codes of formulas without a result, by path. */
    Map<String, String> errors() {
        return errors;
    }

    JsonNode of(PreparedField field, Place place) {
        if (field.isRollup()) {
            return derived.rollup(field);
        }
        var lookup = field.definition().lookup();
        if (lookup.isPresent()) {
            return place.lookedUp(field, lookup.get());
        }
        if (isSubmitted(field, place)) {
            return Walk.current(place.holder(), field);
        }
        if (losesWhenHidden(field) && !place.isVisible(field)) {
            return hidden(field, place.view());
        }
        var value = Walk.current(place.holder(), field);
        if (place.isOverridden(field)) {
            return value;
        }
        if (field.compute() != null) {
            return computed(field, field.compute(), place.view());
        }
        if (field.definition().compute() != null) {
            errors.put(field.path(), FormulaError.REF.code());
        }
        return field.isWritable() && !field.isTable() ? left(field, given(field, value, place), place) : value;
    }

    /** What people may not change themselves does not change either because they change something else; computed fields follow. */
    private boolean isSubmitted(PreparedField field, Place place) {
        return place.before() != null
                && field.isWritable()
                && field.definition().compute() == null
                && submission.holds(form.afterSubmit(field));
    }

    /** What people, defaults, links beside it and rules give. */
    private JsonNode given(PreparedField field, JsonNode current, Place place) {
        var isNew = place.before() == null;
        if (place.isGiven(field) || (!isNew && field.definition().setOnce())) {
            return current;
        }
        var value = current;
        if (isNew && field.initial() != null) {
            value = field.initial().value(place.view(), field.shape());
        }
        for (var link : place.fields()) {
            value = fills.filled(link, field, place.holder().get(link.key()), place.before(link), value);
        }
        return place.set(field, value);
    }

    /** Whether it holds something else while rules hide it than when it is seen. */
    private boolean losesWhenHidden(PreparedField field) {
        return switch (form.hiding(field)) {
            case CLEAR -> true;
            case RECOMPUTE -> field.isWritable();
            case KEEP -> false;
        };
    }

    private JsonNode hidden(PreparedField field, RecordView view) {
        var source = form.hiding(field) == Hiding.RECOMPUTE ? field.initial() : null;
        return source == null ? BLANK : source.value(view, field.shape());
    }

    /** What remains of a choice where rules take back what they do not leave, and of a link where its filter does. */
    private JsonNode left(PreparedField field, JsonNode value, Place place) {
        if (field.takesBackLinks()) {
            return fit.left(field, value, place.before(field), place.around());
        }
        // Rules that only ask to choose again take nothing back, whatever others do.
        var options = Walk.isBlank(value) || !form.takesBack(field.path()) ? null : place.optionsKept(field);
        if (options == null) {
            return value;
        }
        if (!value.isArray()) {
            return options.contains(value.asText()) ? value : BLANK;
        }
        var left = Json.mapper().createArrayNode();
        for (var chosen : value) {
            if (options.contains(chosen.asText())) {
                left.add(chosen);
            }
        }
        return left;
    }

    private JsonNode computed(PreparedField field, Formula formula, RecordView view) {
        var result = formula.evaluate(view);
        if (result instanceof FormulaError error) {
            return without(field, error);
        }
        var json = FxValues.write(result, field.shape(), surroundings.zone());
        return json == null ? without(field, FormulaError.NUM) : new InCurrency(field, view).rounded(json);
    }

    private JsonNode without(PreparedField field, FormulaError error) {
        errors.put(field.path(), error.code());
        return BLANK;
    }
}
