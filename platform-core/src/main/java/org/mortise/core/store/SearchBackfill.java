package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;

/**
 * Makes the search tokens of all records of a form anew, after what is searched or how it is cut has changed. Works through the
 * records in short transactions, each of which keeps its records from being changed meanwhile.
 */
@ApplicationScoped
public class SearchBackfill implements JobHandler {

    /** Payload: {@code {"form": key}}; the unique key is the form. */
    static final String KIND = "search.tokens";

    private static final int BATCH = 500;

    private final Database database;
    private final Metadata metadata;
    private final RowWrites rows = new RowWrites();

    SearchBackfill(Database database, Metadata metadata) {
        this.database = database;
        this.metadata = metadata;
    }

    /** Outside the container, for tests of engines. */
    public static SearchBackfill of(Database database, Metadata metadata) {
        return new SearchBackfill(database, metadata);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun run) {
        var form = ObjectKey.parse(run.payload().path("form").asText());
        var last = new AtomicReference<@Nullable UUID>();
        return Multi.createBy()
                .repeating()
                .uni(() -> database.inTransaction(transaction -> some(transaction, form, last.get()))
                        .invoke(done -> done.forEach(record -> last.set(record.id()))))
                .whilst(done -> done.size() == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<NewRecord>> some(Transaction transaction, ObjectKey form, @Nullable UUID after) {
        return metadata.current(transaction).flatMap(snapshot -> snapshot.form(form)
                .map(shape -> some(transaction, shape, after))
                .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Uni<List<NewRecord>> some(Transaction transaction, FormShape shape, @Nullable UUID after) {
        return transaction
                .connection()
                .preparedQuery("SELECT id, data::text FROM " + Tables.quoted(Tables.SCHEMA, shape.table())
                        + " WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR SHARE")
                .execute(Tuple.of(after, BATCH))
                .map(found -> Rows.list(
                        found,
                        row -> new NewRecord(
                                row.getUUID(0), (ObjectNode) Json.parse(row.getString(1)), Set.of(), null, null)))
                .call(records -> rows.search(transaction.connection(), shape, records));
    }
}
