package org.mortise.form.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.GivenNumbers;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataLookup;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.org.Organisation;
import org.mortise.core.store.RecordTables;
import org.mortise.core.vault.Vault;
import org.mortise.form.linkage.Fingerprints;
import org.mortise.form.linkage.LinkageGraph;
import org.mortise.form.linkage.Preparation;
import org.mortise.form.model.FormDefinition;
import org.mortise.form.schema.RecordSchema;

/** The kind {@code form}: compiles to a {@link FormShape} and makes the tables of its records. */
@ApplicationScoped
public class FormKind implements MetadataKind {

    private final Metadata metadata;
    private final RecordTables tables;
    private final Workshop workshop = new Workshop();
    private final StoredFormulas stored;
    private final FrameHosts frames;
    private final Organisation organisation;
    private final Vault vault;
    private final GivenNumbers numbers;

    @Inject
    FormKind(
            Metadata metadata,
            RecordTables tables,
            StoredFormulas stored,
            FrameHosts frames,
            Organisation organisation,
            Vault vault,
            GivenNumbers numbers) {
        this.numbers = numbers;
        this.metadata = metadata;
        this.tables = tables;
        this.stored = stored;
        this.frames = frames;
        this.organisation = organisation;
        this.vault = vault;
    }

    /** Outside the container, for tests of engines. */
    public static FormKind of(
            Metadata metadata,
            RecordTables tables,
            StoredFormulas stored,
            Organisation organisation,
            Vault vault,
            GivenNumbers numbers) {
        return new FormKind(metadata, tables, stored, FrameHosts.of(), organisation, vault, numbers);
    }

