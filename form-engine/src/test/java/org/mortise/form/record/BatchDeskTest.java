package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.record.BatchDesk.Outcome;
import org.mortise.form.record.BatchDesk.Seen;

/** Many records at once, on a real database. */
class BatchDeskTest {

    private static final String THING = """
            {'kind':'form','key':'thing','title':'Thing','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','required':true,'props':{'maxLength':10}},
              {'key':'secret','type':'text'},{'key':'code','type':'text'},
              {'key':'owner','type':'user','default':{'var':'user.id'}}],
              'ownerField':'owner'}}""";
    private static final String ROLES = """
            {'kind':'role','key':'keeper','title':'Keeper','grants':[
              {'form':'thing','actions':['create','read','update','delete'],'scope':'own','fields':{'*':'write','secret':'hidden','code':'read'}}]}""";
    private static final String REMOVER = """
            {'kind':'role','key':'remover','title':'Remover','grants':[
              {'form':'thing','actions':['read','delete'],'scope':'all','fields':{'*':'read','name':'masked'}}]}""";
    private static final String READER = """
            {'kind':'role','key':'reader','title':'Reader','grants':[
              {'form':'thing','actions':['read'],'scope':'all','fields':{'*':'read'}}]}""";
    private static final String BRINGER = """
            {'kind':'role','key':'bringer','title':'Bringer','grants':[
              {'form':'thing','actions':['read','import'],'scope':'own','fields':{'*':'write','secret':'hidden','code':'read'}}]}""";
    private static final ObjectKey FORM = ObjectKey.parse("shop.thing");

    private static FormWorld world;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Caller.User bringer;
    private static Caller.User eve;
    private static BatchDesk batch;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(THING, ROLES, READER, REMOVER, BRINGER);
        ann = world.person("ann", "shop.keeper");
        bob = world.person("bob", "shop.keeper");
        bringer = world.person("ben", "shop.bringer");
        eve = world.person("eve", "shop.reader");
        batch = new BatchDesk(world.records(), world.database);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record thing(Caller caller, String name) {
        return world.create(caller, "shop.thing", "{'name':'%s'}".formatted(name));
    }

    private static List<Seen> seen(Record... records) {
        return Arrays.stream(records)
                .map(record -> new Seen(record.id(), record.version()))
                .toList();
    }

    private static List<Outcome> change(Caller caller, String data, Record... records) {
        return FormWorld.wait(batch.change(caller, FORM, seen(records), FormWorld.json(data)));
    }

    private static List<String> codes(Outcome outcome) {
        return outcome.problems().stream().map(Problem::code).toList();
    }

    @Test
    void every_record_is_changed_logged_and_announced_like_a_single_one() {
        var one = thing(ann, "one");
        var two = thing(ann, "two");

        var outcomes = change(ann, "{'name':'both'}", one, two);

        assertThat(outcomes).extracting(Outcome::id).containsExactly(one.id(), two.id());
        assertThat(outcomes).extracting(Outcome::version).containsExactly(2, 2);
        assertThat(world.read(ann, two).data().path("name").asText()).isEqualTo("both");
        assertThat(world.rows("SELECT type FROM outbox WHERE record = $1 ORDER BY seq", one.id()))
                .extracting(row -> row.getString(0))
                .containsExactly("record.created", "record.changed");
    }

    @Test
    void new_records_that_came_in_the_way_of_others_are_written_again() {
        var tries = new AtomicInteger();
        world.beforeWrites.add((transaction, form, before, image, caller) -> tries.incrementAndGet() == 1
                ? Uni.createFrom().failure(new PgException("late", "ERROR", "40001", ""))
                : Uni.createFrom().item(image));
        try {
            var outcomes = FormWorld.wait(batch.create(bringer, FORM, List.of(FormWorld.json("{'name':'again'}"))));

            assertThat(outcomes).extracting(Outcome::problems).containsExactly(List.of());
            assertThat(world.rows("SELECT 1 FROM rec.shop__thing WHERE data->>'name' = 'again'"))
                    .hasSize(1);
        } finally {
            world.beforeWrites.clear();
        }
    }

