package org.mortise.flow.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Findings;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;

/** Flows as a kind of metadata. */
@ApplicationScoped
public class FlowKind implements MetadataKind {

    public static final String NAME = "flow";

    private final Staffing staffing;

    FlowKind(Staffing staffing) {
        this.staffing = staffing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String folder() {
        return "flows";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        try {
            return FlowCheck.errors(FlowReader.read(key, doc), lookup);
        } catch (Rejected unreadable) {
            return unreadable.problems();
        }
    }

    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        try {
            return FlowCheck.warnings(FlowReader.read(key, doc), lookup);
        } catch (Rejected unreadable) {
            // The same mistakes are errors, and reported there.
            return List.of();
        }
    }

    /** Whom it would ask as the organisation is staffed now. */
    @Override
    public Uni<Findings> survey(MetadataLookup before, PublishedObject next) {
        var definition = FlowReader.read(next.key(), next.doc());
        return refusals(next)
                .flatMap(errors -> errors.isEmpty()
                        ? staffing.warnings(definition, role -> before.find("role", role)
                                        .isPresent())
                                .map(warnings -> new Findings(List.of(), warnings))
                        : Uni.createFrom().item(new Findings(errors, List.of())));
    }

    /** Refuses a flow that asks nobody at some node and does not say what is to happen then. */
    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return refusals(next)
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw Rejected.invalid(problems);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Problem>> refusals(PublishedObject next) {
        return next.doc().path("settings").has("emptyApprover")
                ? Uni.createFrom().item(List.of())
                : staffing.nobody(FlowReader.read(next.key(), next.doc()));
    }
}
