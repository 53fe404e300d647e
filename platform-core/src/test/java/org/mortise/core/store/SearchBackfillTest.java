package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;
import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Rows;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

class SearchBackfillTest {

    private static final ObjectKey PARTNER = ObjectKey.parse("shop.partner");

    private final EngineWorld world = new EngineWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void records_of_before_are_found_once_the_job_has_run() {
        world.publish(form("shop.partner", field("name", ValueType.TEXT)));
        var data = Collections.nCopies(1_001, EngineWorld.json("{'name':'中国石化'}"));
        var batch = new Records.Batch(PARTNER, data, "import", true);
        get(world.database.inTransaction(transaction -> world.records.createMany(transaction, PLATFORM, batch)));
        world.sql("DELETE FROM rec.q_partner", Tuple.tuple());
        world.sql(
                "INSERT INTO job (id, kind, payload, run_at, created_at)"
                        + " VALUES (gen_random_uuid(), 'search.tokens', '{\"form\":\"shop.partner\"}', $1, $1)",
                Tuple.of(Rows.utc(world.clock.instant())));
        assertThat(found()).isZero();

        var backfill = new SearchBackfill(world.database, world.metadata);
        while (get(JobWorker.of(List.of(backfill), world.database, world.clock, world.vault)
                .takeOne())) {
            // Until nothing is left.
        }

        assertThat(world.count("SELECT count(*) FROM job WHERE state <> 'done'"))
                .isZero();
        assertThat(world.count("SELECT count(*) FROM rec.q_partner")).isEqualTo(1_001);
        assertThat(found()).isEqualTo(100);
    }

    private int found() {
        var query = new RecordQuery(PARTNER, null, "zgsh", List.of(), List.of(), null, 100);
        return get(world.records.list(PLATFORM, query)).items().size();
    }
}