    @Override
    public String name() {
        return FormShape.KIND;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String folder() {
        return "forms";
    }

    @Override
    public List<Problem> misfits(ObjectKey key, JsonNode doc) {
        var own = MetadataKind.super.misfits(key, doc);
        return own.isEmpty() ? UnreadableSettings.of(FormDefinition.parse(key, doc), workshop.controls()) : own;
    }

    @Override
    public List<Problem> check(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var definition = FormDefinition.parse(key, doc);
        var shape = shape(definition, lookup);
        var published = metadata.snapshot().form(key).orElse(null);
        return new FormCheck(definition, shape, published, workshop.controls(), lookup, frames).problems();
    }

    /** What asks another form in a way that leads nobody back is computed when it is saved, and once a night. */
    private Stream<Problem> untold(FormDefinition definition, MetadataLookup lookup) {
        return Preparation.of(definition, shape(definition, lookup), workshop.controls(), lookup::form)
                .form()
                .asked()
                .stream()
                .filter(asked -> asked.lead().isEmpty())
                .map(asked -> Problem.at(
                        "/model/fields",
                        "compute_untold",
                        Map.of(
                                "field", asked.field().shape().title(),
                                "form", asked.other().title())))
                .distinct();
    }

    /** What a formula of the moment gives is fresh where it is read, but as of last night where it is asked for. */
    private Stream<Problem> ofTheMoment(FormDefinition definition, MetadataLookup lookup) {
        var form = Preparation.of(definition, shape(definition, lookup), workshop.controls(), lookup::form)
                .form();
        return form.fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
                .filter(field -> field.compute() != null && field.compute().isVolatile())
                .map(field -> Problem.at(
                        "/model/fields",
                        field.isRecomputable() ? "compute_of_the_moment" : "compute_of_the_person",
                        Map.of("field", field.shape().title())));
    }

    @Override
    public List<Problem> warn(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var definition = FormDefinition.parse(key, doc);
        return Stream.concat(
                        new FormLint(definition, shape(definition, lookup), lookup, frames).warnings().stream(),
                        Stream.concat(
                                Stream.concat(ofTheMoment(definition, lookup), untold(definition, lookup)),
                                inClear(definition, lookup)))
                .toList();
    }

    /** What encrypted fields hold is copied into others. */
    private Stream<Problem> inClear(FormDefinition definition, MetadataLookup lookup) {
        var form = Preparation.of(definition, shape(definition, lookup), workshop.controls(), lookup::form)
                .form();
        var warnings = new ArrayList<Problem>();
        new EncryptionLint(form, lookup, warnings).check();
        return warnings.stream();
    }

    @Override
    public Optional<JsonNode> without(JsonNode doc, String part) {
        return FormParts.without(doc, part);
    }

    @Override
    public Uni<List<Problem>> effects(Transaction transaction, PublishedObject previous, PublishedObject next) {
        var before = FormShape.of(previous).orElse(null);
        var after = FormShape.of(next).orElse(null);
        if (before == null || after == null) {
            return Uni.createFrom().item(List.of());
        }
        return effects(previous, next).orElseThrow().told(transaction).flatMap(told -> tables.duplicates(
                        transaction, before, after)
                .map(repeated -> Stream.concat(told.stream(), repeated.stream()).toList()));
    }

    private Optional<DataEffects> effects(@Nullable PublishedObject previous, PublishedObject next) {
        var before = previous == null ? null : FormShape.of(previous).orElse(null);
        var after = FormShape.of(next).orElse(null);
        if (previous == null || before == null || after == null) {
            return Optional.empty();
        }
        var written = FormDefinition.parse(previous.key(), previous.doc());
        var writing = FormDefinition.parse(next.key(), next.doc());
        var changes = FieldChange.between(before, written, after, writing);
        return Optional.of(new DataEffects(workshop.controls(), before, after, writing, changes, organisation, vault));
    }

    /**
     * The shape, with {@code order}: what is computed before what, {@code types}: the result types of formulas, and {@code schema}: the
     * JSON Schema of records, for people who look at a published version.
     */
    @Override
    public @Nullable JsonNode compile(ObjectKey key, JsonNode doc, MetadataLookup lookup) {
        var definition = FormDefinition.parse(key, doc);
        // Until this version is compiled, the form that is found is the one in force.
        var shape = Turning.since(lookup.form(key).orElse(null), shape(definition, lookup));
        var form = Preparation.of(definition, shape, workshop.controls(), lookup::form)
                .form();
        var compiled = Json.object();
        compiled.setAll((ObjectNode) shape.toJson());
        var order = compiled.putArray("order");
        form.graph().order().stream().map(LinkageGraph.Node::toString).forEach(order::add);
        var types = compiled.putObject("types");
        form.fields().forEach(field -> {
            if (field.compute() != null) {
                types.put(field.path(), field.compute().type().id());
            }
            field.columns().stream()
                    .filter(column -> column.compute() != null)
                    .forEach(column ->
                            types.put(column.path(), column.compute().type().id()));
        });
        compiled.set("schema", RecordSchema.of(form));
        return compiled;
    }

    @Override
    public JsonNode refreshed(ObjectNode compiled) {
        return new KnownTraits(workshop.controls()).in(compiled);
    }

    @Override
    public Uni<Void> publish(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        return counted(transaction, previous, next).chain(() -> made(transaction, previous, next));
    }

    /** Fields that take their numbers from elsewhere now; first of all, because whoever takes a number may wait for the tables. */
    private Uni<Void> counted(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        var before = previous == null ? null : Serials.of(previous);
        var now = Serials.of(next);
        return Multi.createFrom()
                .iterable(before == null || before.equals(now) ? Set.<ObjectKey>of() : Set.copyOf(now.values()))
                .onItem()
                .transformToUniAndConcatenate(numbering -> numbers.pass(transaction, numbering))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> made(Transaction transaction, @Nullable PublishedObject previous, PublishedObject next) {
        var before = previous == null ? null : FormShape.of(previous).orElse(null);
        return tables.hold(transaction, next.key())
                .chain(() -> effects(previous, next)
                        .map(effects -> effects.done(transaction))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() ->
                        tables.publish(transaction, before, FormShape.of(next).orElseThrow()))
                .chain(() -> tables.index(
                        transaction,
                        FormShape.of(next).orElseThrow(),
                        indexed(next.doc().at("/model/fields"), "")))
                .chain(() -> previous == null || before == null
                        ? Uni.createFrom().voidItem()
                        : tables.giveUpIndexes(transaction, before, indexedNoLonger(previous, next)))
                .chain(() ->
                        previous == null ? Uni.createFrom().voidItem() : computedOtherwise(transaction, previous, next))
                .chain(() -> before == null
                                || !Dependents.relabels(
                                        before, FormShape.of(next).orElseThrow())
                        ? Uni.createFrom().voidItem()
                        : dependents().relabelled(transaction, next.key()));
    }

    private Dependents dependents() {
        return new Dependents(metadata, (world, form) -> workshop.prepare(form, world), stored);
    }

    private static List<String> indexedNoLonger(PublishedObject previous, PublishedObject next) {
        var paths = new ArrayList<>(indexed(previous.doc().at("/model/fields"), ""));
        paths.removeAll(indexed(next.doc().at("/model/fields"), ""));
        return paths;
    }

    /** Paths of the fields and columns that shall have an index. */
    private static List<String> indexed(JsonNode fields, String prefix) {
        var paths = new ArrayList<String>();
        for (var field : fields) {
            var path = prefix + field.path("key").asText();
            if (field.path("index").asBoolean(false)) {
                paths.add(path);
            }
            paths.addAll(indexed(field.path("fields"), path + "."));
        }
        return paths;
    }

    /** Records of the version before may hold what computed fields give no longer. */
    private Uni<Void> computedOtherwise(Transaction transaction, PublishedObject previous, PublishedObject next) {
        return metadata.current(transaction).flatMap(world -> {
            var changed = Fingerprints.changed(workshop.prepare(previous, world), workshop.prepare(next, world));
            return changed.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : stored.changed(transaction, next.key(), next.version());
        });
    }

    private FormShape shape(FormDefinition definition, MetadataLookup lookup) {
        var version = lookup.find(FormShape.KIND, definition.key())
                .map(PublishedObject::version)
                .orElse(1);
        return workshop.shapes(lookup).compile(definition, version);
    }
}
