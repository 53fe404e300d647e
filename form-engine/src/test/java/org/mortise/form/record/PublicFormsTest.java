package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.json;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.StoredResponse;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.publiclink.Arrival;
import org.mortise.form.publiclink.Sent;

/** What comes through a public link goes down the one road, and never more of it than the link lets through. */
class PublicFormsTest {

    private static final String FORM = """
            {'kind':'form','key':'inquiry','title':'Inquiry','model':{'titleField':'name','ownerField':'owner','fields':[
              {'key':'name','type':'text','title':'Name','required':true},
              {'key':'pieces','type':'number','title':'Pieces','props':{'max':'100'}},
              {'key':'price','type':'money','title':'Price','compute':'{pieces}*80'},
              {'key':'source','type':'text','title':'Source'},
              {'key':'campaign','type':'integer','title':'Campaign'},
              {'key':'level','type':'number','title':'Level','compute':'{pieces}*2'},
              {'key':'owner','type':'user','title':'Owner','default':{'var':'user.id'}}]},
             'logic':{'validations':[{'key':'much','assert':{'field':'level','op':'lte','value':'150'},'targets':['level'],'message':'too much'}]}}""";
    private static final String LINK = """
            {'kind':'publiclink','key':'web','title':'Write to us','form':'inquiry','thanks':'Thanks',
             'fields':[{'field':'name'},{'field':'pieces'},{'field':'price'}],'values':{'source':'web'%s},
             'parameters':[{'name':'c','field':'campaign'}]%s}""";

