package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Batch;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** What fields promise: overruled formulas, values given once, fills, and links that fit. */
class FieldPropertiesTest {

    private static final String COMPANY = """
            {'kind':'form','key':'company','title':'Company','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'group','type':'text'}]}}""";
    private static final String CONTACT = """
            {'kind':'form','key':'contact','title':'Contact','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'company','type':'link','props':{'form':'company'}}]}}""";
    private static final String DEAL = """
            {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'code','type':'text','setOnce':true},{'key':'amount','type':'money'},
              {'key':'tax','type':'money','compute':'{amount}*0.1','override':true},
              {'key':'secret','type':'money','compute':'{amount}*0.2','override':true},
              {'key':'company','type':'link','props':{'form':'company'}},
              {'key':'contact','type':'link','props':{'form':'contact','filter':{'field':'company','op':'eq','value':{'var':'record.company'}}}},
              {'key':'second','type':'link','props':{'form':'contact','onInvalid':'clear','filter':{'field':'company','op':'eq','value':{'var':'record.company'}}}},
              {'key':'like','type':'link','props':{'form':'contact','filter':{'field':'company.group','op':'eq','value':{'var':'record.name'}}}}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[{'form':'company','actions':['read'],'scope':'all','fields':{'*':'read'}},
              {'form':'contact','actions':['read'],'scope':'all','fields':{'*':'read','company':'hidden'}},
              {'form':'deal','actions':['create','read','update'],'scope':'all','fields':{'*':'write','secret':'hidden'}}]}""";

    private static FormWorld world;
    private static final Caller PLATFORM = FormWorld.PLATFORM;
    private static Caller.User seller;
    private static String oak;
    private static String elm;
    private static String ann;
    private static String bob;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(COMPANY, CONTACT, DEAL, ROLE);
        seller = world.person("seller", "shop.seller");
        oak = world.create(PLATFORM, "shop.company", "{'name':'Oak','group':'trees'}")
                .id()
                .toString();
        elm = world.create(PLATFORM, "shop.company", "{'name':'Elm'}").id().toString();
        ann = contact("Ann", oak);
        bob = contact("Bob", elm);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String contact(String name, String company) {
        return world.create(PLATFORM, "shop.contact", "{'name':'%s','company':'%s'}".formatted(name, company))
                .id()
                .toString();
    }

    @Test
    void an_overruled_formula_is_kept_with_its_mark_until_nothing_is_given() {
        var deal = world.create(PLATFORM, "shop.deal", "{'amount':'100','tax':'7'}");
        assertThat(deal.data().path("tax").asText()).isEqualTo("7");
        assertThat(deal.data().path("_own").toString()).isEqualTo("[\"tax\"]");

        var dearer = world.update(PLATFORM, deal, "{'amount':'200'}");
        assertThat(dearer.data().path("tax").asText()).isEqualTo("7");
        assertThat(dearer.data().path("secret").asText()).isEqualTo("40");

        var computed = world.update(PLATFORM, dearer, "{'tax':null}");
        assertThat(computed.data().path("tax").asText()).isEqualTo("20");
        assertThat(computed.data().has("_own")).isFalse();
    }

    @Test
    void overruling_with_the_value_that_it_has_is_a_change_too() {
        var deal = world.create(PLATFORM, "shop.deal", "{'amount':'100','tax':'10'}");

        assertThat(deal.data().path("_own").toString()).isEqualTo("[\"tax\"]");
        assertThat(world.update(PLATFORM, deal, "{'tax':null}").data().has("_own"))
                .isFalse();
    }

    @Test
    void computing_anew_leaves_what_people_gave() {
        var deal = world.create(PLATFORM, "shop.deal", "{'amount':'300','tax':'1'}");
        var other = world.create(PLATFORM, "shop.deal", "{'amount':'300'}");

        world.publish(DEAL.replace("{amount}*0.1", "{amount}*0.5"));
        world.work();

        assertThat(world.read(PLATFORM, deal).data().path("tax").asText()).isEqualTo("1");
        assertThat(world.read(PLATFORM, other).data().path("tax").asText()).isEqualTo("150");
        world.publish(DEAL);
        world.work();
    }

