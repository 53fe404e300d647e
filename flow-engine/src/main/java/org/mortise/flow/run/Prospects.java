package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.step.Preview;

/** Whom a running flow will still ask, if everybody approves and the record stays as it is. */
@ApplicationScoped
class Prospects {

    private final Records records;
    private final Definitions definitions;
    private final Directories directories;

    Prospects(Records records, Definitions definitions, Directories directories) {
        this.records = records;
        this.definitions = definitions;
        this.directories = directories;
    }

    /** Empty when it is over, or when it cannot be told: the record is gone, or nobody is found. */
    Uni<Optional<List<Preview.Stop>>> of(FlowInstance instance, FlowDefinition definition) {
        if (instance.state().isOver()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var initiator = new Caller.User(instance.initiator());
        return records.read(new Caller.System(instance.reason(), initiator.id()), instance.form(), instance.record())
                .flatMap(record -> directories.read(definition, initiator.id()).flatMap(directory -> {
                    var world = definitions.world(definition, directory, records, initiator);
                    return world.values(record.document()).flatMap(values -> directories
                            .know(directory, world.named(values))
                            .map(known -> definitions
                                    .world(definition, known, records, initiator)
                                    .facts(values, initiator.id())));
                }))
                .map(facts -> Optional.of(Preview.after(definition, instance.state(), facts)))
                .onFailure(Rejected.class)
                .recoverWithItem(Optional.empty());
    }
}
