package org.mortise.core.contract;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.mortise.core.kernel.ObjectKey;

/** What other engines may know of flows. */
public interface Flows {

    /** A flow that a form's records can be submitted to. */
    record FlowLink(ObjectKey flow, org.mortise.core.kernel.LocalizedText title) {}

    /** The published flow whose trigger is the submission of {@code form}, if there is one. */
    Uni<Optional<FlowLink>> submittedBy(ObjectKey form);
}
