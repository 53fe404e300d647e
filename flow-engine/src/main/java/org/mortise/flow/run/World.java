package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.flow.definition.ApproverSource;
import org.mortise.flow.definition.Assignments;
import org.mortise.flow.definition.Branch;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowNode;
import org.mortise.flow.step.Facts;

/** What a flow sees around itself: the types of its form, the people looked up for it, and how linked records are read. */
final class World {

    private final FlowDefinition definition;
    private final MetadataLookup metadata;
    private final FormShape shape;
    private final FormTypes types;
    private final Directory directory;
    private final RecordReader reader;

    /** Reads a record with full rights; empty when it is gone. */
    @FunctionalInterface
    interface RecordReader {
        Uni<Optional<JsonNode>> read(ObjectKey form, UUID id);
    }

    World(
            FlowDefinition definition,
            MetadataLookup metadata,
            FormShape shape,
            Directory directory,
            RecordReader reader) {
        this.definition = definition;
        this.metadata = metadata;
        this.shape = shape;
        this.types = FormTypes.unsecured(shape, metadata::form);
        this.directory = directory;
        this.reader = reader;
    }

    /** The record with what its links lead to, as far as the flow reads it. */
    Uni<RecordValues> values(JsonNode document) {
        return values(shape, document, reads());
    }

    Facts facts(RecordValues values, UUID initiator) {
        var people = new HashMap<String, List<UUID>>();
        for (var node : definition.allNodes()) {
            var sources = Directories.of(node);
            if (!sources.isEmpty()) {
                people.put(node.id(), directory.people(sources, values));
            }
        }
        return new Facts(
                initiator,
                condition -> ConditionEvaluation.of(condition, types).matches(values),
                people,
                directory.fallback(),
                directory.superior());
    }

    ObjectNode set(FlowNode.UpdateRecord update, RecordValues values) {
        return new RecordSet(values, types).of(update);
    }

    /** What the record is called. */
    String title(RecordValues values) {
        var title = values.value(FieldPath.of(shape.titleField()));
        return title == null ? "" : title.toString();
    }

    /** People in the fields that approvers are taken from. */
    Set<UUID> named(RecordValues values) {
        var named = new HashSet<UUID>();
        for (var node : definition.allNodes()) {
            for (var source : Directories.of(node)) {
                if (source instanceof ApproverSource.Field field) {
                    named.addAll(directory.inField(field, values));
                }
            }
        }
        return named;
    }

    private Uni<RecordValues> values(FormShape of, JsonNode document, Set<FieldPath> paths) {
        var beyond = new HashMap<String, Set<FieldPath>>();
        for (var path : paths) {
            var key = path.keys().get(0);
            var isLink = of.field(key)
                    .filter(field -> field.type() == ValueType.LINK)
                    .isPresent();
            if (isLink && path.keys().size() > 1) {
                beyond.computeIfAbsent(key, link -> new HashSet<>())
                        .add(new FieldPath(path.keys().subList(1, path.keys().size())));
            }
        }
        return Multi.createFrom()
                .iterable(beyond.entrySet())
                .onItem()
                .transformToUniAndConcatenate(link -> linked(of, document, link.getKey(), link.getValue()))
                .collect()
                .in(HashMap<String, RecordValues>::new, Map::putAll)
                .map(linked -> new RecordValues(of, document, linked, directory.surroundings()));
    }

    private Uni<Map<String, RecordValues>> linked(FormShape of, JsonNode document, String key, Set<FieldPath> paths) {
        var id = document.path("data").path(key).asText("");
        var target = of.field(key).flatMap(field -> Optional.ofNullable(field.target()));
        var targetShape = target.flatMap(metadata::form);
        if (id.isEmpty() || target.isEmpty() || targetShape.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return reader.read(target.get(), UUID.fromString(id))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Map.<String, RecordValues>of())
                        : values(targetShape.get(), found.get(), paths).map(values -> Map.of(key, values)));
    }

    private Set<FieldPath> reads() {
        var reads = new HashSet<FieldPath>();
        for (var node : definition.allNodes()) {
            for (var branch : FlowDefinition.branches(node)) {
                when(branch, reads);
            }
            for (var source : Directories.of(node)) {
                if (source instanceof ApproverSource.Field field) {
                    reads.add(field.field());
                }
            }
            if (node instanceof FlowNode.UpdateRecord update) {
                set(update, reads);
            }
        }
        definition.onReject().forEach(update -> set(update, reads));
        return reads;
    }

    private void when(Branch branch, Set<FieldPath> reads) {
        Condition condition = branch.when();
        if (condition != null) {
            reads.addAll(Conditions.fields(condition, types));
        }
    }

    private void set(FlowNode.UpdateRecord update, Set<FieldPath> reads) {
        update.set().forEach((field, value) -> reads.addAll(Assignments.reads(field, value, types)));
    }
}
