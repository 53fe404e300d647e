package org.mortise.form.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.record.FormWorld;

/** The page of a form tells its reader nothing of the fields that he may not see, however they are spoken of. */
class FormPageTest {

    private static final String WARE = """
            {'kind':'form','key':'ware','title':'Ware','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'price','type':'money','title':'Price'},
              {'key':'outlay','type':'money','title':'Aufwand'},
              {'key':'origin','type':'text','title':'Herkunft'}]}}""";

    /** Hidden are {@code margin} (Marge), {@code coin} (Valuta), {@code lines.bonus} (Zulage) and, of wares, the last two. */
    private static final String SALE = """
            {'kind':'form','key':'sale','title':'Sale','model':{'titleField':'name','ownerField':'keeper','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'margin','type':'number','title':'Marge','props':{'min':'4711'}},
              {'key':'coin','type':'currency','title':'Valuta','props':{'options':[{'key':'CNY','label':'Yuan'}]}},
              {'key':'keeper','type':'user','title':'Hüter'},
              {'key':'amount','type':'money','title':'Amount','props':{'currencyField':'coin'}},
              {'key':'qty','type':'number','title':'Quantity'},
              {'key':'secretly','type':'number','title':'Secretly','compute':'{qty}*{margin}'},
              {'key':'openly','type':'number','title':'Openly','compute':'{qty}*2'},
              {'key':'either','type':'number','title':'Either','compute':'{qty}+{margin}','override':true},
              {'key':'begun','type':'number','title':'Begun','default':{'expr':'{qty}+{margin}'}},
              {'key':'asked','type':'money','title':'Asked','compute':'LOOKUP(\\"ware.outlay\\",\\"name\\",{name})'},
              {'key':'looked','type':'text','title':'Looked','default':{'query':{'form':'ware','pick':'origin',
                'where':{'field':'name','op':'eq','value':{'var':'record.name'}}}}},
              {'key':'note','type':'text','title':'Note','visibleWhen':{'field':'margin','op':'gt','value':'1'},
                'requiredWhen':{'expr':'{ margin }>1'},'readonlyWhen':{'field':'qty','op':'gt','value':{'field':'margin'}}},
              {'key':'words','type':'composed','title':'Words','props':{'pattern':'{name}/{margin}'}},
              {'key':'capital','type':'capital','title':'Capital','props':{'of':'margin'}},
              {'key':'stage','type':'stage','title':'Stage','props':{'options':[{'key':'a','label':'A'},
                {'key':'b','label':'B','require':['margin'],'gate':{'field':'margin','op':'gt','value':'1'},'message':'Marge!'}]}},
              {'key':'ware','type':'link','title':'Ware','props':{'form':'ware','columns':['price','origin'],
                'filter':{'field':'outlay','op':'lt','value':{'var':'record.margin'}},
                'fill':[{'from':'price','to':'margin'},{'from':'outlay','to':'qty'},{'from':'price','to':'qty'}]}},
              {'key':'source','type':'lookup','title':'Source','props':{'via':'ware','field':'origin'}},
              {'key':'behind','type':'number','title':'Behind','compute':'{ware.outlay}*{qty}'},
              {'key':'lines','type':'subtable','title':'Lines','fields':[
                {'key':'what','type':'text','title':'What','visibleWhen':{'field':'bonus','op':'gt','value':'1'}},
                {'key':'bonus','type':'number','title':'Zulage'},
                {'key':'sum','type':'number','title':'Sum','compute':'{bonus}+{qty}'}]},
              {'key':'total','type':'number','title':'Total','compute':'SUM({lines.bonus})'}],
             'uniques':[{'fields':['name','margin']},{'table':'lines','fields':['what','bonus']},{'fields':['name']}]},
             'layouts':[{'key':'default','nodes':[{'kind':'field','field':'name'},{'kind':'field','field':'margin'},
               {'kind':'button','key':'b','title':'B','action':{'do':'open','url':'https://example.org/{margin}'}},
               {'kind':'button','key':'c','title':'C','action':{'do':'create','form':'sale','values':{'name':{'field':'name'},
                 'qty':{'expr':'{margin}+1'}}}}]}],
             'logic':{'rules':[
               {'key':'r1','title':'Marge hoch','when':{'field':'margin','op':'gt','value':'1'},'then':[{'act':'hide','targets':['note']}]},
               {'key':'r2','when':{'field':'qty','op':'gt','value':'1'},'then':[{'act':'hide','targets':['margin']}]},
               {'key':'r3','when':{'field':'qty','op':'gt','value':'1'},
                'then':[{'act':'set','targets':['begun'],'value':{'expr':'{margin}*2'}}]},
               {'key':'r4','when':{'field':'qty','op':'gt','value':'9'},'then':[{'act':'hide','targets':['begun']}]},
               {'key':'r5','when':{'field':'ware.origin','op':'eq','value':'x'},'then':[{'act':'hide','targets':['begun']}]},
               {'key':'r6','table':'lines','when':{'field':'bonus','op':'gt','value':'1'},
                'then':[{'act':'readonly','targets':['lines.what']}]},
               {'key':'r7','table':'lines','when':{'field':'what','op':'eq','value':'x'},
                'then':[{'act':'readonly','targets':['lines.what']}]}],
              'validations':[
               {'key':'v1','assert':{'field':'qty','op':'lt','value':{'field':'margin'}},'message':'Marge!'},
               {'key':'v2','assert':{'field':'qty','op':'lt','value':'9'},'targets':['margin'],'message':'Marge!'},
               {'key':'v3','assert':{'field':'qty','op':'lt','value':'9'},'targets':['qty'],'message':'Too many'}]}}""";