    @Test
    void that_a_hidden_formula_is_overruled_is_hidden_as_well() {
        var deal = world.create(PLATFORM, "shop.deal", "{'name':'h','amount':'100','tax':'7','secret':'8'}");

        var seen = world.read(seller, deal);
        var listed =
                FormWorld.wait(world.records().list(seller, RecordQuery.of(deal.form(), null, 500))).items().stream()
                        .filter(record -> record.id().equals(deal.id()))
                        .findFirst()
                        .orElseThrow();
        var evaluated = FormWorld.wait(
                world.evaluation.evaluate(seller, deal.form(), deal.id(), FormWorld.json("{'name':'x'}")));

        assertThat(seen.data().path("_own").toString()).isEqualTo("[\"tax\"]");
        assertThat(listed.data().path("_own").toString()).isEqualTo("[\"tax\"]");
        assertThat(evaluated.data().path("_own").toString()).isEqualTo("[\"tax\"]");
        world.update(seller, seen, "{'name':'by the seller'}");
        assertThat(world.read(PLATFORM, deal).data().path("_own").toString()).isEqualTo("[\"tax\",\"secret\"]");
        assertThat(codes(() -> world.update(seller, world.read(seller, deal), "{'secret':'1'}")))
                .containsExactly("unknown_field");
    }

    @Test
    void who_deletes_and_restores_keeps_what_was_overruled() {
        var deal = world.create(PLATFORM, "shop.deal", "{'amount':'100','tax':'7'}");
        world.delete(PLATFORM, deal);

        var back = FormWorld.wait(world.records().restore(PLATFORM, deal.form(), deal.id()));

        assertThat(world.update(PLATFORM, back, "{'amount':'1'}")
                        .data()
                        .path("tax")
                        .asText())
                .isEqualTo("7");
    }

    @Test
    void a_value_that_is_given_once_stays_whoever_writes() {
        var deal = world.create(PLATFORM, "shop.deal", "{'code':'K'}");

        assertThat(codes(() -> world.update(seller, deal, "{'code':'L'}"))).containsExactly("field_set_once");
        assertThat(codes(() -> world.update(PLATFORM, deal, "{'code':null}"))).containsExactly("field_set_once");
        assertThat(world.update(seller, deal, "{'code':'K','name':'n'}")
                        .data()
                        .path("code")
                        .asText())
                .isEqualTo("K");
    }

    @Test
    void a_link_that_no_longer_fits_is_refused_or_taken_back_whatever_its_writer_sees() {
        var deal = world.create(
                PLATFORM, "shop.deal", "{'company':'%s','contact':'%s','second':'%s'}".formatted(oak, ann, ann));

        assertThat(codes(() -> world.update(seller, deal, "{'company':'%s'}".formatted(elm))))
                .containsExactly("link_unfit");
        var moved =
                world.update(seller, world.read(seller, deal), "{'company':'%s','contact':'%s'}".formatted(elm, bob));
        assertThat(moved.data().path("contact").asText()).isEqualTo(bob);
        assertThat(moved.data().has("second")).isFalse();
    }

    @Test
    void what_never_fitted_is_told_once() {
        assertThat(codes(() ->
                        world.create(PLATFORM, "shop.deal", "{'company':'%s','contact':'%s'}".formatted(elm, ann))))
                .containsExactly("link_unfit");
    }

    @Test
    void a_filter_over_two_links_is_asked_as_well() {
        var deal = world.create(PLATFORM, "shop.deal", "{'name':'trees','like':'%s'}".formatted(ann));

        assertThat(codes(() -> world.update(seller, deal, "{'name':'bushes'}"))).containsExactly("link_unfit");
        assertThat(codes(() -> world.create(PLATFORM, "shop.deal", "{'name':'trees','like':'%s'}".formatted(bob))))
                .containsExactly("link_unfit");
    }

    @Test
    void what_cannot_be_is_refused_at_the_publish() {
        var form = """
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},%s]}}""";

        assertThat(codes(() -> world.publish(form.formatted("{'key':'a','type':'text','override':true}"))))
                .containsExactly("override_without_formula");
        assertThat(codes(() ->
                        world.publish(form.formatted("{'key':'a','type':'text','compute':'{name}','setOnce':true}"))))
                .containsExactly("set_once_computed");
        assertThat(
                        codes(
                                () -> world.publish(
                                        form.formatted(
                                                "{'key':'a','type':'link','props':{'form':'company','fill':[{'from':'name','to':'name','mode':'live'}]}}"))))
                .containsExactly("fill_live");
        assertThat(
                        codes(
                                () -> world.publish(
                                        form.formatted(
                                                "{'key':'a','type':'link','props':{'form':'contact','onInvalid':'clear','fill':[{'from':'name','to':'name'}],'filter':{'field':'name','op':'eq','value':{'var':'record.name'}}}}"))))
                .containsExactly("linkage_cycle");
    }

