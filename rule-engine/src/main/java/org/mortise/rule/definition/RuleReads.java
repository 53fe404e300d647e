package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.formula.Formula;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;

/** Which fields of the triggering record, and of records it links to, a rule reads; so that nothing else is fetched for it. */
public final class RuleReads {

    private final MetadataLookup lookup;
    private final FormShape shape;
    private final FieldTypes types;
    private final Set<FieldPath> paths = new LinkedHashSet<>();

    private RuleReads(RuleDefinition rule, MetadataLookup lookup, FormShape shape) {
        this.lookup = lookup;
        this.shape = shape;
        this.types = rule.types(shape, lookup::form);
    }

    /** @param shape form of the triggering record */
    public static Set<FieldPath> of(RuleDefinition rule, FormShape shape, MetadataLookup lookup) {
        var reads = new RuleReads(rule, lookup, shape);
        reads.paths.addAll(Conditions.fields(rule.when(), reads.types));
        rule.steps().forEach(reads::step);
        return reads.paths;
    }

    private void step(RuleStep step) {
        if (step instanceof RuleStep.SetFields set) {
            assignments(set.set(), Optional.of(shape));
        }
        if (step instanceof RuleStep.UpdateRecord update) {
            assignments(update.set(), update.target(shape, lookup));
        }
        if (step instanceof RuleStep.CreateRecord create) {
            assignments(create.set(), lookup.form(create.form()));
        }
        if (step instanceof RuleStep.Notify notice) {
            notice.to().stream()
                    .filter(recipient -> recipient.by().equals("field"))
                    .forEach(recipient -> paths.add(FieldPath.of(recipient.name())));
            text(notice.title());
            text(notice.body());
        }
    }

    private void assignments(Map<String, JsonNode> set, Optional<FormShape> target) {
        target.ifPresent(form -> {
            var targetTypes = FormTypes.unsecured(form, lookup::form);
            set.forEach((field, json) -> paths.addAll(
                    Assignment.read(field, Json.plainOrNull(json), targetTypes).reads(types)));
        });
    }

    private void text(@Nullable JsonNode text) {
        if (text == null || !text.has("expr")) {
            return;
        }
        var formula = Formula.compile(text.path("expr").asText(), types).formula();
        if (formula != null) {
            paths.addAll(formula.reads());
        }
    }
}
