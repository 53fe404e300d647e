package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.step.FlowEvent;
import org.mortise.flow.step.NodeRun;
import org.mortise.flow.step.Preview;
import org.mortise.flow.step.Slot;

/** An instance as people see it: where it stands, the way it took, and everything that happened. */
final class InstanceView {

    // These follow from other events; in the trail they would only repeat them.
    private static final Set<FlowEvent.Type> UNTOLD =
            Set.of(FlowEvent.Type.NODE_ENDED, FlowEvent.Type.CANCELLED, FlowEvent.Type.READ);

    private final FlowInstance instance;
    private final FlowDefinition definition;
    private final List<FlowEventTable.Recorded> trail;
    private final @Nullable Map<String, Preview.Stop> ahead;
    private final Map<UUID, String> names;
    private final Locale locale;

    /** @param ahead the steps to come, as it looks now; empty when that cannot be told */
    InstanceView(
            FlowInstance instance,
            FlowDefinition definition,
            List<FlowEventTable.Recorded> trail,
            Optional<List<Preview.Stop>> ahead,
            Map<UUID, String> names,
            Locale locale) {
        this.instance = instance;
        this.definition = definition;
        this.trail = List.copyOf(trail);
        this.ahead = ahead.map(stops -> stops.stream()
                        .collect(Collectors.toMap(stop -> stop.node().id(), stop -> stop)))
                .orElse(null);
        this.names = Map.copyOf(names);
        this.locale = locale;
    }

    /** Everybody who is mentioned. */
    static Set<UUID> people(
            FlowInstance instance, List<FlowEventTable.Recorded> trail, Optional<List<Preview.Stop>> ahead) {
        var people = new HashSet<UUID>();
        ahead.ifPresent(stops -> stops.forEach(stop -> people.addAll(stop.people())));
        people.add(instance.initiator());
        trail.forEach(recorded -> {
            people.addAll(recorded.event().people());
            if (recorded.event().actor() != null) {
                people.add(recorded.event().actor());
            }
        });
        return people;
    }

    ObjectNode toJson(UUID viewer) {
        var json = Json.object()
                .put("id", instance.id().toString())
                .put("flow", instance.flow().toString())
                .put("flowTitle", definition.title().in(locale))
                .put("form", instance.form().toString())
                .put("record", instance.record().toString())
                .put("round", instance.round())
                .put("state", instance.state().status().json())
                .put("initiator", instance.initiator().toString())
                .put("initiatorName", name(instance.initiator()))
                .put("startedAt", instance.startedAt().toString())
                .put(
                        "endedAt",
                        instance.endedAt() == null ? null : instance.endedAt().toString());
        json.set("actions", actions(viewer));
        json.set("trail", trail());
        json.set("path", path());
        return json;
    }

    ArrayNode trail() {
        var entries = Json.mapper().createArrayNode();
        for (var recorded : trail) {
            var event = recorded.event();
            if (UNTOLD.contains(event.type())) {
                continue;
            }
            var entry = entries.addObject()
                    .put("at", recorded.at().toString())
                    .put("round", recorded.round())
                    .put("type", event.type().json())
                    .put("node", event.node())
                    .put("nodeTitle", title(event.node()))
                    .put("actor", event.actor() == null ? null : event.actor().toString())
                    .put("actorName", event.actor() == null ? null : name(event.actor()))
                    .put("comment", event.comment())
                    .put("note", event.note());
            var people = entry.putArray("people");
            event.people().forEach(person -> person(people, person));
        }
        return entries;
    }

    ArrayNode path() {
        var path = Json.mapper().createArrayNode();
        nodes(definition.nodes(), false, path);
        return path;
    }

    private ArrayNode actions(UUID viewer) {
        var actions = Json.mapper().createArrayNode();
        var mayWithdraw = viewer.equals(instance.initiator())
                && !instance.state().isOver()
                && !instance.state().isDecidedByAnybody();
        return mayWithdraw ? actions.add("withdraw") : actions;
    }

    /** @param missed whether the nodes stand in a branch that was not taken */
    private void nodes(List<FlowNode> nodes, boolean missed, ArrayNode path) {
        for (var node : nodes) {
            var run = instance.state().run(node.id());
            var entry = path.addObject()
                    .put("id", node.id())
                    .put("title", node.title().in(locale))
                    .put("type", node.type())
                    .put("state", state(node, run, missed));
            var people = entry.putArray("people");
            if (run != null) {
                run.slots().forEach(slot -> slot(people, slot));
            }
            var stop = run == null ? stop(node) : null;
            if (stop != null) {
                stop.people().forEach(person -> person(people, person));
                Optional.ofNullable(stop.unresolved()).ifPresent(why -> entry.put("unresolved", why));
            }
            for (var branch : FlowDefinition.branches(node)) {
                var taken = run == null || run.branch() == null || run.branch().equals(branch.id());
                nodes(branch.nodes(), missed || !taken, path);
            }
        }
    }

    private Preview.@Nullable Stop stop(FlowNode node) {
        return ahead == null ? null : ahead.get(node.id());
    }

    private String state(FlowNode node, @Nullable NodeRun run, boolean missed) {
        if (run == null && (missed || instance.state().isOver())) {
            return "skipped";
        }
        if (run == null) {
            var asks = !Directories.of(node).isEmpty();
            return ahead != null && asks && stop(node) == null ? "bypassed" : "waiting";
        }
        return switch (run.state()) {
            case OPEN -> "open";
            case DONE, FAILED -> "done";
            case CANCELLED -> "skipped";
        };
    }

    private void slot(ArrayNode people, Slot slot) {
        person(people, slot.person()).put("state", slot.state().json());
    }

    private ObjectNode person(ArrayNode people, UUID person) {
        return people.addObject().put("id", person.toString()).put("name", name(person));
    }

    private @Nullable String title(@Nullable String node) {
        if (node == null) {
            return null;
        }
        return definition.node(node).map(found -> found.title().in(locale)).orElse(node);
    }

    private String name(UUID person) {
        return names.getOrDefault(person, "");
    }
}
