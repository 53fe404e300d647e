package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FieldRights;
import org.mortise.core.contract.FieldCandidates;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;

/** What the fields that a task lets its holder write may point to. */
@ApplicationScoped
class TaskCandidates {

    private final Database database;
    private final AccessGate gate;
    private final Definitions definitions;
    private final FlowTaskTable tasks;
    private final FieldCandidates candidates;

    TaskCandidates(
            Database database,
            AccessGate gate,
            Definitions definitions,
            FlowTaskTable tasks,
            FieldCandidates candidates) {
        this.database = database;
        this.gate = gate;
        this.definitions = definitions;
        this.tasks = tasks;
        this.candidates = candidates;
    }

    /** Somebody else's task and a field that the step hides are not there; one that it only shows cannot be picked for. */
    Uni<JsonNode> of(Caller.User caller, UUID task, String field, FieldCandidates.Wanted wanted) {
        return tasks.find(database.pool(), task)
                .map(found -> found.filter(one -> one.task().person().equals(caller.id()))
                        .orElseThrow(Rejected::notFound))
                .call(found -> mayWrite(found, field))
                .flatMap(found -> gate.of(caller)
                        .flatMap(access ->
                                candidates.lent(access, found.instance().form(), field, wanted)));
    }

    private Uni<Void> mayWrite(FlowTaskTable.TaskOfInstance task, String field) {
        var instance = task.instance();
        return definitions
                .of(instance.flow(), instance.version())
                .map(definition -> definition.approve(task.task().node()).orElseThrow(Rejected::notFound))
                .invoke(node -> {
                    var right = FieldRights.of(NodeRights.of(node)).of(field);
                    if (right == FieldRight.HIDDEN || !isThere(definitions.shape(instance.form()), field)) {
                        throw Rejected.notFound();
                    }
                    if (right != FieldRight.WRITE || !task.isOpen()) {
                        throw Rejected.because(Rejected.Kind.FORBIDDEN, "flow_field_not_writable");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isThere(FormShape shape, String field) {
        var dot = field.indexOf('.');
        return dot < 0
                ? shape.field(field).isPresent()
                : shape.field(field.substring(0, dot))
                        .flatMap(table -> table.field(field.substring(dot + 1)))
                        .isPresent();
    }
}
