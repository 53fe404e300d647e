package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.definition.NodeRight;
import org.mortise.flow.step.Command;
import org.mortise.flow.step.Slot;

/** Takes decisions: writes what was filled in, sees that what is required is there, and moves the flow. */
@ApplicationScoped
class Ballots {

    private final Records records;
    private final Definitions definitions;
    private final Transitions transitions;

    Ballots(Records records, Definitions definitions, Transitions transitions) {
        this.records = records;
        this.definitions = definitions;
        this.transitions = transitions;
    }

    /** Returns {@code {"task":{id,state},"instance":{id,state}}}, as it is afterwards. */
    Uni<JsonNode> cast(Transaction transaction, Ongoing ongoing, FlowTask task, Decision decision) {
        if (decision.action() == Decision.Action.READ) {
            return transitions
                    .markRead(transaction, ongoing, new Command.MarkRead(task.node(), task.person()))
                    .map(after -> states(task, after));
        }
        var node = open(ongoing, task);
        return write(transaction, ongoing, node, decision)
                .chain(() -> complete(transaction, ongoing, node, decision))
                .chain(() -> transitions.carryOut(transaction, ongoing, command(task, decision)))
                .map(after -> states(task, after));
    }

    /** The node of a task that is still open; the refusal of any other shows where it stands. */
    private static FlowNode.Approve open(Ongoing ongoing, FlowTask task) {
        var node = ongoing.definition().approve(task.node()).orElseThrow(Rejected::notFound);
        var instance = ongoing.instance();
        if (instance.state().isOver() || slot(instance, task) != Slot.State.OPEN) {
            throw Rejected.because(Rejected.Kind.CONFLICT, "task_already_decided")
                    .showing(states(task, instance));
        }
        return node;
    }

    private static Command command(FlowTask task, Decision decision) {
        return decision.action() == Decision.Action.APPROVE
                ? new Command.Approve(task.node(), task.person(), decision.comment())
                : new Command.Reject(task.node(), task.person(), decision.comment());
    }

    private Uni<Void> write(Transaction transaction, Ongoing ongoing, FlowNode.Approve node, Decision decision) {
        if (decision.data().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        refuseUnwritable(node, decision.data());
        var instance = ongoing.instance();
        var change = new Records.Change(
                instance.form(),
                instance.record(),
                decision.data(),
                null,
                "flow",
                NodeRights.of(node),
                ongoing.cause());
        return records.change(transaction, new Caller.User(ongoing.by()), change)
                .replaceWithVoid();
    }

    private static void refuseUnwritable(FlowNode.Approve node, ObjectNode data) {
        var problems = new ArrayList<Problem>();
        for (var entry : data.properties()) {
            var right = node.right(entry.getKey());
            if (right != NodeRight.WRITE && right != NodeRight.REQUIRED) {
                problems.add(Problem.at("/data/" + entry.getKey(), "flow_field_not_writable"));
            }
        }
        if (!problems.isEmpty()) {
            throw Rejected.invalid(problems);
        }
    }

    /** What a node requires is required of those who approve; a rejection explains itself. */
    private Uni<Void> complete(Transaction transaction, Ongoing ongoing, FlowNode.Approve node, Decision decision) {
        if (decision.action() != Decision.Action.APPROVE || !node.requiresInput()) {
            return Uni.createFrom().voidItem();
        }
        var instance = ongoing.instance();
        return records.read(transaction, ongoing.flow(), instance.form(), instance.record(), true)
                .invoke(record -> {
                    var missing = missing(node, definitions.shape(instance.form()), record.data());
                    if (!missing.isEmpty()) {
                        throw Rejected.invalid(missing);
                    }
                })
                .replaceWithVoid();
    }

    private static List<Problem> missing(FlowNode.Approve node, FormShape shape, JsonNode data) {
        var problems = new ArrayList<Problem>();
        for (var field : shape.fields()) {
            var value = data.path(field.key());
            if (node.right(field.key()) == NodeRight.REQUIRED && isEmpty(value)) {
                problems.add(required("/data/" + field.key(), field));
            }
            for (var column : field.fields()) {
                var right = node.fields().get(field.key() + "." + column.key());
                for (var row = 0; right == NodeRight.REQUIRED && row < value.size(); row++) {
                    if (isEmpty(value.path(row).path(column.key()))) {
                        problems.add(required("/data/" + field.key() + "/" + row + "/" + column.key(), column));
                    }
                }
            }
        }
        return problems;
    }

    private static Problem required(String path, FieldShape field) {
        return Problem.at(path, "flow_field_required", Map.of("field", field.title()));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isArray() && value.isEmpty();
    }

    private static Slot.State slot(FlowInstance instance, FlowTask task) {
        var run = instance.state().run(task.node());
        return run == null
                ? task.state()
                : run.slot(task.person()).map(Slot::state).orElse(task.state());
    }

    private static JsonNode states(FlowTask task, FlowInstance instance) {
        var json = Json.object();
        json.set("task", state(task.id(), slot(instance, task).json()));
        json.set("instance", state(instance.id(), instance.state().status().json()));
        return json;
    }

    private static JsonNode state(UUID id, String state) {
        return Json.object().put("id", id.toString()).put("state", state);
    }
}
