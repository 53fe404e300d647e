package org.mortise.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.job.JobWorker;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Organisation;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.StoredRecords;
import org.mortise.core.vault.MissingKey;
import org.mortise.core.vault.Seal;
import org.mortise.core.vault.Vault;

/** What happens when a server starts with another key. */
class ResealingTest {

    private static final FormShape FORM = Shapes.order(
            Shapes.unique(Shapes.field("idcard", "idcard", ValueType.TEXT))
                    .but()
                    .encrypted(true)
                    .build(),
            Shapes.table(
                    "people",
                    "f_order_people",
                    Shapes.field("code", "text", ValueType.TEXT)
                            .but()
                            .encrypted(true)
                            .build()));

    private final EngineWorld world = new EngineWorld();
    private UUID record;

    @BeforeEach
    void fill() {
        EngineWorld.get(node(1).keys().use(world.database.pool()));
        world.publish(Shapes.partner());
        world.publish(FORM);
        record = create(node(1), "{'no':'A1','idcard':'11010519491231002X','people':[{'code':'one'}]}");
        var gone = create(node(1), "{'no':'A2','idcard':'44030119900101999X'}");
        world.delete(EngineWorld.PLATFORM, "shop.order", gone);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** A server with these keys, the first of which seals. */
    private record Node(Vault vault, StoredRecords records, EncryptionKeys keys, RecordStore store, AccessGate gate) {}

    private Node node(int... fills) {
        var vault = Vault.of(
                Seal.of(Arrays.stream(fills).mapToObj(ResealingTest::key).toArray(byte[][]::new)));
        var store = RecordStore.of(world.database, vault);
        var gate = AccessGate.of(
                world.identities,
                world.metadata,
                world.departments,
                Organisation.of(world.database, world.clock),
                world.clock,
                vault);
        return new Node(
                vault,
                new StoredRecords(world.database, gate, store, Outbox.of(List.of(), vault), world.clock),
                EncryptionKeys.of(world.database, vault, Jobs.of(world.clock, vault), world.clock),
                store,
                gate);
    }

    private static byte[] key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static UUID create(Node node, String data) {
        return EngineWorld.get(node.records()
                        .change(
                                EngineWorld.PLATFORM,
                                Change.create(Shapes.ORDER, EngineWorld.json(data), "ui", CauseChain.none())))
                .id();
    }

    private String idcard(Node node) {
        var access = EngineWorld.get(node.gate().of(EngineWorld.PLATFORM));
        var found = EngineWorld.get(node.store().read(access.scope(RecordQuery.of(Shapes.ORDER, null, 1)), record));
        return Json.parse(found.orElseThrow().records().get(0).data())
                .path("idcard")
                .asText();
    }

    private int found(Node node, String number) {
        var access = EngineWorld.get(node.gate().of(EngineWorld.PLATFORM));
        var filter =
                Conditions.parse(Json.plain(EngineWorld.json("{'field':'idcard','op':'eq','value':'" + number + "'}")));
        return EngineWorld.get(node.store().list(access.scope(RecordQuery.of(Shapes.ORDER, filter, 10))))
                .records()
                .size();
    }

    @Test
    void a_server_without_the_key_does_not_start() {
        assertThatThrownBy(() -> EngineWorld.get(node(2).keys().compare())).isInstanceOf(MissingKey.class);
    }

    @Test
    void a_server_with_the_same_key_has_nothing_to_do() {
        EngineWorld.get(node(1).keys().compare());

        assertThat(world.count("SELECT count(*) FROM job WHERE kind = 'store.reseal'"))
                .isZero();
    }

    @Test
    void under_both_keys_everything_is_read_and_nothing_is_there_twice() {
        var both = node(2, 1);
        EngineWorld.get(both.keys().compare());

        assertThat(idcard(both)).isEqualTo("11010519491231002X");
        assertThat(found(both, "11010519491231002X")).isEqualTo(1);
        assertThatThrownBy(() -> create(both, "{'no':'B1','idcard':'11010519491231002X'}"))
                .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("not_unique"));
        create(both, "{'no':'B2','idcard':'53010219800101004X'}");
        assertThat(world.count("SELECT count(*) FROM job WHERE kind = 'store.reseal'"))
                .isEqualTo(1);
    }

