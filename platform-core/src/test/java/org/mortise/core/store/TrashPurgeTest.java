package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Rows;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;

class TrashPurgeTest {

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final FixedClock clock = new FixedClock("2026-03-15T04:00:00Z");
    private final TrashPurge purge = new TrashPurge(postgres.database(), clock, Duration.ofDays(30));

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void what_was_deleted_goes_for_good_after_the_retention_however_much_it_is() {
        delete(2_500, "early");
        clock.advance(Duration.ofDays(10));
        delete(1, "late");

        clock.advance(Duration.ofDays(20));
        assertThat(left()).isEqualTo(2_501);

        clock.advance(Duration.ofSeconds(1));
        assertThat(left()).isEqualTo(1);

        clock.advance(Duration.ofDays(10));
        assertThat(left()).isZero();
    }

    @Test
    void what_was_said_about_a_record_goes_with_it_and_not_before() {
        delete(1, "early");
        say("SELECT id FROM record_trash");
        say("VALUES (gen_random_uuid())");

        assertThat(left()).isEqualTo(1);
        assertThat(count("record_comment")).isEqualTo(2);

        clock.advance(Duration.ofDays(31));
        assertThat(left()).isZero();
        assertThat(count("record_comment")).isEqualTo(1);
    }

    private void say(String records) {
        postgres.pool().query("""
                        WITH who AS (INSERT INTO person (id, login, name, administrator, active, created_at, updated_at)
                          VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', false, true, now(), now()) RETURNING id)
                        INSERT INTO record_comment (id, form, record, author, text, at)
                        SELECT gen_random_uuid(), 'early', s.id, who.id, 'said', now() FROM who, (%s) AS s(id)""".formatted(records)).execute().await().indefinitely();
    }

    private void delete(int records, String form) {
        postgres.pool()
                .preparedQuery("""
                        INSERT INTO record_trash (id, form, deleted_at, record, children)
                        SELECT gen_random_uuid(), $2, $3, '{}', '{}' FROM generate_series(1, $1)""")
                .execute(Tuple.of(records, form, Rows.utc(clock.instant())))
                .await()
                .indefinitely();
    }

    private long left() {
        purge.purge().await().indefinitely();
        return count("record_trash");
    }

    private long count(String table) {
        return postgres.pool()
                .query("SELECT count(*) FROM " + table)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
