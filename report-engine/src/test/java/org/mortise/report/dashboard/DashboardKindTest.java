package org.mortise.report.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.core.testing.EngineWorld.get;
import static org.mortise.core.testing.EngineWorld.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.ReadableEntries;
import org.mortise.core.database.Database;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.Schemas;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.FormIndexes;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.Keys;
import org.mortise.core.testing.Shapes;
import org.mortise.core.testing.TestPostgres;

class DashboardKindTest {

    private static final String DATASET =
            "{'kind':'dataset','key':'sales','title':'S','form':'order','dimensions':[{'key':'month','field':'due','bucket':'month'}],"
                    + "'measures':[{'key':'total','agg':'sum','field':'amount'}]}";

    private static final String RIGHT =
            "{'kind':'dashboard','key':'sales','title':'S','params':[{'key':'period','type':'period','default':'thisYear'}],'items':["
                    + "{'key':'a','title':'A','type':'bar','layout':{'x':0,'y':0,'w':6,'h':4},'query':{'form':'order',"
                    + "'dimensions':[{'field':'partner.level'}],'measures':[{'key':'n','agg':'count'},{'key':'sum','agg':'sum','field':'amount'}],"
                    + "'filter':{'field':'stage','op':'ne','value':'lost'},'time':{'field':'due','period':{'param':'period'},'fill':true},"
                    + "'sort':[{'by':'n','direction':'desc'}],'limit':10}},"
                    + "{'key':'b','title':'B','type':'line','layout':{'x':0,'y':4,'w':6,'h':4},'query':{'dataset':'sales',"
                    + "'dimensions':[{'field':'month'}],'measures':[{'key':'total'}]}}]}";

    private static final Database DATABASE = Database.of(TestPostgres.create().pool());

    private final DashboardKind kind = DashboardKind.of(
            Metadata.of(DATABASE), FormIndexes.of(DATABASE, Jobs.of(Clock.systemUTC(), Keys.VAULT), Clock.systemUTC()));

    @Test
    void a_right_dashboard_has_no_problems() {
        assertThat(SchemaCheck.of(kind.schema()).check(json(RIGHT))).isEmpty();
        assertThat(problems(kind.check(ObjectKey.parse("shop.sales"), json(RIGHT), world())))
                .isEmpty();
    }

