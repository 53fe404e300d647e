package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.contract.Comments;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.ValueType;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleReads;

/**
 * Gathers what a rule may ask of the record that set it off: the record as the event left it, as it was before, and what it links
 * to. Fields that the event did not touch are as they are now.
 */
@ApplicationScoped
class TriggerFacts {

    private final Records records;
    private final Comments comments;
    private final AccessGate gate;

    TriggerFacts(Records records, Comments comments, AccessGate gate) {
        this.records = records;
        this.comments = comments;
        this.gate = gate;
    }

    /** Empty when the record, or the comment, has been removed since: there is nothing left to act on. */
    Uni<Optional<RecordFacts>> of(
            Transaction transaction,
            Caller.System caller,
            MetadataSnapshot snapshot,
            RuleDefinition rule,
            OutboxEvent event) {
        var shape = snapshot.form(rule.form()).orElseThrow(Rejected::notFound);
        return document(transaction, caller, shape, event)
                .flatMap(document -> document == null
                        ? Uni.createFrom().item(Optional.empty())
                        : facts(transaction, caller, snapshot, rule, shape, document, old(shape, document, event))
                                .flatMap(facts -> complete(transaction, rule, event, facts)));
    }

    /** With what comes along with the event. */
    private Uni<Optional<RecordFacts>> complete(
            Transaction transaction, RuleDefinition rule, OutboxEvent event, RecordFacts facts) {
        var record = event.record();
        if (record == null || !event.type().equals(Comments.WRITTEN)) {
            return Uni.createFrom().item(Optional.of(rule.withAnswers(facts, RecordEvent.input(event))));
        }
        return comments.find(transaction, record, Comments.idIn(event.payload()))
                .map(found -> found.map(said -> rule.withComment(facts, said)));
    }

    /** The facts of a record that is about to be written. */
    Uni<RecordFacts> ofImage(
            Transaction transaction,
            Caller.System caller,
            MetadataSnapshot snapshot,
            RuleDefinition rule,
            FormShape shape,
            @Nullable ObjectNode before,
            ObjectNode image) {
        var document = Json.object();
        document.set("data", image);
        return facts(transaction, caller, snapshot, rule, shape, document, before == null ? Json.object() : before);
    }

    private Uni<RecordFacts> facts(
            Transaction transaction,
            Caller.System caller,
            MetadataSnapshot snapshot,
            RuleDefinition rule,
            FormShape shape,
            ObjectNode document,
            ObjectNode old) {
        return new LinkedRecords(records, transaction, caller, snapshot)
                .along(RuleReads.of(rule, shape, snapshot), shape, document.path("data"))
                .flatMap(linked -> asker(transaction, caller)
                        .map(access -> new RecordFacts(shape, document, old, linked, access)));
    }

    /** Variables such as {@code user.id} speak of the person whose action set the rule off, as long as they may sign in. */
    private Uni<CallerAccess> asker(Transaction transaction, Caller.System caller) {
        var person = caller.onBehalfOf();
        if (person == null) {
            return gate.of(transaction, caller);
        }
        return gate.of(transaction, new Caller.User(person))
                .onFailure(Rejected.class)
                .recoverWithUni(() -> gate.of(transaction, caller));
    }

    private Uni<@Nullable ObjectNode> document(
            Transaction transaction, Caller.System caller, FormShape shape, OutboxEvent event) {
        var record = event.record();
        if (record == null) {
            return Uni.createFrom().nullItem();
        }
        if (event.type().equals(RecordEvent.DELETED)) {
            return Uni.createFrom().item(gone(shape, record, event));
        }
        return records.read(transaction, caller, shape.form(), record, false)
                .map(Records.Record::document)
                .invoke(document -> asLeft(document, event))
                .onFailure(LinkedRecords::isGone)
                .recoverWithNull();
    }

    /** A deleted record is what it was last. */
    private static ObjectNode gone(FormShape shape, UUID record, OutboxEvent event) {
        var data = RecordEvent.old(event);
        var document = Json.object().put("id", record.toString());
        document.set("owner", owning(data, shape.ownerField()));
        document.set("department", owning(data, shape.departmentField()));
        document.set("data", data);
        return document;
    }

    private static @Nullable JsonNode owning(ObjectNode data, @Nullable String field) {
        return field == null ? null : data.get(field);
    }

    private static void asLeft(ObjectNode document, OutboxEvent event) {
        if (document.path("data") instanceof ObjectNode data) {
            data.setAll(RecordEvent.now(event));
        }
    }

    private static ObjectNode old(FormShape shape, ObjectNode document, OutboxEvent event) {
        if (event.type().equals(RecordEvent.CREATED)) {
            return Json.object();
        }
        var data = document.path("data");
        var old = data instanceof ObjectNode object ? object.deepCopy() : Json.object();
        var told = RecordEvent.old(event);
        for (var key : RecordEvent.changed(event)) {
            var field = shape.field(key).orElse(null);
            if (field != null) {
                old.set(key, told.has(key) ? told.get(key) : unlike(field, data.path(key)));
            }
        }
        return old;
    }

    /** That long texts and sub-tables changed is told, but not what they were: anything but the present value stands for it. */
    private static @Nullable JsonNode unlike(FieldShape field, JsonNode now) {
        if (!now.isNull() && !now.isMissingNode() && !(now.isArray() && now.isEmpty())) {
            return null;
        }
        return field.type() == ValueType.SUBTABLE
                ? Json.mapper().createArrayNode().add(Json.object())
                : TextNode.valueOf("");
    }
}
