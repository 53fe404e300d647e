package org.mortise.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.Keys;
import org.mortise.core.testing.TestPostgres;

class OutboxTest {

    private static final ObjectKey FORM = ObjectKey.parse("demo.thing");

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = postgres.database();
    private final FixedClock clock = new FixedClock("2100-01-01T00:00:00Z");

    @BeforeEach
    void a_place_for_effects() {
        run(postgres.pool()
                .query("CREATE TABLE effect (id int GENERATED ALWAYS AS IDENTITY, event uuid NOT NULL)")
                .execute());
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void each_subscriber_hears_what_it_wants_once() {
        var first = new Recorder("first");
        var second = new Recorder("second");
        second.wanted = "record.deleted";
        var event = happened("record.created", null);

        publish(List.of(first, second), event);
        drain(dispatcher(first, second));

        assertThat(first.handled).containsExactly(event);
        assertThat(second.handled).isEmpty();
        assertThat(effects()).containsExactly(event.id());
    }

    @Test
    void an_event_reads_as_it_was_written() {
        var recorder = new Recorder("only");
        var event = new OutboxEvent(
                Ids.next(),
                "record.changed",
                FORM,
                Ids.next(),
                Json.parse("{\"amount\":\"1.10\",\"名称\":[1,null]}"),
                CauseChain.none().then("root", "rule@record"),
                clock.instant());

        publish(List.of(recorder), event);
        drain(dispatcher(recorder));

        assertThat(recorder.handled).containsExactly(event);
    }

    @Test
    void what_is_rolled_back_never_happened() {
        var recorder = new Recorder("only");
        var outbox = Outbox.of(List.of(recorder), Keys.VAULT);

        assertThatThrownBy(() -> run(database.inTransaction(
                        transaction -> outbox.append(transaction, happened("record.created", null))
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("crash"))))))
                .hasMessage("crash");
        drain(dispatcher(recorder));

