package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Contact;
import org.mortise.core.org.Department;
import org.mortise.core.org.NewPerson;
import org.mortise.form.record.FormWorld;

/** Fields whose cells depend on more than themselves: currencies, conditions, words for options. */
class ImportFieldsTest {

    private static final String DEAL = """
        {'kind':'form','key':'deal','title':'商机','model':{'titleField':'name','fields':[
          {'key':'name','type':'text','title':'名称','props':{'translations':{'en-US':'name_en'}}},
          {'key':'name_en','type':'text','title':'名称 (English)'},
          {'key':'cur','type':'currency','title':'币种','props':{'options':[
            {'key':'CNY','label':'人民币'},{'key':'USD','label':'美元'},{'key':'EUR','label':'欧元'}]},'default':{'value':'CNY'}},
          {'key':'price','type':'money','title':'价格','props':{'currencyField':'cur'}},
          {'key':'euros','type':'money','title':'欧元价','props':{'currency':'EUR'}},
          {'key':'score','type':'number','title':'得分','props':{'scale':1}},
          {'key':'level','type':'select','title':'级别','props':{'options':[
            {'key':'a','label':'重要','aliases':['ＶＩＰ']},{'key':'b','label':'普通'}]}},
          {'key':'tags','type':'checkboxes','title':'标签','props':{'options':[
            {'key':'x','label':'新客','aliases':['首单']},{'key':'y','label':'老客'}]}},
          {'key':'area','type':'cascade','title':'区域','props':{'options':[
            {'key':'east','label':'华东','aliases':['东区'],'children':[{'key':'sh','label':'上海','aliases':['沪']}]}]}},
          {'key':'source','type':'select','title':'来源','props':{'optionSet':'source'}},
          {'key':'who','type':'user','title':'经办人'},{'key':'helpers','type':'users','title':'协办人'},
          {'key':'unit','type':'department','title':'归属部门'},
          {'key':'lines','type':'subtable','title':'明细','fields':[
            {'key':'what','type':'text','title':'品名'},
            {'key':'kind','type':'select','title':'种类','props':{'options':[
              {'key':'part','label':'配件'},{'key':'work','label':'工时'}]}},
            {'key':'hours','type':'number','title':'小时','props':{'scale':1},
             'requiredWhen':{'field':'kind','op':'eq','value':'work'}},
            {'key':'secret','type':'text','title':'备件号',
             'visibleWhen':{'field':'kind','op':'eq','value':'part'}}]}]}}\
        """;
    private static final String SOURCE = """
        {'kind':'optionset','key':'source','title':'来源','options':[{'key':'web','label':'官网'}]}\
        """;
    private static final String CLERK = """
        {'kind':'role','key':'clerk','title':'Clerk','grants':[
          {'form':'deal','actions':['import','create','read','export'],'scope':'all','fields':{'*':'write'}}]}\
        """;

    private static ImportWorld world;
    private static Caller.User ann;
    private static Caller.User admin;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
        world.forms.publish(SOURCE, DEAL, CLERK);
        ann = world.forms.person("ann", "shop.clerk");
        admin = world.administrator("root");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ImportWorld.Sheets sheet(Caller.User caller, List<Object> header, List<List<Object>> rows) {
        return world.open(caller, "shop.deal", world.sheet(directory, header, rows));
    }

    private static JsonNode deal(String name) {
        return world.records(admin, "shop.deal", "name", name).get(0).path("data");
    }

    @Test
    void a_translation_comes_in_from_the_column_that_says_its_language() {
        var result = sheet(ann, List.of("名称（English）", "名称"), List.of(List.of("Oak door", "橡木门")))
                .run();

        assertThat(result.told()).isEmpty();
        assertThat(deal("橡木门").path("name_en").asText()).isEqualTo("Oak door");
    }

