package org.mortise.rule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.testing.EngineWorld;

class RuleSubscriberTest {

    private static final String CHORE =
            "{'id':'chore','type':'create','form':'chore','set':{'text':{'expr':'\\\"do \\\"&{name}'},'order':{'field':'id'},"
                    + "'owner':{'field':'owner'},'due':{'relative':'today+3d'}}}";

    private final RuleWorld shop = new RuleWorld();
    private final EngineWorld world = shop.world;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_change_that_matters_creates_a_chore_and_tells_the_owner() {
        shop.rule(
                "follow",
                "'form':'order','trigger':{'type':'record','on':['update'],'changes':['stage']},"
                        + "'when':{'field':'stage','op':'changedTo','value':'won'},'steps':[" + CHORE
                        + ",{'id':'tell','type':'notify','to':[{'by':'field','field':'owner'},{'by':'role','role':'clerk'},"
                        + "{'by':'user','user':'eve'},{'by':'user','user':'nobody'}],"
                        + "'title':{'expr':'{name}&\\\" is worth \\\"&{amount}'},'body':{'zh-CN':'好','en-US':'Good'}}]");
        var owner = world.person("ann");
        world.person("bob", "shop.clerk");
        world.person("eve", "shop.clerk");
        var order = world.create(
                PLATFORM, "shop.order", "{'name':'A','stage':'open','amount':'12.50','owner':'" + owner.id() + "'}");
        world.update(PLATFORM, "shop.order", order, "{'amount':'100.00'}");
        world.update(PLATFORM, "shop.order", order, "{'stage':'won'}");

        world.deliverAll();

        assertThat(shop.states("follow")).containsExactly(RunState.DONE);
        var chore = world.postgres
                .pool()
                .query("SELECT id FROM rec.f_chore")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getUUID(0);
        assertThat(world.data("shop.chore", chore))
                .isEqualTo(EngineWorld.json(
                        "{'text':'do A','order':'" + order + "','owner':'" + owner.id() + "','due':'2026-03-18'}"));
        assertThat(world.count(
                        "SELECT count(*) FROM notification WHERE form = 'shop.order' AND record = '" + order + "'"))
                .isEqualTo(3);
        assertThat(world.notified(owner.id())).contains("\"A is worth 100\"");
        assertThat(shop.runsOf("follow").get(0).steps())
                .extracting(step -> step.step() + " " + step.type())
                .containsExactly("chore create", "tell notify");
    }

    @Test
    void records_that_came_together_set_a_rule_off_one_by_one_and_once_unless_they_came_quietly() {
        shop.rule(
                "follow",
                "'form':'order','trigger':{'type':'record','on':['create']},"
                        + "'when':{'field':'amount','op':'gte','value':'100'},'steps':[" + CHORE + "]");
        shop.rule(
                "kept", "'form':'order','trigger':{'type':'record','on':['update','delete']},'steps':[" + CHORE + "]");

        bring(
                false,
                "{'name':'A','amount':'50.00'}",
                "{'name':'B','amount':'100.00'}",
                "{'name':'C','amount':'200.00'}");
        bring(true, "{'name':'D','amount':'300.00'}");
        world.deliverAll();
        world.sql("UPDATE outbox_delivery SET state = 'pending'", Tuple.tuple());
        world.deliverAll();

        assertThat(shop.states("follow")).containsExactly(RunState.DONE, RunState.DONE);
        assertThat(shop.states("kept")).isEmpty();
        assertThat(shop.chores()).isEqualTo(2);
        assertThat(world.count("SELECT count(*) FROM outbox o JOIN outbox made ON made.cause->>'root' = o.id::text"
                        + " WHERE o.type = 'record.bulk' AND made.form = 'shop.chore'"))
                .isEqualTo(2);
    }

    private void bring(boolean quiet, String... rows) {
        var data = Arrays.stream(rows).map(EngineWorld::json).toList();
        var batch = new Records.Batch(ObjectKey.parse("shop.order"), data, "import", quiet);
        EngineWorld.get(
                world.database.inTransaction(transaction -> world.records.createMany(transaction, PLATFORM, batch)));
    }

    @Test
    void a_rule_sees_the_record_as_each_event_left_it_however_late_it_hears() {
        shop.rule(
                "won",
                "'form':'order','trigger':{'type':'record','on':['update']},"
                        + "'when':{'all':[{'field':'stage','op':'changedTo','value':'won'},{'field':'stage','op':'changedFrom','value':'open'}]},"
                        + "'steps':[" + CHORE + "]");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A','stage':'open'}");
        world.update(PLATFORM, "shop.order", order, "{'stage':'won'}");
        world.update(PLATFORM, "shop.order", order, "{'stage':'lost'}");

        world.deliverAll();

        assertThat(shop.states("won")).containsExactly(RunState.DONE);
    }

