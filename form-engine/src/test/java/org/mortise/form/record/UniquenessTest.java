package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** What shall be unique, kept by the database: alone, together, under a condition, and among rows. */
class UniquenessTest {

    private static final String ROOM = """
            {'kind':'form','key':'room','title':'Room','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]}}""";
    private static final String STATES = "'options':[{'key':'open','label':'Open'},{'key':'off','label':'Off'}]";
    private static final String BOOKING = """
            {'kind':'form','key':'booking','title':'Booking','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'room','type':'link','title':'Room','props':{'form':'room'}},
              {'key':'day','type':'date','title':'Day'},{'key':'seats','type':'number','title':'Seats'},
              {'key':'state','type':'select','title':'State','default':{'value':'open'},'props':{%s}},
              {'key':'guests','type':'subtable','title':'Guests','fields':[
                {'key':'badge','type':'text','title':'Badge','props':{'unique':true}},{'key':'seat','type':'number','title':'Seat'},
                {'key':'side','type':'text','title':'Side'},{'key':'pass','type':'text','title':'Pass'}]}],
              'uniques':[{'fields':['room','day'],'when':{'field':'state','op':'eq','value':'open'}},
                {'table':'guests','fields':['seat','side']},
                {'table':'guests','fields':['pass'],'within':'form','message':'This pass is taken'}]}}""".formatted(STATES);

    private static FormWorld world;
    private static Caller writer;
    private static String room;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(ROOM, BOOKING);
        writer = FormWorld.PLATFORM;
        room = world.create(writer, "shop.room", "{'name':'Oak'}").id().toString();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Records.Record book(String name, String day, String more) {
        return world.create(
                writer, "shop.booking", "{'name':'%s','room':'%s','day':'%s'%s}".formatted(name, room, day, more));
    }

    @Test
    void values_that_are_unique_together_are_refused_with_the_names_of_the_fields() {
        book("a", "2026-01-01", "");

        var refused = problems(() -> book("b", "2026-01-01", ""));

        assertThat(refused).extracting(Problem::code).containsExactly("not_unique_where");
        assertThat(refused).extracting(Problem::path).containsExactly("/data/room");
        assertThat(String.valueOf(refused.get(0).params().get("field"))).contains("Room + Day");
        book("c", "2026-01-02", "");
        world.create(writer, "shop.booking", "{'name':'blank','day':'2026-01-01'}");
    }

    @Test
    void whom_the_condition_does_not_hold_for_is_free_until_it_does() {
        book("a", "2026-02-01", "");
        var off = book("b", "2026-02-01", ",'state':'off'");
        book("c", "2026-02-01", ",'state':'off'");

        assertThat(codes(() -> world.update(writer, off, "{'state':'open'}"))).containsExactly("not_unique_where");
    }

    @Test
    void a_record_comes_back_from_the_trash_only_while_its_values_are_free() {
        var gone = book("a", "2026-03-01", "");
        world.delete(writer, gone);
        book("b", "2026-03-01", "");

        assertThat(codes(() -> FormWorld.wait(world.records().restore(writer, gone.form(), gone.id()))))
                .containsExactly("not_unique_where");
    }

    @Test
    void rows_of_one_record_are_told_apart_before_the_database_is_asked() {
        var rows =
                "{'guests':[{'badge':'x','seat':'1','side':'L'},{'badge':'y','seat':'1','side':'L'},{'badge':'x','seat':'1'}]}";

        var refused = problems(() -> world.create(writer, "shop.booking", rows));

        assertThat(refused)
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("row_repeated /data/guests/2/badge", "row_repeated /data/guests/1/seat");
        assertThat(refused.get(0).params()).containsEntry("row", 1);
    }

    @Test
    void rows_swap_their_values_in_one_save() {
        var party = world.create(
                writer,
                "shop.booking",
                "{'guests':[{'seat':'1','side':'L','badge':'a'},{'seat':'2','side':'L','badge':'b'}]}");
        var first = party.data().path("guests").path(0).path("_id").asText();
        var second = party.data().path("guests").path(1).path("_id").asText();

        var swapped = world.update(
                writer,
                party,
                "{'guests':[{'_id':'%s','seat':'2','badge':'b'},{'_id':'%s','seat':'1','badge':'a'}]}"
                        .formatted(first, second));

        assertThat(swapped.data().path("guests").path(0).path("seat").asText()).isEqualTo("2");
        assertThat(
                        world.rows(
                                "SELECT 1 FROM pg_constraint WHERE contype = 'x' AND condeferrable AND conname LIKE 'x%guests%'"))
                .hasSize(3);
    }

    @Test
    void rows_of_all_records_are_told_apart_in_the_words_of_the_author() {
        world.create(writer, "shop.booking", "{'guests':[{'pass':'P1'}]}");

        var refused = problems(() -> world.create(writer, "shop.booking", "{'guests':[{'pass':'P1'}]}"));

        assertThat(refused).extracting(Problem::path).containsExactly("/data/guests");
        assertThat(String.valueOf(refused.get(0).params().get("message"))).contains("This pass is taken");
    }

    @Test
    void of_two_writers_at_the_same_moment_one_is_told_and_one_has_written() throws InterruptedException {
        for (var round = 1; round <= 10; round++) {
            var day = "2026-04-%02d".formatted(round);
            var outcomes = together(() -> book("left", day, ""), () -> book("right", day, ""));

            assertThat(outcomes).containsExactlyInAnyOrder("written", "not_unique_where");
            assertThat(world.rows("SELECT 1 FROM rec.shop__booking WHERE data ->> 'day' = $1", day))
                    .hasSize(1);
        }
    }

