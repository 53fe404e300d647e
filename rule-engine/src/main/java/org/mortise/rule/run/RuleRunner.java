package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.contract.RecordValues;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.formula.FieldTypes;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleStep;
import org.mortise.rule.run.RuleRun.StepResult;

/** Carries out the steps of a rule, in order, in one transaction. */
@ApplicationScoped
class RuleRunner {

    /** What the steps of one run stand on. */
    record Scene(
            Transaction transaction,
            MetadataSnapshot snapshot,
            RuleDefinition rule,
            RecordFacts facts,
            Caller.System caller,
            CauseChain cause) {

        FieldTypes types() {
            return rule.types(facts.shape(), snapshot::form);
        }

        FieldTypes types(FormShape shape) {
            return FormTypes.unsecured(shape, snapshot::form);
        }
    }

    private final Records records;
    private final Notices notices;

    RuleRunner(Records records, Notices notices) {
        this.records = records;
        this.notices = notices;
    }

    Uni<List<StepResult>> run(Scene scene) {
        return Multi.createFrom()
                .iterable(scene.rule().steps())
                .onItem()
                .transformToUniAndConcatenate(step -> run(scene, step))
                .collect()
                .asList();
    }

    private Uni<StepResult> run(Scene scene, RuleStep step) {
        if (step instanceof RuleStep.UpdateRecord update) {
            return update(scene, update);
        }
        if (step instanceof RuleStep.CreateRecord create) {
            return create(scene, create);
        }
        if (step instanceof RuleStep.Notify notify) {
            return notices.send(scene, notify)
                    .map(told ->
                            new StepResult(notify.id(), "notify", Json.object().put("people", told)));
        }
        throw new IllegalStateException("not a step for after the save: " + step.id());
    }

    private Uni<StepResult> update(Scene scene, RuleStep.UpdateRecord update) {
        var target = target(scene, update);
        if (target == null) {
            return Uni.createFrom()
                    .item(new StepResult(update.id(), "update", Json.object().put("skipped", "no record")));
        }
        var data = data(update.set(), target.shape(), scene);
        var change = Records.Change.update(target.shape().form(), target.id(), data, "rule", scene.cause());
        return records.change(scene.transaction(), scene.caller(), change)
                .map(record -> result(update.id(), "update", record));
    }

    private Uni<StepResult> create(Scene scene, RuleStep.CreateRecord create) {
        var shape = scene.snapshot().form(create.form()).orElseThrow(Rejected::notFound);
        var data = data(create.set(), shape, scene);
        var change = Records.Change.create(create.form(), data, "rule", scene.cause());
        return records.change(scene.transaction(), scene.caller(), change)
                .map(record -> result(create.id(), "create", record));
    }

    private record Target(FormShape shape, UUID id) {}

    private static @Nullable Target target(Scene scene, RuleStep.UpdateRecord update) {
        var facts = scene.facts();
        var id = update.link() == null
                ? facts.document().path("id")
                : facts.data().path(update.link());
        return update.target(facts.shape(), scene.snapshot())
                .filter(shape -> id.isTextual())
                .map(shape -> new Target(shape, UUID.fromString(id.asText())))
                .orElse(null);
    }

    private static ObjectNode data(Map<String, JsonNode> set, FormShape target, Scene scene) {
        return data(set, target, scene.types(target), scene.types(), scene.facts());
    }

    /** The values of {@code set}, all read from the record as it was before any of them was set. */
    static ObjectNode data(
            Map<String, JsonNode> set, FormShape target, FieldTypes types, FieldTypes source, RecordFacts facts) {
        var data = Json.object();
        set.forEach((field, json) -> {
            var assignment = Assignment.read(field, Json.plainOrNull(json), types);
            data.set(
                    field,
                    facts.whole(assignment, target)
                            .orElseGet(() -> RecordValues.toJson(assignment.value(types, source, facts))));
            facts.translations(assignment, target).forEach((key, text) -> {
                if (!set.containsKey(key)) {
                    data.set(key, text);
                }
            });
        });
        return data;
    }

    private static StepResult result(String step, String type, Records.Record record) {
        return new StepResult(step, type, reference(record.form(), record.id()));
    }

    private static ObjectNode reference(ObjectKey form, UUID record) {
        return Json.object().put("form", form.toString()).put("record", record.toString());
    }
}
