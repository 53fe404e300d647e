package org.mortise.form.excel;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.vault.Vault;

/** SQL of checks of imports. */
@ApplicationScoped
class CheckTable {

    private static final String PLACE = "import_check";

    private final Database database;
    private final Vault vault;

    CheckTable(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Uni<Optional<CheckRun>> find(UUID run) {
        return database.pool().preparedQuery("""
                        SELECT run, number, state, asked::text AS asked, plan::text AS plan, form, total, processed,
                               findings::text AS findings, problem::text AS problem
                          FROM import_check WHERE run = $1""").execute(Tuple.of(run)).map(rows -> Rows.first(rows, this::check));
    }

    /** Takes the place of the check before, and gives its number. */
    Uni<Integer> begin(
            Transaction transaction, UUID run, JsonNode asked, JsonNode plan, @Nullable ObjectKey form, int total) {
        return transaction
                .connection()
                .preparedQuery("""
                        INSERT INTO import_check (run, number, state, asked, plan, form, total, processed)
                        VALUES ($1, 1, 'running', ($2::text)::jsonb, ($3::text)::jsonb, $4, $5, 0)
                        ON CONFLICT (run) DO UPDATE SET number = import_check.number + 1, state = 'running',
                          asked = excluded.asked, plan = excluded.plan, form = excluded.form, total = excluded.total,
                          processed = 0, findings = NULL, problem = NULL
                        RETURNING number""")
                .execute(Tuple.from(Arrays.asList(
                        run,
                        vault.written(PLACE, asked),
                        vault.written(PLACE, plan),
                        form == null ? null : form.toString(),
                        total)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Whether anybody still wants to know; a check that was cancelled, or asked for anew, counts no further. */
    Uni<Boolean> progress(UUID run, int number, int processed) {
        return database.pool()
                .preparedQuery("""
                        UPDATE import_check SET processed = $3 WHERE run = $1 AND number = $2 AND state = 'running'""")
                .execute(Tuple.of(run, number, processed))
                .map(updated -> updated.rowCount() == 1);
    }

    Uni<Void> end(UUID run, int number, String state, @Nullable JsonNode findings, @Nullable JsonNode problem) {
        return database.pool()
                .preparedQuery("""
                        UPDATE import_check SET state = $3, findings = ($4::text)::jsonb, problem = ($5::text)::jsonb
                         WHERE run = $1 AND number = $2 AND state = 'running'""")
                .execute(Tuple.from(Arrays.asList(
                        run,
                        number,
                        state,
                        findings == null ? null : vault.written(PLACE, findings),
                        problem == null ? null : vault.written(PLACE, problem))))
                .replaceWithVoid();
    }

    Uni<Void> cancel(UUID run) {
        return database.pool().preparedQuery(CANCEL).execute(Tuple.of(run)).replaceWithVoid();
    }

    /** The same in a larger transaction. */
    Uni<Void> cancel(Transaction transaction, UUID run) {
        return transaction
                .connection()
                .preparedQuery(CANCEL)
                .execute(Tuple.of(run))
                .replaceWithVoid();
    }

    private static final String CANCEL =
            "UPDATE import_check SET state = 'cancelled' WHERE run = $1 AND state = 'running'";

    private CheckRun check(Row row) {
        var form = row.getString("form");
        return new CheckRun(
                row.getUUID("run"),
                row.getInteger("number"),
                row.getString("state"),
                vault.read(PLACE, row.getString("asked")),
                vault.read(PLACE, row.getString("plan")),
                form == null ? null : ObjectKey.parse(form),
                row.getInteger("total"),
                row.getInteger("processed"),
                json(row.getString("findings")),
                json(row.getString("problem")));
    }

    private @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : vault.read(PLACE, text);
    }
}