    @Test
    void that_long_texts_and_rows_changed_is_known_though_not_what_they_were() {
        shop.rule(
                "changed",
                "'form':'order','trigger':{'type':'record','on':['update']},"
                        + "'when':{'any':[{'field':'note','op':'changed'},{'field':'items','op':'changed'}]},'steps':["
                        + CHORE + "]");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A','note':'x'}");
        world.update(PLATFORM, "shop.order", order, "{'note':'y'}");
        world.update(PLATFORM, "shop.order", order, "{'note':null}");
        world.update(PLATFORM, "shop.order", order, "{'items':[{'qty':'1'}]}");
        world.update(PLATFORM, "shop.order", order, "{'items':[]}");
        world.update(PLATFORM, "shop.order", order, "{'name':'B'}");

        world.deliverAll();

        assertThat(shop.states("changed")).hasSize(4);
    }

    @Test
    void a_deleted_record_is_what_it_was_last() {
        shop.rule(
                "gone",
                "'form':'order','trigger':{'type':'record','on':['delete']},'when':{'field':'stage','op':'eq','value':'won'},"
                        + "'steps':[{'id':'chore','type':'create','form':'chore','set':{'text':{'field':'name'},'owner':{'field':'owner_id'}}}]");
        var owner = world.person("ann");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A','stage':'won','owner':'" + owner.id() + "'}");
        world.delete(PLATFORM, "shop.order", order);

        world.deliverAll();

        assertThat(shop.states("gone")).containsExactly(RunState.DONE);
        assertThat(world.count(
                        "SELECT count(*) FROM rec.f_chore WHERE c_text = 'A' AND c_owner = '" + owner.id() + "'"))
                .isOne();
    }

    @Test
    void what_a_rule_reads_over_links_is_fetched_for_it() {
        shop.rule(
                "golden",
                "'form':'order','trigger':{'type':'record','on':['create']},'when':{'field':'partner.level','op':'eq','value':'gold'},"
                        + "'steps':[{'id':'count','type':'update','record':{'field':'partner'},"
                        + "'set':{'orders':{'expr':'{partner.orders}+1'}}}]");
        var gold = world.create(PLATFORM, "shop.partner", "{'name':'G','level':'gold','orders':'4'}");
        var silver = world.create(PLATFORM, "shop.partner", "{'name':'S','level':'silver','orders':'4'}");
        world.create(PLATFORM, "shop.order", "{'name':'A','partner':'" + gold + "'}");
        world.create(PLATFORM, "shop.order", "{'name':'B','partner':'" + silver + "'}");

        world.deliverAll();

        assertThat(world.data("shop.partner", gold).path("orders").asText()).isEqualTo("5");
        assertThat(world.data("shop.partner", silver).path("orders").asText()).isEqualTo("4");
    }

    @Test
    void a_rule_that_sets_itself_off_is_stopped_and_shown() {
        shop.rule(
                "again",
                "'form':'order','trigger':{'type':'record','on':['update']},"
                        + "'steps':[{'id':'more','type':'update','record':'trigger','set':{'amount':{'expr':'{amount}+1'}}}]");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A','amount':'1'}");
        world.update(PLATFORM, "shop.order", order, "{'name':'B'}");

        world.deliverAll();

        assertThat(shop.states("again")).containsExactly(RunState.SUPPRESSED_LOOP, RunState.DONE);
        assertThat(shop.runsOf("again").get(0).problems().findValuesAsText("code"))
                .containsExactly("rule_loop_stopped");
        assertThat(world.data("shop.order", order).path("amount").asText()).isEqualTo("2");
    }

    @Test
    void a_chain_over_ever_new_records_ends_at_its_greatest_depth() {
        shop.rule(
                "breed",
                "'form':'chore','trigger':{'type':'record','on':['create']},"
                        + "'steps':[{'id':'child','type':'create','form':'chore','set':{'parent':{'field':'id'}}}]");
        world.create(PLATFORM, "shop.chore", "{'text':'first'}");

        world.deliverAll();

        assertThat(shop.chores()).isEqualTo(1 + CauseChain.MAX_DEPTH);
        assertThat(shop.runsOf("breed").get(0).problems().findValuesAsText("code"))
                .containsExactly("rule_chain_stopped");
        assertThat(shop.states("breed")).startsWith(RunState.SUPPRESSED_LOOP).hasSize(1 + CauseChain.MAX_DEPTH);
    }