    private static final String SELLER = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'sale','actions':['create','read','update'],'scope':'all','fields':{'*':'write','margin':'hidden','coin':'hidden',
                'keeper':'hidden','lines.bonus':'hidden'}},
              {'form':'ware','actions':['read'],'scope':'all','fields':{'*':'read','outlay':'hidden','origin':'hidden'}}]}""";

    private static final ObjectKey FORM = ObjectKey.parse("shop.sale");

    private static FormWorld world;
    private static JsonNode page;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(WARE, SALE, SELLER);
        page = page(world.person("sue", "shop.seller"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ObjectNode page(Caller caller) {
        var parts = world.parts();
        return FormWorld.wait(parts.gate().of(caller).map(access -> {
            var snapshot = access.snapshot();
            var published = snapshot.find(FormShape.KIND, FORM).orElseThrow();
            return new FormPage(published, parts.forms().of(snapshot, FORM), access.form(FORM), FrameHosts.of()).json();
        }));
    }

    private static JsonNode field(JsonNode shown, String key) {
        for (var field : shown.at("/model/fields")) {
            if (field.path("key").asText().equals(key)) {
                return field;
            }
        }
        throw new AssertionError(key);
    }

    @Test
    void neither_key_nor_title_nor_bound_of_a_hidden_field_is_in_it() {
        assertThat(Json.write(page))
                .doesNotContain(
                        "margin", "Marge", "4711", "coin", "Valuta", "bonus", "Zulage", "outlay", "origin", "keeper",
                        "Hüter");
    }

    @Test
    void who_sees_everything_gets_it_as_it_was_written() {
        var whole = page(new Caller.System("test", null));

        assertThat(field(whole, "secretly").path("compute").asText()).isEqualTo("{qty}*{margin}");
        assertThat(field(whole, "secretly").has("served")).isFalse();
        assertThat(field(whole, "begun").has("default")).isTrue();
        assertThat(field(whole, "ware").at("/props/fill")).hasSize(3);
        assertThat(field(whole, "ware").at("/props").has("filter")).isTrue();
        assertThat(whole.at("/logic/rules")).hasSize(7);
        assertThat(whole.at("/logic/validations")).hasSize(3);
        assertThat(whole.at("/model/uniques")).hasSize(3);
    }

    @Test
    void what_he_may_know_stays() {
        assertThat(field(page, "openly").path("compute").asText()).isEqualTo("{qty}*2");
        assertThat(field(page, "ware").at("/props/fill")).hasToString("[{\"from\":\"price\",\"to\":\"qty\"}]");
        assertThat(field(page, "ware").at("/props/columns")).hasToString("[\"price\"]");
        assertThat(page.at("/logic/rules").findValuesAsText("key")).containsExactly("r4", "r7");
        assertThat(page.at("/logic/validations").findValuesAsText("key")).containsExactly("v3");
        assertThat(page.at("/model/uniques")).hasToString("[{\"fields\":[\"name\"]}]");
    }

    @Test
    void the_server_is_asked_for_what_is_computed_from_it_when_something_else_changes() {
        assertThat(field(page, "secretly").path("served")).hasToString("[\"qty\"]");
        assertThat(field(page, "secretly").at("/source/kind").asText()).isEqualTo("formula");
        assertThat(field(page, "begun").path("served")).hasToString("[\"qty\"]");
        assertThat(field(page, "begun").has("source")).isFalse();
        assertThat(field(page, "either").path("served")).hasToString("[\"qty\"]");
        assertThat(field(page, "either").has("source"))
                .as("people may give it all the same")
                .isFalse();
        assertThat(field(page, "behind").path("served")).hasToString("[\"qty\",\"ware\"]");
        assertThat(field(page, "asked").path("served")).hasToString("[\"name\"]");
        assertThat(field(page, "looked").path("served")).hasToString("[\"name\"]");
        assertThat(field(page, "source").path("served")).hasToString("[\"ware\"]");
        assertThat(field(page, "total").path("served")).hasToString("[]");
        assertThat(field(page, "lines").at("/fields/1/served")).hasToString("[\"qty\"]");
    }

    @Test
    void every_setting_of_every_kind_of_field_says_to_whom_it_is_told() {
        var controls = ControlCatalog.installed();
        for (var type : controls.types()) {
            controls.find(type)
                    .orElseThrow()
                    .schema()
                    .path("properties")
                    .properties()
                    .forEach(setting -> {
                        assertThat(setting.getValue().path("x-told").isArray())
                                .as("%s of %s says x-told", setting.getKey(), type)
                                .isTrue();
                        setting.getValue().path("x-told").forEach(reader -> assertThat(reader.asText())
                                .isIn(ControlCatalog.VISITORS, ControlCatalog.LOOKUPS));
                    });
        }
    }
}
