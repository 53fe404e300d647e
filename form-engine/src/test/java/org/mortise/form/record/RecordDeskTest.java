package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** The whole road of a record, on a real database. */
class RecordDeskTest {

    private static final String PRODUCT = """
            {'kind':'form','key':'product','title':'Product','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','required':true,'props':{'search':true}},
              {'key':'code','type':'text','props':{'unique':true}},
              {'key':'price','type':'money'},{'key':'secret','type':'text'},{'key':'owner','type':'user','default':{'var':'user.id'}}],
              'ownerField':'owner'}}""";
    private static final String NUMBERING = """
            {'kind':'numbering','key':'order_no','title':'No','segments':[{'text':'SO-'},{'date':'yyyyMM'},{'sequence':3}],'reset':'month'}""";
    private static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'no','fields':[
              {'key':'no','type':'serial','props':{'numbering':'order_no'}},
              {'key':'status','type':'select','default':{'value':'open'},'props':{'options':[{'key':'open','label':'Open'},{'key':'done','label':'Done'}]}},
              {'key':'main','type':'link','props':{'form':'product','fill':[{'from':'name','to':'note'}]}},
              {'key':'note','type':'text','props':{'maxLength':10}},
              {'key':'tags','type':'links','props':{'form':'product'}},
              {'key':'lines','type':'subtable','fields':[
                {'key':'product','type':'link','required':true,'props':{'form':'product','fill':[{'from':'price','to':'price'}]}},
                {'key':'qty','type':'number','required':true,'props':{'scale':0,'min':'1'}},
                {'key':'price','type':'money'},
                {'key':'amount','type':'money','compute':'{qty}*{price}'}]},
              {'key':'total','type':'money','compute':'SUM({lines.amount})'},
              {'key':'closed_on','type':'date'}]},
              'logic':{'rules':[{'key':'close','when':{'field':'status','op':'eq','value':'done'},'then':[{'act':'set','targets':['closed_on'],'value':{'var':'today'}},{'act':'require','targets':['note']}]}],
                'validations':[{'key':'cap','assert':{'field':'total','op':'lte','value':'1000'},'targets':['total'],'message':'too much'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'product','actions':['create','read','update'],'scope':'own','fields':{'*':'write','secret':'hidden','code':'read'}},
              {'form':'order','actions':['create','read','update','delete'],'scope':'own','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User ann;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PRODUCT, NUMBERING, ORDER, ROLE);
        ann = world.person("ann", "shop.seller");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record product(Caller caller, String name, String price) {
        return world.create(caller, "shop.product", "{'name':'%s','price':'%s'}".formatted(name, price));
    }

    @Test
    void a_new_record_is_numbered_defaulted_filled_and_computed() {
        var nail = product(ann, "Nail", "2.5");

        var order = world.create(
                ann,
                "shop.order",
                "{'main':'%1$s','lines':[{'product':'%1$s','qty':'３'},{'product':'%1$s','qty':2,'price':'10'}]}"
                        .formatted(nail.id()));

        assertThat(order.version()).isEqualTo(1);
        assertThat(order.data().path("no").asText()).matches("SO-202603\\d{3}");
        assertThat(order.data().path("status").asText()).isEqualTo("open");
        assertThat(order.data().path("note").asText()).isEqualTo("Nail");
        assertThat(order.data().path("lines").get(0).path("amount").asText()).isEqualTo("7.5");
        assertThat(order.data().path("total").asText()).isEqualTo("27.5");
        assertThat(order.document().path("owner").asText()).isEqualTo(ann.id().toString());
        assertThat(order.document().path("labels").path(nail.id().toString()).asText())
                .isEqualTo("Nail");
    }

    @Test
    void serial_numbers_follow_each_other() {
        var first = world.create(ann, "shop.order", "{}").data().path("no").asText();
        var second = world.create(ann, "shop.order", "{}").data().path("no").asText();

        assertThat(Integer.parseInt(second.substring(9))).isEqualTo(Integer.parseInt(first.substring(9)) + 1);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var refusal = rejected(() -> world.create(
                ann,
                "shop.order",
                "{'nope':1,'total':'5','note':'12345678901','main':'%s','lines':[{'qty':'x'},{'qty':'0'}]}"
                        .formatted(UUID.randomUUID())));

        assertThat(refusal.kind()).isEqualTo(Rejected.Kind.INVALID);
        assertThat(refusal.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactlyInAnyOrder(
                        "unknown_field /data/nope",
                        "field_not_writable /data/total",
                        "not_a_number /data/lines/0/qty",
                        "text_too_long /data/note",
                        "required /data/lines/0/product",
                        "required /data/lines/1/product",
                        "number_too_small /data/lines/1/qty",
                        "link_not_found /data/main");
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_computes_anew() {
        var nail = product(ann, "Nail", "2");
        var order = world.create(
                ann, "shop.order", "{'note':'a','lines':[{'product':'%s','qty':'1'}]}".formatted(nail.id()));
        var row = order.data().path("lines").get(0).path("_id").asText();

        var changed = world.update(ann, order, "{'lines':[{'_id':'%s','qty':'4'}]}".formatted(row));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.data().path("note").asText()).isEqualTo("a");
        assertThat(changed.data().path("total").asText()).isEqualTo("8");
        assertThat(changed.data().path("lines").get(0).path("_id").asText()).isEqualTo(row);
    }

    @Test
    void a_rule_sets_when_it_begins_to_match() {
        var order = world.create(ann, "shop.order", "{'note':'n'}");

        var done = world.update(ann, order, "{'status':'done'}");

        assertThat(done.data().path("closed_on").asText()).isEqualTo("2026-03-05");
        assertThat(codes(() -> world.update(ann, done, "{'note':null}"))).containsExactly("required /data/note");
    }

    @Test
    void a_stale_version_is_refused_with_the_current_record() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");
        world.update(ann, order, "{'note':'2'}");

        var refusal = rejected(() -> world.update(ann, order, "{'note':'3'}"));

        assertThat(refusal.kind()).isEqualTo(Rejected.Kind.CONFLICT);
        assertThat(refusal.current()).isInstanceOfSatisfying(ObjectNode.class, current -> assertThat(
                        current.path("data").path("note").asText())
                .isEqualTo("2"));
    }

    @Test
    void a_change_that_changes_nothing_leaves_the_version() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");

        assertThat(world.update(ann, order, "{'note':' 1 '}").version()).isEqualTo(1);
    }

    @Test
    void changes_are_logged_and_announced_with_old_and_new_values() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");
        world.update(ann, order, "{'note':'2'}");

        var events = world.rows("SELECT type, payload::text FROM outbox WHERE record = $1 ORDER BY seq", order.id());
        assertThat(events).extracting(row -> row.getString(0)).containsExactly("record.created", "record.changed");
        var payload = Json.parse(events.get(1).getString(1));
        assertThat(payload.path("changed")).isEqualTo(Json.parse("[\"note\"]"));
        assertThat(payload.path("old").path("note").asText()).isEqualTo("1");
        assertThat(payload.path("new").path("note").asText()).isEqualTo("2");
        assertThat(payload.path("actor").asText()).isEqualTo(ann.id().toString());
        assertThat(world.rows("SELECT op FROM record_change WHERE record = $1 ORDER BY version", order.id()))
                .extracting(row -> row.getString(0))
                .containsExactly("create", "update");
    }

    @Test
    void records_of_others_cannot_be_seen_changed_or_linked() {
        var bob = world.person("bob", "shop.seller");
        var saw = product(bob, "Saw", "9");

        assertThat(rejected(() -> world.read(ann, saw)).kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(rejected(() -> world.update(ann, saw, "{'name':'x'}")).kind())
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(codes(() -> world.create(ann, "shop.order", "{'main':'%s'}".formatted(saw.id()))))
                .containsExactly("link_not_found /data/main");
    }

    @Test
    void hidden_fields_are_as_unknown_as_those_that_do_not_exist() {
        assertThat(codes(() -> world.create(ann, "shop.product", "{'name':'n','secret':'s'}")))
                .containsExactly("unknown_field /data/secret");
        assertThat(codes(() -> world.create(ann, "shop.product", "{'name':'n','code':'c'}")))
                .containsExactly("field_read_only /data/code");
    }

    @Test
    void unique_values_are_kept_apart() {
        world.create(FormWorld.PLATFORM, "shop.product", "{'name':'a','code':'U1'}");

        assertThat(codes(() -> world.create(FormWorld.PLATFORM, "shop.product", "{'name':'b','code':'U1'}")))
                .containsExactly("not_unique /data/code");
    }

    @Test
    void a_record_in_approval_is_nobodys_to_change() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().flowState(transaction, order.form(), order.id(), "running", null)));
        var running = world.read(ann, order);

        assertThat(codes(() -> world.update(ann, running, "{'note':'2'}"))).containsExactly("record_in_approval ");
        var change = Change.update(order.form(), order.id(), FormWorld.json("{'note':'3'}"), "flow", CauseChain.none());
        assertThat(FormWorld.wait(world.records().change(FormWorld.PLATFORM, change))
                        .data()
                        .path("note")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void what_is_deleted_can_be_taken_back() {
        var nail = product(FormWorld.PLATFORM, "Nail", "2");
        var order = world.create(
                FormWorld.PLATFORM, "shop.order", "{'lines':[{'product':'%s','qty':'2'}]}".formatted(nail.id()));
        FormWorld.wait(world.records()
                .change(
                        FormWorld.PLATFORM,
                        new Change(order.form(), order.id(), null, order.version(), "api", null, CauseChain.none())));
        assertThat(rejected(() -> world.read(FormWorld.PLATFORM, order)).kind()).isEqualTo(Rejected.Kind.NOT_FOUND);

        var back = FormWorld.wait(world.records().restore(FormWorld.PLATFORM, order.form(), order.id()));

        assertThat(back.data().path("total").asText()).isEqualTo("4");
        assertThat(back.data().path("lines")).hasSize(1);
    }

    @Test
    void an_evaluation_writes_nothing() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");

        var outcome = FormWorld.wait(world.evaluation.evaluate(
                ann, order.form(), order.id(), FormWorld.json("{'status':'done','note':null}")));

        assertThat(outcome.data().path("closed_on").asText()).isEqualTo("2026-03-05");
        assertThat(outcome.problems()).extracting(Problem::path).containsExactly("/data/note");
        assertThat(outcome.states())
                .hasEntrySatisfying("note", note -> assertThat(note.required()).isTrue());
        assertThat(world.read(ann, order).version()).isEqualTo(1);
    }

    @Test
    void the_platform_is_not_held_up_by_what_was_wrong_before() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");
        FormWorld.wait(world.postgres
                .pool()
                .query("UPDATE rec.shop__order SET data = data || '{\"note\":\"much too long\"}' WHERE id = '"
                        + order.id() + "'")
                .execute());

        var changed = world.update(FormWorld.PLATFORM, order, "{'status':'open','main':null}");

        assertThat(changed.data().path("note").asText()).isEqualTo("much too long");
    }

    @Test
    void rules_before_a_write_have_their_say_and_are_computed() {
        world.beforeWrites.add((transaction, form, before, image, caller) -> {
            if (!form.form().equals(ObjectKey.parse("shop.order"))
                    || !image.path("note").asText().equals("say")) {
                return Uni.createFrom().item(image);
            }
            return Uni.createFrom().item(image.deepCopy().put("status", "done"));
        });
        try {
            var order = world.create(ann, "shop.order", "{'note':'say'}");

            assertThat(order.data().path("status").asText()).isEqualTo("done");
            assertThat(order.data().path("closed_on").asText()).isEqualTo("2026-03-05");
        } finally {
            world.beforeWrites.clear();
        }
    }

    @Test
    void validations_stop_a_write() {
        var nail = product(ann, "Nail", "600");

        assertThat(codes(() ->
                        world.create(ann, "shop.order", "{'lines':[{'product':'%s','qty':'2'}]}".formatted(nail.id()))))
                .containsExactly("validation_failed /data/total");
    }

    @Test
    void lists_name_what_records_point_to() {
        var nail = product(ann, "Hammer", "1");
        world.create(ann, "shop.order", "{'note':'list','main':'%1$s','tags':['%1$s']}".formatted(nail.id()));

        var page = FormWorld.wait(world.records().list(ann, RecordQuery.of(ObjectKey.parse("shop.order"), null, 100)));

        assertThat(page.labels().path(nail.id().toString()).asText()).isEqualTo("Hammer");
        assertThat(page.labels().path(ann.id().toString()).asText()).isEqualTo("ann");
    }

    @Test
    void groups_are_counted_and_added_up() {
        world.create(ann, "shop.order", "{'status':'done','note':'g'}");
        var query = new AggregateQuery(
                ObjectKey.parse("shop.order"),
                List.of(new AggregateQuery.Dimension("by", FieldPath.of("status"), null)),
                List.of(
                        new AggregateQuery.Measure("count", AggregateQuery.Aggregate.COUNT, null),
                        new AggregateQuery.Measure("sum", AggregateQuery.Aggregate.SUM, FieldPath.of("total"))),
                null,
                null,
                List.of(),
                100);

        var rows = FormWorld.wait(world.gate.aggregate(ann, query).flatMap(world.store::aggregate));

        assertThat(rows.rows()).anySatisfy(row -> assertThat(row.get(0)).isEqualTo("done"));
    }

    private static List<String> codes(ThrowingCallable work) {
        return rejected(work).problems().stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static Rejected rejected(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work);
    }
}
