package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.MetadataId;

/** Links to many of which only one record may lead to another, kept by the database. */
class UniqueLinksTest {

    private static final String ROOM = """
            {'kind':'form','key':'room','title':'Room','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'}]}}""";
    private static final String TEAM = """
            {'kind':'form','key':'%s','title':'Team','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},
              {'key':'rooms','type':'links','title':'Rooms','props':{'form':'room','unique':%s}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'leader','title':'Leader','grants':[
              {'form':'room','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'team','actions':['create','read','update'],'scope':'own','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller platform;
    private static Caller leader;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(ROOM, TEAM.formatted("team", true), ROLE);
        platform = FormWorld.PLATFORM;
        leader = world.person("leader", "shop.leader");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String room(String name) {
        return world.create(platform, "shop.room", "{'name':'%s'}".formatted(name))
                .id()
                .toString();
    }

    private static Record team(Caller caller, String name, String... rooms) {
        return world.create(
                caller, "shop.team", "{'name':'%s','rooms':['%s']}".formatted(name, String.join("','", rooms)));
    }

    @Test
    void a_record_that_one_has_chosen_is_refused_to_another_with_the_names_of_both() {
        var oak = room("Oak");
        var first = team(platform, "North", oak, room("Elm"));

        var refused = problems(() -> team(platform, "South", room("Ash"), oak));

        assertThat(refused)
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("link_taken /data/rooms");
        assertThat(refused.get(0).params()).containsEntry("title", "Oak").containsEntry("other", "North");
        assertThat(world.update(platform, first, "{'rooms':['%s']}".formatted(oak))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void who_may_not_read_the_other_record_is_not_told_which_it_is() {
        var oak = room("Oak");
        team(platform, "Secret", oak);
        team(leader, "Mine", room("Elm"));

        var refused = problems(() -> team(leader, "Ours", oak));

        assertThat(refused).extracting(Problem::code).containsExactly("link_taken");
        assertThat(refused.get(0).params()).containsEntry("title", "Oak").doesNotContainKey("other");
    }

    @Test
    void what_is_let_go_of_is_free_and_comes_back_from_the_trash_only_while_it_is() {
        var oak = room("Oak");
        var first = team(platform, "North", oak);
        world.delete(platform, first);
        var second = team(platform, "South", oak);
        assertThat(codes(() -> FormWorld.wait(world.records().restore(platform, first.form(), first.id()))))
                .containsExactly("link_taken");

        world.update(platform, second, "{'rooms':[]}");
        FormWorld.wait(world.records().restore(platform, first.form(), first.id()));
    }

    @Test
    void of_two_writers_at_the_same_moment_one_is_told_and_one_has_written() throws Exception {
        for (var round = 1; round <= 10; round++) {
            var left = room("Left");
            var right = room("Right");
            var outcomes = together(() -> team(platform, "A", left, right), () -> team(platform, "B", right, left));

            assertThat(outcomes).containsExactlyInAnyOrder("written", "link_taken");
        }
    }

    @Test
    void what_is_shared_already_is_told_before_the_publish_and_refused_by_it() {
        world.publish(TEAM.formatted("crew", false));
        var oak = room("Oak");
        for (var name : List.of("North", "South")) {
            world.create(platform, "shop.crew", "{'name':'%s','rooms':['%s']}".formatted(name, oak));
        }
        var id = new MetadataId("form", ObjectKey.parse("shop.crew"));
        world.draft(id, TEAM.formatted("crew", true));
        assertThat(FormWorld.wait(world.desk().effects(id, null)))
                .extracting(problem -> problem.code() + " " + problem.path() + " "
                        + problem.params().get("count"))
                .containsExactly("duplicates_exist /model/fields/1/props/unique 1");
        assertThat(codes(() -> world.publish(TEAM.formatted("crew", true)))).containsExactly("duplicates_exist");

        world.publish(TEAM.formatted("crew", false));
        world.create(platform, "shop.crew", "{'name':'East','rooms':['%s']}".formatted(oak));
    }

    @Test
    void the_uniqueness_goes_with_the_setting() {
        world.publish(TEAM.formatted("gang", true));
        var oak = room("Oak");
        world.create(platform, "shop.gang", "{'name':'North','rooms':['%s']}".formatted(oak));
        world.publish(TEAM.formatted("gang", false));
        world.create(platform, "shop.gang", "{'name':'South','rooms':['%s']}".formatted(oak));
    }

    @Test
    void records_still_to_be_written_stand_to_each_other_and_to_those_that_are_there() {
        var oak = room("Oak");
        var elm = room("Elm");
        var north = team(platform, "North", oak);
        var shape = FormWorld.wait(world.gate.of(platform))
                .form(ObjectKey.parse("shop.team"))
                .shape();
        var documents = List.of(
                FormWorld.json("{'rooms':['%s','%s']}".formatted(elm, oak)),
                FormWorld.json("{'rooms':['%s']}".formatted(elm)),
                FormWorld.json("{'name':'without'}"));

        var standings = FormWorld.wait(world.store.standings(shape, documents));

        assertThat(standings)
                .extracting(one -> one.document() + " " + (one.other() == null ? "free" : one.other()))
                .containsExactlyInAnyOrder("0 free", "0 " + north.id(), "1 free");
        assertThat(standings.stream().map(one -> one.values()).distinct()).hasSize(2);
        assertThat(FormWorld.wait(world.store.ledTo(
                        shape.field("rooms").orElseThrow(), List.of(UUID.fromString(oak), UUID.fromString(elm)))))
                .containsExactly(UUID.fromString(oak));
    }

    @Test
    void columns_of_rows_cannot_be_unique_in_this_way() {
        var form = """
                {'kind':'form','key':'plan','title':'Plan','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'},
                  {'key':'lines','type':'subtable','title':'Lines','fields':[
                    {'key':'rooms','type':'links','title':'Rooms','props':{'form':'room','unique':true}}]}]}}""";

        assertThat(codes(() -> world.publish(form))).containsExactly("unique_not_possible");
    }

    private static List<String> together(Callable<?>... writers) throws Exception {
        var barrier = new CyclicBarrier(writers.length);
        var pool = Executors.newFixedThreadPool(writers.length);
        try {
            var started = new ArrayList<java.util.concurrent.Future<String>>();
            for (var each : writers) {
                started.add(pool.submit(() -> {
                    barrier.await();
                    try {
                        each.call();
                        return "written";
                    } catch (Rejected refused) {
                        return refused.problems().get(0).code();
                    }
                }));
            }
            var outcomes = new ArrayList<String>();
            for (var one : started) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> codes(ThrowingCallable work) {
        return problems(work).stream().map(Problem::code).toList();
    }

    private static List<Problem> problems(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems();
    }
}
