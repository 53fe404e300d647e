package org.mortise.rule.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.contract.BeforeWrite;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleStep;

/**
 * Lets the rules of the phase {@code before} set fields of a record that is being saved; each sees what those before it set. They
 * leave no entry in the log of runs: what they set is part of the save and stands in the change log of the record. A rule that no
 * longer fits its form refuses the save.
 */
@ApplicationScoped
class BeforeRules implements BeforeWrite {

    private final Metadata metadata;
    private final RuleBook book;
    private final TriggerFacts triggers;

    BeforeRules(Metadata metadata, RuleBook book, TriggerFacts triggers) {
        this.metadata = metadata;
        this.book = book;
        this.triggers = triggers;
    }

    @Override
    public Uni<ObjectNode> apply(
            Transaction transaction, FormShape form, @Nullable ObjectNode before, ObjectNode image, Caller caller) {
        return metadata.current(transaction).flatMap(snapshot -> {
            var rules = book.before(snapshot, form.form(), before == null, changed(form, before, image));
            return rules.isEmpty()
                    ? Uni.createFrom().item(image)
                    : applyAll(new Save(transaction, snapshot, form, before, caller), rules, image);
        });
    }

    private record Save(
            Transaction transaction,
            MetadataSnapshot snapshot,
            FormShape form,
            @Nullable ObjectNode before,
            Caller caller) {}

    private Uni<ObjectNode> applyAll(Save save, List<RuleDefinition> rules, ObjectNode image) {
        var latest = Uni.createFrom().item(image);
        for (var rule : rules) {
            latest = latest.flatMap(current -> applyOne(save, rule, current));
        }
        return latest;
    }

    private Uni<ObjectNode> applyOne(Save save, RuleDefinition rule, ObjectNode image) {
        var caller = new Caller.System(
                "rule:" + rule.key() + "@" + rule.version(), save.caller().person());
        return triggers.ofImage(
                        save.transaction(), caller, save.snapshot(), rule, save.form(), save.before(), image.deepCopy())
                .map(facts -> set(save, rule, facts))
                .onFailure(IllegalArgumentException.class)
                .transform(outdated ->
                        Rejected.because(Rejected.Kind.CONFLICT, "rule_does_not_fit", Map.of("rule", rule.title())));
    }

    private static ObjectNode set(Save save, RuleDefinition rule, RecordFacts facts) {
        var types = FormTypes.unsecured(save.form(), save.snapshot()::form);
        var image = facts.data();
        if (!ConditionEvaluation.of(rule.when(), types).matches(facts)) {
            return image;
        }
        for (var step : rule.steps()) {
            if (step instanceof RuleStep.SetFields fields) {
                image.setAll(RuleRunner.data(fields.set(), save.form(), types, types, facts));
            }
        }
        return image;
    }

    private static Set<String> changed(FormShape form, @Nullable ObjectNode before, ObjectNode image) {
        var old = before == null ? Json.object() : before;
        var changed = new HashSet<String>();
        form.fields().stream()
                .map(field -> field.key())
                .filter(key -> !present(old, key).equals(present(image, key)))
                .forEach(changed::add);
        return changed;
    }

    private static Map<String, Object> present(ObjectNode data, String key) {
        var value = data.get(key);
        return value == null || value.isNull() || (value.isArray() && value.isEmpty()) ? Map.of() : Map.of(key, value);
    }
}
