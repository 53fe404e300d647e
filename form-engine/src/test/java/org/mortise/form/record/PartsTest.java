package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.form.record.FormWorld.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Spans of days, addresses and places, asked for what they are made of: in formulas, filters, orders and figures. */
class PartsTest {

    private static final ObjectKey TRIP = ObjectKey.parse("shop.trip");
    private static final String FORM = """
            {'kind':'form','key':'trip','title':'Trip','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'period','type':'daterange'},
              {'key':'home','type':'address'},
              {'key':'place','type':'location'},
              {'key':'days','type':'integer','compute':'DAYS({period.end},{period.start})+1'},
              {'key':'city','type':'text','compute':'{home.city}'},
              {'key':'stays','type':'subtable','fields':[{'key':'at','type':'text'},{'key':'time','type':'daterange'}]},
              {'key':'last','type':'date','compute':'MAX({stays.time.end})'}]}}""";
    private static final String BILL = """
            {'kind':'form','key':'bill','title':'Bill','model':{'titleField':'no','fields':[
              {'key':'no','type':'text'},
              {'key':'trip','type':'link','props':{'form':'trip'}},
              {'key':'began','type':'date','compute':'{trip.period.start}'}]}}""";
    private static final String CLERK = """
            {'kind':'role','key':'clerk','title':'Clerk','grants':[
              {'form':'trip','actions':['read'],'scope':'all','fields':{'*':'read','home':'hidden'}}]}""";

    private static final String HOUSE = """
            {'kind':'form','key':'house','title':'House','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},{'key':'home','type':'address','props':{'countries':'all'}},
              {'key':'land','type':'text','compute':'{home.country}&MID({name},1,0)'}]}}""";

