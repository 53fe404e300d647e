package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Rows of sub-tables that point to many records, and columns with conditions of their own, on a real database. */
class RowLinksTest {

    private static final String PERSON = """
        {'kind':'form','key':'helper','title':'Helper','model':{'titleField':'name','fields':[
          {'key':'name','type':'text'},
          {'key':'team','type':'text'},
          {'key':'price','type':'number','props':{'scale':2}},
          {'key':'open','type':'switch'}]}}\
        """;
    private static final String JOB = """
        {'kind':'form','key':'job','title':'Job','model':{'titleField':'name','fields':[
          {'key':'name','type':'text'},
          {'key':'lines','type':'subtable','fields':[
            {'key':'team','type':'text'},
            {'key':'helpers','type':'links','props':{'form':'helper','filter':{'field':'team','op':'eq','value':{'var':'record.team'}}}},
            {'key':'anybody','type':'links','props':{'form':'helper'}},
            {'key':'cost','type':'lookup','props':{'via':'anybody','field':'price','function':'sum'}},
            {'key':'heads','type':'integer','compute':'COUNTA({anybody})'},
            {'key':'proof','type':'attachment'},
            {'key':'late','type':'switch'},
            {'key':'why','type':'text','requiredWhen':{'field':'late','op':'eq','value':true}}]},
          {'key':'total','type':'number','props':{'scale':2},'compute':'SUM({lines.cost})'},
          {'key':'all_heads','type':'integer','compute':'COUNTA({lines.anybody})'}]}}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'job','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}},
          {'form':'helper','actions':['read'],'scope':{'field':'open','op':'eq','value':true},'fields':{'*':'read'}}]}\
        """;
    private static final String BLIND = """
        {'kind':'role','key':'blind','title':'Blind','grants':[
          {'form':'job','actions':['create','read','update'],'scope':'all','fields':{'*':'write','lines.anybody':'hidden'}}]}\
        """;
    private static final ObjectKey JOBS = ObjectKey.parse("shop.job");