    @Test
    void choices_from_another_form_are_those_that_the_person_may_read() {
        world.publish("""
                {'kind':'form','key':'city','title':'City','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'code','type':'text'},
                  {'key':'land','type':'text'}]}}""", """
                {'kind':'form','key':'trip','title':'Trip','model':{'titleField':'land','fields':[{'key':'land','type':'text'},
                  {'key':'to','type':'select','props':{'optionsFrom':{'form':'city','value':'code','label':'name','filter':{'field':'land','op':'eq','value':{'var':'record.land'}}}}},
                  {'key':'via','type':'multiselect','props':{'optionsFrom':{'form':'city','value':'code'}}},
                  {'key':'legs','type':'subtable','fields':[{'key':'stop','type':'select','props':{'optionsFrom':{'form':'city','value':'code'}}}]}]}}""", """
                {'kind':'role','key':'traveller','title':'T','grants':[{'form':'city','actions':['read'],'scope':{'field':'code','op':'ne','value':'XXX'},'fields':{'*':'read'}},
                  {'form':'trip','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""", """
                {'kind':'role','key':'blind','title':'B','grants':[{'form':'trip','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""");
        for (var city : List.of("Oslo,OSL,NO", "Bergen,BGO,NO", "Rome,ROM,IT", "Secret,XXX,NO")) {
            var part = city.split(",", -1);
            world.create(PLATFORM, "shop.city", "{'name':'%s','code':'%s','land':'%s'}".formatted((Object[]) part));
        }
        var traveller = world.person("traveller", "shop.traveller");
        var blind = world.person("blind", "shop.blind");

        var trip = world.create(
                traveller, "shop.trip", "{'land':'NO','to':'OSL','via':['BGO','ROM'],'legs':[{'stop':'ROM'}]}");

        assertThat(codes(() -> world.create(traveller, "shop.trip", "{'land':'NO','to':'ROM'}")))
                .containsExactly("choice_not_offered");
        assertThat(codes(() -> world.create(
                        traveller, "shop.trip", "{'land':'NO','to':'XXX','via':['NIL'],'legs':[{'stop':'XXX'}]}")))
                .containsExactly("choice_not_offered", "choice_not_offered", "choice_not_offered");
        assertThat(codes(() -> world.create(blind, "shop.trip", "{'via':['BGO']}")))
                .containsExactly("choice_not_offered");
        assertThat(codes(() -> world.update(traveller, trip, "{'land':'IT'}"))).containsExactly("choice_not_offered");
        assertThat(world.update(blind, trip, "{'legs':[]}").data().path("to").asText())
                .isEqualTo("OSL");
    }

    @Test
    void a_choice_is_known_however_many_records_hold_another() {
        world.publish("""
                {'kind':'form','key':'size','title':'Size','model':{'titleField':'code','fields':[{'key':'code','type':'text'}]}}""", """
                {'kind':'form','key':'shoe','title':'Shoe','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'sizes','type':'multiselect','props':{'optionsFrom':{'form':'size','value':'code'}}}]}}""");
        world.create(PLATFORM, "shop.size", "{'code':'rare'}");
        var often = Stream.generate(() -> Json.object().put("code", "often"))
                .limit(RecordQuery.MAX_LIMIT + 1)
                .toList();
        FormWorld.wait(world.database.inTransaction(transaction -> world.records()
                .createMany(transaction, PLATFORM, new Batch(ObjectKey.parse("shop.size"), often, "import", true))));

        var shoe = world.create(PLATFORM, "shop.shoe", "{'sizes':['often','rare']}");

        assertThat(shoe.data().path("sizes")).hasSize(2);
        assertThat(codes(() -> world.create(PLATFORM, "shop.shoe", "{'sizes':['often','never']}")))
                .containsExactly("choice_not_offered");
    }

    @Test
    void choices_are_offered_once_each_with_what_stands_beside_them() {
        world.publish("""
                {'kind':'form','key':'part','title':'Part','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'code','type':'text'},{'key':'count','type':'number'}]}}""", """
                {'kind':'form','key':'use','title':'Use','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'code','type':'select','props':{'optionsFrom':{'form':'part','value':'code','label':'name'}}}]}}""");
        for (var code : List.of("A", "A", "B")) {
            world.create(PLATFORM, "shop.part", "{'name':'n%s','code':'%s'}".formatted(code, code));
        }
        world.create(PLATFORM, "shop.part", "{'name':'none'}");

        assertThat(offered(""))
                .isEqualTo(
                        "[{\"id\":\"A\",\"title\":\"A\",\"detail\":\"nA\"},{\"id\":\"B\",\"title\":\"B\",\"detail\":\"nB\"}]");
        assertThat(offered("nB")).isEqualTo("[{\"id\":\"B\",\"title\":\"B\",\"detail\":\"nB\"}]");
        assertThat(codes(() -> world.publish("""
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'code','type':'select','props':{'optionsFrom':{'form':'part','value':'count','label':'gone'}}}]}}"""))).containsExactly("options_from_text", "field_unknown");
    }

