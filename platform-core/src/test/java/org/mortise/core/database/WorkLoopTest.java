package org.mortise.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.testing.TestPostgres;

/** How a node hears of work, and that it asks for none while there is none. */
class WorkLoopTest {

    private final TestPostgres postgres = TestPostgres.create();
    private final Clock clock = Clock.systemUTC();
    private final Pieces pieces = new Pieces();

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void work_that_was_committed_here_is_taken_at_once() throws Exception {
        var bell = loops();
        open(pieces, bell);

        pieces.add(Instant.now());
        bell.ring("test", Instant.MIN);

        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(pieces.looks).hasValue(0);
    }

    @Test
    void nothing_is_asked_of_the_database_before_somebody_rings_or_looks() {
        open(pieces, loops());

        pieces.add(Instant.now());

        assertThat(pieces.looks).hasValue(0);
        assertThat(pieces.tries).hasValue(0);
    }

    @Test
    void work_for_later_is_taken_on_time() throws Exception {
        var bell = loops();
        open(pieces, bell);
        var later = Instant.now().plusMillis(700);
        var soon = Instant.now().plusMillis(300);
        pieces.add(later);
        bell.ring("test", later);
        pieces.add(soon);
        bell.ring("test", soon);

        var first = pieces.taken.poll(10, TimeUnit.SECONDS);
        var second = pieces.taken.poll(10, TimeUnit.SECONDS);

        assertThat(first).isBetween(soon, soon.plusSeconds(2));
        assertThat(second).isBetween(later, later.plusSeconds(2));
    }

    @Test
    void a_look_finds_what_nobody_told_of_and_when_there_will_be_more() throws Exception {
        var loop = open(pieces, loops());
        pieces.add(Instant.now());
        var later = Instant.now().plusSeconds(2);
        pieces.add(later);

        loop.look().await().indefinitely();

        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isBefore(later);
        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isBetween(later, later.plusSeconds(2));
    }

    @Test
    void a_queue_that_cannot_be_looked_at_keeps_no_other_from_its_work() throws Exception {
        var loops = loops();
        var broken = new Pieces();
        broken.broken = new IllegalStateException("on purpose");
        loops.add(new WorkLoop("broken", 1, broken, clock));
        loops.add(new WorkLoop("sound", 1, pieces, clock));
        pieces.add(Instant.now());

        loops.look().await().indefinitely();

        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void a_look_that_fails_does_not_keep_the_next_one_from_finding_work() throws Exception {
        var loop = open(pieces, loops());
        pieces.add(Instant.now());
        pieces.broken = new IllegalStateException("no database");
        assertThat(loop.look().onFailure().recoverWithNull().await().indefinitely())
                .isNull();
        pieces.broken = null;

        loop.look().await().indefinitely();

        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void a_piece_that_failed_is_tried_again_at_its_time() throws Exception {
        var loop = open(pieces, loops());

        var again = Objects.requireNonNull(loop.failed("a piece", 1, 3, new IllegalStateException("on purpose")));
        pieces.add(again);

        assertThat(pieces.taken.poll(10, TimeUnit.SECONDS)).isBetween(again, again.plusSeconds(2));
        assertThat(loop.failed("a piece", 3, 3, new IllegalStateException("on purpose")))
                .isNull();
    }

    @Test
    void a_node_with_more_than_it_can_do_calls_the_others() throws Exception {
        var other = new Pieces();
        var bell = loops();
        bell.add(new WorkLoop("test", 1, pieces, clock));
        var free = News.of(postgres.database());
        new WorkLoops(free, new SimpleMeterRegistry()).add(new WorkLoop("test", 1, other, clock));
        free.connect().await().indefinitely();
        pieces.gate = new CompletableFuture<>();
        pieces.add(Instant.now());
        bell.ring("test", Instant.MIN);
        pieces.begun.get(10, TimeUnit.SECONDS);

        other.add(Instant.now());
        bell.ring("test", Instant.MIN);

        assertThat(other.taken.poll(10, TimeUnit.SECONDS)).isNotNull();
        pieces.gate.complete(null);
    }

    @Test
    void who_stops_ends_what_was_taken_and_takes_no_more() throws Exception {
        var bell = loops();
        var loop = open(pieces, bell);
        pieces.gate = new CompletableFuture<>();
        pieces.add(Instant.now());
        pieces.add(Instant.now());
        bell.ring("test", Instant.MIN);
        pieces.begun.get(10, TimeUnit.SECONDS);

        var stopping = loop.close();
        pieces.gate.complete(null);
        stopping.get(10, TimeUnit.SECONDS);

        assertThat(pieces.taken.size()).isBetween(1, 2);
        var before = pieces.tries.get();
        bell.ring("test", Instant.MIN);
        assertThat(pieces.tries).hasValue(before);
    }

    private WorkLoop open(Backlog backlog, WorkLoops bell) {
        var loop = new WorkLoop("test", 2, backlog, clock);
        bell.add(loop);
        return loop;
    }

    private WorkLoops loops() {
        return new WorkLoops(News.of(postgres.database()), new SimpleMeterRegistry());
    }

    /** Each with its moment, before which it is not taken. */
    private static final class Pieces implements Backlog {

        private final BlockingQueue<Instant> waiting = new LinkedBlockingQueue<>();
        private final BlockingQueue<Instant> taken = new LinkedBlockingQueue<>();
        private final AtomicInteger tries = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        private volatile @Nullable RuntimeException broken;

        void add(Instant due) {
            waiting.add(due);
        }

        @Override
        public Uni<Boolean> takeOne() {
            tries.incrementAndGet();
            var now = Instant.now();
            var due = waiting.stream().filter(at -> !at.isAfter(now)).findFirst();
            if (due.isEmpty() || !waiting.remove(due.get())) {
                return Uni.createFrom().item(false);
            }
            begun.complete(null);
            return Uni.createFrom()
                    .completionStage(gate)
                    .invoke(() -> taken.add(now))
                    .replaceWith(true);
        }

        @Override
        public Uni<Standing> look() {
            looks.incrementAndGet();
            var failure = broken;
            if (failure != null) {
                return Uni.createFrom().failure(failure);
            }
            var now = Instant.now();
            var due = waiting.stream().filter(at -> !at.isAfter(now)).count();
            var next = waiting.stream().filter(at -> at.isAfter(now)).min(Instant::compareTo);
            return Uni.createFrom().item(new Standing((int) due, next.orElse(null), 0, 0));
        }
    }
}
