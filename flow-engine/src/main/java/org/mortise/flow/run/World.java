package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormTypes;
import org.mortise.core.condition.Assignment;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.ConditionEvaluation;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.RecordFacts;
import org.mortise.core.contract.RecordValues;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.ValueType;
import org.mortise.flow.definition.ApproverSource;
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
        Uni<Optional<ObjectNode>> read(ObjectKey form, UUID id);
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
    Uni<RecordFacts> values(ObjectNode document) {
        var linked = new HashMap<UUID, RecordFacts.Linked>();
        return follow(shape, document.path("data"), reads(), linked)
                .replaceWith(() -> new RecordFacts(shape, document, null, linked, directory.surroundings()));
    }

    Facts facts(RecordFacts values, UUID initiator) {
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

    /** New values by field key; fields that the form lost since are left out. */
    ObjectNode set(FlowNode.UpdateRecord update, RecordFacts values) {
        var data = Json.object();
        update.set().forEach((key, json) -> shape.field(key).ifPresent(field -> {
            var assignment = Assignment.read(key, Json.plainOrNull(json), types);
            data.set(
                    key,
                    values.whole(assignment, shape)
                            .orElseGet(
                                    () -> RecordValues.toJson(scaled(field, assignment.value(types, types, values)))));
            values.translations(assignment, shape).forEach((other, text) -> {
                if (!update.set().containsKey(other)) {
                    data.set(other, text);
                }
            });
        }));
        return data;
    }

    private static @Nullable Object scaled(FieldShape field, @Nullable Object value) {
        return value instanceof BigDecimal number ? number.setScale(field.scale(), RoundingMode.HALF_UP) : value;
    }

    /** What the record is called. */
    String title(RecordFacts values) {
        var title = values.value(FieldPath.of(shape.titleField()));
        return title == null ? "" : title.toString();
    }

    /** People in the fields that approvers are taken from. */
    Set<UUID> named(RecordFacts values) {
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

    /** Gathers what links lead to, as far as {@code paths} go beyond them. */
    private Uni<Void> follow(FormShape of, JsonNode data, Set<FieldPath> paths, Map<UUID, RecordFacts.Linked> linked) {
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
                .call(link -> beyond(of, data, link.getKey(), link.getValue(), linked))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> beyond(
            FormShape of, JsonNode data, String key, Set<FieldPath> paths, Map<UUID, RecordFacts.Linked> linked) {
        var id = data.path(key).asText("");
        var target = of.field(key).flatMap(field -> Optional.ofNullable(field.target()));
        var shapeBeyond = target.flatMap(metadata::form);
        if (id.isEmpty() || target.isEmpty() || shapeBeyond.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var record = UUID.fromString(id);
        return reader.read(target.get(), record).flatMap(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            linked.put(record, new RecordFacts.Linked(shapeBeyond.get(), found.get()));
            return follow(shapeBeyond.get(), found.get().path("data"), paths, linked);
        });
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
        update.set()
                .forEach((field, value) -> reads.addAll(
                        Assignment.read(field, Json.plainOrNull(value), types).reads(types)));
    }
}
