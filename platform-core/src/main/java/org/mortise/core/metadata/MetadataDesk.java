package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.JsonPatch;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/**
 * Where metadata is designed: draft, check, publish, restore.
 *
 * <p>Whether the caller may design is decided before this desk is asked. Revisions that callers saw guard against overwriting
 * each other; null takes what there is.
 */
@ApplicationScoped
public class MetadataDesk {

    private final Database database;
    private final Metadata metadata;
    private final MetadataKinds kinds;
    private final MetadataTable table;
    private final DraftTable drafts;
    private final Clock clock;

    MetadataDesk(
            Database database,
            Metadata metadata,
            MetadataKinds kinds,
            MetadataTable table,
            DraftTable drafts,
            Clock clock) {
        this.database = database;
        this.metadata = metadata;
        this.kinds = kinds;
        this.table = table;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static MetadataDesk of(Database database, Metadata metadata, MetadataKinds kinds, Clock clock) {
        return new MetadataDesk(database, metadata, kinds, new MetadataTable(kinds), new DraftTable(kinds), clock);
    }

    /** Objects of a kind, published or not; of one package, or of all when null. */
    public Uni<List<MetadataObject>> list(String kind, @Nullable String pkg) {
        kinds.named(kind);
        return drafts.list(database.pool(), kind, pkg);
    }

    public Uni<MetadataObject> read(MetadataId id) {
        return drafts.find(database.pool(), id).map(found -> found.orElseThrow(Rejected::notFound));
    }

    /** Files a new object as a draft under the key that its document names. */
    public Uni<MetadataObject> create(Caller caller, String kind, String pkg, JsonNode doc) {
        return database.inTransaction(transaction -> create(transaction, caller, kind, pkg, doc));
    }

    public Uni<MetadataObject> create(Transaction transaction, Caller caller, String kind, String pkg, JsonNode doc) {
        kinds.named(kind);
        var id = Envelope.idOf(kind, pkg, doc);
        Envelope.refuse(id, doc);
        return drafts.insert(transaction.connection(), id, doc, caller.person(), clock.instant())
                .invoke(inserted -> {
                    if (!inserted) {
                        throw Rejected.because(
                                Rejected.Kind.CONFLICT,
                                Problem.at(
                                        "/key",
                                        "metadata_key_taken",
                                        Map.of("key", id.key().toString())));
                    }
                })
                .flatMap(inserted -> locked(transaction, id));
    }

    /** Keeps {@code doc} as the draft, right or wrong, and returns the object with its new draft revision. */
    public Uni<MetadataObject> saveDraft(Caller caller, MetadataId id, @Nullable Integer seen, JsonNode doc) {
        return database.inTransaction(transaction -> saveDraft(transaction, caller, id, seen, doc));
    }

    public Uni<MetadataObject> saveDraft(
            Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen, JsonNode doc) {
        return unchangedSince(transaction, id, seen).flatMap(object -> keep(transaction, caller, id, doc));
    }

    /** The same for changes to the draft, or to what is in force where there is none. */
    public Uni<MetadataObject> patchDraft(
            Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen, JsonNode patch) {
        return unchangedSince(transaction, id, seen)
                .map(object -> JsonPatch.apply(pending(object), patch))
                .flatMap(doc -> keep(transaction, caller, id, doc));
    }

    private Uni<MetadataObject> keep(Transaction transaction, Caller caller, MetadataId id, JsonNode doc) {
        Envelope.refuse(id, doc);
        return drafts.update(transaction.connection(), id, doc, caller.person(), clock.instant())
                .flatMap(done -> locked(transaction, id));
    }

    /** Drops the draft; an object that was never published goes with it. */
    public Uni<Void> discard(Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen) {
        return unchangedSince(transaction, id, seen)
                .flatMap(object -> object.version() == null
                        ? drafts.deleteUnpublished(transaction.connection(), id)
                        : drafts.update(transaction.connection(), id, null, caller.person(), clock.instant()));
    }

    /**
     * What publishing would complain about.
     *
     * @param version one that is to be restored; null for the draft
     */
    public Uni<Findings> check(MetadataId id, @Nullable Integer version) {
        return database.inTransaction(
                        transaction -> metadata.current(transaction).flatMap(world -> next(transaction, id, version)
                                .map(doc -> new Looked(world, examine(world, List.of(Release.local(id, doc)))))))
                .flatMap(looked -> survey(looked.world(), looked.examined()))
                .map(surveyed -> surveyed.get(0).findings());
    }

    private record Looked(MetadataSnapshot world, List<Examined> examined) {}

    /** What was looked at, with what each kind finds outside the metadata. */
    public Uni<List<Examined>> survey(MetadataSnapshot world, List<Examined> examined) {
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .transformToUniAndConcatenate(one -> one.findings().errors().isEmpty()
                        ? kinds.named(one.object().kind())
                                .survey(world, one.object())
                                .map(one::with)
                        : Uni.createFrom().item(one))
                .collect()
                .asList();
    }

    /**
     * Looks at documents as if they came into force together in {@code world}; writes nothing. What other objects in force would
     * have to complain about then is an error of the first.
     */
    public List<Examined> examine(MetadataSnapshot world, List<Release> releases) {
        var examination = Examination.of(kinds, world, releases);
        return withBroken(world, releases, examination, examination.examined());
    }

    private List<Examined> withBroken(
            MetadataSnapshot world, List<Release> releases, Examination examination, List<Examined> examined) {
        var broken = examination.fits() ? Uses.broken(kinds, world, examination.world(), releases) : List.<Use>of();
        if (broken.isEmpty()) {
            return examined;
        }
        var errors = broken.stream().map(Use::asProblem).toList();
        return Stream.concat(
                        Stream.of(examined.get(0).withErrors(errors)),
                        examined.stream().skip(1))
                .toList();
    }

    /**
     * Who uses an object, or a part of it: everything in force that would be wrong without it, the object itself included.
     *
     * @param part a part as its kind names it, such as the key of a field; null for the whole object
     */
    public Uni<List<Use>> uses(MetadataId id, @Nullable String part) {
        return database.inTransaction(
                transaction -> metadata.current(transaction).flatMap(world -> locked(transaction, id)
                        .map(object -> part == null
                                ? Uses.ofObject(kinds, world, id)
                                : Uses.ofPart(kinds, world, Release.local(id, pending(object)), part))));
    }

    /**
     * What publishing would do to data that is there, as sentences; nothing for an object that is new.
     *
     * @param version one that is to be restored; null for the draft
     */
    public Uni<List<Problem>> effects(MetadataId id, @Nullable Integer version) {
        return database.inTransaction(transaction -> metadata.current(transaction)
                .flatMap(world -> next(transaction, id, version).flatMap(doc -> {
                    var examination = Examination.of(kinds, world, List.of(Release.local(id, doc)));
                    var previous = world.find(id.kind(), id.key()).orElse(null);
                    var next = examination.world().find(id.kind(), id.key()).orElseThrow();
                    if (previous == null || !examination.fits()) {
                        return Uni.createFrom().item(List.of());
                    }
                    return id.kind().equals(OptionShape.SET)
                            ? offered(transaction, world, examination.world())
                            : kinds.named(id.kind()).effects(transaction, previous, next);
                })));
    }

    /** What an option set does to the records of the forms that offer it. */
    private Uni<List<Problem>> offered(Transaction transaction, MetadataSnapshot before, MetadataSnapshot after) {
        var changed = after.all(FormShape.KIND).stream()
                .filter(form -> !before.form(form.key()).equals(after.form(form.key())))
                .toList();
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(form ->
                        kinds.named(FormShape.KIND).effects(transaction, offering(form, before), offering(form, after)))
                .collect()
                .in(ArrayList<Problem>::new, List::addAll)
                .map(List::copyOf);
    }

    /** The form with the options that it offers in {@code world}. */
    private static PublishedObject offering(PublishedObject form, MetadataSnapshot world) {
        var shape = world.form(form.key()).map(FormShape::toJson).orElse(form.compiled());
        return new PublishedObject(form.key(), form.kind(), form.version(), form.doc(), shape);
    }

    /** Brings the draft into force as the next version. */
    public Uni<Publication> publish(Caller caller, MetadataId id, @Nullable Integer seen, String note) {
        return database.inTransaction(transaction -> publish(transaction, caller, id, seen, note));
    }

    public Uni<Publication> publish(
            Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen, String note) {
        return unchangedSince(transaction, id, seen)
                .map(MetadataDesk::draft)
                .flatMap(doc -> publishAll(transaction, caller, List.of(Release.local(id, doc)), note))
                .call(() -> drafts.update(transaction.connection(), id, null, caller.person(), clock.instant()))
                .map(publications -> publications.get(0));
    }

    /** Brings documents into force together, all of them or none; drafts of the same objects stay as they are. */
    public Uni<List<Publication>> publishAll(
            Transaction transaction, Caller caller, List<Release> releases, String note) {
        return table.lockRevision(transaction.connection())
                .flatMap(locked -> metadata.current(transaction))
                .flatMap(world -> {
                    var examination = Examination.of(kinds, world, releases);
                    var judged = withBroken(world, releases, examination, examination.judged());
                    return enforce(transaction, caller, world, judged, note);
                });
    }

    /** Lets nobody else publish until {@code transaction} ends, so that what it plans is what it does. */
    public Uni<Void> lockPublishing(Transaction transaction) {
        return table.lockRevision(transaction.connection());
    }

    /** What bundles last brought to {@code pkg}, by object; objects made here are absent. */
    public Uni<Map<MetadataId, JsonNode>> bases(Transaction transaction, String pkg) {
        return table.bases(transaction.connection(), pkg);
    }

    /** Remembers what a bundle brought for an object that stays as it is, for the next comparison. */
    public Uni<Void> rebase(Transaction transaction, Release brought) {
        return table.rebase(
                transaction.connection(),
                brought.id(),
                brought.doc(),
                Objects.requireNonNull(brought.bundleVersion(), "only bundles bring bases"));
    }

    /** History, newest first, without documents. */
    public Uni<List<MetadataVersion>> versions(MetadataId id) {
        return drafts.versions(database.pool(), id);
    }

    public Uni<MetadataVersion> version(MetadataId id, int version) {
        return drafts.version(database.pool(), id, version).map(found -> found.orElseThrow(Rejected::notFound));
    }

    /** Publishes an old version's document again, as the next version. */
    public Uni<Publication> restore(Transaction transaction, Caller caller, MetadataId id, int version, String note) {
        return next(transaction, id, version)
                .flatMap(doc -> publishAll(transaction, caller, List.of(Release.local(id, doc)), note))
                .map(publications -> publications.get(0));
    }

    private Uni<List<Publication>> enforce(
            Transaction transaction, Caller caller, MetadataSnapshot world, List<Examined> examined, String note) {
        var errors = examined.stream()
                .flatMap(one -> one.findings().errors().stream())
                .toList();
        if (!errors.isEmpty()) {
            return Uni.createFrom().failure(Rejected.invalid(errors));
        }
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .call(one -> table.publish(transaction.connection(), one, note, caller.person(), clock.instant()))
                .onItem()
                .ignoreAsUni()
                .call(() -> table.advance(transaction.connection()))
                .call(() ->
                        metadata.current(transaction).invoke(fresh -> metadata.shareAfterCommit(transaction, fresh)))
                .flatMap(written -> carryOut(transaction, world, examined));
    }

    /** Lets each kind make the database fit, in order. */
    private Uni<List<Publication>> carryOut(Transaction transaction, MetadataSnapshot before, List<Examined> examined) {
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .transformToUniAndConcatenate(one -> carryOut(transaction, before, one))
                .collect()
                .in(ArrayList<Publication>::new, List::add)
                .map(List::copyOf);
    }

    private Uni<Publication> carryOut(Transaction transaction, MetadataSnapshot before, Examined examined) {
        var next = examined.object();
        var kind = kinds.named(next.kind());
        var previous = before.find(next.kind(), next.key()).orElse(null);
        return kind.publish(transaction, previous, next)
                .replaceWith(
                        () -> new Publication(examined.release().id(), next.version(), kind.impact(previous, next)));
    }

    /** What would come into force: an old version, or what is drafted. */
    private Uni<JsonNode> next(Transaction transaction, MetadataId id, @Nullable Integer version) {
        return version == null
                ? locked(transaction, id).map(MetadataDesk::pending)
                : drafts.version(transaction.connection(), id, version)
                        .map(found -> found.map(MetadataVersion::doc).orElseThrow(Rejected::notFound));
    }

    private Uni<MetadataObject> unchangedSince(Transaction transaction, MetadataId id, @Nullable Integer seen) {
        return locked(transaction, id).invoke(object -> {
            if (seen != null && seen != object.draftRevision()) {
                throw Rejected.stale(DesignView.of(object));
            }
        });
    }

    private Uni<MetadataObject> locked(Transaction transaction, MetadataId id) {
        return drafts.lock(transaction.connection(), id).map(found -> found.orElseThrow(Rejected::notFound));
    }

    private static JsonNode draft(MetadataObject object) {
        var draft = object.draft();
        if (draft == null) {
            throw Rejected.invalid(List.of(Problem.of("nothing_to_publish")));
        }
        return draft;
    }

    private static JsonNode pending(MetadataObject object) {
        var pending = object.pending();
        if (pending == null) {
            throw Rejected.notFound();
        }
        return pending;
    }
}