    /** Does the work that is due, as a server would. */
    private void reseal(Node node) {
        world.clock.advance(Duration.ofSeconds(2));
        var worker = JobWorker.of(
                List.of(Resealing.of(
                        world.database,
                        world.metadata,
                        node.vault(),
                        node.keys(),
                        RecordTables.of(
                                FormIndexes.of(world.database, Jobs.of(world.clock, node.vault()), world.clock),
                                node.vault()),
                        world.clock)),
                world.database,
                world.clock,
                node.vault());
        while (EngineWorld.get(worker.takeOne())) {
            world.clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_server_that_starts_again_goes_on_where_it_was() {
        var both = node(2, 1);
        EngineWorld.get(both.keys().compare());
        EngineWorld.get(both.keys().compare());

        assertThat(world.count("SELECT count(*) FROM reseal_run")).isEqualTo(1);
        assertThat(EngineWorld.get(both.keys().latest(Shapes.ORDER)))
                .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo("queued"));
        reseal(both);
        assertThat(EngineWorld.get(both.keys().latest(Shapes.ORDER)))
                .as("what was about everything is over")
                .isEmpty();
        assertThat(world.count(
                        "SELECT count(*) FROM reseal_run WHERE state = 'done' AND processed = total AND total > 3"))
                .isEqualTo(1);
    }

    @Test
    void how_far_it_is_can_be_asked_for_each_form() {
        var both = node(2, 1);
        assertThat(EngineWorld.get(both.keys().latest(Shapes.ORDER))).isEmpty();
        EngineWorld.get(both.keys().compare());

        assertThat(EngineWorld.get(both.keys().latest(Shapes.ORDER)))
                .hasValueSatisfying(run -> assertThat(run.isUnderWay()).isTrue());
        reseal(both);
        assertThat(EngineWorld.get(both.keys().latest(Shapes.ORDER))).isEmpty();
    }

    @Test
    void what_was_begun_for_a_form_is_told_of_that_form_alone() {
        var node = node(1);
        EngineWorld.get(world.database.inTransaction(transaction -> node.keys().conform(transaction, FORM)));
        reseal(node);

        assertThat(EngineWorld.get(node.keys().latest(Shapes.ORDER))).hasValueSatisfying(run -> {
            assertThat(run.state()).isEqualTo("done");
            assertThat(run.shown()).isEqualTo(run.total()).isPositive();
        });
        assertThat(EngineWorld.get(node.keys().latest(Shapes.PARTNER))).isEmpty();
    }

    @Test
    void afterwards_the_old_key_is_not_needed_any_more() {
        var add = "INSERT INTO job (id, kind, payload, run_at, created_at)"
                + " SELECT gen_random_uuid(), 'none', ($1::text)::jsonb, now(), now() FROM generate_series(1, $2::int)";
        world.sql(add, Tuple.of("{\"note\":\"in clear\"}", 3000));
        world.sql(add, Tuple.of(node(1).vault().written("job", Json.object().put("note", "kept beside")), 1));
        var both = node(2, 1);
        EngineWorld.get(both.keys().compare());

        reseal(both);

        var alone = node(2);
        EngineWorld.get(alone.keys().compare());
        assertThat(idcard(alone)).isEqualTo("11010519491231002X");
        assertThat(found(alone, "11010519491231002X")).isEqualTo(1);
        for (var place : List.of(
                "rec.f_order, data",
                "rec.f_order_people, data",
                "record_change, diff",
                "record_trash, record",
                "job, payload")) {
            var parts = place.split(", ");
            assertThat(world.count("SELECT count(*) FROM " + parts[0] + " WHERE " + parts[1] + "::text LIKE '%1."
                            + node(1).vault().open().keyIds().get(0) + ".%'"))
                    .as(place)
                    .isZero();
        }
        assertThat(world.count("SELECT count(*) FROM encryption_key")).isEqualTo(1);
        assertThat(world.count("SELECT count(*) FROM job WHERE payload::text LIKE '%in clear%'"))
                .as("what was kept before there was a key")
                .isZero();
    }
}
