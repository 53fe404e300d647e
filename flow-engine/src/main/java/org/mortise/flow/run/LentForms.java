package org.mortise.flow.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.mortise.core.access.AccessGate;
import org.mortise.core.contract.FormPages;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;

/** Forms as flows show them: whoever is asked, told or has asked may see the form, whatever his roles grant now. */
@ApplicationScoped
class LentForms {

    private final AccessGate gate;
    private final FormPages pages;

    LentForms(AccessGate gate, FormPages pages) {
        this.gate = gate;
        this.pages = pages;
    }

    /** The form with the rights that the flow lends; what they hide is unknown. */
    Uni<ObjectNode> page(Caller.User caller, ObjectKey form, NodeRights rights) {
        return gate.of(caller).map(access -> pages.page(access.lent(form, rights.toFieldRights())));
    }

    /**
     * What somebody may see of a record that he submitted, although it may be out of his reach by now: the fields that his roles
     * show him of any record, to read. Who has no role on the form any more sees what all those see who have one.
     */
    Uni<NodeRights> ofInitiator(Caller.User caller, FormShape shape) {
        return gate.of(caller).map(access -> {
            var own = access.form(shape.form()).rights();
            return NodeRights.reading(shape, own.isEmpty() ? access.shownToAll(shape.form()) : own);
        });
    }
}
