package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** When people may change a submitted record: field by field, on every road; the platform and steps of flows as before. */
class AfterSubmitTest {

    private static final String DEAL = """
            {'kind':'form','key':'deal','title':'Deal','settings':{'afterSubmit':'locked'},'model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'note','type':'text','title':'Note','afterSubmit':'free'},
              {'key':'memo','type':'text','title':'Memo','afterSubmit':'ended'}]}}""";
    private static final String PLAIN = """
            {'kind':'form','key':'plain','title':'Plain','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'deal','actions':['create','read','update','import'],'scope':'all','fields':{'*':'write'}},
              {'form':'plain','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User seller;

    private interface Road {
        List<Problem> take(Record record, ObjectNode data);
    }

    private static final Map<String, Road> OF_PEOPLE = new LinkedHashMap<>();

    static {
        OF_PEOPLE.put("one", (record, data) -> refused(seller, record, data, "api", null));
        OF_PEOPLE.put("import", (record, data) -> refused(seller, record, data, "import", null));
        OF_PEOPLE.put("many", (record, data) -> {
            var seen = List.of(new BatchDesk.Seen(record.id(), record.version()));
            return FormWorld.wait(
                            new BatchDesk(world.records(), world.database).change(seller, record.form(), seen, data))
                    .get(0)
                    .problems();
        });
    }

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(DEAL, PLAIN, ROLE);
        seller = world.person("seller", "shop.seller");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void while_it_is_decided_about_people_change_what_is_free_and_nothing_else() {
        OF_PEOPLE.forEach((road, way) -> {
            assertThat(way.take(deal("running"), json("{'note':'n'}"))).as(road).isEmpty();
            assertThat(way.take(deal("running"), json("{'name':'x','note':'n'}")))
                    .as(road)
                    .extracting(problem -> problem.code() + " " + problem.path())
                    .containsExactly("field_in_approval /data/name");
            assertThat(way.take(deal("running"), json("{'name':'d'}"))).as(road).isEmpty();
        });
    }

    @Test
    void once_it_is_approved_people_change_what_is_not_locked() {
        OF_PEOPLE.forEach((road, way) -> {
            assertThat(way.take(deal("approved"), json("{'note':'n','memo':'m'}")))
                    .as(road)
                    .isEmpty();
            assertThat(way.take(deal("approved"), json("{'name':'x'}")))
                    .as(road)
                    .extracting(Problem::code)
                    .containsExactly("field_approved");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "rejected", "withdrawn"})
    void what_nobody_has_agreed_to_is_open(String state) {
        OF_PEOPLE.forEach((road, way) ->
                assertThat(way.take(deal(state), json("{'name':'x'}"))).as(road).isEmpty());
    }

    @Test
    void rules_flows_and_steps_that_lend_the_field_are_not_kept() {
        for (var state : List.of("running", "approved")) {
            var rule = new Caller.System("rule:shop.r@1", seller.id());
            assertThat(refused(rule, deal(state), json("{'name':'x'}"), "rule", null))
                    .isEmpty();
            assertThat(refused(PLATFORM, deal(state), json("{'name':'x'}"), "flow", null))
                    .isEmpty();
            assertThat(refused(seller, deal(state), json("{'name':'x'}"), "flow", Map.of("name", FieldRight.WRITE)))
                    .isEmpty();
        }
    }

    @Test
    void rules_that_act_before_a_write_set_what_is_held_and_let_nobody_else_do_so() {
        world.beforeWrites.add((transaction, form, before, image, caller) -> Uni.createFrom()
                .item(
                        image.path("note").asText().equals("by rule")
                                ? image.deepCopy().put("memo", "rule")
                                : image));
        try {
            OF_PEOPLE.forEach((road, way) -> {
                var deal = deal("running");
                assertThat(way.take(deal, json("{'note':'by rule'}"))).as(road).isEmpty();
                assertThat(world.read(PLATFORM, deal).data().path("memo").asText())
                        .as(road)
                        .isEqualTo("rule");
                assertThat(way.take(deal("running"), json("{'note':'by rule','name':'x','memo':'mine'}")))
                        .as(road)
                        .extracting(problem -> problem.code() + " " + problem.path())
                        .containsExactly("field_in_approval /data/name", "field_in_approval /data/memo");
            });
        } finally {
            world.beforeWrites.clear();
        }
    }

    @Test
    void a_form_that_says_nothing_is_held_while_it_runs_and_open_afterwards() {
        assertThat(refused(seller, record("plain", "running"), json("{'name':'x'}"), "api", null))
                .extracting(Problem::code)
                .containsExactly("record_in_approval");
        assertThat(refused(seller, record("plain", "approved"), json("{'name':'x'}"), "api", null))
                .isEmpty();
    }

    private static Record deal(String state) {
        return record("deal", state);
    }

    private static Record record(String form, String state) {
        var made = world.create(PLATFORM, "shop." + form, "{'name':'d'}");
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().flowState(transaction, made.form(), made.id(), state, null)));
        return world.read(PLATFORM, made);
    }

    private static List<Problem> refused(
            Caller caller, Record record, ObjectNode data, String channel, @Nullable Map<String, FieldRight> lent) {
        var change = new Change(record.form(), record.id(), data, record.version(), channel, lent, CauseChain.none());
        var failure = catchThrowableOfType(
                Rejected.class, () -> FormWorld.wait(world.records().change(caller, change)));
        return failure == null ? List.of() : failure.problems();
    }
}