    /** The document with a part of its text replaced, and the problem that follows. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'form':'order'                | 'form':'none'                 | /items/0/query/form report_unknown_form",
                "'dataset':'sales'             | 'dataset':'none'              | /items/1/query/dataset report_unknown_dataset",
                "'key':'b'                     | 'key':'a'                     | /items/1/key report_duplicate_item",
                "{'param':'period'}            | {'param':'none'}              | /items/0/query/time/period report_unknown_param",
                "'field':'partner.level'       | 'field':'partner.none'        | /items/0/query/dimensions/0/field condition_unknown_field",
                "'field':'partner.level'       | 'field':'items.qty'           | /items/0/query/dimensions/0/field report_several_values",
                "{'field':'partner.level'}     | {'field':'stage','bucket':'day'} | /items/0/query/dimensions/0/bucket report_not_a_date",
                "'agg':'sum','field':'amount'  | 'agg':'sum','field':'stage'   | /items/0/query/measures/1/field report_not_a_number",
                "'key':'sum','agg'             | 'key':'n','agg'               | /items/0/query/measures/1 report_duplicate_column",
                "'op':'ne'                     | 'op':'gt'                     | /items/0/query/filter/op condition_operator_not_valid",
                "'op':'ne','value':'lost'      | 'op':'changed'                | /items/0/query/filter/op condition_no_old_image",
                "'op':'ne','value':'lost'      | 'op':'is'                     | /items/0/query/filter/op condition_unknown_operator",
                "'field':'due','period'        | 'field':'stage','period'      | /items/0/query/time/field report_not_a_date",
                "{'by':'n'                     | {'by':'none'                  | /items/0/query/sort/0/by report_unknown_column",
                "{'key':'total'}               | {'key':'none'}                | /items/1/query/measures report_unknown_measure",
            })
    void what_is_wrong_is_found_where_it_is(String part, String other, String expected) {
        var doc = RIGHT.replace(part.strip(), other.strip());
        assertThat(doc).isNotEqualTo(RIGHT);

        assertThat(problems(kind.check(ObjectKey.parse("shop.sales"), json(doc), world())))
                .isEqualTo(expected);
    }

    @Test
    void a_dataset_is_right_when_all_its_columns_are() {
        var datasets = new DatasetKind();
        var key = ObjectKey.parse("shop.sales");
        assertThat(SchemaCheck.of(datasets.schema()).check(json(DATASET))).isEmpty();
        assertThat(datasets.check(key, json(DATASET), world())).isEmpty();
        assertThat(problems(datasets.check(key, json(DATASET.replace("'amount'", "'none'")), world())))
                .isEqualTo("/measures/0/field condition_unknown_field");
    }

    @Test
    void a_question_of_ones_own_has_the_schema_of_those_on_dashboards() {
        var schema = SchemaCheck.of(Schemas.document("report-query"));
        assertThat(schema.check(json(RIGHT).path("items").get(0).path("query"))).isEmpty();
        assertThat(problems(schema.check(json("{'form':'shop.order'}")))).isEqualTo("/measures schema_required");
        assertThat(schema.check(json("{'form':'shop.order','measures':[{'key':'n','agg':'most'}]}")))
                .isNotEmpty();
    }

    @Test
    void a_dashboard_opens_for_those_whose_role_names_it() {
        try (var world = new EngineWorld(kind)) {
            world.publish(Shapes.form("shop.order", Shapes.field("name", ValueType.TEXT)))
                    .publish("role", "shop.sales", "{'kind':'role','key':'sales','grants':[],'dashboards':['sales']}")
                    .publish("role", "shop.other", "{'kind':'role','key':'other','grants':[]}")
                    .publish("dashboard", "shop.sales", "{'kind':'dashboard','key':'sales','title':'S','items':[]}");
            var access = new DashboardAccess(world.metadata, List.of(ReadableEntries.of(world.gate)));
            var key = ObjectKey.parse("shop.sales");

            assertThat(get(access.find(world.person("ann", "shop.sales"), key)).key())
                    .isEqualTo(key);
            assertThat(get(access.find(EngineWorld.PLATFORM, key)).key()).isEqualTo(key);
            var refused = catchThrowableOfType(
                    Rejected.class, () -> get(access.find(world.person("bob", "shop.other"), key)));
            assertThat(refused.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        }
    }

    @Test
    void every_code_has_a_sentence_in_both_languages() throws IOException {
        var texts = new ProblemTexts();
        var codes = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"((report|condition)_[a-z_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> codes.add(found.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(9);
        assertThat(texts.codes(Locale.SIMPLIFIED_CHINESE)).containsAll(codes);
        assertThat(texts.codes(Locale.US)).containsAll(codes);
    }

    private static String problems(List<Problem> problems) {
        return String.join(
                ", ",
                problems.stream()
                        .map(problem -> problem.path() + " " + problem.code())
                        .toList());
    }

    private static MetadataSnapshot world() {
        var order = Shapes.form(
                "shop.order",
                Shapes.field("name", ValueType.TEXT),
                Shapes.option("stage", "open", "won"),
                Shapes.field("amount", ValueType.NUMBER),
                Shapes.field("due", ValueType.DATE),
                Shapes.link("partner", "shop.partner"),
                Shapes.table("items", "f_order_items", Shapes.field("qty", ValueType.NUMBER)));
        var partner = Shapes.form("shop.partner", Shapes.field("name", ValueType.TEXT), Shapes.option("level", "gold"));
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                object("form", "shop.order", Json.object(), order.toJson()),
                                object("form", "shop.partner", Json.object(), partner.toJson()),
                                object("dataset", "shop.sales", json(DATASET), null)));
    }

    private static PublishedObject object(
            String kind, String key, JsonNode doc, @org.jspecify.annotations.Nullable JsonNode compiled) {
        return new PublishedObject(ObjectKey.parse(key), kind, 1, doc, compiled);
    }
}
