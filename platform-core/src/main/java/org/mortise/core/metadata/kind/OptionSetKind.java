package org.mortise.core.metadata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.References;

/** Choices that several fields share. */
@ApplicationScoped
class OptionSetKind implements MetadataKind {

    @Override
    public String name() {
        return "optionset";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String folder() {
        return "optionsets";
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var references = new References(key, lookup);
        references.distinct(doc.path("options"), "key", "/options");
        var problems = new ArrayList<>(references.problems());
        problems.addAll(OptionNames.shared(doc.path("options"), "/options"));
        return problems;
    }

    @Override
    public Optional<JsonNode> without(JsonNode doc, String part) {
        var copy = doc.deepCopy();
        if (copy.path("options") instanceof ArrayNode options) {
            for (int at = 0; at < options.size(); at++) {
                if (options.get(at).path("key").asText().equals(part)) {
                    options.remove(at);
                    return Optional.of(copy);
                }
            }
        }
        return Optional.empty();
    }
}
