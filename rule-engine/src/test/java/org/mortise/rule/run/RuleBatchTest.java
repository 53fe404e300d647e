package org.mortise.rule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.EngineWorld;

/** A rule is sent through many records: each has its turn once, and what stands in its way is told. */
class RuleBatchTest {

    private static final ObjectKey ORDER = ObjectKey.parse("shop.order");
    private static final String WIN =
            "'form':'order','trigger':{'type':'manual'},'when':{'field':'stage','op':'eq','value':'open'},"
                    + "'steps':[{'id':'win','type':'update','record':'trigger','set':{'stage':'won'}},"
                    + "{'id':'chore','type':'create','form':'chore','set':{'text':'won'}}]";
    private static final String ASK = "'form':'order','trigger':{'type':'manual','roles':['clerk'],'input':["
            + "{'key':'why','title':'Why','required':true}]},'steps':["
            + "{'id':'chore','type':'create','form':'chore','set':{'text':{'expr':'{name}&\\\": \\\"&{input.why}'}}}]";
    private static final Caller.User STANDS_IN = new Caller.User(new UUID(0, 0));

    private final RuleWorld shop = new RuleWorld();
    private final EngineWorld world = shop.world;
    private Caller.User seller = STANDS_IN;
    private Caller.User other = STANDS_IN;
    private Caller.User reader = STANDS_IN;
    private Caller.User clerk = STANDS_IN;

