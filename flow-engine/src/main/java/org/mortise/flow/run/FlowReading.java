package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Prospects prospects;
    private final LentForms forms;
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
            Prospects prospects,
            LentForms forms,
            TaskDesk desk,
            FlowInstanceTable instances,
            FlowTaskTable tasks,
            FlowEventTable events) {
        this.database = database;
        this.records = records;
        this.people = people;
        this.definitions = definitions;
        this.directories = directories;
        this.prospects = prospects;
        this.forms = forms;
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

    /** A submission with its record as far as its initiator may still see it, to read; for him alone. */
    Uni<ObjectNode> submission(Caller.User caller, Locale locale, UUID id) {
        return instances
                .find(database.pool(), id)
                .map(found ->
                        found.filter(one -> one.initiator().equals(caller.id())).orElseThrow(Rejected::notFound))
                .flatMap(instance -> view(instance, locale)
                        .flatMap(view -> forms.ofInitiator(caller, definitions.shape(instance.form()))
                                .flatMap(rights -> sheet(caller, instance, rights))
                                .map(sheet -> sheet.set("instance", view.toJson(caller.id())))));
    }

    /** The last submission of a record, for those who may read the record or took part; that there is none is an answer too. */
    Uni<ObjectNode> ofRecord(Caller.User caller, Locale locale, ObjectKey form, UUID record) {
        return instances.latest(database.pool(), form, record).flatMap(found -> found.map(
                        instance -> mayRead(caller, instance)
                                .chain(() -> view(instance, locale))
                                .map(view -> view.toJson(caller.id())))
                .orElseGet(() -> records.read(caller, form, record)
                        .map(read -> Json.object().put("state", "none"))));
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
        return definitions.of(instance.flow(), instance.version()).flatMap(definition -> prospects
                .of(instance, definition)
                .flatMap(ahead -> events.trail(database.pool(), instance)
                        .flatMap(trail -> people.names(InstanceView.people(instance, trail, ahead))
                                .map(names -> new InstanceView(instance, definition, trail, ahead, names, locale)))));
    }

    private Uni<ObjectNode> detail(
            Caller.User caller, Locale locale, FlowTaskTable.TaskOfInstance task, InstanceView view) {
        var instance = task.instance();
        var shape = definitions.shape(instance.form());
        return definitions
                .of(instance.flow(), instance.version())
                .map(definition -> definition
                        .approve(task.task().node())
                        .map(node -> NodeRights.of(node, shape, task.isOpen()))
                        .orElseGet(() -> NodeRights.ofCopy(shape)))
                .flatMap(rights -> sheet(caller, instance, rights))
                .flatMap(json -> desk.item(task, locale).map(item -> {
                    json.set("task", item);
                    json.set("instance", view.toJson(caller.id()));
                    json.set("actions", actions(task));
                    json.set("trail", view.trail());
                    json.set("path", view.path());
                    return json;
                }));
    }

    /** The form and the record under the same rights: {@code {"fields","shape","record"}}. */
    private Uni<ObjectNode> sheet(Caller.User caller, FlowInstance instance, NodeRights rights) {
        return forms.page(caller, instance.form(), rights)
                .flatMap(page -> record(caller, instance, rights).map(record -> {
                    var json = Json.object();
                    json.set("fields", rights.toJson());
                    json.set("shape", page);
                    json.set("record", record);
                    return json;
                }));
    }

    /** The record with the full rights of the flow, less what {@code rights} hide; null when the record is gone. */
    private Uni<JsonNode> record(Caller.User caller, FlowInstance instance, NodeRights rights) {
        var flow = new Caller.System(instance.reason(), caller.id());
        var shape = definitions.shape(instance.form());
        return records.read(flow, instance.form(), instance.record())
                .map(record -> {
                    var visible = rights.visible(record.document(), shape);
                    visible.set("labels", labels(visible, record.document().path("labels")));
                    return (JsonNode) visible;
                })
                .onFailure(failure -> failure instanceof Rejected refusal && refusal.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(Json.mapper()::nullNode);
    }

    /** Names of what the visible part mentions, in rows of sub-tables too, and of nothing else. */
    private static ObjectNode labels(ObjectNode visible, JsonNode all) {
        var mentioned = new HashSet<String>();
        visible.properties().stream()
                .filter(part -> !part.getKey().equals("labels"))
                .forEach(part -> mentions(part.getValue(), mentioned));
        var labels = Json.object();
        all.properties().stream()
                .filter(label -> mentioned.contains(label.getKey()))
                .forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }

    private static void mentions(JsonNode value, Set<String> mentioned) {
        if (value.isTextual()) {
            mentioned.add(value.asText());
        }
        value.forEach(part -> mentions(part, mentioned));
    }

    private static ArrayNode actions(FlowTaskTable.TaskOfInstance task) {
        var actions = Json.mapper().createArrayNode();
        if (task.isOpen()) {
            return actions.add("approve").add("reject");
        }
        return task.task().state() == Slot.State.UNREAD ? actions.add("read") : actions;
    }

    private Uni<ObjectNode> document(Caller.User caller, FormShape shape, @Nullable UUID record, ObjectNode data) {
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
                if (stop.refuses()) {
                    entry.put("refuses", true);
                }
            }
            return json;
        });
    }
}