    @Test
    void a_run_that_fails_is_taken_back_whole_and_the_others_go_on() {
        shop.rule(
                "a_breaks",
                "'form':'order','trigger':{'type':'record','on':['create']},'steps':["
                        + "{'id':'one','type':'create','form':'chore','set':{'text':'kept by nobody'}},"
                        + "{'id':'two','type':'create','form':'chore','set':{'no':'taken'}}]");
        shop.rule("b_works", "'form':'order','trigger':{'type':'record','on':['create']},'steps':[" + CHORE + "]");
        world.create(PLATFORM, "shop.chore", "{'no':'taken'}");
        world.create(PLATFORM, "shop.order", "{'name':'A'}");

        world.deliverAll();

        assertThat(shop.states("a_breaks")).containsExactly(RunState.FAILED);
        assertThat(shop.runsOf("a_breaks").get(0).problems()).hasSize(1);
        assertThat(shop.states("b_works")).containsExactly(RunState.DONE);
        assertThat(shop.chores()).isEqualTo(2);
        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE c_text = 'kept by nobody'"))
                .isZero();
    }

    @Test
    void two_workers_with_one_event_run_a_rule_once() {
        shop.rule("once", "'form':'order','trigger':{'type':'record','on':['create']},'steps':[" + CHORE + "]");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A'}");
        var event = event("record.created", order, "{'changed':['name'],'old':{},'new':{'name':'A'}}");

        get(Uni.join()
                .all(
                        world.database.inTransaction(transaction -> shop.subscriber.handle(transaction, event)),
                        world.database.inTransaction(transaction -> shop.subscriber.handle(transaction, event)))
                .andFailFast());

        assertThat(shop.states("once")).containsExactly(RunState.DONE);
        assertThat(shop.chores()).isOne();
    }

    @Test
    void an_approval_sets_off_the_rules_of_its_flow_only() {
        shop.rule(
                "approved",
                "'form':'order','trigger':{'type':'flow','flow':'approval','on':['approved']},"
                        + "'steps':[{'id':'won','type':'update','record':'trigger','set':{'stage':'won'}},"
                        + "{'id':'me','type':'create','form':'chore','set':{'owner':{'var':'user.id'}}}]");
        var boss = world.person("boss");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A','stage':'open'}");
        var told = "'instance':'i','initiator':'" + Ids.next() + "','actor':'" + boss.id() + "'}";
        hear(event("flow.rejected", order, "{'flow':'shop.approval','outcome':'rejected'," + told));
        hear(event("flow.approved", order, "{'flow':'shop.other','outcome':'approved'," + told));
        assertThat(shop.runsOf("approved")).isEmpty();

        hear(event("flow.approved", order, "{'flow':'shop.approval','outcome':'approved'," + told));

        assertThat(shop.states("approved")).containsExactly(RunState.DONE);
        assertThat(world.data("shop.order", order).path("stage").asText()).isEqualTo("won");
        assertThat(world.count("SELECT count(*) FROM rec.f_chore WHERE c_owner = '" + boss.id() + "'"))
                .isOne();
    }

    @Test
    void who_may_no_longer_sign_in_does_not_hold_up_rules() {
        shop.rule("any", "'form':'order','trigger':{'type':'record','on':['create']},'steps':[" + CHORE + "]");
        var ann = world.person("ann");
        var order = world.create(PLATFORM, "shop.order", "{'name':'A'}");
        world.sql("UPDATE person SET active = false WHERE id = $1", Tuple.of(ann.id()));

        hear(event(
                "record.created",
                order,
                "{'actor':'" + ann.id() + "','changed':['name'],'old':{},'new':{'name':'A'}}"));

        assertThat(shop.states("any")).containsExactly(RunState.DONE);
    }

    @Test
    void nothing_follows_from_disabled_rules_sample_data_or_records_that_are_gone() {
        shop.rule(
                "off",
                "'enabled':false,'form':'order','trigger':{'type':'record','on':['create']},'steps':[" + CHORE + "]");
        shop.rule("on", "'form':'order','trigger':{'type':'record','on':['create']},'steps':[" + CHORE + "]");
        get(world.records.change(
                PLATFORM,
                Change.create(
                        ObjectKey.parse("shop.order"), EngineWorld.json("{'name':'A'}"), "sample", CauseChain.none())));
        var order = world.create(PLATFORM, "shop.order", "{'name':'A'}");
        world.delete(PLATFORM, "shop.order", order);

        world.deliverAll();

        assertThat(world.count("SELECT count(*) FROM rule_run")).isZero();
        assertThat(world.count("SELECT count(*) FROM outbox_delivery WHERE state <> 'done'"))
                .isZero();
    }

    private void hear(OutboxEvent event) {
        get(world.database.inTransaction(transaction -> shop.subscriber.handle(transaction, event)));
    }

    private OutboxEvent event(String type, UUID record, String payload) {
        return new OutboxEvent(
                Ids.next(),
                type,
                ObjectKey.parse("shop.order"),
                record,
                EngineWorld.json(payload),
                CauseChain.none(),
                world.clock.instant());
    }
}
