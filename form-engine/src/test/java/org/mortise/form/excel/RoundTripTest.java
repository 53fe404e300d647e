package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mortise.core.kernel.Caller;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.record.FormWorld;

/** What goes out as a workbook comes in again as it was, whatever kind of field it stands in. */
class RoundTripTest {

    /** Given by the platform or by nobody but the person himself, or brought as files. */
    private static final List<String> NOT_BROUGHT =
            List.of("serial", "capital", "composed", "lookup", "rollup", "consent", "signature", "image", "attachment");

    private static final String CHOICES =
            "{'options':[{'key':'rd','label':'研发/测试'},{'key':'ops','label':{'zh-CN':'运维','en-US':'Operations'}}]}";
    private static final String TREE =
            "{'options':[{'key':'east','label':'华东','children':[{'key':'e1','label':'其他'},{'key':'e2','label':'A-1 区'}]},"
                    + "{'key':'west','label':'华西','children':[{'key':'w1','label':'其他'}]}]}";
    private static final String ROLES =
            "{'roles':[{'role':'shop.keeper','label':'保管员'},{'role':'shop.driver','label':'司机'}]}";

    private record Kind(String type, String props, String value) {
        String field(int index) {
            return "{'key':'f_%s','type':'%s','title':'%02d %s','props':%s}".formatted(type, type, index, type, props);
        }
    }

    private static ImportWorld world;

    @TempDir
    static Path directory;