    private static FormWorld world;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Record eva;
    private static Record ivo;
    private static Record secret;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PERSON, JOB, CLERK, BLIND);
        ann = world.person("ann", "shop.clerk");
        bob = world.person("bob", "shop.blind");
        eva = helper("Eva", "red", "2.50", true);
        ivo = helper("Ivo", "blue", "4.00", true);
        secret = helper("Secret", "red", "1.00", false);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record helper(String name, String team, String price, boolean open) {
        return world.create(
                FormWorld.PLATFORM,
                "shop.helper",
                "{'name':'%s','team':'%s','price':'%s','open':%s}".formatted(name, team, price, open));
    }

    private static String ids(Record... records) {
        return Json.write(Json.mapper()
                        .valueToTree(java.util.Arrays.stream(records)
                                .map(one -> one.id().toString())
                                .toList()))
                .replace('"', '\'');
    }

    private Record job(String lines) {
        return world.create(ann, "shop.job", "{'name':'j','lines':%s}".formatted(lines));
    }

    private List<String> refused(Caller caller, String lines) {
        var refusal = catchThrowableOfType(
                Rejected.class, () -> world.create(caller, "shop.job", "{'name':'j','lines':%s}".formatted(lines)));
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList();
    }

    private List<UUID> found(Caller caller, String condition) {
        var filter = Conditions.parse(Json.plain(FormWorld.json(condition)));
        var access = FormWorld.wait(world.gate.of(caller));
        return FormWorld.wait(world.store.list(access.scope(RecordQuery.of(JOBS, filter, 100)))).records().stream()
                .map(record -> record.id())
                .toList();
    }

    @Test
    void rows_keep_what_they_point_to_and_lookups_and_formulas_go_over_it() {
        var job = job("[{'anybody':%s},{'anybody':%s}]".formatted(ids(eva, ivo), ids(eva)));

        var read = world.read(ann, job).data();

        assertThat(read.at("/lines/0/anybody")).hasSize(2);
        assertThat(read.at("/lines/0/cost").asText()).isEqualTo("6.5");
        assertThat(read.at("/lines/0/heads").asText()).isEqualTo("2");
        assertThat(read.path("total").asText()).isEqualTo("9");
        assertThat(read.path("all_heads").asText()).isEqualTo("3");
    }

    @Test
    void what_a_row_points_to_comes_with_its_title_in_one_question() {
        var job = job("[{'anybody':%s},{'anybody':%s}]".formatted(ids(eva, ivo), ids(ivo)));
        var access = FormWorld.wait(world.gate.of(ann));

        var rows = FormWorld.wait(world.store.read(access.scope(RecordQuery.of(JOBS, null, 1)), job.id()))
                .orElseThrow();

        assertThat(rows.titles()).containsAllEntriesOf(Map.of(eva.id(), "Eva", ivo.id(), "Ivo"));
    }

    @Test
    void a_record_out_of_reach_is_unknown_in_a_row_as_in_the_form() {
        assertThat(refused(ann, "[{'anybody':%s}]".formatted(ids(eva, secret))))
                .containsExactly("link_not_found /data/lines/0/anybody/1");
        assertThat(refused(ann, "[{'anybody':['0190b000-0000-7000-8000-0000000000ff']}]"))
                .containsExactly("link_not_found /data/lines/0/anybody/0");
    }

    @Test
    void a_column_that_is_hidden_cannot_be_written_asked_or_read() {
        var job = job("[{'anybody':%s}]".formatted(ids(eva)));

        assertThat(refused(bob, "[{'anybody':%s}]".formatted(ids(eva))))
                .containsExactly("unknown_field /data/lines/0/anybody");
        assertThat(world.read(bob, job).data().at("/lines/0").has("anybody")).isFalse();
        assertThat(catchThrowableOfType(Rejected.class, () -> found(bob, "{'field':'lines.anybody','op':'notEmpty'}")))
                .isNotNull();
    }

    @Test
    void the_filter_of_a_row_speaks_of_its_own_columns() {
        assertThat(refused(
                        ann,
                        "[{'team':'red','helpers':%s},{'team':'blue','helpers':%s}]".formatted(ids(eva), ids(eva))))
                .containsExactly("link_unfit /data/lines/1/helpers");
    }

    @Test
    void lists_find_records_by_what_a_row_points_to() {
        var both = job("[{'anybody':%s},{}]".formatted(ids(eva, ivo)));
        var one = job("[{'anybody':%s},{'anybody':%s}]".formatted(ids(eva), ids(ivo)));
        var none = job("[{'team':'x'}]");

        assertThat(found(ann, "{'field':'lines.anybody','op':'hasAll','value':%s}".formatted(ids(eva, ivo))))
                .contains(both.id())
                .doesNotContain(one.id(), none.id());
        assertThat(found(ann, "{'field':'lines.anybody','op':'hasAny','value':%s}".formatted(ids(ivo))))
                .contains(both.id(), one.id())
                .doesNotContain(none.id());
        assertThat(found(ann, "{'field':'lines.anybody','op':'hasNone','value':%s}".formatted(ids(eva))))
                .contains(one.id())
                .doesNotContain(both.id(), none.id());
    }

    @Test
    void one_row_is_asked_for_all_of_it_and_not_one_for_each_part() {
        var together = job("[{'team':'red','late':true,'why':'x','anybody':%s},{'team':'blue'}]".formatted(ids(eva)));
        var apart = job("[{'team':'red','anybody':%s},{'team':'blue','late':true,'why':'x'}]".formatted(ids(eva)));
        var asked = "{'rows':'lines','where':{'all':[{'field':'team','op':'eq','value':'red'},"
                + "{'field':'late','op':'eq','value':true},{'field':'anybody','op':'hasAny','value':%s}]}}"
                        .formatted(ids(eva));

        assertThat(found(ann, asked)).contains(together.id()).doesNotContain(apart.id());
        assertThat(found(ann, "{'not':%s}".formatted(asked)))
                .contains(apart.id())
                .doesNotContain(together.id());
        assertThat(found(ann, "{'rows':'lines','where':{'field':'heads','op':'gte','value':1}}"))
                .contains(together.id(), apart.id());
    }

    @Test
    void rows_are_not_asked_for_what_is_hidden_or_is_no_row() {
        for (var wrong : List.of(
                "{'rows':'lines','where':{'field':'anybody','op':'notEmpty'}}",
                "{'rows':'name','where':{'field':'team','op':'notEmpty'}}",
                "{'rows':'lines','where':{'all':[]}}",
                "{'rows':'gone','where':{'field':'team','op':'notEmpty'}}")) {
            assertThat(catchThrowableOfType(Rejected.class, () -> found(bob, wrong)))
                    .as(wrong)
                    .isNotNull();
        }
    }

    @Test
    void the_history_tells_what_changed_in_a_row_and_the_trash_gives_it_back() {
        var job = job("[{'anybody':%s}]".formatted(ids(eva)));
        var row = world.read(ann, job).data().at("/lines/0/_id").asText();

        var changed = world.update(
                ann, world.read(ann, job), "{'lines':[{'_id':'%s','anybody':%s}]}".formatted(row, ids(ivo)));

        var diff = world.rows(
                "SELECT diff::text FROM record_change WHERE record = $1 ORDER BY at DESC, id DESC LIMIT 1", job.id());
        assertThat(Json.parse(diff.get(0).getString(0))
                        .at("/lines/changed/" + row + "/anybody/1/0")
                        .asText())
                .isEqualTo(ivo.id().toString());

        world.delete(ann, changed);
        FormWorld.wait(world.records().restore(ann, JOBS, job.id()));

        assertThat(world.read(ann, job).data().at("/lines/0/anybody/0").asText())
                .isEqualTo(ivo.id().toString());
        assertThat(found(ann, "{'field':'lines.anybody','op':'hasAny','value':%s}".formatted(ids(ivo))))
                .contains(job.id());
    }

    @Test
    void a_lookup_over_the_links_of_a_row_follows_what_changes_there() {
        var ada = helper("Ada", "red", "3.00", true);
        var job = job("[{'anybody':%s}]".formatted(ids(ada, eva)));
        world.work();

        world.update(FormWorld.PLATFORM, world.read(FormWorld.PLATFORM, ada), "{'price':'10.00'}");
        world.work();

        assertThat(world.read(ann, job).data().at("/lines/0/cost").asText()).isEqualTo("12.5");
        assertThat(world.read(ann, job).data().path("total").asText()).isEqualTo("12.5");
    }

    @Test
    void a_row_must_be_filled_where_its_condition_holds() {
        assertThat(refused(ann, "[{'late':false},{'late':true}]")).containsExactly("required /data/lines/1/why");
        assertThat(refused(ann, "[{'late':true,'why':'rain'}]")).isEmpty();
    }

    @Test
    void a_column_of_many_links_that_comes_to_a_table_in_use_gets_its_index() {
        world.publish("""
            {'kind':'form','key':'tour','title':'Tour','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'stops','type':'subtable','fields':[{'key':'at','type':'text'}]}]}}\
            """);
        world.create(FormWorld.PLATFORM, "shop.tour", "{'name':'t','stops':[{'at':'x'}]}");
        world.publish("""
            {'kind':'form','key':'tour','title':'Tour','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'stops','type':'subtable','fields':[{'key':'at','type':'text'},{'key':'who','type':'links','props':{'form':'helper'}}]}]}}\
            """);
        var tour = world.create(
                FormWorld.PLATFORM, "shop.tour", "{'name':'t','stops':[{'at':'y','who':%s}]}".formatted(ids(eva)));

        assertThat(world.read(FormWorld.PLATFORM, tour).data().at("/stops/0/who"))
                .hasSize(1);
        assertThat(world.rows("SELECT p_who FROM rec.shop__tour__r_stops WHERE parent_id = $1", tour.id())
                        .get(0)
                        .getArrayOfUUIDs(0))
                .containsExactly(eva.id());
    }
}