    @BeforeEach
    void open() {
        world.publish("role", "shop.seller", role("seller", "'create','read','update'"));
        world.publish("role", "shop.reader", role("reader", "'read'"));
        shop.rule("win", WIN).rule("ask", ASK);
        seller = world.person("sam", "shop.seller");
        other = world.person("sue", "shop.seller");
        reader = world.person("rea", "shop.reader");
        clerk = world.person("cle", "shop.clerk", "shop.reader");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String role(String key, String actions) {
        return "{'kind':'role','key':'%s','grants':[{'form':'order','actions':[%s],'scope':'all','fields':{'*':'write'}}]}"
                .formatted(key, actions);
    }

    private UUID order(String stage) {
        return world.create(PLATFORM, "shop.order", "{'name':'A','stage':'%s'}".formatted(stage));
    }

    private List<UUID> orders(int count) {
        return IntStream.range(0, count).mapToObj(at -> order("open")).toList();
    }

    private UUID send(Caller.User caller, String rule, @Nullable List<UUID> records, String input) {
        return id(get(start(caller, rule, records, null, input, null)));
    }

    private Uni<StoredResponse> start(
            Caller.User caller,
            String rule,
            @Nullable List<UUID> records,
            @Nullable Condition filter,
            String input,
            @Nullable String key) {
        var wanted = new RuleBatchDesk.Wanted(
                ObjectKey.parse("shop." + rule), records, filter, null, EngineWorld.json(input), key);
        return shop.batchDesk.start(
                caller, wanted, batch -> Json.object().put("id", batch.id().toString()));
    }

    private static UUID id(StoredResponse answer) {
        return UUID.fromString(Objects.requireNonNull(answer.body()).path("id").asText());
    }

    private RuleBatch batch(UUID id) {
        return get(shop.batches.find(id)).orElseThrow();
    }

    /** Does what waits, as the background does. */
    private void work() {
        var worker = JobWorker.of(List.of(shop.batchJob), world.database, world.clock, world.vault);
        while (get(worker.takeOne())) {
            world.clock.advance(Duration.ofSeconds(1));
        }
    }

    private List<String> reasons(Caller.User caller, UUID id) {
        var reasons = new ArrayList<String>();
        for (var refusal : get(shop.batchDesk.refused(caller, id, 0, 50)).items()) {
            reasons.add(refusal.problems().path(0).path("code").asText());
        }
        return reasons;
    }

    private static String refusal(ThrowingCallable attempt) {
        var refused = catchThrowableOfType(Rejected.class, attempt);
        return refused.kind() + " " + refused.problems().get(0).code();
    }

    @Test
    void each_record_has_its_turn_and_those_that_are_left_out_are_told_with_their_reasons() {
        var open = orders(25);
        var all = new ArrayList<>(open);
        all.add(3, order("won"));
        all.add(7, UUID.randomUUID());

        var id = send(seller, "win", all, "{}");
        assertThat(batch(id).state()).isEqualTo(RuleBatch.RUNNING);
        work();

        assertThat(batch(id).state()).isEqualTo(RuleBatch.DONE);
        assertThat(batch(id).figures()).isEqualTo(new RuleBatch.Figures(27, 25, 2));
        assertThat(reasons(seller, id)).containsExactly("rule_does_not_apply", "not_found");
        assertThat(shop.chores()).isEqualTo(25);
        assertThat(shop.runsOf("win")).hasSize(25).allSatisfy(run -> assertThat(run.actor())
                .isEqualTo(seller.id()));
        assertThat(world.count("SELECT count(*) FROM notification WHERE recipient = '" + seller.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_record_is_chosen_once_however_often_it_is_named() {
        var order = order("open");

        var id = send(seller, "win", List.of(order, order), "{}");
        work();

        assertThat(batch(id).figures()).isEqualTo(new RuleBatch.Figures(1, 1, 0));
    }

    @Test
    void all_that_match_are_those_that_the_person_may_read_and_that_match_when_it_is_sent() {
        orders(3);
        order("lost");
        var open = Conditions.parse(Json.plain(EngineWorld.json("{'field':'stage','op':'eq','value':'open'}")));

        var id = id(get(start(seller, "win", null, open, "{}", null)));
        order("open");
        work();

        assertThat(batch(id).figures()).isEqualTo(new RuleBatch.Figures(3, 3, 0));
    }

    @Test
    void more_than_ten_thousand_are_refused_chosen_or_matching() {
        var many = IntStream.rangeClosed(0, RuleBatchDesk.MOST)
                .mapToObj(at -> new UUID(1, at))
                .toList();
        assertThat(refusal(() -> send(seller, "win", many, "{}"))).isEqualTo("INVALID rule_batch_size");
        assertThat(refusal(() -> send(seller, "win", List.of(), "{}"))).isEqualTo("INVALID rule_batch_size");

        for (var at = 0; at <= RuleBatchDesk.MOST; at += 1_000) {
            var some = IntStream.range(0, 1_000)
                    .mapToObj(one -> EngineWorld.json("{'name':'B','stage':'open'}"))
                    .toList();
            get(world.database.inTransaction(transaction ->
                    world.records.createMany(transaction, PLATFORM, new Records.Batch(ORDER, some, "import", true))));
        }
        assertThat(refusal(() -> send(seller, "win", null, "{}"))).isEqualTo("INVALID rule_batch_size");
    }

    @Test
    void what_is_asked_is_given_once_and_checked_before_anything_runs() {
        var chosen = orders(2);
        assertThat(refusal(() -> send(clerk, "ask", chosen, "{}"))).isEqualTo("INVALID required");

        send(clerk, "ask", chosen, "{'why':'late'}");
        work();

        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE data->>'text' = 'A: late'"))
                .isEqualTo(2);
    }

    @Test
    void who_may_not_run_the_rule_sends_it_nowhere() {
        var chosen = List.of(order("open"));

        assertThat(refusal(() -> send(reader, "win", chosen, "{}"))).isEqualTo("FORBIDDEN forbidden");
        assertThat(refusal(() -> send(seller, "ask", chosen, "{'why':'x'}"))).isEqualTo("NOT_FOUND not_found");
        assertThat(refusal(() -> send(seller, "none", chosen, "{}"))).isEqualTo("NOT_FOUND not_found");
        assertThat(refusal(() -> send(world.person("str"), "win", chosen, "{}")))
                .isEqualTo("NOT_FOUND not_found");
        assertThat(world.count("SELECT count(*) FROM job")).isZero();
    }

    @Test
    void a_batch_is_known_to_whoever_sent_it_and_to_nobody_else() {
        var id = send(seller, "win", orders(1), "{}");

        assertThat(get(shop.batchDesk.own(seller, id)).id()).isEqualTo(id);
        assertThat(refusal(() -> get(shop.batchDesk.own(other, id)))).isEqualTo("NOT_FOUND not_found");
        assertThat(refusal(() -> get(shop.batchDesk.stop(other, id)))).isEqualTo("NOT_FOUND not_found");
        assertThat(refusal(() -> get(shop.batchDesk.refused(other, id, 0, 50)))).isEqualTo("NOT_FOUND not_found");
        assertThat(batch(id).state()).isEqualTo(RuleBatch.RUNNING);
    }

    @Test
    void the_same_request_is_one_batch() {
        var chosen = orders(2);

        var first = get(start(seller, "win", chosen, null, "{}", "k"));
        var second = get(start(seller, "win", chosen, null, "{}", "k"));
        work();

        assertThat(second).isEqualTo(first);
        assertThat(shop.chores()).isEqualTo(2);
    }

    @Test
    void after_a_stop_no_further_record_has_its_turn() {
        var id = send(seller, "win", orders(2), "{}");

        assertThat(get(shop.batchDesk.stop(seller, id)).state()).isEqualTo(RuleBatch.STOPPED);
        work();

        assertThat(shop.chores()).isZero();
        assertThat(batch(id).state()).isEqualTo(RuleBatch.STOPPED);
        assertThat(get(shop.batchDesk.stop(seller, id)).state()).isEqualTo(RuleBatch.STOPPED);
    }

    @Test
    void two_that_believe_to_hold_the_job_and_one_that_was_cut_off_do_no_record_twice() {
        var id = send(seller, "win", orders(60), "{}");
        var run = new JobRun(UUID.randomUUID(), RuleBatchJob.KIND, Json.object().put("batch", id.toString()), 1);
        var cutOff = shop.batchJob.run(run).subscribe().with(done -> {}, failed -> {});
        while (batch(id).figures().processed() == 0) {
            Thread.onSpinWait();
        }
        cutOff.cancel();

        get(Uni.combine()
                .all()
                .unis(shop.batchJob.run(run), shop.batchJob.run(run))
                .discardItems());

        assertThat(batch(id).figures()).isEqualTo(new RuleBatch.Figures(60, 60, 0));
        assertThat(shop.chores()).isEqualTo(60);
        assertThat(shop.runsOf("win")).hasSize(60);
    }

    @Test
    void who_loses_the_right_on_the_way_changes_nothing_more() {
        var id = send(seller, "win", orders(2), "{}");
        world.sql("DELETE FROM role_member WHERE person = $1", Tuple.of(seller.id()));
        world.clock.advance(Duration.ofSeconds(2));
        work();

        assertThat(batch(id).state()).isEqualTo(RuleBatch.FAILED);
        assertThat(String.valueOf(batch(id).problem())).contains("rule_batch_gone");
        assertThat(shop.chores()).isZero();
    }

    @Test
    void a_batch_that_breaks_off_inside_says_so_to_whoever_sent_it_once_nobody_tries_again() {
        var id = send(seller, "win", orders(2), "{}");
        world.sql("ALTER TABLE rule_batch_record RENAME TO broken", Tuple.tuple());

        assertThat(attempted(id, JobWorker.MAX_ATTEMPTS - 1)).isFalse();
        assertThat(batch(id).state()).isEqualTo(RuleBatch.RUNNING);
        assertThat(told()).isZero();

        assertThat(attempted(id, JobWorker.MAX_ATTEMPTS)).isFalse();
        assertThat(batch(id).state()).isEqualTo(RuleBatch.FAILED);
        assertThat(String.valueOf(batch(id).problem())).contains("internal_error");
        assertThat(told()).isEqualTo(1);

        assertThat(attempted(id, JobWorker.MAX_ATTEMPTS)).as("it has ended").isTrue();
        assertThat(told()).isEqualTo(1);
    }

    private boolean attempted(UUID batch, int attempt) {
        var payload = Json.object().put("batch", batch.toString());
        return get(shop.batchJob
                .run(new JobRun(UUID.randomUUID(), RuleBatchJob.KIND, payload, attempt))
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false));
    }

    private long told() {
        return world.notified(seller.id()).stream()
                .filter(title -> title.contains("could not be finished: 0 done, 2 left out"))
                .count();
    }
}
