package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;
import static org.mortise.form.record.FormWorld.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.contract.Records.Batch;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.Sent;

/** The same record becomes the same whichever road it comes by: defaults, formulas, rules, copies and what is hidden. */
class EveryRoadTest {

    private static final ObjectKey FORM = ObjectKey.parse("shop.task");
    private static final String PRODUCT = """
            {'kind':'form','key':'product','title':'Product','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},{'key':'price','type':'money','title':'Price'}]}}""";
    private static final String TASK = """
            {'kind':'form','key':'task','title':'Task','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'kind','type':'select','title':'Kind','props':{'options':[{'key':'a','label':'A'},{'key':'b','label':'B'}]}},
              {'key':'n','type':'number','title':'N'},
              {'key':'begun','type':'text','title':'Begun','default':{'value':'now'}},
              {'key':'share','type':'number','title':'Share','default':{'expr':'{n}+1'}},
              {'key':'twice','type':'number','title':'Twice','compute':'{n}*2'},
              {'key':'note','type':'text','title':'Note'},
              {'key':'why','type':'text','title':'Why','visibleWhen':{'field':'kind','op':'eq','value':'b'}},
              {'key':'kept','type':'text','title':'Kept','onHide':'keep','visibleWhen':{'field':'kind','op':'eq','value':'b'}},
              {'key':'goods','type':'link','title':'Goods','props':{'form':'product','fill':[{'from':'price','to':'price'}]}},
              {'key':'price','type':'money','title':'Price'},
              {'key':'sum','type':'money','title':'Sum','compute':'{price}*{n}'},
              {'key':'unseen','type':'text','title':'Unseen','default':{'value':'house'}},
              {'key':'secret','type':'number','title':'Secret','compute':'{twice}+1'},
              {'key':'lines','type':'subtable','title':'Lines','fields':[
                {'key':'qty','type':'number','title':'Quantity','default':{'value':'1'}},
                {'key':'double','type':'number','title':'Double','compute':'{qty}*2'}]}]},
             'logic':{'rules':[{'key':'r1','title':'R1','when':{'field':'kind','op':'eq','value':'b'},
               'then':[{'act':'set','targets':['note'],'value':'by rule'}]}]}}""";
    private static final String CLERK = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'product','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'task','actions':['create','read','update','import'],'scope':'all',
               'fields':{'*':'write','unseen':'hidden','secret':'hidden'}}]}""";
    private static final String LINK = """
            {'kind':'publiclink','key':'web','title':'Web','form':'task','fields':[{'field':'name'},{'field':'kind'},{'field':'n'},
             {'field':'begun'},{'field':'share'},{'field':'note'},{'field':'why'},{'field':'kept'},{'field':'goods'},{'field':'price'},
             {'field':'lines','columns':['qty']}],'offer':{'goods':{'form':'product','show':['price']}}}""";

    private static final List<String> UNSEEN = List.of("unseen", "secret");

    private static FormWorld world;
    private static Caller.User clerk;
    private static String pump;
    private static long since;

    /** A way by which a record comes, or is changed. */
    private interface Road {
        UUID take(ObjectNode data);
    }

    private interface Changing {
        void take(Record record, ObjectNode data);
    }

    private static final Map<String, Road> IN = new LinkedHashMap<>();
    private static final Map<String, Changing> ON = new LinkedHashMap<>();

    static {
        IN.put("one", data -> create(clerk, data, "api"));
        IN.put("many", data -> many(data, "api"));
        IN.put("import", data -> many(data, "import"));
        IN.put("rule", data -> create(new Caller.System("rule:shop.r@1", clerk.id()), data, "rule"));
        IN.put("flow", data -> create(new Caller.System("flow:shop.f@1", clerk.id()), data, "flow"));
        IN.put("link", EveryRoadTest::sent);
        ON.put("one", (record, data) -> change(clerk, record, data, "api"));
        ON.put("import", (record, data) -> change(clerk, record, data, "import"));
        ON.put("many", (record, data) -> {
            var seen = List.of(new BatchDesk.Seen(record.id(), record.version()));
            var done = FormWorld.wait(new BatchDesk(world.records(), world.database).change(clerk, FORM, seen, data));
            assertThat(done.get(0).problems()).isEmpty();
        });
        ON.put("rule", (record, data) -> change(new Caller.System("rule:shop.r@1", clerk.id()), record, data, "rule"));
        ON.put("flow", (record, data) -> change(new Caller.System("flow:shop.f@1", clerk.id()), record, data, "flow"));
    }

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(PRODUCT, TASK, CLERK, LINK);
        clerk = world.person("clerk", "shop.clerk");
        pump = world.create(PLATFORM, "shop.product", "{'name':'Pump','price':'10'}")
                .id()
                .toString();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            defaults and formulas          | {'n':'3'}                            | {'n':'3','begun':'now','share':'4','twice':'6','unseen':'house','secret':'7','note':null}
            what is given beats a default  | {'begun':'x','share':'9'}            | {'begun':'x','share':'9'}
            what is given as blank stays   | {'begun':null,'share':null,'n':'1'}  | {'begun':null,'share':null}
            a rule sets what is absent     | {'kind':'b'}                         | {'note':'by rule'}
            and nothing that is there      | {'kind':'b','note':'mine'}           | {'note':'mine'}
            or that is given as blank      | {'kind':'b','note':null}             | {'note':null}
            and not while it does not hold | {'kind':'a'}                         | {'note':null}
            what a rule hides is cleared   | {'kind':'a','why':'x','kept':'y'}    | {'why':null,'kept':'y'}
            and stays while it is shown    | {'kind':'b','why':'x','kept':'y'}    | {'why':'x','kept':'y'}
            a choice fills                 | {'goods':'PUMP','n':'2'}             | {'goods':'PUMP','price':'10','sum':'20'}
            and not over what is given     | {'goods':'PUMP','price':'7','n':'2'} | {'price':'7','sum':'14'}
            nor over what is given blank   | {'goods':'PUMP','price':null}        | {'price':null}
            rows as records                | {'lines':[{},{'qty':'5'}]}           | {'lines':[{'qty':'1','double':'2'},{'qty':'5','double':'10'}]}
            """)
    void a_new_record_becomes_the_same_on_every_road(String name, String given, String expected) {
        var data = json(given.replace("PUMP", pump));
        var became = new TreeMap<String, ObjectNode>();

        IN.forEach((road, way) -> became.put(road, stored(way.take(data.deepCopy()))));

        var first = Objects.requireNonNull(became.get("one"));
        assertThat(with(first, expected)).as(name).isEqualTo(first);
        assertThat(became)
                .allSatisfy((road, document) -> assertThat(document).as(road).isEqualTo(first));
        var tried = FormWorld.wait(world.evaluation.evaluate(clerk, FORM, (UUID) null, data.deepCopy()));
        assertThat(plain(tried.data())).as("a try").isEqualTo(first.deepCopy().remove(UNSEEN));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            formulas but no defaults      | {'n':'5','begun':null}   | {'n':'5','begun':null,'share':'2','twice':'10','secret':'11'}
            what a rule hides is cleared  | {'kind':'a'}             | {'why':null,'kept':'y','note':'m'}
            what is there is not set      | {'name':'x'}             | {'name':'x','note':'m'}
            nor what is given as blank    | {'note':null}            | {'note':null}
            a choice fills                | {'goods':'PUMP'}         | {'price':'10','sum':'10'}
            """)
    void a_changed_record_becomes_the_same_on_every_road_and_keeps_what_is_not_seen(
            String name, String given, String expected) {
        var became = new TreeMap<String, ObjectNode>();
        ON.forEach((road, way) -> {
            var record = world.create(
                    PLATFORM, "shop.task", "{'n':'1','kind':'b','why':'x','kept':'y','note':'m','unseen':'kept'}");
            way.take(record, json(given.replace("PUMP", pump)));
            became.put(road, stored(record.id()));
        });

        var first = Objects.requireNonNull(became.get("one"));
        assertThat(with(first, expected).put("unseen", "kept")).as(name).isEqualTo(first);
        assertThat(became)
                .allSatisfy((road, document) -> assertThat(document).as(road).isEqualTo(first));
    }

    @Test
    void one_change_is_one_event_and_one_line_of_history_whichever_road_it_takes() {
        var told = new TreeMap<String, JsonNode>();
        var written = new TreeMap<String, String>();

        IN.forEach((road, way) -> {
            var id = way.take(json("{'name':'same','n':'3','kind':'b'}"));
            told.put(road, event(id));
            written.put(road, history(id));
        });
        var ofMany = List.of("many", "import");
        assertThat(ofMany).allSatisfy(road -> assertThat(
                        Objects.requireNonNull(told.remove(road)).path("records"))
                .hasSize(1));

        assertThat(told.values().stream().map(EveryRoadTest::withoutRoad).distinct())
                .hasSize(1);
        assertThat(written)
                .containsEntry("one", "api create null true")
                .containsEntry("import", "import create null true")
                .containsEntry("rule", "rule create rule:shop.r@1 true")
                .containsEntry("flow", "flow create flow:shop.f@1 true")
                .containsEntry("link", "public create publiclink:shop.web false");
    }

    @Test
    void a_changed_record_is_told_and_written_down_alike_too() {
        var told = new TreeMap<String, JsonNode>();
        ON.forEach((road, way) -> {
            var record = world.create(PLATFORM, "shop.task", "{'n':'1'}");
            listen();
            way.take(record, json("{'n':'2'}"));
            told.put(road, event(record.id()));
            assertThat(history(record.id()))
                    .as(road)
                    .startsWith(road.equals("many") || road.equals("one") ? "api" : road);
        });

        assertThat(told.values().stream().map(EveryRoadTest::withoutRoad).distinct())
                .hasSize(1);
    }

    @Test
    void whoever_changes_what_has_changed_since_is_shown_what_it_is_now() {
        var record = world.create(PLATFORM, "shop.task", "{'n':'1'}");
        world.update(clerk, record, "{'n':'2'}");

        var refused = catchThrowableOfType(Rejected.class, () -> world.update(clerk, record, "{'n':'3'}"));
        var done = FormWorld.wait(new BatchDesk(world.records(), world.database)
                .change(clerk, FORM, List.of(new BatchDesk.Seen(record.id(), record.version())), json("{'n':'3'}")));

        assertThat(refused.kind()).isEqualTo(Rejected.Kind.CONFLICT);
        var current = Json.mapper().valueToTree(refused.current());
        assertThat(current.at("/data/n").asText()).isEqualTo("2");
        assertThat(done.get(0).problems()).isEqualTo(refused.problems());
        assertThat(stored(record.id()).path("n").asText()).isEqualTo("2");
    }

    private static UUID create(Caller caller, ObjectNode data, String channel) {
        return FormWorld.wait(world.records().change(caller, Change.create(FORM, data, channel, CauseChain.none())))
                .id();
    }

    private static UUID many(ObjectNode data, String channel) {
        var batch = new Batch(FORM, List.of(data), channel, false);
        var made = FormWorld.wait(world.database.inTransaction(
                        transaction -> world.records().createMany(transaction, clerk, batch)))
                .get(0);
        assertThat(made.problems()).isEmpty();
        return Objects.requireNonNull(made.id());
    }

    private static UUID sent(ObjectNode data) {
        var token = world.rows("SELECT token FROM public_link").get(0).getString("token");
        FormWorld.wait(world.publicForms()
                .submit(Arrival.of(token, null), "::1", null, new Sent(data, null, null, null), data));
        return world.rows("SELECT id FROM rec.shop__task ORDER BY id DESC LIMIT 1")
                .get(0)
                .getUUID("id");
    }

    private static void change(Caller caller, Record record, ObjectNode data, String channel) {
        FormWorld.wait(
                world.records().change(caller, Change.update(FORM, record.id(), data, channel, CauseChain.none())));
    }

    private static ObjectNode stored(UUID id) {
        return plain(world.read(PLATFORM, new Record(FORM, id, 1, json("{}"), json("{}")))
                .data());
    }

    /** The record with what is expected of it; null stands for what is blank. */
    private static ObjectNode with(ObjectNode record, String expected) {
        var with = record.deepCopy();
        with.setAll(json(expected.replace("PUMP", pump)));
        return plain(with);
    }

    /** Without what is different in every row, and what is blank. */
    private static ObjectNode plain(ObjectNode data) {
        var plain = data.deepCopy();
        var blank = new ArrayList<String>();
        plain.properties().forEach(each -> {
            if (each.getValue().isNull() || each.getValue() instanceof ArrayNode rows && rows.isEmpty()) {
                blank.add(each.getKey());
            }
        });
        plain.remove(blank);
        plain.path("lines").forEach(row -> ((ObjectNode) row).remove("_id"));
        return plain;
    }

    /** The one event that tells of a record; many that come at once are told of together. */
    private static JsonNode event(UUID id) {
        var events = world.rows(
                "SELECT type, payload::text AS payload FROM outbox WHERE seq > $1 AND (record = $2 OR payload->'records' ? $3)",
                since,
                id,
                id.toString());
        assertThat(events).hasSize(1);
        return json(events.get(0).getString("payload"))
                .put("type", events.get(0).getString("type"));
    }

    /** From now on. */
    private static void listen() {
        since = world.rows("SELECT coalesce(max(seq), 0) AS seq FROM outbox")
                .get(0)
                .getLong("seq");
    }

    private static JsonNode withoutRoad(JsonNode event) {
        var same = (ObjectNode) event.deepCopy();
        same.remove(List.of("record", "via", "cause", "actor", "at", "person"));
        return same;
    }

    private static String history(UUID id) {
        var lines = world.rows(
                "SELECT via, op, cause, actor FROM record_change WHERE record = $1 ORDER BY at DESC, id DESC LIMIT 1",
                id);
        var line = lines.get(0);
        return line.getString("via") + " " + line.getString("op") + " " + line.getString("cause") + " "
                + (line.getUUID("actor") != null);
    }
}