    @Test
    void people_are_named_by_number_mobile_or_address_and_departments_by_path_or_code() {
        var mei = somebody("mei", "韩梅", "E-01", "13800138001", "mei@example.com");
        var lei = somebody("lei", "李雷", "E-02", "13800138002", "lei@example.com");
        somebody("tang1", "唐欣", "E-03", null, null);
        somebody("tang2", "唐欣", "E-04", null, null);
        var east = unit("华东组", unit("销售中心", null, "XS"), "HD");

        var result = sheet(
                        ann,
                        List.of("名称", "经办人", "协办人", "归属部门"),
                        List.of(
                                List.of("p1", "e-01", "李雷、+86 138-0013-8001", "hd"),
                                List.of("p2", "13800138002", "MEI@example.com", "销售中心/华东组"),
                                List.of("p3", "唐欣", "", "XS/华东组")))
                .run();

        assertThat(result.told()).containsExactlyInAnyOrder("4 经办人 import_name_shared", "4 归属部门 import_name_unknown");
        assertThat(deal("p1").path("who").asText()).isEqualTo(mei.toString());
        assertThat(deal("p1").path("helpers").toString()).contains(lei.toString(), mei.toString());
        assertThat(deal("p2").path("who").asText()).isEqualTo(lei.toString());
        assertThat(deal("p2").path("helpers").toString()).contains(mei.toString());
        assertThat(List.of(
                        deal("p1").path("unit").asText(),
                        deal("p2").path("unit").asText()))
                .containsOnly(east.toString());
    }

    private static UUID somebody(
            String login, String name, String number, @Nullable String mobile, @Nullable String email) {
        return FormWorld.wait(world.parts.database().inTransaction(transaction -> world.parts
                .people()
                .create(
                        transaction,
                        new NewPerson(login, name, null, null, false, null, new Contact(number, mobile, email)))));
    }

    private static UUID unit(String name, @Nullable UUID parent, String code) {
        var departments = world.parts.departments();
        return FormWorld.wait(world.parts.database().inTransaction(transaction -> departments
                .create(transaction, name, parent, null)
                .call(id -> departments.change(
                        transaction, id, before -> new Department(id, before.name(), before.parent(), null, code)))));
    }

    @Test
    void a_currency_beside_the_amount_goes_to_the_field_that_says_it() {
        var result = sheet(
                        ann,
                        List.of("名称", "价格"),
                        List.of(
                                List.of("usd", "USD 1,200.50"),
                                List.of("euro", "€ 1200"),
                                List.of("plain", 99),
                                List.of("yuan", "￥1.2万")))
                .run();

        assertThat(result.told()).isEmpty();
        assertThat(deal("usd").path("price").asText()).isEqualTo("1200.5");
        assertThat(deal("usd").path("cur").asText()).isEqualTo("USD");
        assertThat(deal("euro").path("cur").asText()).isEqualTo("EUR");
        assertThat(deal("plain").path("cur").asText()).isEqualTo("CNY");
        assertThat(deal("yuan").path("price").asText()).isEqualTo("12000");
        assertThat(deal("yuan").path("cur").asText()).isEqualTo("CNY");
    }

    @Test
    void a_column_for_the_currency_has_the_last_word_on_it() {
        var result = sheet(
                        ann,
                        List.of("名称", "价格", "币种"),
                        List.of(List.of("own", "1,200.50", "USD"), List.of("left", "100", "")))
                .run();

        assertThat(result.told()).isEmpty();
        assertThat(deal("own").path("cur").asText()).isEqualTo("USD");
        assertThat(deal("left").path("cur").asText()).isEqualTo("CNY");
    }

    @Test
    void an_amount_in_another_currency_than_that_of_the_field_is_refused() {
        var result = sheet(
                        ann,
                        List.of("名称", "欧元价"),
                        List.of(
                                List.of("e1", "€1,200.50"),
                                List.of("e2", "1.2万欧元"),
                                List.of("e3", "$100"),
                                List.of("e4", 12.5)))
                .run();

        assertThat(result.told()).containsExactly("4 欧元价 import_currency_other");
        assertThat(deal("e1").path("euros").asText()).isEqualTo("1200.5");
        assertThat(deal("e2").path("euros").asText()).isEqualTo("12000");
    }

