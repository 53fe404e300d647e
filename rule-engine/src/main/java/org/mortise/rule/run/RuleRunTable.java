package org.mortise.rule.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.database.Rows;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.vault.Vault;
import org.mortise.rule.run.RuleRun.StepResult;

/** SQL of the log of runs. */
@ApplicationScoped
class RuleRunTable {

    private static final String COLUMNS =
            "SELECT id, rule, version, title::text AS title, trigger_key, event, causes::text AS causes, form, record, state, problems::text AS problems,"
                    + " steps::text AS steps, at, actor FROM rule_run";

    /** Classes of SQL states: connection, transaction rolled back, resources, operator intervention, object not ready. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "55");

    private static final String PLACE = "rule_run";

    private final Database database;
    private final Vault vault;

    RuleRunTable(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Whether the rule has not run for this trigger yet; another transaction that is trying makes this one wait. */
    Uni<Boolean> isNew(Transaction transaction, ObjectKey rule, String triggerKey) {
        return transaction
                .connection()
                .preparedQuery("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(rule + "/" + triggerKey))
                .chain(() -> transaction
                        .connection()
                        .preparedQuery("SELECT 1 FROM rule_run WHERE rule = $1 AND trigger_key = $2")
                        .execute(Tuple.of(rule.toString(), triggerKey)))
                .map(rows -> rows.size() == 0);
    }

    Uni<Void> insert(Transaction transaction, RuleRun run) {
        var values = Tuple.tuple()
                .addUUID(run.id())
                .addString(run.rule().toString())
                .addInteger(run.version())
                .addString(Json.write(run.title()))
                .addString(run.triggerKey())
                .addValue(run.event())
                .addString(Json.write(run.causes()))
                .addString(run.form().toString())
                .addValue(run.record())
                .addString(run.state().json())
                .addString(vault.written(PLACE, run.problems()))
                .addString(vault.written(PLACE, run.steps()))
                .addOffsetDateTime(Rows.utc(run.at()))
                .addValue(run.actor());
        return transaction.connection().preparedQuery("""
                        INSERT INTO rule_run (id, rule, version, title, trigger_key, event, causes, form, record, state, problems, steps, at, actor)
                        VALUES ($1, $2, $3, ($4::text)::jsonb, $5, $6, ($7::text)::jsonb, $8, $9, $10, ($11::text)::jsonb, ($12::text)::jsonb, $13, $14)""").execute(values).replaceWithVoid();
    }

    /** From here on, what a run writes can be taken back without losing the transaction. */
    Uni<Void> mark(Transaction transaction) {
        return transaction.connection().query("SAVEPOINT rule_run").execute().replaceWithVoid();
    }

    Uni<Void> keep(Transaction transaction) {
        return transaction
                .connection()
                .query("RELEASE SAVEPOINT rule_run")
                .execute()
                .replaceWithVoid();
    }

    Uni<Void> takeBack(Transaction transaction) {
        return transaction
                .connection()
                .query("ROLLBACK TO SAVEPOINT rule_run")
                .execute()
                .chain(() -> keep(transaction));
    }

    /** Whether the whole transaction should be tried again: it lost to another one, or the database went away. */
    static boolean maySucceedLater(Throwable failure) {
        return !(failure instanceof Rejected)
                && (failure instanceof PgException refused
                        ? PASSING.contains(refused.getSqlState().substring(0, 2))
                        : failure instanceof IOException || failure instanceof VertxException);
    }

    /** Runs of a rule, newest first. */
    Uni<List<RuleRun>> ofRule(ObjectKey rule, @Nullable UUID before, int limit) {
        return database.pool()
                .preparedQuery(COLUMNS + " WHERE rule = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3")
                .execute(Tuple.of(rule.toString(), before, limit))
                .map(rows -> Rows.list(rows, this::run));
    }

    /** Runs that a record set off, newest first. */
    Uni<List<RuleRun>> ofRecord(ObjectKey form, UUID record, int limit) {
        return database.pool()
                .preparedQuery(COLUMNS + " WHERE form = $1 AND record = $2 ORDER BY id DESC LIMIT $3")
                .execute(Tuple.of(form.toString(), record, limit))
                .map(rows -> Rows.list(rows, this::run));
    }

    private RuleRun run(Row row) {
        var steps = new ArrayList<StepResult>();
        for (JsonNode step : vault.read(PLACE, row.getString("steps"))) {
            steps.add(
                    new StepResult(step.path("step").asText(), step.path("type").asText(), step.path("output")));
        }
        var causes = new ArrayList<String>();
        Json.parse(row.getString("causes")).forEach(cause -> causes.add(cause.asText()));
        return new RuleRun(
                row.getUUID("id"),
                ObjectKey.parse(row.getString("rule")),
                row.getInteger("version"),
                LocalizedText.fromJson(Json.plain(Json.parse(row.getString("title")))),
                row.getString("trigger_key"),
                row.getString("event"),
                causes,
                ObjectKey.parse(row.getString("form")),
                row.getUUID("record"),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                vault.read(PLACE, row.getString("problems")),
                steps,
                row.getOffsetDateTime("at").toInstant(),
                row.getUUID("actor"));
    }
}
