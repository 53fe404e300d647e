package org.mortise.flow.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.LentRights;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.flow.step.Slot;

/** What all tasks together let somebody see and write of a record. */
@ApplicationScoped
class TaskRights implements LentRights {

    private final Database database;
    private final Definitions definitions;
    private final LentForms forms;
    private final FlowInstanceTable instances;
    private final FlowTaskTable tasks;

    TaskRights(
            Database database,
            Definitions definitions,
            LentForms forms,
            FlowInstanceTable instances,
            FlowTaskTable tasks) {
        this.database = database;
        this.definitions = definitions;
        this.forms = forms;
        this.instances = instances;
        this.tasks = tasks;
    }

    @Override
    public Uni<Map<String, FieldRight>> of(Caller.User caller, ObjectKey form, UUID record) {
        return tasks.ofRecord(database.pool(), form, record, caller.id())
                .flatMap(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(this::rights)
                        .collect()
                        .asList())
                .flatMap(lent -> asInitiator(caller, form, record).map(own -> strongest(lent, own)));
    }

    @Override
    public Uni<Set<UUID>> borrowers(ObjectKey form, UUID record) {
        return tasks.people(database.pool(), form, record)
                .flatMap(
                        asked -> instances.latest(database.pool(), form, record).map(latest -> {
                            var borrowers = new HashSet<>(asked);
                            latest.ifPresent(one -> borrowers.add(one.initiator()));
                            return Set.copyOf(borrowers);
                        }));
    }

    private Uni<NodeRights> rights(FlowTaskTable.TaskOfInstance task) {
        var instance = task.instance();
        var shape = definitions.shape(instance.form());
        var open = task.task().state() == Slot.State.OPEN && !instance.state().isOver();
        return definitions.of(instance.flow(), instance.version()).map(definition -> definition
                .approve(task.task().node())
                .map(node -> NodeRights.of(node, shape, open))
                .orElseGet(() -> NodeRights.ofCopy(shape)));
    }

    private Uni<NodeRights> asInitiator(Caller.User caller, ObjectKey form, UUID record) {
        return instances.latest(database.pool(), form, record).flatMap(found -> found.filter(
                        one -> one.initiator().equals(caller.id()))
                .map(one -> forms.ofInitiator(caller, definitions.shape(form)))
                .orElseGet(() -> Uni.createFrom().item(new NodeRights(Map.of()))));
    }

    private static Map<String, FieldRight> strongest(List<NodeRights> lent, NodeRights own) {
        var rights = new HashMap<>(own.toFieldRights());
        lent.forEach(one -> one.toFieldRights().forEach((key, right) -> rights.merge(key, right, FieldRight::or)));
        return rights;
    }
}
