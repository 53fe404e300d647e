package org.mortise.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Json;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.Keys;
import org.mortise.core.testing.TestPostgres;

class JobTest {

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = postgres.database();
    private final FixedClock clock = new FixedClock("2030-01-01T00:00:00Z");
    private final Jobs jobs = Jobs.of(clock, Keys.VAULT);
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void a_job_runs_once_and_not_before_its_time() {
        schedule("later", Duration.ofMinutes(5));

        assertThat(run(worker(recorder).takeOne())).isFalse();
        clock.advance(Duration.ofMinutes(5));
        assertThat(run(worker(recorder).takeOne())).isTrue();
        assertThat(run(worker(recorder).takeOne())).isFalse();

        assertThat(recorder.payloads).containsExactly("{\"of\":\"later\"}");
    }

    @Test
    void a_key_that_still_waits_is_not_added_again() {
        schedule("same", Duration.ZERO);
        schedule("same", Duration.ZERO);

        assertThat(run(worker(recorder).takeOne())).isTrue();
        assertThat(run(worker(recorder).takeOne())).isFalse();
    }

    @Test
    void two_workers_never_run_one_job_at_once() throws Exception {
        recorder.gate = new CompletableFuture<>();
        schedule("one", Duration.ZERO);

        var first = worker(recorder).takeOne().subscribeAsCompletionStage();
        recorder.entered.await();
        assertThat(run(worker(new Recorder()).takeOne())).isFalse();
        recorder.gate.complete(null);

        assertThat(first.get()).isTrue();
        assertThat(states()).containsExactly("done 1");
    }

    @Test
    void a_job_of_a_dead_node_is_taken_over_and_the_late_attempt_writes_nothing() throws Exception {
        recorder.gate = new CompletableFuture<>();
        schedule("one", Duration.ZERO);
        var dead = worker(recorder).takeOne().subscribeAsCompletionStage();
        recorder.entered.await();

        clock.advance(Duration.ofMinutes(2));
        var other = new Recorder();
        assertThat(run(worker(other).takeOne())).isTrue();

        var late = recorder.runs.get(0);
        assertThatThrownBy(() -> run(database.inTransaction(transaction -> jobs.complete(transaction, late))))
                .hasMessageContaining("lost its lease");
        recorder.gate.complete(null);
        dead.get();
        assertThat(other.payloads).hasSize(1);
        assertThat(states()).containsExactly("done 2");
    }

    @Test
    void a_failing_job_is_tried_again_and_finally_given_up() {
        recorder.failure = new IllegalStateException("never works");
        schedule("one", Duration.ZERO);

        for (var attempt = 0; attempt < JobWorker.MAX_ATTEMPTS; attempt++) {
            assertThat(run(worker(recorder).takeOne())).isTrue();
            clock.advance(Duration.ofHours(2));
        }

        assertThat(run(worker(recorder).takeOne())).isFalse();
        assertThat(states()).containsExactly("dead 8");
    }

    @Test
    void a_failed_job_gives_way_to_its_twin_that_waits_already() throws Exception {
        recorder.gate = new CompletableFuture<>();
        recorder.failure = new IllegalStateException("not this time");
        schedule("same", Duration.ZERO);
        var running = worker(recorder).takeOne().subscribeAsCompletionStage();
        recorder.entered.await();

        schedule("same", Duration.ZERO);
        recorder.gate.complete(null);
        running.get();

        assertThat(states()).containsExactlyInAnyOrder("done 1", "pending 0");
    }

    @Test
    void a_postponed_job_waits_without_an_attempt_being_counted() {
        recorder.failure = new Postponed("somebody else is at it", Duration.ofSeconds(2));
        schedule("one", Duration.ZERO);

        assertThat(run(worker(recorder).takeOne())).isTrue();
        assertThat(states()).containsExactly("pending 0");
        assertThat(run(worker(recorder).takeOne())).isFalse();

        recorder.failure = null;
        clock.advance(Duration.ofSeconds(2));
        assertThat(run(worker(recorder).takeOne())).isTrue();
        assertThat(states()).containsExactly("done 1");
    }

    @Test
    void a_look_says_what_is_due_what_will_be_and_what_was_given_up() {
        schedule("late", Duration.ofSeconds(-30));
        schedule("soon", Duration.ofSeconds(30));
        schedule("later", Duration.ofMinutes(30));
        run(postgres.pool()
                .query("INSERT INTO job (id, kind, payload, state, run_at, created_at)"
                        + " VALUES (gen_random_uuid(), 'record', '{}', 'dead', now(), now()),"
                        + " (gen_random_uuid(), 'of another node', '{}', 'pending', '2029-12-31', now())")
                .execute());

        var standing = run(worker(recorder).look());

        assertThat(standing.due()).isEqualTo(1);
        assertThat(standing.next()).isEqualTo(clock.instant().plusSeconds(30));
        assertThat(standing.age()).isEqualTo(Duration.ofDays(1).toSeconds());
        assertThat(standing.dead()).isEqualTo(1);
    }

    @Test
    void a_look_sees_the_job_of_a_dead_node_once_its_lease_ran_out() throws Exception {
        recorder.gate = new CompletableFuture<>();
        schedule("one", Duration.ZERO);
        var dead = worker(recorder).takeOne().subscribeAsCompletionStage();
        recorder.entered.await();
        assertThat(run(worker(recorder).look()).due()).isZero();

        clock.advance(Duration.ofMinutes(2));

        assertThat(run(worker(recorder).look()).due()).isEqualTo(1);
        recorder.gate.complete(null);
        dead.get();
    }

    private void schedule(String key, Duration in) {
        var job = new Job(
                "record", key, Json.object().put("of", key), clock.instant().plus(in));
        run(database.inTransaction(transaction -> jobs.schedule(transaction, job)));
    }

    private JobWorker worker(Recorder handler) {
        return JobWorker.of(List.of(handler), database, clock, Keys.VAULT);
    }

    private List<String> states() {
        var states = new ArrayList<String>();
        run(postgres.pool()
                        .query("SELECT state || ' ' || attempts AS s FROM job")
                        .execute())
                .forEach(row -> states.add(row.getString("s")));
        return states;
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }

    private static final class Recorder implements JobHandler {

        private final List<String> payloads = Collections.synchronizedList(new ArrayList<>());
        private final List<JobRun> runs = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        private volatile @Nullable RuntimeException failure;

        @Override
        public String kind() {
            return "record";
        }

        @Override
        public Uni<Void> run(JobRun run) {
            runs.add(run);
            entered.countDown();
            return Uni.createFrom().completionStage(gate).invoke(() -> {
                var failing = failure;
                if (failing != null) {
                    throw failing;
                }
                payloads.add(Json.write(run.payload()));
            });
        }
    }
}
