package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mortise.form.record.FormWorld.json;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Persona;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.NewPerson;

/** A designer who looks at a form as somebody else: he sees what that one sees, of all forms, and changes nothing. */
class PlayedTest {

    private static final ObjectKey COMPANY = ObjectKey.parse("shop.company");
    private static final ObjectKey DEAL = ObjectKey.parse("shop.deal");
    private static final ObjectKey SELLER = ObjectKey.parse("shop.seller");
    private static final String COMPANIES = """
            {'kind':'form','key':'company','title':'Company','model':{'titleField':'name','ownerField':'boss','departmentField':'unit','fields':[
              {'key':'boss','type':'user'},{'key':'unit','type':'department'},{'key':'name','type':'text'},{'key':'city','type':'text'},{'key':'worth','type':'number'}]}}""";
    private static final String DEALS = """
            {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'company','type':'link','props':{'form':'company'}},
              {'key':'who','type':'user','default':{'expr':'CURRENTUSER()'}},
              {'key':'known','type':'number','compute':'QUERY(\\'count\\',\\'company.name\\')'}]}}""";
    private static final String ROLE = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'company','actions':['read'],'fields':{'*':'read','worth':'hidden'},
               'scope':{'any':[{'field':'city','op':'eq','value':'York'},{'field':'owner_id','op':'eq','value':{'var':'user.id'}},
                 {'field':'dept_id','op':'eq','value':{'var':'user.department'}}]}},
              {'form':'deal','actions':['create','read','update'],'scope':'all','fields':{'*':'write'}}]}""";

    private static FormWorld world;
    private static Caller.User administrator;
    private static Caller.User seller;
    private static UUID north;
    private static Record oak;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        world.publish(COMPANIES, DEALS, ROLE);
        north = department("North");
        administrator = FormWorld.wait(world.database.inTransaction(transaction -> world.people
                .create(transaction, new NewPerson("ada", "Ada", null, null, true, null))
                .map(Caller.User::new)));
        seller = world.person("ann", "shop.seller");
        oak = world.create(FormWorld.PLATFORM, "shop.company", "{'name':'Oak','city':'York','worth':'7'}");
        world.create(FormWorld.PLATFORM, "shop.company", "{'name':'Elm','city':'Bath'}");
        world.create(
                FormWorld.PLATFORM, "shop.company", "{'name':'Ash','city':'Hull','boss':'%s'}".formatted(seller.id()));
        world.create(FormWorld.PLATFORM, "shop.company", "{'name':'Fir','city':'Hull','unit':'%s'}".formatted(north));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static UUID department(String name) {
        return FormWorld.wait(
                world.database.inTransaction(transaction -> world.departments.create(transaction, name, null, null)));
    }

    private static Caller played(@Nullable UUID person, @Nullable ObjectKey role, @Nullable UUID department) {
        return new Caller.Played(administrator.id(), new Persona(person, role, department));
    }

    private static List<String> offered(Caller caller) {
        return FormWorld.wait(world.candidates(caller, "shop.deal", "company", ""))
                .path("items")
                .findValuesAsText("title");
    }

    private static Rejected.Kind refused(Runnable attempt) {
        return catchThrowableOfType(Rejected.class, attempt::run).kind();
    }

    @Test
    void whoever_plays_a_person_is_offered_the_records_that_the_person_is() {
        assertThat(offered(played(seller.id(), null, null)))
                .containsExactlyInAnyOrder("Oak", "Ash")
                .containsExactlyInAnyOrderElementsOf(offered(seller));
        assertThat(offered(administrator)).hasSize(4);
    }

    @Test
    void whoever_plays_a_role_owns_nothing() {
        assertThat(offered(played(null, SELLER, null))).containsExactly("Oak");
    }

    @Test
    void a_department_stands_beside_a_role_and_in_the_place_of_a_persons_own() {
        assertThat(offered(played(null, SELLER, north))).containsExactlyInAnyOrder("Oak", "Fir");
        assertThat(offered(played(seller.id(), null, north))).containsExactlyInAnyOrder("Oak", "Ash", "Fir");
    }

    @Test
    void somebody_of_a_department_without_a_role_sees_nothing() {
        assertThat(offered(played(null, null, north))).isEmpty();
    }

    @Test
    void a_forbidden_record_is_absent_and_a_hidden_field_unknown_to_whom_is_played() {
        var role = played(null, SELLER, null);
        var elm =
                FormWorld.wait(world.records().list(administrator, RecordQuery.of(COMPANY, null, 50))).items().stream()
                        .filter(record ->
                                record.document().at("/data/name").asText().equals("Elm"))
                        .findFirst()
                        .orElseThrow();

        assertThat(world.read(role, oak).document().path("data").has("worth")).isFalse();
        assertThat(world.read(administrator, oak).document().at("/data/worth").asText())
                .isEqualTo("7");
        assertThat(refused(() -> world.read(role, elm))).isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(world.read(administrator, elm).id()).isEqualTo(elm.id());
    }

    @Test
    void formulas_of_a_draft_ask_other_forms_as_whom_is_played() {
        assertThat(tried(administrator, "known")).isEqualTo("4");
        assertThat(tried(played(seller.id(), null, null), "known")).isEqualTo("2");
        assertThat(tried(played(null, SELLER, null), "known")).isEqualTo("1");
        assertThat(tried(played(seller.id(), null, null), "who"))
                .isEqualTo(seller.id().toString());
        assertThat(tried(played(null, SELLER, null), "who")).isNull();
    }

    private static @Nullable String tried(Caller caller, String field) {
        var outcome = FormWorld.wait(world.evaluation.evaluate(caller, DEAL, json(DEALS), json("{'name':'New'}")));
        return text(outcome.data(), field);
    }

    @Test
    void whoever_plays_somebody_writes_nothing_not_even_what_both_may() {
        var role = played(null, SELLER, null);
        var deal = world.create(administrator, "shop.deal", "{'name':'First'}");

        assertThat(refused(() -> world.create(role, "shop.deal", "{'name':'Second'}")))
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(refused(() -> world.update(role, deal, "{'name':'Other'}"))).isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(refused(() -> world.delete(role, deal))).isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(refused(() -> FormWorld.wait(world.gate
                        .of(role)
                        .map(access -> access.write(DEAL, RecordAction.UPDATE, Map.of("name", FieldRight.WRITE))))))
                .isEqualTo(Rejected.Kind.FORBIDDEN);
        assertThat(world.create(seller, "shop.deal", "{'name':'Second'}").version())
                .isEqualTo(1);
    }

    @Test
    void nobody_but_an_administrator_plays_anybody_not_even_himself() {
        for (var as : List.of(
                new Persona(administrator.id(), null, null),
                new Persona(seller.id(), null, null),
                new Persona(null, SELLER, null))) {
            assertThat(refused(() -> offered(new Caller.Played(seller.id(), as))))
                    .isEqualTo(Rejected.Kind.NOT_FOUND);
        }
    }

    @Test
    void somebody_who_is_not_there_cannot_be_played() {
        assertThat(refused(() -> offered(played(UUID.randomUUID(), null, null))))
                .isEqualTo(Rejected.Kind.NOT_FOUND);
        assertThat(refused(() -> offered(played(null, null, UUID.randomUUID()))))
                .isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    @Test
    void whom_somebody_plays_is_written_as_it_is_read() {
        var person = new Persona(seller.id(), null, north);

        assertThat(Persona.parse(person.toString())).contains(person);
        assertThat(Persona.parse("role=shop.seller")).contains(new Persona(null, SELLER, null));
        for (var none : List.of(
                "",
                "role",
                "role=",
                "role=seller",
                "person=ann",
                "person=%1$s;role=shop.seller",
                "role=a.b;role=a.b",
                "at=x")) {
            assertThat(Persona.parse(none.formatted(seller.id()))).as(none).isEmpty();
        }
        assertThat(new Caller.Played(administrator.id(), person).reason())
                .startsWith("played by " + administrator.id())
                .contains(seller.id().toString());
    }
}