    @Test
    void what_cannot_be_deleted_is_named_to_those_who_may_read_its_name() {
        var thing = thing(ann, "named");
        FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().flowState(transaction, FORM, thing.id(), "running", null)));
        var now = world.read(ann, thing);
        var remover = world.person("rob", "shop.remover");

        for (var caller : List.of(ann, remover)) {
            var outcome = FormWorld.wait(batch.delete(caller, FORM, seen(now))).get(0);
            assertThat(codes(outcome)).containsExactly("record_in_approval_kept");
            assertThat(outcome.problems().get(0).params())
                    .isEqualTo(caller.equals(ann) ? Map.of("title", "named") : Map.of());
        }
    }

    @Test
    void what_is_wrong_with_one_does_not_hold_up_the_others() {
        var stale = thing(ann, "stale");
        world.update(ann, stale, "{'name':'newer'}");
        var fine = thing(ann, "fine");

        var outcomes = change(ann, "{'name':'set'}", stale, fine);

        assertThat(codes(outcomes.get(0))).containsExactly("stale_version");
        assertThat(outcomes.get(0).version()).isNull();
        assertThat(outcomes.get(1).problems()).isEmpty();
        assertThat(world.read(ann, stale).data().path("name").asText()).isEqualTo("newer");
    }

    @Test
    void a_value_that_is_wrong_is_told_for_each_record() {
        var outcomes = change(ann, "{'name':'much too long a name'}", thing(ann, "a"), thing(ann, "b"));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(codes(outcome)).containsExactly("text_too_long"));
    }

    @Test
    void a_record_of_somebody_else_is_refused_exactly_like_one_that_does_not_exist() {
        var theirs = thing(bob, "theirs");
        var absent = new Seen(UUID.randomUUID(), 1);
        var both = List.of(new Seen(theirs.id(), theirs.version()), absent);

        var changed = FormWorld.wait(batch.change(ann, FORM, both, FormWorld.json("{'name':'mine'}")));
        var deleted = FormWorld.wait(batch.delete(ann, FORM, both));
        var restored = FormWorld.wait(batch.restore(ann, FORM, both));

        for (var outcomes : List.of(changed, deleted, restored)) {
            assertThat(outcomes.get(0).problems()).isEqualTo(outcomes.get(1).problems());
            assertThat(codes(outcomes.get(0))).containsExactly("not_found");
        }
        assertThat(world.read(bob, theirs).data().path("name").asText()).isEqualTo("theirs");
    }

    @Test
    void who_may_only_read_changes_deletes_and_restores_nothing() {
        var theirs = thing(bob, "kept");

        assertThat(codes(change(eve, "{'name':'x'}", theirs).get(0))).containsExactly("forbidden");
        assertThat(codes(FormWorld.wait(batch.delete(eve, FORM, seen(theirs))).get(0)))
                .containsExactly("forbidden");
        FormWorld.wait(batch.delete(bob, FORM, seen(theirs)));
        assertThat(codes(FormWorld.wait(batch.restore(eve, FORM, seen(theirs))).get(0)))
                .containsExactly("forbidden");
    }

    @Test
    void fields_that_are_hidden_or_read_only_stay_so() {
        var mine = thing(ann, "mine");

        assertThat(codes(change(ann, "{'secret':'s'}", mine).get(0))).containsExactly("unknown_field");
        assertThat(codes(change(ann, "{'code':'c'}", mine).get(0))).containsExactly("field_read_only");
    }

    @Test
    void what_was_deleted_together_comes_back_together() {
        var one = thing(ann, "one");
        var two = thing(ann, "two");
        FormWorld.wait(batch.delete(ann, FORM, seen(one, two)));

        var restored = FormWorld.wait(batch.restore(ann, FORM, seen(one, two)));

        assertThat(restored)
                .allSatisfy(outcome -> assertThat(outcome.problems()).isEmpty());
        assertThat(world.read(ann, one).data().path("name").asText()).isEqualTo("one");
    }

    private static List<Outcome> create(Caller caller, String... data) {
        return FormWorld.wait(batch.create(
                caller, FORM, Arrays.stream(data).map(FormWorld::json).toList()));
    }

    @Test
    void a_new_record_with_a_field_that_may_not_be_set_is_refused_by_itself() {
        var outcomes = create(
                bringer,
                "{'name':'first'}",
                "{'name':'second','code':'c'}",
                "{'name':'third','secret':'s'}",
                "{'name':'fourth'}");

        assertThat(outcomes)
                .extracting(BatchDeskTest::codes)
                .containsExactly(List.of(), List.of("field_read_only"), List.of("unknown_field"), List.of());
        assertThat(outcomes.get(1).version()).isNull();
        assertThat(world.rows(
                        "SELECT 1 FROM rec.shop__thing WHERE data->>'name' IN ('first','second','third','fourth')"))
                .hasSize(2);
    }

    @Test
    void a_new_record_outside_all_scopes_is_refused_by_itself_and_nobody_hears_of_it() {
        var outcomes = create(bringer, "{'name':'mine'}", "{'name':'theirs','owner':'%s'}".formatted(ann.id()));

        assertThat(outcomes).extracting(BatchDeskTest::codes).containsExactly(List.of(), List.of("outside_scope"));
        assertThat(world.rows("SELECT data->>'name' FROM rec.shop__thing WHERE data->>'name' IN ('mine','theirs')"))
                .extracting(row -> row.getString(0))
                .containsExactly("mine");
        assertThat(world.rows(
                        "SELECT 1 FROM outbox WHERE type = 'record.bulk' AND jsonb_array_length(payload->'records') = 1"
                                + " AND payload->'records'->>0 = $1",
                        String.valueOf(outcomes.get(0).id())))
                .hasSize(1);
    }

    @Test
    void nobody_creates_many_who_may_not_bring_any() {
        assertThatThrownBy(() -> create(eve, "{'name':'x'}"))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.FORBIDDEN));
    }
}
