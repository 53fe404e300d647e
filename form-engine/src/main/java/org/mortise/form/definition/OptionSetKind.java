package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.OptionNames;
import org.mortise.core.metadata.OptionShape;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.References;

/** Choices that several fields share. */
@ApplicationScoped
public class OptionSetKind implements MetadataKind {

    private final Dependents dependents;

    OptionSetKind(Metadata metadata, PublishedForms forms, StoredFormulas stored) {
        this.dependents = new Dependents(metadata, (world, form) -> forms.of(world, form.key()), stored);
    }

    /** Outside the container, for tests of engines. */
    public static OptionSetKind of(Metadata metadata, PublishedForms forms, StoredFormulas stored) {
        return new OptionSetKind(metadata, forms, stored);
    }

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

    /** What formulas wrote by what its choices were called is written anew. */
    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return previous != null && Dependents.relabels(labels(previous), labels(next))
                ? dependents.relabelled(transaction, next.key())
                : Uni.createFrom().voidItem();
    }

    private static Map<String, List<LocalizedText>> labels(PublishedObject set) {
        var labels = new HashMap<String, List<LocalizedText>>();
        OptionShape.list(set.doc().path("options"))
                .forEach(option -> labels.put(option.key(), List.of(option.label())));
        return labels;
    }
}
