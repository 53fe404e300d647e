package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.Sent;

/** Rows and linked records through a public link: the columns and the records that it offers, and nothing beside them. */
class PublicRowsTest {

    private static final String PRODUCT = """
            {'kind':'form','key':'product','title':'Product','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'price','type':'money','title':'Price'},
              {'key':'sold','type':'switch','title':'Sold'},
              {'key':'margin','type':'money','title':'Margin'}]}}""";
    private static final String ORDER = """
            {'kind':'form','key':'order','title':'Order','model':{'titleField':'who','fields':[
              {'key':'who','type':'text','title':'Who','required':true},
              {'key':'favourite','type':'link','title':'Favourite','props':{'form':'product'}},
              {'key':'again','type':'link','title':'Again','props':{'form':'order'}},
              {'key':'lines','type':'subtable','title':'Lines','props':{'maxRows':3},'fields':[
                {'key':'product','type':'link','title':'Product','required':true,
                  'props':{'form':'product','fill':[{'from':'price','to':'price'},{'from':'margin','to':'margin'}]}},
                {'key':'pieces','type':'integer','title':'Pieces','props':{'min':'1'}},
                {'key':'price','type':'money','title':'Price'},
                {'key':'amount','type':'money','title':'Amount','compute':'{pieces}*{price}'},
                {'key':'margin','type':'money','title':'Margin'},
                {'key':'gain','type':'money','title':'Gain','compute':'{pieces}*{margin}'}]},
              {'key':'total','type':'money','title':'Total','compute':'SUM({lines.amount})'},
              {'key':'gained','type':'money','title':'Gained','compute':'SUM({lines.gain})'}]},
             'layouts':[{'key':'default','nodes':[
               {'kind':'section','key':'house','title':'House only','children':[{'kind':'field','field':'gained'}]},
               {'kind':'text','key':'hello','text':'Welcome'},
               {'kind':'section','key':'cart','title':'Cart','children':[{'kind':'field','field':'lines','columns':[{'field':'gain'}]},
                 {'kind':'related','key':'rel','form':'order','via':'again'}]},
               {'kind':'button','key':'terms','title':'Terms','action':{'do':'open','url':'https://example.org/terms'}},
               {'kind':'button','key':'inner','title':'Inner','action':{'do':'open','url':'/f/shop.order'}}]}],
             'logic':{'validations':[{'key':'cap','assert':{'field':'total','op':'lte','value':'100'},'targets':['lines'],'message':'too much'}]}}""";
    private static final String LINK = """
            {'kind':'publiclink','key':'web','title':'Order here','form':'order','layout':'form',
             'fields':[{'field':'who'},{'field':'lines','columns':['product','pieces','price','amount']},{'field':'total'}],
             'offer':{'lines.product':{'form':'product','show':['price'],'where':{'field':'sold','op':'eq','value':true}}}}""";

    private static final String RETURN = """
            {'kind':'form','key':'giveback','title':'Return','model':{'titleField':'who','fields':[
              {'key':'who','type':'text','title':'Who'},
              {'key':'lines','type':'subtable','title':'Lines','fields':[
                {'key':'what','type':'text','title':'What'},
                {'key':'other','type':'switch','title':'Other'},
                {'key':'grade','type':'text','title':'Grade'},
                {'key':'why','type':'text','title':'Why',
                  'visibleWhen':{'field':'other','op':'eq','value':true},
                  'requiredWhen':{'field':'other','op':'eq','value':true},
                  'readonlyWhen':{'field':'grade','op':'eq','value':'A'}}]}]}}""";
    private static final String RETURNS = """
            {'kind':'publiclink','key':'back','title':'Send back','form':'giveback',
             'fields':[{'field':'who'},{'field':'lines','columns':['what','other','why']}]}""";

    private final FormWorld world = new FormWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void rows_are_computed_and_filled_as_everywhere_with_what_is_seen_and_what_is_not() {
        world.publish(PRODUCT, ORDER, LINK);
        var pump = product("{'name':'Pump','price':'10','sold':true,'margin':'4'}");

        assertThat(problems("{'who':'Li','lines':[{'product':'" + pump + "','pieces':'2'}]}"))
                .isEmpty();

        var data = json(world.rows("SELECT data::text AS data FROM rec.shop__order")
                .get(0)
                .getString("data"));
        assertThat(data.path("total").asText()).isEqualTo("20");
        assertThat(data.path("gained").asText()).isEqualTo("8");
    }

    @Test
    void what_is_wrong_is_told_at_the_row_and_what_is_not_offered_is_unknown() {
        world.publish(PRODUCT, ORDER, LINK);
        var pump = product("{'name':'Pump','price':'10','sold':true}");

        assertThat(problems("{'who':'Li','lines':[{'product':'" + pump + "','pieces':'0'},{'pieces':'1'}]}"))
                .containsExactly("number_too_small /data/lines/0/pieces", "required /data/lines/1/product");
        assertThat(problems("{'who':'Li','lines':[{'product':'" + pump + "','margin':'1'}]}"))
                .containsExactly("unknown_field /data/lines/0/margin");
        assertThat(problems("{'who':'Li','favourite':'" + pump + "'}"))
                .containsExactly("unknown_field /data/favourite");
        assertThat(problems("{'who':'Li','lines':[{'product':'" + pump + "','pieces':'90'}]}"))
                .containsExactly("validation_failed /data/lines");
        var row = "{'product':'" + pump + "','pieces':'1'}";
        assertThat(problems("{'who':'Li','lines':[" + String.join(",", row, row, row, row) + "]}"))
                .containsExactly("rows_too_many /data/lines");
    }