    private static FormWorld world;
    private static Caller.User clerk;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FORM, BILL, CLERK);
        clerk = world.person("ann", "shop.clerk");
        trip("early", "2026-03-01", "2026-03-05", "500103", "106.55,29.56", "2026-03-04");
        trip("late", "2026-04-10", "2026-04-10", "330106", "120.12,30.27", "2026-04-10");
        world.create(FormWorld.PLATFORM, "shop.trip", "{'name':'open'}");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static void trip(String name, String start, String end, String code, String place, String left) {
        world.create(FormWorld.PLATFORM, "shop.trip", """
                {'name':'%s','period':{'start':'%s','end':'%s'},'home':{'code':'%s'},'place':'%s',
                 'stays':[{'at':'A','time':{'start':'2026-03-01','end':'%s'}}]}""".formatted(name, start, end, code, place, left));
    }

    private static List<String> found(Caller caller, String filter) {
        var condition = Conditions.parse(Json.plain(FormWorld.json(filter)));
        var order = List.of(new RecordQuery.Sort(FieldPath.of("period.start"), false));
        var query = new RecordQuery(TRIP, condition, null, order, List.of(), null, 10);
        return FormWorld.wait(world.records().list(caller, query)).items().stream()
                .map(record -> record.data().path("name").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'field':'period.start','op':'gte','value':'2026-03-01'} | early,late",
                "{'field':'period.start','op':'lt','value':'2026-04-01'} | early",
                // Overlaps the first week of April: begins before its end, and ends after its beginning.
                "{'all':[{'field':'period.start','op':'lte','value':'2026-04-07'},{'field':'period.end','op':'gte','value':'2026-03-05'}]} | early",
                "{'field':'period.end','op':'empty'} | open",
                "{'field':'home.city','op':'eq','value':'杭州市'} | late",
                "{'field':'home.province','op':'in','value':['重庆市','浙江省']} | early,late",
                "{'field':'place.lng','op':'between','value':['106','107']} | early",
                "{'field':'stays.time.end','op':'gt','value':'2026-04-01'} | late",
                // A blank counts as nought, as in all comparisons: who asks what is near asks for a place first.
                "{'expr':'AND(NOT(ISBLANK({place})),DISTANCE({place},`106.5,29.5`)<=20000)'} | early",
                "{'expr':'DISTANCE({place},`106.5,29.5`)>20000'} | late",
            })
    void lists_are_filtered_and_sorted_by_parts(String filter, String names) {
        assertThat(found(FormWorld.PLATFORM, filter.replace('`', '\"').replace("\"106.5,29.5\"", "\\\"106.5,29.5\\\"")))
                .containsExactly(names.split(","));
    }

    @Test
    void formulas_read_them_of_the_record_of_its_rows_and_over_links() {
        var trips = FormWorld.wait(world.records()
                        .list(FormWorld.PLATFORM, new RecordQuery(TRIP, null, null, List.of(), List.of(), null, 10)))
                .items();
        var early = trips.stream()
                .filter(one -> "early".equals(text(one.data(), "name")))
                .findFirst()
                .orElseThrow();

        assertThat(text(early.data(), "days")).isEqualTo("5");
        assertThat(text(early.data(), "city")).isEqualTo("市辖区");
        assertThat(text(early.data(), "last")).isEqualTo("2026-03-04");
        var bill = world.create(FormWorld.PLATFORM, "shop.bill", "{'no':'1','trip':'%s'}".formatted(early.id()));
        assertThat(text(bill.data(), "began")).isEqualTo("2026-03-01");
    }

    @Test
    void an_address_from_before_there_were_countries_lies_in_the_one_there_was() {
        world.publish(HOUSE);
        var house = ObjectKey.parse("shop.house");
        var old = world.create(FormWorld.PLATFORM, "shop.house", "{'name':'old','home':{'code':'330106'}}");
        world.create(
                FormWorld.PLATFORM,
                "shop.house",
                "{'name':'abroad','home':{'country':'DE','city':'Berlin','code':'DE'}}");
        world.create(FormWorld.PLATFORM, "shop.house", "{'name':'nowhere'}");
        world.rows("UPDATE rec.shop__house SET data = data #- '{home,country}' WHERE id = $1 RETURNING id", old.id());
        var filter = Conditions.parse(Json.plain(FormWorld.json("{'field':'home.country','op':'eq','value':'CN'}")));
        var query = new RecordQuery(house, filter, null, List.of(), List.of(), null, 10);
        var counted = new AggregateQuery(
                house,
                List.of(new AggregateQuery.Dimension("by", FieldPath.of("home.country"), null)),
                List.of(new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, FieldPath.of("id"))),
                null,
                null,
                List.of(new AggregateQuery.Order("by", false)),
                10);

        assertThat(FormWorld.wait(world.records().list(FormWorld.PLATFORM, query))
                        .items())
                .extracting(record -> text(record.data(), "name"))
                .containsExactly("old");
        var figures =
                FormWorld.wait(world.gate.aggregate(FormWorld.PLATFORM, counted).flatMap(world.store::aggregate));
        assertThat(String.valueOf(figures)).contains("CN", "DE");
        assertThat(text(
                        world.update(FormWorld.PLATFORM, old, "{'name':'older'}")
                                .data(),
                        "land"))
                .isEqualTo("CN");
    }

    @Test
    void figures_are_grouped_by_them() {
        var query = new AggregateQuery(
                TRIP,
                List.of(new AggregateQuery.Dimension("by", FieldPath.of("home.province"), null)),
                List.of(new AggregateQuery.Measure("n", AggregateQuery.Aggregate.COUNT, FieldPath.of("id"))),
                null,
                null,
                List.of(new AggregateQuery.Order("by", false)),
                10);

        var rows =
                FormWorld.wait(world.gate.aggregate(FormWorld.PLATFORM, query).flatMap(world.store::aggregate));

        assertThat(String.valueOf(rows)).contains("重庆市", "浙江省");
    }

    @Test
    void of_a_hidden_field_there_is_no_part() {
        assertThat(found(clerk, "{'field':'period.start','op':'lt','value':'2026-04-01'}"))
                .containsExactly("early");
        var hidden = refusal("{'field':'home.city','op':'eq','value':'杭州市'}");
        var unknown = refusal("{'field':'nothing.city','op':'eq','value':'杭州市'}");

        assertThat(hidden).isEqualTo(unknown.replace("nothing", "home"));
    }

    private static String refusal(String filter) {
        var thrown = new StringBuilder();
        assertThatThrownBy(() -> found(clerk, filter))
                .isInstanceOfSatisfying(Rejected.class, refused -> refused.problems()
                        .forEach(problem ->
                                thrown.append(problem.code()).append(' ').append(problem.params())));
        return thrown.toString();
    }

    @Test
    void what_rules_set_before_a_write_is_brought_into_shape_as_on_every_other_road() {
        world.publish(FORM.replace("'key':'trip'", "'key':'walk'"));
        var right = "{'home':{'code':'330106','province':'火星','detail':' 文三路 ','more':1},"
                + "'period':{'start':'2026-3-1','end':'2026-03-02'}}";
        world.beforeWrites.add((transaction, form, before, image, caller) -> {
            ObjectNode said = image.deepCopy();
            if (form.form().key().equals("walk")) {
                said.setAll(FormWorld.json(
                        image.path("name").asText().equals("right") ? right : "{'home':{'code':'999999'}}"));
            }
            return Uni.createFrom().item(said);
        });
        try {
            var data = world.create(FormWorld.PLATFORM, "shop.walk", "{'name':'right'}")
                    .data();

            assertThat(data.at("/home/province").asText()).isEqualTo("浙江省");
            assertThat(data.at("/home/text").asText()).isEqualTo("浙江省杭州市西湖区文三路");
            assertThat(data.at("/home/more").isMissingNode()).isTrue();
            assertThat(data.at("/period/start").asText()).isEqualTo("2026-03-01");
            assertThat(data.path("days").asText()).isEqualTo("2");
            assertThatThrownBy(() -> world.create(FormWorld.PLATFORM, "shop.walk", "{'name':'wrong'}"))
                    .isInstanceOfSatisfying(Rejected.class, refused -> assertThat(refused.problems())
                            .extracting(problem -> problem.path() + " " + problem.code())
                            .containsExactly("/data/home address_region_unknown"));
        } finally {
            world.beforeWrites.clear();
        }
    }
}
