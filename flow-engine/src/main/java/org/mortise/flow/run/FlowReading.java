package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.People;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.step.Preview;
import org.mortise.flow.step.Slot;

/** What people see of flows: instances, their own tasks, and whom a flow would ask. */
@ApplicationScoped
class FlowReading {

    private final Database database;
    private final Records records;
    private final People people;
    private final Definitions definitions;
    private final Directories directories;
    private final TaskDesk desk;
    private final FlowInstanceTable instances;
    private final FlowTaskTable tasks;
    private final FlowEventTable events;

    FlowReading(
            Database database,
            Records records,
            People people,
            Definitions definitions,
            Directories directories,
            TaskDesk desk,
            FlowInstanceTable instances,
            FlowTaskTable tasks,
            FlowEventTable events) {
        this.database = database;
        this.records = records;
        this.people = people;
        this.definitions = definitions;
        this.directories = directories;
        this.desk = desk;
        this.instances = instances;
        this.tasks = tasks;
        this.events = events;
    }

    Uni<ObjectNode> instance(Caller.User caller, Locale locale, UUID id) {
        return instances
                .find(database.pool(), id)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .flatMap(instance -> view(instance, locale))
                .map(view -> view.toJson(caller.id()));
    }

    /** The last submission of a record, for those who may read the record or took part. */
    Uni<ObjectNode> ofRecord(Caller.User caller, Locale locale, ObjectKey form, UUID record) {
        return instances
                .latest(database.pool(), form, record)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .call(instance -> mayRead(caller, instance))
                .flatMap(instance -> view(instance, locale))
                .map(view -> view.toJson(caller.id()));
    }

    /** A task with everything needed to decide; the rights of its node decide what is shown of the record. */
    Uni<ObjectNode> task(Caller.User caller, Locale locale, UUID id) {
        return tasks.find(database.pool(), id)
                .map(found -> found.filter(one -> one.task().person().equals(caller.id()))
                        .orElseThrow(Rejected::notFound))
                .flatMap(task -> view(task.instance(), locale).flatMap(view -> detail(caller, locale, task, view)));
    }

    /** @param data values that are not saved yet, over those of the record */
    Uni<ObjectNode> preview(Caller.User caller, Locale locale, ObjectKey flow, @Nullable UUID record, ObjectNode data) {
        var definition = definitions.published(flow).definition();
        var shape = definitions.shape(definition.form());
        return document(caller, shape, record, data)
                .flatMap(document -> directories.read(definition, caller.id()).flatMap(directory -> {
                    var world = definitions.world(definition, directory, records, caller);
                    return world.values(document).flatMap(values -> directories
                            .know(directory, world.named(values))
                            .map(known -> definitions
                                    .world(definition, known, records, caller)
                                    .facts(values, caller.id())));
                }))
                .map(facts -> Preview.of(definition, facts))
                .flatMap(stops -> named(stops, locale));
    }

    private Uni<Void> mayRead(Caller.User caller, FlowInstance instance) {
        if (instance.initiator().equals(caller.id())) {
            return Uni.createFrom().voidItem();
        }
        return tasks.concerns(database.pool(), instance.id(), caller.id())
                .flatMap(tookPart -> tookPart
                        ? Uni.createFrom().voidItem()
                        : records.read(caller, instance.form(), instance.record())
                                .replaceWithVoid());
    }

    private Uni<InstanceView> view(FlowInstance instance, Locale locale) {
        return definitions.of(instance.flow(), instance.version()).flatMap(definition -> events.trail(
                        database.pool(), instance.id())
                .flatMap(trail -> people.names(InstanceView.people(instance, trail))
                        .map(names -> new InstanceView(instance, definition, trail, names, locale))));
    }

