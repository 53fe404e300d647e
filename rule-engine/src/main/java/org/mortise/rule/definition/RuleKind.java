package org.mortise.rule.definition;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionUse;

/** Rules as a kind of metadata. */
@ApplicationScoped
public class RuleKind implements MetadataKind {

    public static final String NAME = "rule";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String folder() {
        return "rules";
    }

    /** A condition over an option that is gone never holds. */
    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        return lookup.form(ObjectKey.resolve(key.pkg(), doc.path("form").asText()))
                .map(shape -> new OptionUse(shape, lookup).inCondition(doc.path("when"), "/when"))
                .orElse(List.of());
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        try {
            return RuleCheck.of(RuleDefinition.read(key, 0, doc), lookup);
        } catch (Rejected unreadable) {
            return unreadable.problems().stream()
                    .map(problem -> problem.under("/when"))
                    .toList();
        }
    }
}