    private final FormWorld world = new FormWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_record_has_what_was_filled_in_what_the_address_brought_and_what_the_link_gives() {
        var owner = world.person("li.qiang").id();
        publish(",'owner':'" + owner + "'", "");

        var answer = send("{'name':'Li','pieces':'3'}", Map.of("c", "7", "other", "x"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(json("{'thanks':'Thanks'}"));
        var row = world.rows("SELECT data::text AS data, owner_id FROM rec.shop__inquiry")
                .get(0);
        assertThat(json(row.getString("data")))
                .isEqualTo(json(
                        "{'name':'Li','pieces':'3','price':'240','level':'6','source':'web','campaign':'7','owner':'"
                                + owner + "'}"));
        assertThat(row.getUUID("owner_id")).isEqualTo(owner);
        var event = world.rows("SELECT payload::text AS payload FROM outbox WHERE type = 'record.created'")
                .get(0);
        assertThat(json(event.getString("payload")).path("via").asText()).isEqualTo("public");
    }

    @Test
    void nobody_owns_it_when_the_owner_has_left_and_an_address_that_does_not_fit_is_left_out() {
        publish(",'owner':'01890a5d-ac96-774b-bcce-b302099a8057'", "");

        send("{'name':'Li'}", Map.of("c", "many"));

        var row = world.rows("SELECT data::text AS data, owner_id FROM rec.shop__inquiry")
                .get(0);
        assertThat(json(row.getString("data")).has("campaign")).isFalse();
        assertThat(row.getUUID("owner_id")).isNull();
    }

    @Test
    void a_place_is_kept_to_its_circle_of_which_the_page_does_not_tell_the_middle() {
        world.publish(
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},"
                        + "{'key':'place','type':'location','title':'Place','props':{'here':true,'geofence':["
                        + "{'at':{'lng':'120.15','lat':'30.28','name':'Plant one'},'within':500}]}}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit',"
                        + "'fields':[{'field':'name'},{'field':'place'}]}");
        var page = FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)));
        assertThat(page.toString()).contains("\"here\":true").doesNotContain("geofence", "Plant one");

        assertThat(problems("{'name':'Li','place':{'lng':'120.16','lat':'30.28','accuracy':10}}"))
                .containsExactly("location_outside /data/place");
        assertThat(problems("{'name':'Li','place':'120.15,30.28'}"))
                .containsExactly("location_not_measured /data/place");
        assertThat(send("{'name':'Li','place':{'lng':'120.151','lat':'30.28','accuracy':10}}", Map.of())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void of_colleagues_and_departments_only_those_that_the_link_names_can_be_chosen() {
        var people = Map.of(
                "named", world.person("named").id(),
                "seller", world.person("seller", "shop.seller").id(),
                "other", world.person("other", "shop.clerk").id());
        world.publish(
                "{'kind':'role','key':'seller','title':'Seller','grants':[]}",
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},"
                        + "{'key':'host','type':'user','title':'Host'},"
                        + "{'key':'unit','type':'department','title':'Unit'},"
                        + "{'key':'party','type':'subtable','title':'Party','fields':[{'key':'with','type':'users','title':'With'}]}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit','fields':[{'field':'name'},{'field':'host'},"
                        + "{'field':'party','columns':['with']}],'offer':{"
                        + "'host':{'people':['" + people.get("named") + "'],'roles':['seller'],'list':true},"
                        + "'party.with':{'people':['" + people.get("named") + "']}}}");

        assertThat(problems(
                        "{'host':'" + people.get("seller") + "','party':[{'with':['" + people.get("named") + "']}]}"))
                .isEmpty();
        assertThat(problems("{'host':'" + people.get("other") + "'}")).containsExactly("person_unknown /data/host");
        assertThat(problems("{'host':'01890a5d-ac96-774b-bcce-b302099a8057'}"))
                .containsExactly("person_unknown /data/host");
        assertThat(problems("{'party':[{'with':['" + people.get("named") + "','" + people.get("seller") + "']}]}"))
                .containsExactly("person_unknown /data/party/0/with/1");
        assertThat(problems("{'unit':'01890a5d-ac96-774b-bcce-b302099a8057'}"))
                .containsExactly("unknown_field /data/unit");
        assertThat(world.rows("SELECT 1 FROM rec.shop__visit")).hasSize(1);
    }

    @Test
    void a_colleague_who_stands_there_unless_another_is_chosen_is_given_by_the_server_and_not_told() {
        var usual = world.person("usual").id();
        world.publish(
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},{'key':'host','type':'user','title':'Host',"
                        + "'required':true,'default':{'value':'" + usual + "'}}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit','fields':[{'field':'name'},"
                        + "{'field':'host'}],'offer':{'host':{'people':['"
                        + world.person("named").id() + "']}}}");

        var page = FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)));
        assertThat(page.toString()).doesNotContain(usual.toString());
        assertThat(page.at("/fields/1").has("required")).isFalse();
        assertThat(problems("{'name':'Li'}")).isEmpty();
        assertThat(json(world.rows("SELECT data::text AS data FROM rec.shop__visit")
                                .get(0)
                                .getString("data"))
                        .path("host")
                        .asText())
                .isEqualTo(usual.toString());
        assertThat(problems("{'name':'Li','host':null}")).containsExactly("required /data/host");
    }

    @Test
    void a_link_that_offers_colleagues_names_them_and_whoever_publishes_it_is_told_what_is_seen() {
        world.publish(
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},{'key':'host','type':'user','title':'Host'},"
                        + "{'key':'duty','type':'role','title':'Duty','props':{'roles':[{'role':'seller','label':'Seller'}]}}]}}",
                "{'kind':'role','key':'seller','title':'Seller','grants':[]}");
        var link = "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit','fields':[{'field':'%s'}]%s}";

        assertThat(refused(link.formatted("host", ""))).containsExactly("publiclink_people /fields/0");
        assertThat(refused(link.formatted("host", ",'offer':{'host':{'list':true}}")))
                .containsExactly("publiclink_people /offer/host");
        assertThat(refused(link.formatted("host", ",'offer':{'host':{'roles':['nobody']}}")))
                .containsExactly("reference_missing /offer/host/roles/0");
        assertThat(refused(link.formatted("duty", ""))).containsExactly("publiclink_known_inside /fields/0/field");
    }

    @Test
    void a_control_that_is_added_stands_on_a_public_form_without_being_named_there() {
        world.publish(
                "{'kind':'form','key':'visit','title':'Visit','model':{'titleField':'car','fields':["
                        + "{'key':'car','type':'plate','title':'Car'}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'visit','fields':[{'field':'car'}]}");

        assertThat(FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)))
                        .at("/fields/0/type")
                        .asText())
                .isEqualTo("plate");
        assertThat(problems("{'car':'12345'}")).containsExactly("not_a_plate /data/car");
        assertThat(problems("{'car':'渝a·12345'}")).isEmpty();
    }

    @Test
    void a_tree_is_told_with_what_lies_below_and_without_what_nobody_may_choose_any_more() {
        world.publish(
                "{'kind':'form','key':'claim','title':'Claim','model':{'titleField':'area','fields':["
                        + "{'key':'area','type':'tree','title':'Area','props':{'options':["
                        + "{'key':'east','label':'East','color':'red','children':[{'key':'hz','label':'Hangzhou'},"
                        + "{'key':'nb','label':'Ningbo','retired':true}]}]}}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'claim','fields':[{'field':'area'}]}");

        assertThat(FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)))
                        .at("/fields/0/props"))
                .isEqualTo(json("{'options':[{'key':'east','label':'East','children':["
                        + "{'key':'hz','label':'Hangzhou'}]}]}"));
        assertThat(problems("{'area':'east'}")).containsExactly("option_not_leaf /data/area");
        assertThat(problems("{'area':'hz'}")).isEmpty();
    }

    @Test
    void the_page_is_told_of_what_no_browser_may_keep_a_draft() {
        world.publish(
                "{'kind':'form','key':'claim','title':'Claim','model':{'titleField':'name','fields':["
                        + "{'key':'name','type':'text','title':'Name'},"
                        + "{'key':'account','type':'text','title':'Account','props':{'encrypted':true}}]}}",
                "{'kind':'publiclink','key':'gate','title':'Gate','form':'claim','fields':[{'field':'name'},{'field':'account'}]}");

        assertThat(FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)))
                        .path("unkept"))
                .isEqualTo(json("{'unkept':['account']}").path("unkept"));
    }

    private List<String> refused(String link) {
        return catchThrowableOfType(Rejected.class, () -> world.publish(link)).problems().stream()
                .map(PublicFormsTest::told)
                .toList();
    }

    @Test
    void errors_are_those_of_the_record_without_the_names_of_what_is_not_seen() {
        publish("", "");

        assertThat(problems("{'pieces':'500'}"))
                .containsExactlyInAnyOrder(
                        "required /data/name", "number_above /data/pieces", "hidden_in_the_way /data");
        assertThat(problems("{'name':'x','source':'y'}")).containsExactly("unknown_field /data/source");
        assertThat(problems("{'name':'x','price':'1'}")).containsExactly("field_not_writable /data/price");
    }

    @Test
    void the_page_has_the_offered_fields_and_nothing_that_names_another() {
        publish("", "");

        var page = FormWorld.wait(world.publicForms().page(Arrival.of(token(), null)));

        assertThat(page.path("fields").findValuesAsText("key")).containsExactly("name", "pieces", "price");
        assertThat(page.toString()).doesNotContain("level", "owner", "source", "campaign", "inquiry");
        assertThat(page.path("parameters"))
                .isEqualTo(json("{'p':[{'name':'c'}]}").path("p"));
    }

    @Test
    void as_many_as_the_link_allows_get_through_however_many_come_at_once() {
        publish("", ",'limit':3");
        var desk = world.publicForms();
        var token = token();
        var sent = new Sent(json("{'name':'x'}"), null, null, null);

        var through = FormWorld.wait(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(each -> desk.submit(Arrival.of(token, null), "::1", null, sent, json("{'name':'x'}"))
                                .replaceWith(true)
                                .onFailure(Rejected.class)
                                .recoverWithItem(false))
                        .toList())
                .andFailFast());

        assertThat(through.stream().filter(each -> each)).hasSize(3);
        assertThat(world.rows("SELECT 1 FROM rec.shop__inquiry")).hasSize(3);
        assertThat(world.rows("SELECT records FROM public_link").get(0).getLong("records"))
                .isEqualTo(3);
    }

    @Test
    void what_is_sent_again_or_twice_at_once_is_one_record_and_one_event_also_when_it_was_the_last() {
        publish("", ",'limit':1");
        var desk = world.publicForms();
        var token = token();
        var filled = json("{'name':'x'}");
        var sent = new Sent(filled, null, null, null);

        var answers = FormWorld.wait(Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(each -> desk.submit(Arrival.of(token, null), "::1", "key-of-the-entry", sent, filled))
                        .toList())
                .andFailFast());
        var again = FormWorld.wait(desk.submit(Arrival.of(token, null), "::1", "key-of-the-entry", sent, filled));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(again.body()).isEqualTo(json("{'thanks':'Thanks'}"));
        assertThat(world.rows("SELECT 1 FROM rec.shop__inquiry")).hasSize(1);
        assertThat(world.rows("SELECT 1 FROM outbox WHERE type = 'record.created'"))
                .hasSize(1);
        assertThat(world.rows("SELECT 1 FROM record_change WHERE via = 'public'"))
                .hasSize(1);
        var other = json("{'name':'y'}");
        assertThatThrownBy(() -> FormWorld.wait(desk.submit(
                        Arrival.of(token, null), "::1", "key-of-the-entry", new Sent(other, null, null, null), other)))
                .isInstanceOfSatisfying(
                        Rejected.class, reused -> assertThat(reused.current()).isNull());
    }

    @Test
    void a_link_opens_and_closes_by_the_clock() {
        publish("", ",'from':'2026-03-05T02:10:00Z','until':'2026-03-05T02:20:00Z'");

        assertGone();
        world.clock.advance(Duration.ofMinutes(10));
        send("{'name':'x'}", Map.of());
        world.clock.advance(Duration.ofMinutes(10));
        assertGone();
    }

    @Test
    void publishing_again_keeps_the_address() {
        publish("", "");
        var before = token();

        publish("", ",'limit':9");

        assertThat(token()).isEqualTo(before).hasSize(43);
    }

    private void assertGone() {
        assertThatThrownBy(() -> send("{'name':'x'}", Map.of()))
                .isInstanceOfSatisfying(
                        Rejected.class, gone -> assertThat(gone.kind()).isEqualTo(Rejected.Kind.NOT_FOUND));
    }

    private void publish(String values, String more) {
        world.publish(FORM, LINK.formatted(values, more));
    }

    private String token() {
        return world.rows("SELECT token FROM public_link").get(0).getString("token");
    }

    private StoredResponse send(String data, @Nullable Map<String, String> parameters) {
        var filled = json(data);
        return FormWorld.wait(world.publicForms()
                .submit(Arrival.of(token(), null), "::1", null, new Sent(filled, parameters, null, null), filled));
    }

    private List<String> problems(String data) {
        try {
            send(data, null);
            return List.of();
        } catch (Rejected refused) {
            return refused.problems().stream().map(PublicFormsTest::told).toList();
        }
    }

    private static String told(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
