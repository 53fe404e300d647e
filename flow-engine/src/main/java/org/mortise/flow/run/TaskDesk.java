package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.http.Cursor;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.People;

/** The lists in which people find what waits for them. */
@ApplicationScoped
class TaskDesk {

    private final Database database;
    private final Records records;
    private final People people;
    private final Definitions definitions;
    private final FlowInstanceTable instances;
    private final FlowTaskTable tasks;

    TaskDesk(
            Database database,
            Records records,
            People people,
            Definitions definitions,
            FlowInstanceTable instances,
            FlowTaskTable tasks) {
        this.database = database;
        this.records = records;
        this.people = people;
        this.definitions = definitions;
        this.instances = instances;
        this.tasks = tasks;
    }

    /** A line of a box; without a task in the box of what the caller started. */
    private record Line(UUID id, @Nullable FlowTask task, FlowInstance instance) {}

    /** Newest first: {@code {"items":[…],"next":cursor|null}}. */
    Uni<ObjectNode> page(Caller.User caller, Locale locale, TaskBox box, @Nullable String cursor, int limit) {
        var before = cursor == null ? null : Ids.parse(Cursor.read(cursor).asText());
        return lines(caller.id(), box, before, limit + 1).flatMap(lines -> {
            var shown = lines.subList(0, Math.min(limit, lines.size()));
            var next = lines.size() > limit ? shown.get(limit - 1).id() : null;
            return items(shown, locale).map(items -> page(items, next));
        });
    }

    Uni<ObjectNode> count(Caller.User caller) {
        return tasks.count(database.pool(), caller.id())
                .map(count -> Json.object().put("open", count.open()).put("cc", count.cc()));
    }

    /** One task as a line of its box. */
    Uni<JsonNode> item(FlowTaskTable.TaskOfInstance task, Locale locale) {
        return items(List.of(new Line(task.task().id(), task.task(), task.instance())), locale)
                .map(items -> items.get(0));
    }

    private Uni<List<Line>> lines(UUID person, TaskBox box, @Nullable UUID before, int limit) {
        if (box == TaskBox.STARTED) {
            return instances.startedBy(database.pool(), person, before, limit).map(found -> found.stream()
                    .map(instance -> new Line(instance.id(), null, instance))
                    .toList());
        }
        return tasks.page(database.pool(), person, box, before, limit).map(found -> found.stream()
                .map(one -> new Line(one.task().id(), one.task(), one.instance()))
                .toList());
    }

    private Uni<ArrayNode> items(List<Line> lines, Locale locale) {
        var initiators = lines.stream()
                .map(line -> line.instance().initiator())
                .distinct()
                .toList();
        return people.names(initiators).flatMap(names -> titles(lines).flatMap(titles -> Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(line -> item(line, names, titles, locale))
                .collect()
                .in(Json.mapper()::createArrayNode, ArrayNode::add)));
    }

    /** Whoever has a task may know what the record is called, as he may open it through the task. */
    private Uni<Map<UUID, String>> titles(List<Line> lines) {
        var byForm = new HashMap<ObjectKey, List<UUID>>();
        for (var line : lines) {
            byForm.computeIfAbsent(line.instance().form(), form -> new ArrayList<>())
                    .add(line.instance().record());
        }
        return Multi.createFrom()
                .iterable(byForm.entrySet())
                .onItem()
                .transformToUniAndConcatenate(form -> records.titles(
                                new Caller.System("flow:tasks", null),
                                form.getKey(),
                                form.getValue().stream().distinct().toList())
                        .onFailure(Rejected.class)
                        .recoverWithItem(Map.of()))
                .collect()
                .in(HashMap::new, Map::putAll);
    }

    private Uni<ObjectNode> item(Line line, Map<UUID, String> names, Map<UUID, String> titles, Locale locale) {
        var instance = line.instance();
        var task = line.task();
        return definitions.of(instance.flow(), instance.version()).map(definition -> {
            var node = task == null ? null : definition.node(task.node()).orElse(null);
            return Json.object()
                    .put("id", line.id().toString())
                    .put("instance", instance.id().toString())
                    .put("flow", instance.flow().toString())
                    .put("flowTitle", definition.title().in(locale))
                    .put("node", node == null ? null : node.id())
                    .put("nodeTitle", node == null ? null : node.title().in(locale))
                    .put("form", instance.form().toString())
                    .put("record", instance.record().toString())
                    .put("recordTitle", titles.getOrDefault(instance.record(), ""))
                    .put("initiator", instance.initiator().toString())
                    .put("initiatorName", names.getOrDefault(instance.initiator(), ""))
                    .put("at", (task == null ? instance.startedAt() : task.at()).toString())
                    .put(
                            "state",
                            task == null
                                    ? instance.state().status().json()
                                    : task.state().json())
                    .put("instanceState", instance.state().status().json());
        });
    }

    private static ObjectNode page(ArrayNode items, @Nullable UUID next) {
        var page = Json.object();
        page.set("items", items);
        page.put("next", next == null ? null : Cursor.write(Json.mapper().valueToTree(next.toString())));
        return page;
    }
}
