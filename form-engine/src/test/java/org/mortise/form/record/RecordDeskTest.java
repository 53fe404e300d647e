package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.OrderForms.IMPORTER;
import static org.mortise.form.record.OrderForms.NUMBERING;
import static org.mortise.form.record.OrderForms.ORDER;
import static org.mortise.form.record.OrderForms.PRODUCT;
import static org.mortise.form.record.OrderForms.ROLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** The whole road of a record, on a real database. */
class RecordDeskTest {

    private static FormWorld world;
    private static Caller.User ann;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PRODUCT, NUMBERING, ORDER, ROLE, IMPORTER);
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
    void what_people_are_deciding_about_is_not_deleted_by_anybody() {
        var order = world.create(ann, "shop.order", "{'note':'1'}");
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().flowState(transaction, order.form(), order.id(), "running", null)));
        var removal = new Change(order.form(), order.id(), null, null, "sample", null, CauseChain.none());

        for (var caller : List.of(ann, FormWorld.PLATFORM)) {
            assertThat(codes(() -> FormWorld.wait(world.records().change(caller, removal))))
                    .containsExactly("record_in_approval_kept ");
        }
        assertThat(world.read(ann, order).id()).isEqualTo(order.id());
    }

    @Test
    void many_that_come_together_are_announced_by_the_hundred() {
        var data = IntStream.range(0, 201)
                .mapToObj(index -> FormWorld.json("{'name':'n%d'}".formatted(index)))
                .toList();
        var batch = new Records.Batch(ObjectKey.parse("shop.product"), data, "import", true);

        var created = FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        var events = world.rows("SELECT payload::text FROM outbox WHERE type = $1 ORDER BY seq", "record.bulk").stream()
                .map(row -> Json.parse(row.getString(0)))
                .toList();
        assertThat(events).extracting(event -> event.path("records").size()).containsExactly(100, 100, 1);
        assertThat(events).allMatch(event -> event.path("quiet").asBoolean());
        assertThat(events.get(2).at("/records/0").asText())
                .isEqualTo(String.valueOf(created.get(200).id()));
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
    void many_at_once_are_numbered_computed_and_checked_like_each_alone() {
        var nail = product(ann, "Bolt", "2");
        var stranger = world.person("stranger", "shop.seller");
        var hidden = product(stranger, "Hidden", "1");
        var line = "{'note':'%s','main':'%s','lines':[{'product':'%s','qty':2}]}";
        var data = List.of(
                FormWorld.json(line.formatted("one", nail.id(), nail.id())),
                FormWorld.json(line.formatted("far too long a note", nail.id(), nail.id())),
                FormWorld.json(line.formatted("two", hidden.id(), nail.id())),
                FormWorld.json(line.formatted("three", nail.id(), nail.id())));

        var importer = world.person("importer", "shop.importer");
        var created = FormWorld.wait(world.database.inTransaction(transaction -> world.records()
                .createMany(
                        transaction,
                        importer,
                        new Records.Batch(ObjectKey.parse("shop.order"), data, "import", false))));

        assertThat(created.get(1).problems()).extracting(Problem::code).containsExactly("text_too_long");
        assertThat(created.get(2).problems()).extracting(Problem::path).containsExactly("/data/main");
        var first = read(created.get(0));
        var last = read(created.get(3));
        assertThat(first.path("total").asText()).isEqualTo("4");
        assertThat(first.path("no").asText()).isLessThan(last.path("no").asText());
        assertThat(Integer.parseInt(last.path("no").asText().substring(9)))
                .isEqualTo(Integer.parseInt(first.path("no").asText().substring(9)) + 1);
        assertThat(world.rows(
                        "SELECT 1 FROM outbox WHERE type = 'record.bulk' AND payload::text LIKE $1",
                        "%" + created.get(0).id() + "%"))
                .hasSize(1);
    }

    private static ObjectNode read(Records.Created created) {
        var administrator = new Caller.System("test", null);
        return FormWorld.wait(world.records()
                        .read(administrator, ObjectKey.parse("shop.order"), Objects.requireNonNull(created.id())))
                .data();
    }

    @Test
    void a_record_as_text_says_the_same_as_a_record() {
        var nail = product(ann, "Tab \\t and 榫卯", "2.5");
        var order = world.create(ann, "shop.order", "{'note':'text','main':'%1$s'}".formatted(nail.id()));

        var text = FormWorld.wait(world.records().readText(ann, order.form(), order.id(), Locale.US));

        assertThat(Json.parse(text.json())).isEqualTo(world.read(ann, order).document());
        assertThat(text.version()).isEqualTo(order.version());
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
