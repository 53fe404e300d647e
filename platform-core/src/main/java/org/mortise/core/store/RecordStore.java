package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.ScopedAggregate;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.access.ScopedQuestion;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.formula.Question;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.vault.Vault;

/**
 * Reads and writes records for those whom {@code AccessGate} lets through.
 *
 * <p>Reads give documents as text, secured in SQL. A write locks the record within the caller's scope, checks that every key he
 * sent may be set in that record, and afterwards that the record still lies in a scope in which he may create or change records
 * ({@code outside_scope} otherwise). Giving a record away by changing its owner is the one exception: whoever may set the owner
 * field may lose the record by it.
 */
@ApplicationScoped
public class RecordStore {

    private final Database database;
    private final Vault vault;
    private final RecordReads reads;
    private final RecordLocks locks;
    private final RecordWrites writes;
    private final RecordTrash trash;
    private final DirectoryReads directory = new DirectoryReads();
    private final RecordHistory history;
    private final RecomputeWrites recomputes;

    RecordStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
        this.reads = new RecordReads(vault);
        this.locks = new RecordLocks(vault);
        this.writes = new RecordWrites(vault);
        this.trash = new RecordTrash(writes, vault);
        this.history = new RecordHistory(vault);
        this.recomputes = new RecomputeWrites(locks, writes);
    }

    /** Outside the container, for tests of engines. */
    public static RecordStore of(Database database, Vault vault) {
        return new RecordStore(database, vault);
    }

    /** A page without sub-tables; a bad cursor is {@code cursor_invalid}. */
    public Uni<RecordRows> list(ScopedQuery query) {
        return reads.list(database.pool(), query);
    }

    /** A page as {@code transaction} sees it. */
    public Uni<RecordRows> list(Transaction transaction, ScopedQuery query) {
        return reads.list(transaction.connection(), query);
    }

    /** Those of {@code ids} that are among the records of {@code query}, with sub-tables; in no order. */
    public Uni<RecordRows> whole(ScopedQuery query, Collection<UUID> ids) {
        return reads.wholePage(database.pool(), query, ids);
    }

    public Uni<RecordCount> count(ScopedQuery query) {
        return reads.count(database.pool(), query);
    }

    /** One record with sub-tables and rights, if it is among those of {@code query}. */
    public Uni<Optional<RecordRows>> read(ScopedQuery query, UUID id) {
        return reads.one(database.pool(), query, id);
    }

    /** The same as {@code transaction} sees it. */
    public Uni<Optional<RecordRows>> read(Transaction transaction, ScopedQuery query, UUID id) {
        return reads.one(transaction.connection(), query, id);
    }

    /** Those of {@code ids} that are among the records of {@code query}, in no order and without sub-tables or titles; limits do not count. */
    public Uni<List<StoredRecord>> among(@Nullable Transaction transaction, ScopedQuery query, Collection<UUID> ids) {
        var client = transaction == null ? database.pool() : transaction.connection();
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : reads.among(client, query, ids);
    }

    /** The same with sub-tables. */
    public Uni<List<StoredRecord>> whole(@Nullable Transaction transaction, ScopedQuery query, Collection<UUID> ids) {
        var client = transaction == null ? database.pool() : transaction.connection();
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : reads.whole(client, query, ids);
    }

    /** The same, but only the ids. */
    public Uni<Set<UUID>> existing(Transaction transaction, ScopedQuery query, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(Set.of()) : reads.existing(transaction.connection(), query, ids);
    }

    /** Those of {@code ids} to which some record leads by {@code links}, whoever may read it. */
    public Uni<Set<UUID>> ledTo(FieldShape links, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : database.pool()
                        .preparedQuery(UniqueIndex.ledTo(links))
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .map(rows -> Set.copyOf(Rows.list(rows, row -> row.getUUID(0))));
    }

    /** The places in {@code queries}, all of the same form, of those among whose records {@code id} is; in one statement. */
    public Uni<Set<Integer>> reaching(@Nullable Transaction transaction, List<ScopedQuery> queries, UUID id) {
        var client = transaction == null ? database.pool() : transaction.connection();
        return queries.isEmpty() ? Uni.createFrom().item(Set.of()) : reads.reaching(client, queries, id);
    }

    /** Titles by id; records that the caller may not read, or whose title he may not see, are absent. */
    public Uni<Map<UUID, String>> titles(FormAccess access, Collection<UUID> ids) {
        return access.may(RecordAction.READ)
                ? reads.titles(database.pool(), access, ids)
                : Uni.createFrom().item(Map.of());
    }

    public Uni<GroupRows> aggregate(ScopedAggregate query) {
        return reads.aggregate(database.pool(), query);
    }

    /** The same as {@code transaction} sees it. */
    public Uni<GroupRows> aggregate(Transaction transaction, ScopedAggregate query) {
        return reads.aggregate(transaction.connection(), query);
    }

    /** The same over those records alone whose first dimension, a path over links, leads to one of {@code ids}. */
    public Uni<GroupRows> aggregate(Transaction transaction, ScopedAggregate query, Collection<UUID> ids) {
        return reads.aggregate(transaction.connection(), query, ids);
    }

    /**
     * Answers to a question of a formula, in the order of the askings, in one statement.
     *
     * @param transaction in which to read; null for a mere look
     */
    public Uni<List<@Nullable Object>> answers(
            @Nullable Transaction transaction, ScopedQuestion question, List<Inquiry> inquiries) {
        var client = transaction == null ? database.pool() : transaction.connection();
        return inquiries.isEmpty() ? Uni.createFrom().item(List.of()) : reads.answers(client, question, inquiries);
    }

    /** The same of a question that is put to the directory of the organisation, which everybody may read. */
    public Uni<List<@Nullable Object>> directory(
            @Nullable Transaction transaction, Question question, List<Inquiry> inquiries) {
        var client = transaction == null ? database.pool() : transaction.connection();
        return inquiries.isEmpty() ? Uni.createFrom().item(List.of()) : directory.answers(client, question, inquiries);
    }

    /** The change log of a record, newest first, without fields that the caller may not read; {@code not_found} without it. */
    public Uni<List<RecordChange>> history(ScopedQuery query, UUID id) {
        return read(query, id)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .flatMap(found -> history.read(
                        database.pool(), query.access(), found.records().get(0)));
    }

    /** Deleted records that the caller could read and delete, newest first; the search looks for what names them. */
    public Uni<TrashRows> trash(ScopedQuery query) {
        return reads.trash(database.pool(), query);
    }

    /** Locks a record for a change; {@code not_found} where there is none within the caller's scope of the action. */
    public Uni<LockedRecord> lock(Transaction transaction, ScopedWrite write, UUID id) {
        return locks.lock(transaction.connection(), write, List.of(id))
                .map(found -> found.stream().findFirst().orElseThrow(Rejected::notFound));
    }

    public Uni<WrittenRecord> insert(Transaction transaction, ScopedWrite write, NewRecord record, ChangeStamp stamp) {
        return writes.insert(transaction.connection(), write, record, stamp);
    }

    /** What is wrong with setting these keys of whichever new record: those that no grant of the action lets be set. */
    public List<Problem> unwritable(ScopedWrite write, Set<String> sent) {
        return WriteRights.problems(
                write.shape(), write.action(), write.access().anywhere(), sent);
    }

    /**
     * How records that are still to be written stand to each other and to those that are there, as far as values must be unique;
     * whoever may be told of the latter is for the caller to say.
     */
    public Uni<List<Standing>> standings(FormShape shape, List<ObjectNode> documents) {
        return documents.isEmpty()
                ? Uni.createFrom().item(List.of())
                : UniqueStandings.of(database.pool(), shape, vault, documents);
    }

    /**
     * Inserts at most some thousand records with one statement per table; the log keeps no values of them.
     *
     * @return what was wrong with those that the caller may not make like that, by id; they were not inserted
     */
    public Uni<Map<UUID, List<Problem>>> insertMany(
            Transaction transaction, ScopedWrite write, List<NewRecord> records, ChangeStamp stamp) {
        return records.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : writes.insertMany(transaction.connection(), write, records, stamp);
    }

    /** Changes a locked record; nothing at all happens when the image is the same as before. */
    public Uni<WrittenRecord> update(
            Transaction transaction, ScopedWrite write, LockedRecord before, RecordPatch patch, ChangeStamp stamp) {
        return writes.update(transaction.connection(), write, before, patch, stamp);
    }

    /**
     * Locks those of {@code ids} that {@code write} reaches, in the order of their ids, for computing them anew: fails soon, as
     * {@link Contention} knows, where somebody else holds one.
     */
    public Uni<List<LockedRecord>> lockAll(Transaction transaction, ScopedWrite write, List<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : recomputes.lock(transaction.connection(), write, ids);
    }

    /** The ids of at most {@code limit} records that follow {@code after} in the order of ids; null: from the first. */
    public Uni<List<UUID>> idsAfter(Transaction transaction, ScopedWrite write, @Nullable UUID after, int limit) {
        return recomputes.idsAfter(transaction.connection(), write.shape(), after, limit);
    }

    /** How many records there are, whoever asks. */
    public Uni<Long> size(Transaction transaction, ScopedWrite write) {
        return recomputes.count(transaction.connection(), write.shape());
    }

    /**
     * Writes the computed values that differ, and returns what became of their records; the others are left out. Versions, moments
     * of change, owners and the change log stay as they are: nobody has changed anything.
     */
    public Uni<List<WrittenRecord>> recomputed(
            Transaction transaction, ScopedWrite write, List<RecomputedRecord> records) {
        return recomputes.write(transaction.connection(), write.shape(), records);
    }

    /** Moves a locked record to the trash. */
    public Uni<WrittenRecord> delete(
            Transaction transaction, ScopedWrite write, LockedRecord before, ChangeStamp stamp) {
        return trash.delete(transaction.connection(), write.shape(), before, stamp);
    }

    /** Takes a record back from the trash; {@code write} is leave to delete. */
    public Uni<WrittenRecord> restore(Transaction transaction, ScopedWrite write, UUID id, ChangeStamp stamp) {
        return trash.restore(transaction.connection(), write.access(), id, stamp);
    }

    /** Sets the approval state; only flows do, so no grant is asked. */
    public Uni<Void> flowState(
            Transaction transaction,
            FormShape shape,
            UUID id,
            String state,
            @Nullable UUID instance,
            ChangeStamp stamp) {
        return writes.flowState(transaction.connection(), shape, id, state, instance, stamp);
    }
}