        assertThat(recorder.handled).isEmpty();
    }

    @Test
    void a_crash_before_the_commit_loses_nothing_and_doubles_nothing() {
        var recorder = new Recorder("only");
        var event = happened("record.created", null);
        publish(List.of(recorder), event);
        recorder.afterEffect = new IllegalStateException("the node died");

        assertThat(run(dispatcher(recorder).takeOne())).isTrue();
        assertThat(effects()).isEmpty();

        recorder.afterEffect = null;
        clock.advance(Duration.ofSeconds(1));
        drain(dispatcher(recorder));

        assertThat(effects()).containsExactly(event.id());
    }

    @Test
    void two_nodes_never_handle_one_delivery_at_once() throws Exception {
        var holding = new Recorder("only");
        holding.gate = new CompletableFuture<>();
        var other = new Recorder("only");
        var event = happened("record.created", null);
        publish(List.of(holding), event);

        var firstNode = dispatcher(holding).takeOne().subscribeAsCompletionStage();
        holding.entered.await();
        assertThat(run(dispatcher(other).takeOne())).isFalse();
        holding.gate.complete(null);

        assertThat(firstNode.get()).isTrue();
        assertThat(run(dispatcher(other).takeOne())).isFalse();
        assertThat(effects()).containsExactly(event.id());
    }

    @Test
    void events_of_one_record_keep_their_order_while_others_pass() throws Exception {
        var record = Ids.next();
        var first = happened("record.created", record);
        var second = happened("record.changed", record);
        var elsewhere = happened("record.created", Ids.next());
        var holding = new Recorder("only");
        holding.gate = new CompletableFuture<>();
        var other = new Recorder("only");
        publish(List.of(holding), first, second, elsewhere);

        var firstNode = dispatcher(holding).takeOne().subscribeAsCompletionStage();
        holding.entered.await();
        drain(dispatcher(other));
        holding.gate.complete(null);
        firstNode.get();
        drain(dispatcher(other));

        assertThat(other.handled).containsExactly(elsewhere, second);
    }

    @Test
    void a_delivery_that_keeps_failing_is_given_up_visibly_and_lets_the_next_one_through() {
        var record = Ids.next();
        var first = happened("record.created", record);
        var second = happened("record.changed", record);
        var recorder = new Recorder("only");
        publish(List.of(recorder), first, second);
        recorder.afterEffect = new IllegalStateException("never works");

        for (var attempt = 0; attempt < OutboxDispatcher.MAX_ATTEMPTS; attempt++) {
            assertThat(run(dispatcher(recorder).takeOne())).isTrue();
            clock.advance(Duration.ofHours(1));
        }
        recorder.afterEffect = null;
        drain(dispatcher(recorder));

        assertThat(effects()).containsExactly(second.id());
        assertThat(
                        text(
                                "SELECT state || ' ' || attempts || ' ' || error AS t FROM outbox_delivery WHERE state <> 'done'"))
                .isEqualTo("dead 10 java.lang.IllegalStateException: never works");
    }

    @Test
    void a_look_says_what_is_due_what_will_be_and_what_was_given_up() {
        var recorder = new Recorder("only");
        publish(List.of(recorder), happened("record.created", null), happened("record.created", null));
        assertThat(run(dispatcher(recorder).look()).due()).isEqualTo(2);
        assertThat(run(dispatcher(recorder).look()).age())
                .isEqualTo(Duration.ofDays(1).toSeconds());
        recorder.afterEffect = new IllegalStateException("on purpose");

        assertThat(run(dispatcher(recorder).takeOne())).isTrue();
        assertThat(run(dispatcher(recorder).takeOne())).isTrue();

        var standing = run(dispatcher(recorder).look());
        assertThat(standing.due()).isZero();
        assertThat(standing.next()).isEqualTo(clock.instant().plusSeconds(1));
        assertThat(standing.dead()).isZero();
    }

    @Test
    void an_event_that_nobody_wants_is_not_kept_where_it_is_said_so() {
        var recorder = new Recorder("only");
        recorder.wanted = "record.deleted";
        var outbox = Outbox.of(List.of(recorder), Keys.VAULT);

        run(database.inTransaction(transaction -> outbox.appendIfWanted(transaction, happened("record.created", null))
                .chain(() -> outbox.appendIfWanted(transaction, happened("record.deleted", null)))));

        assertThat(text("SELECT string_agg(type, ',') AS t FROM outbox")).isEqualTo("record.deleted");
    }

    private static OutboxEvent happened(String type, @Nullable UUID record) {
        return new OutboxEvent(
                Ids.next(),
                type,
                FORM,
                record,
                Json.object(),
                CauseChain.none(),
                java.time.Instant.parse("2099-12-31T00:00:00Z"));
    }

    private void publish(List<Recorder> subscribers, OutboxEvent... events) {
        var outbox = Outbox.of(List.copyOf(subscribers), Keys.VAULT);
        run(database.inTransaction(transaction -> outbox.appendAll(transaction, List.of(events))));
    }

    private OutboxDispatcher dispatcher(Recorder... subscribers) {
        return OutboxDispatcher.of(List.of(subscribers), database, clock, Keys.VAULT);
    }

    private void drain(OutboxDispatcher dispatcher) {
        while (run(dispatcher.takeOne())) {
            assertThat(effects().size()).isLessThan(100);
        }
    }

    private List<UUID> effects() {
        var ids = new ArrayList<UUID>();
        run(postgres.pool().query("SELECT event FROM effect ORDER BY id").execute())
                .forEach(row -> ids.add(row.getUUID("event")));
        return ids;
    }

    private String text(String sql) {
        return run(postgres.pool().query(sql).execute()).iterator().next().getString("t");
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }

    /** Leaves a row for each event, waits at its gate if it has one, and fails afterwards if it is told to. */
    private static final class Recorder implements OutboxSubscriber {

        private final String name;
        private final List<OutboxEvent> handled = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch entered = new CountDownLatch(1);
        private String wanted = "";
        private volatile @Nullable RuntimeException afterEffect;
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean wants(OutboxEvent event) {
            return wanted.isEmpty() || event.type().equals(wanted);
        }

        @Override
        public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
            return transaction
                    .connection()
                    .preparedQuery("INSERT INTO effect (event) VALUES ($1)")
                    .execute(Tuple.of(event.id()))
                    .invoke(entered::countDown)
                    .chain(() -> Uni.createFrom().completionStage(gate))
                    .invoke(() -> {
                        var failure = afterEffect;
                        if (failure != null) {
                            throw failure;
                        }
                    })
                    .invoke(() -> handled.add(event))
                    .replaceWithVoid();
        }
    }
}
