package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.MetadataVersion;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.flow.definition.FlowDefinition;
import org.mortise.flow.definition.FlowKind;
import org.mortise.flow.definition.FlowReader;

/** The versions of flows; instances stay on theirs, whatever is published later. */
@ApplicationScoped
class Definitions {

    private final Supplier<MetadataSnapshot> published;
    private final Archive archive;

    // Published versions never change, so what was read once stays right.
    private final Map<Version, FlowDefinition> known = new ConcurrentHashMap<>();

    /** One version of a flow. */
    record Version(ObjectKey flow, int number) {}

    /** A version with what it says. */
    record Versioned(int version, FlowDefinition definition) {}

    /** Where old versions are read. */
    @FunctionalInterface
    interface Archive {
        Uni<MetadataVersion> read(MetadataId id, int version);
    }

    @Inject
    Definitions(Metadata metadata, MetadataDesk desk) {
        this(metadata::snapshot, desk::version);
    }

    Definitions(Supplier<MetadataSnapshot> published, Archive archive) {
        this.published = published;
        this.archive = archive;
    }

    Uni<FlowDefinition> of(ObjectKey flow, int number) {
        var version = new Version(flow, number);
        var definition = known.get(version);
        if (definition != null) {
            return Uni.createFrom().item(definition);
        }
        return archive.read(new MetadataId(FlowKind.NAME, flow), number)
                .map(found ->
                        FlowReader.read(flow, Optional.ofNullable(found.doc()).orElseThrow(Rejected::notFound)))
                .invoke(read -> known.put(version, read));
    }

    /** The version in force. */
    Versioned published(ObjectKey flow) {
        return snapshot().find(FlowKind.NAME, flow).map(this::read).orElseThrow(Rejected::notFound);
    }

    /** The flow that records of a form are submitted to; of several, the first by key. */
    Optional<Versioned> submittedBy(ObjectKey form) {
        return snapshot().all(FlowKind.NAME).stream()
                .filter(flow -> form.equals(formOf(flow)))
                .findFirst()
                .map(this::read);
    }

    FormShape shape(ObjectKey form) {
        return snapshot().form(form).orElseThrow(Rejected::notFound);
    }

    /** What a flow sees of records before a transaction begins; linked ones are read with full rights, and only by it. */
    World world(FlowDefinition definition, Directory directory, Records records, Caller.User caller) {
        var flow = new Caller.System("flow:" + definition.key(), caller.id());
        return new World(
                definition, snapshot(), shape(definition.form()), directory, (form, id) -> records.read(flow, form, id)
                        .map(record -> Optional.of(record.document()))
                        .onFailure(Rejected.class)
                        .recoverWithItem(Optional.empty()));
    }

    MetadataSnapshot snapshot() {
        return published.get();
    }

    private Versioned read(PublishedObject flow) {
        var definition = known.computeIfAbsent(
                new Version(flow.key(), flow.version()), version -> FlowReader.read(flow.key(), flow.doc()));
        return new Versioned(flow.version(), definition);
    }

    private static ObjectKey formOf(PublishedObject flow) {
        return ObjectKey.resolve(flow.key().pkg(), flow.doc().path("form").asText());
    }
}