    @Test
    void a_record_beyond_the_offer_is_the_same_as_one_that_does_not_exist() {
        world.publish(PRODUCT, ORDER, LINK);
        var hidden = product("{'name':'Prototype','price':'10','sold':false}");

        var beyond = problems("{'who':'Li','lines':[{'product':'" + hidden + "','pieces':'1'}]}");

        assertThat(beyond)
                .isEqualTo(problems(
                        "{'who':'Li','lines':[{'product':'01890a5d-ac96-774b-bcce-b302099a8057','pieces':'1'}]}"))
                .containsExactly("link_not_found /data/lines/0/product");
    }

    @Test
    void a_field_that_an_offer_shows_cannot_be_masked_behind_its_back() {
        world.publish(PRODUCT, ORDER, LINK);

        var refusal = catchThrowableOfType(
                Rejected.class,
                () -> world.publish(PRODUCT.replace("'title':'Price'}", "'title':'Price','masked':true}")));

        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("breaks_other");
            assertThat(problem.params()).containsEntry("key", "shop.web");
        });
    }

    @Test
    void the_page_has_the_offered_columns_and_the_parts_of_the_layout_that_hold_them() {
        world.publish(PRODUCT, ORDER, LINK);

        var page = page();

        assertThat(page.toString())
                .doesNotContain("margin", "gain", "gained", "favourite", "House", "related", "shop.");
        var lines = page.at("/fields/1");
        assertThat(lines.path("fields").findValuesAsText("type")).contains("link", "integer", "money");
        assertThat(lines.at("/fields/0/props/offered"))
                .isEqualTo(
                        json("{'list':false,'columns':[{'key':'price','type':'money','title':'Price','props':{}}]}"));
        assertThat(lines.at("/fields/0/props/fill"))
                .isEqualTo(json("{'f':[{'from':'price','to':'price'}]}").path("f"));
        assertThat(lines.at("/fields/3/compute").asText()).isEqualTo("{pieces}*{price}");
        assertThat(page.at("/layouts/0/nodes")).isEqualTo(json("""
                        {'n':[{'kind':'text','key':'hello','text':'Welcome'},
                          {'kind':'section','key':'cart','title':'Cart','children':[{'kind':'field','field':'lines'}]},
                          {'kind':'button','key':'terms','title':'Terms','action':{'do':'open','url':'https://example.org/terms'}},
                          {'kind':'field','field':'who'},{'kind':'field','field':'total'}]}""").path("n"));
        assertThat(page.at("/logic/validations")).hasSize(1);
    }

    @Test
    void conditions_of_columns_go_along_as_far_as_they_speak_of_what_is_offered() {
        world.publish(RETURN, RETURNS);

        var why = page().at("/fields/1/fields/2");

        var other = json("{'field':'other','op':'eq','value':true}");
        assertThat(why.path("visibleWhen")).isEqualTo(other);
        assertThat(why.path("requiredWhen")).isEqualTo(other);
        assertThat(why.has("readonlyWhen")).isFalse();
    }

    @Test
    void each_row_of_a_stranger_is_asked_by_itself() {
        world.publish(RETURN, RETURNS);

        assertThat(problems("{'who':'Li','lines':[{'what':'Pump','other':true},{'what':'Valve'}]}"))
                .containsExactly("required /data/lines/0/why");
        assertThat(
                        problems(
                                "{'who':'Li','lines':[{'what':'Pump','other':true,'why':'loud'},{'what':'Valve','why':'unasked'}]}"))
                .isEmpty();

        var kept = world.rows("SELECT to_jsonb(r)::text AS row FROM rec.shop__giveback__r_lines r").stream()
                .map(row -> row.getString("row"))
                .toList();
        assertThat(kept).hasSize(2).anyMatch(row -> row.contains("loud")).noneMatch(row -> row.contains("unasked"));
    }

    private ObjectNode page() {
        return FormWorld.wait(world.publicForms()
                .page(Arrival.of(
                        world.rows("SELECT token FROM public_link").get(0).getString("token"), null)));
    }

    private String product(String data) {
        return world.create(FormWorld.PLATFORM, "shop.product", data).id().toString();
    }

    private List<String> problems(String data) {
        var filled = json(data);
        var token = world.rows("SELECT token FROM public_link").get(0).getString("token");
        try {
            FormWorld.wait(world.publicForms()
                    .submit(Arrival.of(token, null), "::1", null, new Sent(filled, null, null, null), filled));
            return List.of();
        } catch (Rejected refused) {
            var told = new TreeSet<String>();
            refused.problems().stream().map(PublicRowsTest::told).forEach(told::add);
            return List.copyOf(told);
        }
    }

    private static String told(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
