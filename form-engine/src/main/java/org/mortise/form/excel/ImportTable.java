package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.vault.Vault;

/** SQL of import runs and their rejected rows. */
@ApplicationScoped
class ImportTable {

    static final int MOST_REMARKS = 1_000;

    private static final String RUN = "import_run";
    private static final String REJECTION = "import_rejection";
    private static final String REMARK = "import_remark";

    private final Database database;
    private final Vault vault;

    ImportTable(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Uni<Void> insert(ImportRun run) {
        return database.pool()
                .preparedQuery("""
                        INSERT INTO import_run (id, person, file, file_name, state, total, processed, good, bad, warnings, made)
                        VALUES ($1, $2, $3, $4, 'analysed', 0, 0, 0, 0, 0, 0)""")
                .execute(Tuple.of(run.id(), run.person(), run.file(), run.fileName()))
                .replaceWithVoid();
    }

    Uni<Optional<ImportRun>> find(UUID id) {
        return database.pool().preparedQuery("""
                        SELECT id, person, file, file_name, state, form, plan::text AS plan, total, processed, good, bad, warnings, made,
                               problem::text AS problem
                          FROM import_run WHERE id = $1""").execute(Tuple.of(id)).map(rows -> Rows.first(rows, this::run));
    }

    /** Whether the run was waiting to be started and now runs. */
    Uni<Boolean> start(Transaction transaction, UUID id, ObjectKey form, JsonNode plan, int total) {
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE import_run SET state = 'running', form = $2, plan = ($3::text)::jsonb, total = $4
                         WHERE id = $1 AND state = 'analysed'""")
                .execute(Tuple.of(id, form.toString(), vault.written(RUN, plan), total))
                .map(result -> result.rowCount() == 1);
    }

    /**
     * Counts a batch of rows, in the transaction that writes them; fails when somebody else has counted rows since {@code before},
     * so that two who both believe to hold the import never bring a row twice.
     */
    Uni<Void> progress(Transaction transaction, UUID id, ImportRun.Figures before, ImportReading.Outcome outcome) {
        var after = outcome.figures();
        return transaction
                .connection()
                .preparedQuery("""
                        UPDATE import_run SET processed = $2, good = $3, bad = $4, warnings = $5, made = $6
                         WHERE id = $1 AND processed = $7 AND state = 'running'""")
                .execute(Tuple.from(List.of(
                        id,
                        after.processed(),
                        after.good(),
                        after.bad(),
                        after.warnings(),
                        after.made(),
                        before.processed())))
                .invoke(updated -> {
                    if (updated.rowCount() != 1) {
                        throw new IllegalStateException("the import " + id + " is in other hands");
                    }
                })
                .chain(() -> reject(transaction, id, outcome.rejections()))
                .chain(() -> remark(transaction, id, outcome.remarks()));
    }

    Uni<Void> end(UUID id, String state, @Nullable JsonNode problem) {
        return database.pool()
                .preparedQuery("""
                        UPDATE import_run SET state = $2, problem = ($3::text)::jsonb WHERE id = $1 AND state = 'running'""")
                .execute(Tuple.of(id, state, problem == null ? null : vault.written(RUN, problem)))
                .replaceWithVoid();
    }

    /** What came in stays; the batch that is being written is not counted any more, and so is taken back. */
    Uni<Void> cancel(UUID id) {
        return database.pool()
                .preparedQuery("UPDATE import_run SET state = 'cancelled' WHERE id = $1 AND state = 'running'")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Rejected rows in the order of the sheets, that of the records first, after row {@code after} of {@code sheet}. */
    Uni<List<Rejection>> rejections(UUID id, String sheet, int after, int limit) {
        return database.pool()
                .preparedQuery("""
                        SELECT sheet, row_number, cells::text AS cells, reasons::text AS reasons FROM import_rejection
                         WHERE run = $1 AND (sheet, row_number) > ($2, $3) ORDER BY sheet, row_number LIMIT $4""")
                .execute(Tuple.of(id, sheet, after, limit))
                .map(rows -> Rows.list(rows, row -> rejection(REJECTION, row)));
    }

    private Uni<Void> reject(Transaction transaction, UUID id, List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var batch = rejections.stream()
                .map(rejection -> Tuple.of(
                        id,
                        rejection.sheet(),
                        rejection.row(),
                        vault.written(REJECTION, rejection.cells()),
                        vault.written(REJECTION, rejection.reasons())))
                .toList();
        return transaction.connection().preparedQuery("""
                        INSERT INTO import_rejection (run, sheet, row_number, cells, reasons)
                        VALUES ($1, $2, $3, ($4::text)::jsonb, ($5::text)::jsonb)""").executeBatch(batch).replaceWithVoid();
    }

    /** The first rows that came in although something of them is worth a look. */
    Uni<List<Rejection>> remarks(UUID id, int limit) {
        return database.pool()
                .preparedQuery("""
                        SELECT sheet, row_number, '[]' AS cells, reasons::text AS reasons FROM import_remark
                         WHERE run = $1 ORDER BY sheet, row_number LIMIT $2""")
                .execute(Tuple.of(id, limit))
                .map(rows -> Rows.list(rows, row -> rejection(REMARK, row)));
    }

    private Uni<Void> remark(Transaction transaction, UUID id, List<Rejection> remarks) {
        if (remarks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var batch = remarks.stream()
                .map(remark -> Tuple.of(
                        id, remark.sheet(), remark.row(), vault.written(REMARK, remark.reasons()), MOST_REMARKS))
                .toList();
        return transaction.connection().preparedQuery("""
                        INSERT INTO import_remark (run, sheet, row_number, reasons)
                        SELECT $1, $2, $3, ($4::text)::jsonb
                         WHERE (SELECT count(*) FROM import_remark WHERE run = $1) < $5
                        ON CONFLICT DO NOTHING""").executeBatch(batch).replaceWithVoid();
    }

    private ImportRun run(Row row) {
        var form = row.getString("form");
        return new ImportRun(
                row.getUUID("id"),
                row.getUUID("person"),
                row.getUUID("file"),
                row.getString("file_name"),
                row.getString("state"),
                form == null ? null : ObjectKey.parse(form),
                json(row.getString("plan")),
                new ImportRun.Figures(
                        row.getInteger("total"),
                        row.getInteger("processed"),
                        row.getInteger("good"),
                        row.getInteger("bad"),
                        row.getInteger("warnings"),
                        row.getInteger("made")),
                json(row.getString("problem")));
    }

    private @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : vault.read(RUN, text);
    }

    private Rejection rejection(String place, Row row) {
        var cells = new ArrayList<String>();
        vault.read(place, row.getString("cells")).forEach(cell -> cells.add(cell.asText()));
        var reasons = new ArrayList<Rejection.Reason>();
        for (var reason : vault.read(place, row.getString("reasons"))) {
            reasons.add(Json.convert(reason, Rejection.Reason.class));
        }
        return new Rejection(row.getString("sheet"), row.getInteger("row_number"), cells, reasons);
    }
}