    private Uni<ObjectNode> detail(
            Caller.User caller, Locale locale, FlowTaskTable.TaskOfInstance task, InstanceView view) {
        var shape = definitions.shape(task.instance().form());
        return definitions
                .of(task.instance().flow(), task.instance().version())
                .map(definition -> definition
                        .approve(task.task().node())
                        .map(node -> NodeRights.of(node, shape, isOpen(task)))
                        .orElseGet(() -> NodeRights.ofCopy(shape)))
                .flatMap(rights -> record(task, shape, rights)
                        .flatMap(record -> desk.item(task, locale).map(item -> {
                            var json = Json.object();
                            json.set("task", item);
                            json.set("instance", view.toJson(caller.id()));
                            json.set("fields", rights.toJson());
                            json.set("actions", actions(task));
                            json.set("record", record);
                            json.set("trail", view.trail());
                            json.set("path", view.path());
                            return json;
                        })));
    }

    /** The record with the full rights of the flow, less what the node hides; null when the record is gone. */
    private Uni<JsonNode> record(FlowTaskTable.TaskOfInstance task, FormShape shape, NodeRights rights) {
        var instance = task.instance();
        var flow = new Caller.System(instance.reason(), task.task().person());
        return records.read(flow, instance.form(), instance.record())
                .flatMap(record -> labels(flow, instance, shape, rights).map(labels -> {
                    var visible = rights.visible(record.document(), shape);
                    visible.set("labels", labels);
                    return (JsonNode) visible;
                }))
                .onFailure(failure -> failure instanceof Rejected refusal && refusal.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(Json.mapper()::nullNode);
    }

    private Uni<JsonNode> labels(Caller flow, FlowInstance instance, FormShape shape, NodeRights rights) {
        var itself = Conditions.parse(
                Map.of("field", "id", "op", "eq", "value", instance.record().toString()));
        var shown = shape.fields().stream()
                .map(field -> field.key())
                .filter(rights::shows)
                .toList();
        var query = new RecordQuery(instance.form(), itself, null, List.of(), shown, null, 1);
        return records.list(flow, query).map(Records.RecordPage::labels);
    }

    private static boolean isOpen(FlowTaskTable.TaskOfInstance task) {
        return task.task().state() == Slot.State.OPEN
                && !task.instance().state().isOver();
    }

    private static ArrayNode actions(FlowTaskTable.TaskOfInstance task) {
        var actions = Json.mapper().createArrayNode();
        if (isOpen(task)) {
            return actions.add("approve").add("reject");
        }
        return task.task().state() == Slot.State.UNREAD ? actions.add("read") : actions;
    }

    private Uni<JsonNode> document(Caller.User caller, FormShape shape, @Nullable UUID record, ObjectNode data) {
        if (record == null) {
            var document = Json.object();
            document.set("data", data);
            return Uni.createFrom().item(document);
        }
        return records.read(caller, shape.form(), record).map(read -> {
            var document = read.document().deepCopy();
            var merged = read.data().deepCopy();
            merged.setAll(data);
            document.set("data", merged);
            return document;
        });
    }

    private Uni<ObjectNode> named(List<Preview.Stop> stops, Locale locale) {
        var mentioned = new HashSet<UUID>();
        stops.forEach(stop -> mentioned.addAll(stop.people()));
        return people.names(mentioned).map(names -> {
            var json = Json.object();
            var nodes = json.putArray("nodes");
            for (var stop : stops) {
                var entry = nodes.addObject()
                        .put("id", stop.node().id())
                        .put("title", stop.node().title().in(locale))
                        .put("type", stop.node().type());
                Optional.of(stop.node())
                        .filter(FlowNode.Approve.class::isInstance)
                        .map(FlowNode.Approve.class::cast)
                        .ifPresent(approve -> entry.put("vote", approve.vote().json()));
                var asked = entry.putArray("people");
                stop.people().forEach(person -> asked.addObject()
                        .put("id", person.toString())
                        .put("name", names.getOrDefault(person, "")));
                if (stop.unresolved() != null) {
                    entry.put("unresolved", stop.unresolved());
                }
            }
            return json;
        });
    }
}