    @Test
    void of_two_records_with_the_same_row_at_the_same_moment_one_is_told() throws InterruptedException {
        for (var round = 1; round <= 10; round++) {
            var rows = "{'guests':[{'pass':'R%d'}]}".formatted(round);
            var outcomes = together(
                    () -> world.create(writer, "shop.booking", rows), () -> world.create(writer, "shop.booking", rows));

            assertThat(outcomes).containsExactlyInAnyOrder("written", "validation_failed");
        }
    }

    @Test
    void many_at_once_are_refused_as_a_whole_and_tell_why() {
        var twice = FormWorld.json("{'name':'bulk','room':'%s','day':'2026-05-01'}".formatted(room));
        var batch =
                new Records.Batch(ObjectKey.parse("shop.booking"), List.of(twice, twice.deepCopy()), "import", false);

        assertThat(codes(() -> FormWorld.wait(world.database.inTransaction(
                        transaction -> world.records().createMany(transaction, writer, batch)))))
                .containsExactly("not_unique_where");
    }

    @Test
    void a_publish_over_values_that_occur_more_than_once_tells_how_many_and_which() {
        var form = """
                {'kind':'form','key':'thing','title':'Thing','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},
                  {'key':'state','type':'select','title':'State','props':{%s}}]%s}}""";
        world.publish(form.formatted(STATES, ""));
        for (var value : List.of("A", "A", "A", "B", "B", "C")) {
            world.create(writer, "shop.thing", "{'name':'%s','state':'open'}".formatted(value));
        }
        world.create(writer, "shop.thing", "{'name':'C','state':'off'}");

        var refused = problems(() -> world.publish(form.formatted(
                STATES, ",'uniques':[{'fields':['name'],'when':{'field':'state','op':'eq','value':'open'}}]")));

        assertThat(refused).extracting(Problem::path).containsExactly("/model/uniques/0");
        assertThat(refused.get(0).params()).containsEntry("count", 2L).containsEntry("values", "A ×3, B ×2");
        world.publish(form.formatted(
                STATES, ",'uniques':[{'fields':['name'],'when':{'field':'state','op':'eq','value':'off'}}]"));
        assertThat(codes(() -> world.create(writer, "shop.thing", "{'name':'C','state':'off'}")))
                .containsExactly("not_unique_where");
        world.publish(form.formatted(STATES, ""));
        world.create(writer, "shop.thing", "{'name':'C','state':'off'}");
    }

    @Test
    void a_condition_that_moves_by_itself_is_refused_at_the_publish() {
        var form = """
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'day','type':'date'},
                  {'key':'room','type':'link','props':{'form':'room'}},{'key':'rows','type':'subtable','fields':[{'key':'a','type':'text'}]}],
                  'uniques':[{'fields':['name'],'when':%s}]}}""";

        for (var when : List.of(
                "{'field':'day','op':'within','value':'thisMonth'}",
                "{'field':'day','op':'lt','value':{'var':'today'}}",
                "{'field':'room.name','op':'eq','value':'x'}",
                "{'field':'flow_state','op':'eq','value':'draft'}",
                "{'field':'rows.a','op':'eq','value':'x'}",
                "{'expr':'{name} = \\\\'x\\\\''}".replace("\\\\'", "\\\""))) {
            assertThat(codes(() -> world.publish(form.formatted(when))))
                    .as(when)
                    .containsExactly("unique_condition");
        }
        assertThat(codes(() -> world.publish(form.formatted("{'field':'gone','op':'empty'}"))))
                .containsExactly("condition_unknown_field");
        world.publish(
                form.formatted(
                        "{'any':[{'field':'day','op':'between','value':['2026-01-01','2026-12-31']},{'not':{'field':'day','op':'notEmpty'}}]}"));
    }

    @Test
    void duplicates_are_told_before_anybody_publishes() {
        var form = """
                {'kind':'form','key':'early','title':'Early','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'%s}]}}""";
        world.publish(form.formatted(""));
        world.create(writer, "shop.early", "{'name':'A'}");
        world.create(writer, "shop.early", "{'name':'A'}");
        var id = new MetadataId("form", ObjectKey.parse("shop.early"));
        world.draft(id, form.formatted(",'props':{'unique':true}"));

        var told = FormWorld.wait(world.desk().effects(id, null));

        assertThat(told).extracting(Problem::code).containsExactly("duplicates_exist");
    }

    private static List<String> together(Callable<?>... writers) throws InterruptedException {
        var barrier = new CyclicBarrier(writers.length);
        var pool = Executors.newFixedThreadPool(writers.length);
        try {
            var started = new ArrayList<java.util.concurrent.Future<String>>();
            for (var each : writers) {
                started.add(pool.submit(() -> {
                    barrier.await();
                    each.call();
                    return "written";
                }));
            }
            var outcomes = new ArrayList<String>();
            for (var one : started) {
                outcomes.add(outcome(one));
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }

    private static String outcome(java.util.concurrent.Future<String> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Rejected rejected) {
                return rejected.problems().get(0).code();
            }
            throw new AssertionError(Objects.requireNonNull(failed.getCause()));
        }
    }

    private static List<String> codes(ThrowingCallable work) {
        return problems(work).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems();
    }
}
