package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

/** Words of cells that stand for something with a name: what is not known is asked once, whatever kind of field it is for. */
class NamedCellsTest {

    private static final String PLANT = """
        {'kind':'form','key':'plant','title':'Plant','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'名称'},
          {'key':'trade','type':'tree','title':'工种','props':{'options':[
            {'key':'civil','label':'土建','children':[
              {'key':'mason','label':{'zh-CN':'砌筑工','en-US':'Mason'}},{'key':'civil_other','label':'其他'}]},
            {'key':'power','label':'电气','children':[
              {'key':'fitter','label':'A-1 电工'},{'key':'power_other','label':'其他'}]}]}},
          {'key':'place','type':'cascade','title':'地区','props':{'options':[
            {'key':'zj','label':'浙江','children':[{'key':'hz','label':'杭州'}]},
            {'key':'none','label':'未知'}]}},
          {'key':'chief','type':'role','title':'主管角色','props':{'roles':[
            {'role':'shop.keeper','label':{'zh-CN':'保管员','en-US':'Keeper'}},{'role':'shop.driver','label':'司机'}]}},
          {'key':'crew','type':'roles','title':'班组角色','props':{'roles':[
            {'role':'shop.keeper','label':'保管员'},{'role':'shop.driver','label':'司机'}]}},
          {'key':'marks','type':'tag','title':'标记','props':{'options':[{'key':'new','label':'新'}]}},
          {'key':'coin','type':'currency','title':'币种','props':{'options':[
            {'key':'CNY','label':'人民币'},{'key':'USD','label':'美元'}]}}]}}\
        """;
    private static final String KEEPER = """
        {'kind':'role','key':'keeper','title':'Keeper','grants':[
          {'form':'plant','actions':['import','create','read'],'scope':'all','fields':{'*':'write'}}]}\
        """;
    private static final String DRIVER = "{'kind':'role','key':'driver','title':'Driver','grants':[]}";

