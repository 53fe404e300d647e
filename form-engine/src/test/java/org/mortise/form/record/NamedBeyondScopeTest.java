package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.PLATFORM;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.PublishedObject;

/** Links that name all records of a form, each beside a twin that keeps to the scope of whoever looks. */
class NamedBeyondScopeTest {

    private static final ObjectKey DEAL = ObjectKey.parse("shop.deal");
    private static final String FIRM = """
            {'kind':'form','key':'firm','title':'Firm','model':{'titleField':'name','ownerField':'owner','fields':[
              {'key':'name','type':'text'},{'key':'owner','type':'user'},{'key':'city','type':'text','props':{'search':true}},
              {'key':'phone','type':'phone'},{'key':'secret','type':'text'},{'key':'note','type':'text','props':{'search':true}},
              {'key':'open','type':'switch'}]}}""";
    private static final String DEAL_FORM = """
            {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'firm','type':'link','props':{'form':'firm','scope':'all','columns':['city','phone','secret'],
                'filter':{'field':'open','op':'eq','value':true}}},
              {'key':'own','type':'link','props':{'form':'firm','columns':['city']}},
              {'key':'rivals','type':'links','props':{'form':'firm','scope':'all'}},
              {'key':'lines','type':'subtable','fields':[{'key':'firm','type':'link','props':{'form':'firm','scope':'all'}}]}]}}""";
    private static final String SELLER = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'firm','actions':['read'],'scope':'own',
                'fields':{'*':'read','secret':'hidden','phone':'masked','open':'hidden'}},
              {'form':'deal','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""";
    private static final String STRANGER = """
            {'kind':'role','key':'stranger','title':'Stranger','grants':[
              {'form':'deal','actions':['create','read'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User seller;
    private static Caller.User stranger;
    private static Record oak;
    private static Record elm;
    private static Record deal;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(FIRM, DEAL_FORM, SELLER, STRANGER);
        seller = world.person("ann", "shop.seller");
        stranger = world.person("kim", "shop.stranger");
        oak = firm("'name':'Oak','owner':'%s','open':true,'city':'York','note':'mine'".formatted(seller.id()));
        elm = firm("'name':'Elm','open':true,'city':'Bath','phone':'13800001234','secret':'s','note':'theirs'");
        firm("'name':'Shut','open':false");
        deal = world.create(
                PLATFORM,
                "shop.deal",
                "{'name':'d','firm':'%1$s','rivals':['%1$s'],'lines':[{'firm':'%1$s'}]}".formatted(elm.id()));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Record firm(String values) {
        return world.create(PLATFORM, "shop.firm", "{" + values + "}");
    }

    @Test
    void a_picker_offers_all_records_by_title_and_columns_that_one_may_see() {
        assertThat(titles(seller, "firm", "")).containsExactlyInAnyOrder("Oak", "Elm");
        assertThat(titles(seller, "own", "")).containsExactly("Oak");

        var beyond = offered(seller, "firm", "Elm").get(0);
        assertThat(beyond.path("values").properties())
                .extracting(value -> value.getKey())
                .containsExactly("city", "phone");
        assertThat(beyond.path("values").path("phone").asText())
                .endsWith("1234")
                .doesNotContain("13800001234");
        assertThat(beyond.toString()).doesNotContain("theirs");
    }

    @Test
    void a_search_finds_beyond_ones_scope_only_by_what_is_shown_there() {
        assertThat(titles(seller, "firm", "Bath")).containsExactly("Elm");
        assertThat(titles(seller, "firm", "mine")).containsExactly("Oak");
        assertThat(titles(seller, "firm", "theirs")).isEmpty();
    }

    @Test
    void what_records_point_to_is_named_and_by_the_twin_it_is_not() {
        var twin = world.create(PLATFORM, "shop.deal", "{'name':'twin','own':'%s'}".formatted(elm.id()));

        assertThat(named(seller, deal.id())).isEqualTo("Elm");
        assertThat(named(seller, twin.id())).isNull();
        assertThat(named(PLATFORM, twin.id())).isEqualTo("Elm");
        assertThat(named(stranger, deal.id())).isNull();
        world.delete(PLATFORM, twin);
    }

    @Test
    void rows_of_a_record_name_them_as_well() {
        var rows = FormWorld.wait(world.gate
                .of(seller)
                .flatMap(access -> world.store.read(access.scope(RecordQuery.of(DEAL, null, 10)), deal.id())));

        assertThat(rows.orElseThrow().titles()).containsEntry(elm.id(), "Elm");
    }

    @Test
    void it_may_be_chosen_and_by_the_twin_it_may_not() {
        var made = world.create(seller, "shop.deal", "{'name':'x','firm':'%s'}".formatted(elm.id()));

        assertThat(made.data().path("firm").asText()).isEqualTo(elm.id().toString());
        assertThat(refused(seller, "{'name':'x','own':'%s'}".formatted(elm.id())))
                .containsExactly("link_not_found");
        assertThat(refused(seller, "{'name':'x','firm':'%s'}".formatted(UUID.randomUUID())))
                .containsExactly("link_not_found");
        assertThat(refused(stranger, "{'name':'x','firm':'%s'}".formatted(elm.id())))
                .containsExactly("link_not_found");
        world.delete(PLATFORM, made);
    }

    @Test
    void opening_it_is_refused_like_a_record_that_does_not_exist() {
        var beyond = catchThrowableOfType(Rejected.class, () -> world.read(seller, elm));

        assertThat(beyond.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(world.read(seller, oak).data().path("note").asText()).isEqualTo("mine");
    }

    @Test
    void filters_over_the_link_look_no_further_than_ones_scope() {
        var byCity = Conditions.parse(Json.plain(FormWorld.json("{'field':'firm.city','op':'eq','value':'Bath'}")));
        var byTitle = Conditions.parse(Json.plain(FormWorld.json("{'field':'firm.name','op':'eq','value':'Elm'}")));

        for (var filter : List.of(byCity, byTitle)) {
            assertThat(FormWorld.wait(world.records().list(seller, RecordQuery.of(DEAL, filter, 10)))
                            .items())
                    .isEmpty();
            assertThat(FormWorld.wait(world.records().list(PLATFORM, RecordQuery.of(DEAL, filter, 10)))
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void whoever_may_read_nothing_of_the_form_is_offered_nothing() {
        assertThat(titles(stranger, "firm", "")).isEmpty();
    }

    @Test
    void the_check_says_who_sees_what() {
        assertThat(warnings()).contains("lint_link_names_all /model/fields/1/props/scope");
        assertThat(warnings()).contains("lint_link_names_none /model/fields/1/props/scope");
        assertThat(warnings()).noneMatch(warning -> warning.endsWith("/model/fields/2/props/scope"));
    }

    private static List<String> warnings() {
        var published = FormWorld.wait(world.gate.of(PLATFORM)).snapshot();
        var doc = published.find("form", DEAL).map(PublishedObject::doc).orElseThrow();
        return world.formKind().warn(DEAL, doc, published).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static @Nullable String named(Caller caller, UUID id) {
        var query = RecordQuery.of(DEAL, null, 50);
        return FormWorld.wait(world.gate
                .of(caller)
                .flatMap(access -> world.store.read(access.scope(query), id))
                .map(rows -> rows.orElseThrow().titles().get(elm.id())));
    }

    private static List<String> titles(Caller caller, String field, String search) {
        return offered(caller, field, search)
                .valueStream()
                .map(line -> line.path("title").asText())
                .toList();
    }

    private static JsonNode offered(Caller caller, String field, String search) {
        return FormWorld.wait(world.candidates(caller, "shop.deal", field, search))
                .path("items");
    }

    private static List<String> refused(Caller caller, String data) {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.create(caller, "shop.deal", data));
        return refusal.problems().stream().map(Problem::code).toList();
    }
}
