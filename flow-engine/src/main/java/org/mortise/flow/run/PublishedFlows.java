package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.mortise.core.contract.Flows;
import org.mortise.core.kernel.ObjectKey;

/** Tells the other engines which flow a form's records are submitted to. */
@ApplicationScoped
class PublishedFlows implements Flows {

    private final Definitions definitions;

    PublishedFlows(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public Uni<Optional<FlowLink>> submittedBy(ObjectKey form) {
        return Uni.createFrom().item(() -> definitions
                .submittedBy(form)
                .map(flow ->
                        new FlowLink(flow.definition().key(), flow.definition().title())));
    }
}