    private static ImportWorld world;
    private static Caller.User ann;
    private static Caller.User admin;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
        world.forms.publish(PLANT, KEEPER, DRIVER);
        ann = world.forms.person("ann", "shop.keeper");
        admin = world.administrator("root");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        return world.open(caller, "shop.plant", world.sheet(directory, header, rows));
    }

    private static JsonNode plant(String name) {
        return world.records(admin, "shop.plant", "name", name).get(0).path("data");
    }

    @ParameterizedTest
    @CsvSource({
        "工种, trade, mason",
        "地区, place, hz",
        "主管角色, chief, shop.driver",
        "班组角色, crew, shop.driver",
        "标记, marks, new",
        "币种, coin, USD"
    })
    void an_unknown_word_is_asked_about_and_its_sample_is_remarked(String title, String key, String id) {
        var header = List.<Object>of("名称", title);
        var rows = List.of(List.<Object>of("asked " + key, "从未听说"), List.<Object>of("", "从未听说"));

        var asked = Objects.requireNonNull(
                sheet(ann, header, rows).check().columns().get(key));

        assertThat(asked.question("从未听说"))
                .hasValueSatisfying(question -> assertThat(question.count()).isEqualTo(2));
        assertThat(asked.previews()).extracting(Findings.Preview::code).containsExactly("import_unknown_option");
        var refused = sheet(ann, header, rows).run();
        assertThat(refused.told())
                .containsExactly(
                        "2 %s import_unknown_option".formatted(title), "3 %s import_unknown_option".formatted(title));
        var blank =
                sheet(ann, header, rows).reading(title, "{'unknown':'blank'}").run();
        assertThat(blank.figures().good()).isEqualTo(2);
        var answered = sheet(ann, header, List.of(List.of("answered " + key, "从未听说")))
                .reading(title, "{'choices':{'从未听说':'" + id + "'}}")
                .run();
        assertThat(answered.told()).isEmpty();
        assertThat(plant("answered " + key).path(key).toString()).contains("\"" + id + "\"");
    }

    @Test
    void a_name_that_stands_at_several_places_of_a_tree_is_asked_about_and_its_path_is_not() {
        var header = List.<Object>of("名称", "工种");
        var findings = sheet(ann, header, List.of(List.of("twice", "其他"))).check();

        assertThat(Objects.requireNonNull(findings.columns().get("trade")).question("其他"))
                .hasValueSatisfying(question -> assertThat(question.code()).isEqualTo("import_name_shared"));
        var result = sheet(
                        ann,
                        header,
                        List.of(
                                List.of("path", "电气/其他"),
                                List.of("dash", "A-1 电工"),
                                List.of("long", "电气 > A-1 电工"),
                                List.of("folded", "ｍａｓｏｎ"),
                                List.of("filler", "暂无")))
                .run();
        assertThat(result.told()).isEmpty();
        assertThat(plant("path").path("trade").asText()).isEqualTo("power_other");
        assertThat(plant("dash").path("trade").asText()).isEqualTo("fitter");
        assertThat(plant("long").path("trade").asText()).isEqualTo("fitter");
        assertThat(plant("folded").path("trade").asText()).isEqualTo("mason");
        assertThat(plant("filler").has("trade")).isFalse();
    }

    @Test
    void a_filler_that_is_the_name_of_an_option_means_the_option() {
        assertThat(sheet(ann, List.of("名称", "地区"), List.of(List.of("unknown", "未知")))
                        .run()
                        .told())
                .isEmpty();

        assertThat(plant("unknown").path("place").toString()).isEqualTo("[\"none\"]");
    }

    @Test
    void an_administrator_has_options_made_at_their_place_in_the_tree() {
        var header = List.<Object>of("名称", "地区", "标记");
        var rows = List.of(List.<Object>of("made", "浙江/绍兴", "新、旧"), List.<Object>of("top", "江苏", ""));
        var choices = "{'choices':{'浙江/绍兴':{},'江苏':{}}}";

        var refused = catchThrowableOfType(
                Rejected.class,
                () -> sheet(ann, header, rows).reading("地区", choices).start());
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_may_not_make");
        var ready = sheet(admin, header, rows).reading("地区", choices).reading("标记", "{'choices':{'旧':{}}}");
        assertThat(ready.check().good()).isEqualTo(2);
        assertThat(ready.run().told()).isEmpty();

        assertThat(plant("made").path("place").toString()).isEqualTo("[\"zj\",\"shao_xing\"]");
        assertThat(plant("made").path("marks")).hasSize(2);
        assertThat(plant("top").path("place").toString()).isEqualTo("[\"jiang_su\"]");
    }

    @Test
    void no_option_is_made_below_one_that_records_may_hold() {
        var sheets = sheet(admin, List.of("名称", "工种"), List.of(List.of("deep", "土建/砌筑工/学徒")))
                .reading("工种", "{'choices':{'土建/砌筑工/学徒':{}}}");

        var refused = catchThrowableOfType(Rejected.class, sheets::start);

        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_options_not_below");
    }

    @Test
    void a_word_that_stands_for_an_option_of_a_tree_is_remembered_as_its_alias() {
        var header = List.<Object>of("名称", "工种");
        sheet(admin, header, List.of(List.of("taught", "瓦匠")))
                .reading("工种", "{'choices':{'瓦匠':'mason'},'remember':['瓦匠']}")
                .run();

        assertThat(sheet(ann, header, List.of(List.of("learnt", "瓦匠"))).run().told())
                .isEmpty();
        assertThat(plant("learnt").path("trade").asText()).isEqualTo("mason");
    }

    @Test
    void roles_are_offered_by_name_and_never_made() {
        var target = sheet(admin, List.of("主管角色"), List.of(List.of("司机")))
                .destination
                .like("主管角色")
                .orElseThrow();
        var offers = target.vocabulary().orElseThrow().offers();

        assertThat(offers)
                .extracting(offer -> Map.entry(offer.key(), offer.label().in(Locale.US)))
                .containsExactly(Map.entry("shop.keeper", "Keeper"), Map.entry("shop.driver", "司机"));
        var refused = catchThrowableOfType(Rejected.class, () -> sheet(admin, List.of("主管角色"), List.of(List.of("新角色")))
                .reading("主管角色", "{'choices':{'新角色':{}}}")
                .start());
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_may_not_make");
    }
}