    @Test
    void a_choice_is_offered_and_found_however_many_records_hold_others() {
        world.publish("""
                {'kind':'form','key':'paint','title':'Paint','model':{'titleField':'code','fields':[{'key':'code','type':'text'},{'key':'name','type':'text'}]}}""", """
                {'kind':'form','key':'wall','title':'Wall','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'paint','type':'select','props':{'optionsFrom':{'form':'paint','value':'code','label':'name'}}}]}}""");
        var many = Stream.concat(
                        Stream.generate(() ->
                                        Json.object().put("code", "a common").put("name", "z"))
                                .limit(1_200),
                        Stream.of("z rare", "b first")
                                .map(code -> Json.object().put("code", code).put("name", "n " + code)))
                .toList();
        FormWorld.wait(world.database.inTransaction(transaction -> world.records()
                .createMany(transaction, PLATFORM, new Batch(ObjectKey.parse("shop.paint"), many, "import", true))));
        world.create(PLATFORM, "shop.paint", "{'code':'a common','name':'y'}");

        var offered = FormWorld.wait(world.candidates(PLATFORM, "shop.wall", "paint", ""))
                .path("items");
        assertThat(offered.findValuesAsText("id")).containsExactly("a common", "b first", "z rare");
        assertThat(offered.findValuesAsText("detail"))
                .as("of several labels the first")
                .containsExactly("y", "n b first", "n z rare");
        var found = FormWorld.wait(world.candidates(PLATFORM, "shop.wall", "paint", "n z"))
                .path("items");
        assertThat(found.findValuesAsText("id")).containsExactly("z rare");
    }

    @Test
    void numbers_of_many_linked_records_are_kept_as_numbers_and_follow() {
        world.publish("""
                {'kind':'form','key':'share','title':'Share','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'part','type':'integer'},{'key':'on','type':'date'}]}}""", """
                {'kind':'form','key':'fund','title':'Fund','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'shares','type':'links','props':{'form':'share'}},
                  {'key':'total','type':'lookup','props':{'via':'shares','field':'part','function':'sum'}},
                  {'key':'mean','type':'lookup','props':{'via':'shares','field':'part','function':'avg'}},
                  {'key':'all','type':'lookup','props':{'via':'shares','field':'part','function':'list'}},
                  {'key':'last','type':'lookup','props':{'via':'shares','field':'on','function':'max'}},
                  {'key':'double','type':'number','compute':'{total}*2'}]}}""");
        var one = world.create(PLATFORM, "shop.share", "{'part':'1','on':'2026-01-01'}");
        var two = world.create(PLATFORM, "shop.share", "{'part':'2','on':'2026-02-01'}");

        var fund = world.create(PLATFORM, "shop.fund", "{'shares':['%s','%s']}".formatted(one.id(), two.id()));

        assertThat(FormWorld.text(fund.data(), "total")).isEqualTo("3");
        assertThat(FormWorld.text(fund.data(), "mean")).isEqualTo("1.5");
        assertThat(FormWorld.text(fund.data(), "all")).isEqualTo("1、2");
        assertThat(FormWorld.text(fund.data(), "last")).isEqualTo("2026-02-01");
        assertThat(FormWorld.text(fund.data(), "double")).isEqualTo("6");
        world.update(PLATFORM, two, "{'part':'8'}");
        world.settle();
        assertThat(FormWorld.text(world.read(PLATFORM, fund).data(), "double")).isEqualTo("18");
        assertThat(codes(() -> world.publish("""
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},{'key':'shares','type':'links','props':{'form':'share'}},
                  {'key':'sum','type':'lookup','props':{'via':'shares','field':'on','function':'sum'}},{'key':'plain','type':'lookup','props':{'via':'shares','field':'part'}}]}}""")))
                .containsExactly("lookup_many_not_possible", "lookup_many_not_possible");
    }

    private static String offered(String search) {
        return FormWorld.wait(world.candidates(PLATFORM, "shop.use", "code", search))
                .path("items")
                .toString();
    }

    private static List<String> codes(ThrowingCallable work) {
        return catchThrowableOfType(Rejected.class, work).problems().stream()
                .map(Problem::code)
                .toList();
    }
}
