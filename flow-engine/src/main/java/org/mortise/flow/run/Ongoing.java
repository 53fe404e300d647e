package org.mortise.flow.run;

import java.util.UUID;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.flow.definition.FlowDefinition;

/**
 * An instance, locked, with what it takes to move it.
 *
 * @param fresh whether the instance is about to be made
 * @param by who moves it
 */
record Ongoing(FlowInstance instance, boolean fresh, FlowDefinition definition, Directory directory, UUID by) {

    /** The flow itself, when it reads and changes records because of what {@code by} did. */
    Caller.System flow() {
        return new Caller.System(instance.reason(), by);
    }

    /**
     * What the changes and the news of this move stand behind: the flow at this record. People start moves, so it is where a chain
     * begins.
     */
    CauseChain cause() {
        return CauseChain.none().then(instance.id().toString(), "flow:" + instance.flow() + "@" + instance.record());
    }

    Ongoing with(FlowInstance next) {
        return new Ongoing(next, fresh, definition, directory, by);
    }
}
