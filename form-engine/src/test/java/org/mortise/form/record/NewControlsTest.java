package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Values of all shapes on their way into tables and back out of questions. */
class NewControlsTest {

    private static final String VISIT = """
            {'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','required':true},
              {'key':'stars','type':'rating'},
              {'key':'at','type':'time'},
              {'key':'took','type':'duration'},
              {'key':'month','type':'month'},
              {'key':'days','type':'daterange'},
              {'key':'address','type':'address'},
              {'key':'spot','type':'location'},
              {'key':'groups','type':'tag','props':{'free':true}},
              {'key':'kind','type':'cascade','props':{'options':[{'key':'hw','label':'Hardware','children':[{'key':'pc','label':'PC'}]},{'key':'sw','label':'Software'}]}},
              {'key':'units','type':'departments'},
              {'key':'card','type':'idcard','props':{'unique':true}},
              {'key':'fee','type':'money'},
              {'key':'words','type':'capital','props':{'of':'fee'}},
              {'key':'label','type':'composed','props':{'pattern':'{name}: {address}'}},
              {'key':'report','type':'richtext'},
              {'key':'stage','type':'stage','props':{'options':[{'key':'open','label':'Open','next':['paid']},{'key':'paid','label':'Paid','category':'won','require':['fee']},{'key':'gone','label':'Gone','category':'lost'}]}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'visitor','title':'Visitor','grants':[
              {'form':'visit','actions':['create','read','update','delete'],'scope':'own','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User ann;
    private static Record visit;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(VISIT, ROLE);
        ann = world.person("ann", "shop.visitor");
        visit = world.create(ann, "shop.visit", """
                {'name':'n','stars':'4','at':'下午3点','took':'1:30','month':'2026-03','days':'2026-03-01 ~ 2026-03-05',
                 'address':{'code':'330106','detail':'文三路'},'spot':'120.15,30.28','groups':['急'],'kind':'pc',
                 'card':'11010519491231002x','fee':'100','report':'<p>ok</p><script>x</script>','stage':'open'}""");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void values_are_kept_in_their_canonical_form() {
        var data = world.read(ann, visit).data();

        assertThat(data.path("at").asText()).isEqualTo("15:00:00");
        assertThat(data.path("took").asText()).isEqualTo("5400");
        assertThat(data.path("month").asText()).isEqualTo("2026-03-01");
        assertThat(data.path("days").path("code").asText()).isEqualTo("2026-03-01/2026-03-05");
        assertThat(data.path("address").path("city").asText()).isEqualTo("杭州市");
        assertThat(data.path("kind").toString()).isEqualTo("[\"hw\",\"pc\"]");
        assertThat(data.path("card").asText()).isEqualTo("11010519491231002X");
        assertThat(data.path("words").asText()).isEqualTo("壹佰元整");
        assertThat(data.path("label").asText()).isEqualTo("n: 330106");
        assertThat(data.path("report").asText()).isEqualTo("<p>ok</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'stars','op':'gte','value':'4'}|1",
                "{'field':'stars','op':'gt','value':'4'}|0",
                "{'field':'at','op':'gt','value':'12:00:00'}|1",
                "{'field':'took','op':'lte','value':'5400'}|1",
                "{'field':'month','op':'eq','value':'2026-03-01'}|1",
                "{'field':'address','op':'startsWith','value':'33'}|1",
                "{'field':'address','op':'startsWith','value':'31'}|0",
                "{'field':'days','op':'startsWith','value':'2026-03'}|1",
                "{'field':'spot','op':'notEmpty'}|1",
                "{'field':'groups','op':'hasAny','value':['急']}|1",
                "{'field':'kind','op':'hasAny','value':['hw']}|1",
                "{'field':'kind','op':'hasAny','value':['sw']}|0",
                "{'all':[{'field':'name','op':'eq','value':'n'},{'field':'units','op':'empty'}]}|1",
                "{'all':[{'field':'name','op':'eq','value':'n'},{'field':'stage','op':'in','value':['open']}]}|1",
            })
    void a_question_finds_it(String filter, int found) {
        var condition = Conditions.parse(Json.plain(FormWorld.json(filter)));
        var query = RecordQuery.of(ObjectKey.parse("shop.visit"), condition, 10);

        var rows = FormWorld.wait(world.gate.of(ann).flatMap(access -> world.store.list(access.scope(query))));

        assertThat(rows.records()).hasSize(found);
    }

    @Test
    void a_stage_is_guarded_on_the_way_into_the_table() {
        var open = world.create(ann, "shop.visit", "{'name':'s','stage':'open'}");

        assertThat(codes(open, "{'stage':'gone'}")).containsExactly("stage_step /data/stage");
        assertThat(codes(open, "{'stage':'paid'}")).containsExactly("required /data/fee");
        assertThat(world.update(ann, open, "{'stage':'paid','fee':'1'}").version())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "import", "rule", "flow"})
    void a_stage_is_guarded_on_every_road(String channel) {
        var open = world.create(ann, "shop.visit", "{'name':'r','stage':'open'}");
        var caller = channel.equals("api") ? ann : new Caller.System(channel + ":shop.x@1", ann.id());

        assertThat(refused(caller, open, channel, "{'stage':'gone'}")).containsExactly("stage_step /data/stage");
        assertThat(refused(caller, open, channel, "{'stage':'paid'}")).containsExactly("required /data/fee");
    }

    @Test
    void a_stage_is_guarded_where_many_records_come_at_once() {
        var batch = new Records.Batch(
                ObjectKey.parse("shop.visit"),
                List.of(
                        FormWorld.json("{'name':'b','stage':'paid'}"),
                        FormWorld.json("{'name':'b','stage':'paid','fee':'1'}")),
                "import",
                true);

        var created = FormWorld.wait(world.database.inTransaction(
                transaction -> world.records().createMany(transaction, FormWorld.PLATFORM, batch)));

        assertThat(created.get(0).problems()).extracting(NewControlsTest::words).containsExactly("required /data/fee");
        assertThat(created.get(1).problems()).isEmpty();
    }

    private static List<String> refused(Caller caller, Record record, String channel, String data) {
        var change =
                Records.Change.update(record.form(), record.id(), FormWorld.json(data), channel, CauseChain.none());
        return catchThrowableOfType(
                        Rejected.class, () -> FormWorld.wait(world.records().change(caller, change)))
                .problems()
                .stream()
                .map(NewControlsTest::words)
                .toList();
    }

    @Test
    void a_department_that_is_not_there_is_refused() {
        var unknown = "{'name':'d','units':['%s']}".formatted(UUID.randomUUID());

        assertThat(rejected(unknown)).containsExactly("department_unknown /data/units/0");
        assertThat(rejected("{'name':'d','card':'11010519491231002X'}")).isNotEmpty();
    }

    private static List<String> codes(Record record, String data) {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.update(ann, record, data));
        return refusal.problems().stream().map(NewControlsTest::words).toList();
    }

    private static List<String> rejected(String data) {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.create(ann, "shop.visit", data));
        return refusal.problems().stream().map(NewControlsTest::words).toList();
    }

    private static String words(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