    @Test
    void a_percent_sign_in_a_plain_number_is_dropped_and_told() {
        var result =
                sheet(ann, List.of("名称", "得分"), List.of(List.of("p", "15 %"))).run();

        assertThat(result.told()).isEmpty();
        assertThat(result.figures().warnings()).isEqualTo(1);
        assertThat(deal("p").path("score").asText()).isEqualTo("15");
    }

    @Test
    void columns_that_a_rule_requires_or_hides_are_judged_row_by_row() {
        var result = sheet(
                        ann,
                        List.of("名称", "明细.品名", "明细.种类", "明细.小时", "明细.备件号"),
                        List.of(
                                List.of("good", "安装", "工时", 2, "S1"),
                                List.of("", "螺丝", "配件", "", "S2"),
                                List.of("bad", "螺丝", "配件", "", "S3"),
                                List.of("", "安装", "工时", "", "")))
                .run();

        assertThat(result.told()).containsExactly("5 明细.小时 required");
        assertThat(result.figures().good()).isEqualTo(1);
        var lines = deal("good").path("lines");
        assertThat(lines.at("/0").has("secret")).as("hidden in its row").isFalse();
        assertThat(lines.at("/1/secret").asText()).isEqualTo("S2");
    }

    @Test
    void options_are_found_by_their_aliases_whatever_their_width_and_case() {
        var result = sheet(ann, List.of("名称", "级别", "标签", "区域"), List.of(List.of("alias", "vip", "首单、老客", "东区/沪")))
                .run();

        assertThat(result.told()).isEmpty();
        var data = deal("alias");
        assertThat(data.path("level").asText()).isEqualTo("a");
        assertThat(data.path("tags")).extracting(JsonNode::asText).containsExactly("x", "y");
        assertThat(data.path("area")).extracting(JsonNode::asText).containsExactly("east", "sh");
    }

    @Test
    void words_that_are_answered_once_are_aliases_from_then_on_when_a_designer_wants_that() {
        var header = List.<Object>of("名称", "级别", "来源");
        var rows = List.of(List.<Object>of("asked", "大客户", "主页"));
        var level = "{'choices':{'大客户':'a'},'remember':['大客户']}";
        var source = "{'choices':{'主页':'web'},'remember':['主页']}";

        var refused = catchThrowableOfType(
                Rejected.class,
                () -> sheet(ann, header, rows).reading("级别", level).start());
        assertThat(ImportWorld.codes(refused.problems())).containsExactly("import_may_not_make");

        var first = sheet(admin, header, rows)
                .reading("级别", level)
                .reading("来源", source)
                .run();
        assertThat(first.told()).isEmpty();
        var again = sheet(ann, header, List.of(List.of("known", "大客户", "主页"))).run();
        assertThat(again.told()).isEmpty();
        assertThat(deal("known").path("level").asText()).isEqualTo("a");
        assertThat(deal("known").path("source").asText()).isEqualTo("web");
    }

    @Test
    void an_answer_that_nobody_wants_remembered_holds_for_its_import_alone() {
        var header = List.<Object>of("名称", "级别");
        var once = sheet(admin, header, List.of(List.of("once", "一次")))
                .reading("级别", "{'choices':{'一次':'b'}}")
                .run();
        assertThat(once.told()).isEmpty();

        var again = sheet(admin, header, List.of(List.of("twice", "一次"))).run();
        assertThat(again.told()).containsExactly("2 级别 import_unknown_option");
    }

    @Test
    void an_alias_that_is_a_word_for_another_option_is_refused_with_the_form() {
        var clash = DEAL.replace("'key':'deal'", "'key':'clash'").replace("['ＶＩＰ']", "['普 通']");

        var refused = catchThrowableOfType(Rejected.class, () -> world.forms.publish(clash));

        assertThat(ImportWorld.codes(refused.problems())).contains("option_alias_shared");
    }
}