    @BeforeAll
    static void open() {
        world = new ImportWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static UUID department(String name) {
        return FormWorld.wait(world.parts
                .database()
                .inTransaction(transaction -> world.parts.departments().create(transaction, name, null, null)));
    }

    private static List<Kind> kinds(String person, String unit, String place) {
        return List.of(
                new Kind("text", "{}", "'=1+1 “引号”'"),
                new Kind("textarea", "{}", "'一行\\n二行\\n\\n四行'"),
                new Kind("number", "{'scale':3}", "'-1234567.125'"),
                new Kind("money", "{}", "'12345678901.05'"),
                new Kind("percent", "{}", "'0.1234'"),
                new Kind("integer", "{}", "'42'"),
                new Kind("date", "{}", "'1999-12-31'"),
                new Kind("datetime", "{}", "'2024-02-29T23:59:58.000Z'"),
                new Kind("time", "{}", "'23:59:00'"),
                new Kind("month", "{}", "'2024-02-01'"),
                new Kind("duration", "{}", "'9000'"),
                new Kind("daterange", "{}", "{'start':'2024-01-01','end':'2024-02-29'}"),
                new Kind("select", CHOICES, "'rd'"),
                new Kind("radio", CHOICES, "'ops'"),
                new Kind("multiselect", CHOICES, "['rd','ops']"),
                new Kind("checkboxes", CHOICES, "['ops','rd']"),
                new Kind("tag", "{'free':true}", "['急','a b']"),
                new Kind("stage", CHOICES, "'rd'"),
                new Kind("tree", TREE, "'w1'"),
                new Kind("cascade", TREE, "['east','e2']"),
                new Kind("switch", "{}", "true"),
                new Kind("phone", "{}", "'13800000001'"),
                new Kind("landline", "{}", "'023-68880000-12'"),
                new Kind("email", "{}", "'a.b@example.com'"),
                new Kind("url", "{}", "'https://example.com/a?b=c'"),
                new Kind("idcard", "{}", "'11010519491231002X'"),
                new Kind("creditcode", "{}", "'91350100M000100Y43'"),
                new Kind("barcode", "{}", "'6901234567892'"),
                new Kind("plate", "{}", "'渝A12345'"),
                new Kind("humidity", "{}", "'0.415'"),
                new Kind("keyword", "{'free':true}", "['热','a b']"),
                new Kind("color", "{}", "'#0F766E'"),
                new Kind("icon", "{}", "'star'"),
                new Kind("rating", "{}", "'4'"),
                new Kind("nps", "{}", "'9'"),
                new Kind("slider", "{}", "'30'"),
                new Kind("currency", "{'options':[{'key':'CNY','label':'人民币'},{'key':'USD','label':'美元'}]}", "'USD'"),
                new Kind("role", ROLES, "'shop.driver'"),
                new Kind("roles", ROLES, "['shop.driver','shop.keeper']"),
                new Kind("address", "{}", "{'code':'330106','detail':'文三路1号'}"),
                new Kind("location", "{}", "'120.15,30.28'"),
                new Kind(
                        "scorecard",
                        "{'rows':[{'key':'quality','label':'质量，交付: 2 周'},{'key':'price','label':{'zh-CN':'价格','en-US':'Price'}}]}",
                        "{'scores':{'quality':4,'price':3}}"),
                new Kind("richtext", "{}", "'<p>一 <strong>二</strong></p>'"),
                new Kind("user", "{}", "'" + person + "'"),
                new Kind("users", "{}", "['" + person + "']"),
                new Kind("department", "{}", "'" + unit + "'"),
                new Kind("departments", "{}", "['" + unit + "']"),
                new Kind("link", "{'form':'place'}", "'" + place + "'"),
                new Kind("links", "{'form':'place'}", "['" + place + "']"));
    }

    @Test
    void every_kind_of_field_comes_back_as_it_went() {
        world.forms.publish(
                "{'kind':'form','key':'place','title':'Place','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'Name'}]}}",
                "{'kind':'role','key':'driver','title':'Driver','grants':[]}",
                "{'kind':'role','key':'base','title':'Base','grants':[{'form':'place','actions':['create','read'],'scope':'all','fields':{'*':'write'}}]}");
        var unit = department("华东大区");
        var person = world.forms.person("zhang", "shop.base");
        var place = world.forms.create(person, "shop.place", "{'name':'北门'}").id();
        var kinds = kinds(person.id().toString(), unit.toString(), place.toString());
        var fields = new ArrayList<String>();
        kinds.forEach(kind -> fields.add(kind.field(fields.size())));
        world.forms.publish(
                "{'kind':'form','key':'all','title':'All','model':{'titleField':'name','fields':[{'key':'name','type':'text','title':'名称'},%s,"
                                .formatted(String.join(",", fields))
                        + "{'key':'rows','type':'subtable','title':'明细','fields':["
                        + "{'key':'what','type':'text','title':'物品'},{'key':'n','type':'number','title':'数量','props':{'scale':1}},"
                        + "{'key':'kind','type':'tree','title':'类','props':" + TREE + "}]}]}}",
                "{'kind':'role','key':'keeper','title':'Keeper','grants':["
                        + "{'form':'place','actions':['create','read'],'scope':'all','fields':{'*':'write'}},"
                        + "{'form':'all','actions':['import','export','create','read'],'scope':'all','fields':{'*':'write'}}]}");
        var ann = world.forms.person("ann", "shop.keeper");
        var data = new ArrayList<String>();
        kinds.forEach(kind -> data.add("'f_" + kind.type() + "':" + kind.value()));
        world.forms.create(
                ann,
                "shop.all",
                "{'name':'round',%s,'rows':[{'what':'笔','n':'1.5','kind':'e1'},{'what':'纸','n':'2','kind':'w1'}]}"
                        .formatted(String.join(",", data)));
        var before = all(ann).get(0);

        var result = world.open(ann, "shop.all", renamed(world.exported(ann, "shop.all")))
                .run();

        assertThat(result.told()).isEmpty();
        var after = all(ann);
        assertThat(after).hasSize(2);
        assertThat(told(after.get(1))).containsExactlyEntriesOf(told(before));
        var covered = new TreeSet<>(NOT_BROUGHT);
        covered.add("subtable");
        kinds.forEach(kind -> covered.add(kind.type()));
        assertThat(covered).isEqualTo(new TreeSet<>(ControlCatalog.installed().types()));
    }

    private static List<JsonNode> all(Caller.User ann) {
        var all = new ArrayList<>(world.records(ann, "shop.all", "name", "round"));
        all.sort(java.util.Comparator.comparing(record -> record.path("id").asText()));
        return all.stream().map(record -> record.path("data")).toList();
    }

    private static TreeMap<String, String> told(JsonNode data) {
        var told = new TreeMap<String, String>();
        data.properties()
                .forEach(field ->
                        told.put(field.getKey(), field.getValue().toString().replaceAll("\"_id\":\"[^\"]*\",?", "")));
        return told;
    }

    private static Path renamed(Path file) {
        try {
            return java.nio.file.Files.move(file, directory.resolve("all.xlsx"));
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
