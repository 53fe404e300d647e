package org.mortise.core.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Publishing publishing;
    private final PublishEffects effects;

    MetadataDesk(
            Database database,
            Metadata metadata,
            MetadataKinds kinds,
            MetadataTable table,
            DraftTable drafts,
            Clock clock,
            @All List<PersonalEffects> personal) {
        this.database = database;
        this.metadata = metadata;
        this.kinds = kinds;
        this.table = table;
        this.drafts = drafts;
        this.clock = clock;
        this.publishing = new Publishing(metadata, kinds, table, clock);
        this.effects = new PublishEffects(kinds, personal);
    }

    /** Outside the container, for tests of engines. */
    public static MetadataDesk of(
            Database database, Metadata metadata, MetadataKinds kinds, Clock clock, PersonalEffects... personal) {
        return new MetadataDesk(
                database, metadata, kinds, new MetadataTable(kinds), new DraftTable(kinds), clock, List.of(personal));
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
        return unchangedSince(transaction, id, seen).flatMap(object -> keep(transaction, caller, object, doc));
    }

    /** The same for changes to the draft, or to what is in force where there is none. */
    public Uni<MetadataObject> patchDraft(
            Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen, JsonNode patch) {
        return unchangedSince(transaction, id, seen)
                .flatMap(object -> keep(transaction, caller, object, JsonPatch.apply(pending(object), patch)));
    }

    /** A draft that says what is in force is none: there is nothing to publish. */
    private Uni<MetadataObject> keep(Transaction transaction, Caller caller, MetadataObject object, JsonNode doc) {
        var id = object.id();
        Envelope.refuse(id, doc);
        var draft = doc.equals(object.published()) ? null : doc;
        return drafts.update(transaction.connection(), id, draft, caller.person(), clock.instant())
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
                                .map(doc ->
                                        new Looked(world, publishing.examine(world, List.of(Release.local(id, doc)))))))
                .flatMap(looked -> publishing.survey(looked.world(), looked.examined()))
                .map(surveyed -> surveyed.get(0).findings());
    }

    private record Looked(MetadataSnapshot world, List<Examined> examined) {}

    /** What was looked at, with what each kind finds outside the metadata. */
    public Uni<List<Examined>> survey(MetadataSnapshot world, List<Examined> examined) {
        return publishing.survey(world, examined);
    }

    /**
     * Looks at documents as if they came into force together in {@code world}; writes nothing. What other objects in force would
     * have to complain about then is an error of the first.
     */
    public List<Examined> examine(MetadataSnapshot world, List<Release> releases) {
        return publishing.examine(world, releases);
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
        return database.inTransaction(
                transaction -> metadata.current(transaction).flatMap(world -> next(transaction, id, version)
                        .flatMap(doc -> effects.of(transaction, world, Release.local(id, doc)))));
    }

    /** Brings the draft into force as the next version. */
    public Uni<Publication> publish(Caller caller, MetadataId id, @Nullable Integer seen, String note) {
        return database.inTransaction(transaction -> publish(transaction, caller, id, seen, note));
    }

    public Uni<Publication> publish(
            Transaction transaction, Caller caller, MetadataId id, @Nullable Integer seen, String note) {
        // The one lock before the other, as for whoever publishes many: two who publish never wait for each other.
        return lockPublishing(transaction)
                .chain(() -> unchangedSince(transaction, id, seen))
                .map(MetadataDesk::draft)
                .flatMap(doc -> publishing.publishAll(transaction, caller, List.of(Release.local(id, doc)), note))
                .call(() -> drafts.update(transaction.connection(), id, null, caller.person(), clock.instant()))
                .map(publications -> publications.get(0));
    }

    /** Brings documents into force together, all of them or none; drafts of the same objects stay as they are. */
    public Uni<List<Publication>> publishAll(
            Transaction transaction, Caller caller, List<Release> releases, String note) {
        return publishing.publishAll(transaction, caller, releases, note);
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
                .flatMap(doc -> publishing.publishAll(transaction, caller, List.of(Release.local(id, doc)), note))
                .map(publications -> publications.get(0));
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
