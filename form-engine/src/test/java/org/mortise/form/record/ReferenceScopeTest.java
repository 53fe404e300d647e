package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.NewPerson;

/** Fields that let only some people and departments be chosen. */
class ReferenceScopeTest {

    private static final String SELLER = """
            {'kind':'role','key':'seller','title':'Seller','grants':[
              {'form':'deal','actions':['create','read','update','delete'],'scope':'all','fields':{'*':'write'}}]}""";
    private static final String OTHER = "{'kind':'role','key':'clerk','title':'Clerk','grants':[]}";

    private static FormWorld world;
    private static UUID east;
    private static UUID ningbo;
    private static UUID west;
    private static Caller.User ann;
    private static Caller.User bob;
    private static Caller.User cem;
    private static Caller.User dan;

    @BeforeAll
    static void open() {
        world = new FormWorld();
        east = department("East", null);
        ningbo = department("Ningbo", east);
        west = department("West", null);
        world.publish(
                "{'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[{'key':'name','type':'text'}]}}",
                SELLER,
                OTHER);
        ann = person("ann", east, "shop.seller");
        bob = person("bob", ningbo, "shop.seller");
        cem = person("cem", west, "shop.clerk");
        dan = person("dan", null, "shop.seller");
        world.publish("""
                {'kind':'form','key':'deal','title':'Deal','model':{'titleField':'name','fields':[
                  {'key':'name','type':'text'},
                  {'key':'seller','type':'user','props':{'scope':{'roles':['seller']}}},
                  {'key':'team','type':'users','props':{'scope':{'departments':['%1$s']}}},
                  {'key':'head','type':'user','props':{'scope':{'departments':['%1$s'],'below':false}}},
                  {'key':'both','type':'user','props':{'scope':{'roles':['shop.seller'],'departments':['%1$s']}}},
                  {'key':'mate','type':'user','props':{'scope':{'own':true}}},
                  {'key':'unit','type':'department','props':{'scope':{'departments':['%1$s']}}},
                  {'key':'units','type':'departments','props':{'scope':{'departments':['%1$s'],'below':false}}},
                  {'key':'lines','type':'subtable','fields':[{'key':'who','type':'user','props':{'scope':{'roles':['clerk']}}}]}]}}""".formatted(east));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void somebody_without_the_role_cannot_be_chosen() {
        assertThat(codes("seller", cem)).containsExactly("person_out_of_scope /data/seller");
        assertThat(codes("seller", bob)).isEmpty();
    }

    @Test
    void somebody_of_a_department_below_may_be_chosen_unless_the_field_says_otherwise() {
        assertThat(refused("{'team':['%s','%s','%s']}".formatted(ann.id(), bob.id(), cem.id())))
                .containsExactly("person_out_of_scope /data/team/2");
        assertThat(codes("head", ann)).isEmpty();
        assertThat(codes("head", bob)).containsExactly("person_out_of_scope /data/head");
    }

    @Test
    void roles_and_departments_both_narrow() {
        assertThat(codes("both", bob)).isEmpty();
        assertThat(codes("both", dan)).containsExactly("person_out_of_scope /data/both");
    }

    @Test
    void who_fills_in_chooses_among_his_own_department() {
        assertThat(codes("mate", bob)).isEmpty();
        assertThat(codes("mate", cem)).containsExactly("person_out_of_scope /data/mate");
        assertThat(offered(dan, "mate")).isEmpty();
    }

    @Test
    void a_department_outside_cannot_be_chosen() {
        assertThat(refused("{'unit':'%s'}".formatted(ningbo))).isEmpty();
        assertThat(refused("{'unit':'%s'}".formatted(west))).containsExactly("department_out_of_scope /data/unit");
        assertThat(refused("{'units':['%s']}".formatted(ningbo)))
                .containsExactly("department_out_of_scope /data/units/0");
    }

    @Test
    void a_column_of_rows_narrows_as_a_field_does() {
        assertThat(refused("{'lines':[{'who':'%s'},{'who':'%s'}]}".formatted(cem.id(), ann.id())))
                .containsExactly("person_out_of_scope /data/lines/1/who");
    }

    @Test
    void the_platform_keeps_to_roles_and_departments_as_well() {
        var refusal = catchThrowableOfType(
                Rejected.class,
                () -> world.create(FormWorld.PLATFORM, "shop.deal", "{'seller':'%s'}".formatted(cem.id())));

        assertThat(refusal.problems()).extracting(problem -> problem.code()).containsExactly("person_out_of_scope");
        world.create(FormWorld.PLATFORM, "shop.deal", "{'mate':'%s'}".formatted(cem.id()));
    }

    @Test
    void whoever_stands_there_stays_when_something_else_changes() {
        var eve = person("eve", null, "shop.seller");
        var deal = world.create(ann, "shop.deal", "{'name':'d','seller':'%s'}".formatted(eve.id()));
        FormWorld.wait(world.database.inTransaction(transaction -> world.people.setMembers(
                transaction, ObjectKey.parse("shop.seller"), List.of(ann.id(), bob.id(), dan.id()))));

        var changed = world.update(ann, deal, "{'name':'e','seller':'%s'}".formatted(eve.id()));

        assertThat(FormWorld.text(changed.data(), "seller")).isEqualTo(eve.id().toString());
        assertThat(codes("seller", eve)).containsExactly("person_out_of_scope /data/seller");
    }

    @Test
    void the_picker_offers_those_who_may_be_chosen() {
        assertThat(offered(ann, "both")).containsExactly("ann", "bob");
        assertThat(offered(ann, "lines.who")).containsExactly("cem");
        assertThat(offered(ann, "unit")).containsExactly("East", "Ningbo");
        assertThat(offered(ann, "units")).containsExactly("East");
    }

    @Test
    void a_role_that_is_not_there_is_refused() {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.publish("""
                {'kind':'form','key':'odd','title':'Odd','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
                  {'key':'who','type':'user','props':{'scope':{'roles':['nobody']}}}]}}"""));

        assertThat(refusal.problems())
                .extracting(problem -> problem.code() + " " + problem.path())
                .containsExactly("reference_missing /model/fields/1/props/scope/roles/0");
    }

    private static List<String> offered(Caller caller, String field) {
        return FormWorld.wait(world.candidates(caller, "shop.deal", field, ""))
                .path("items")
                .findValuesAsText("title");
    }

    private static List<String> codes(String field, Caller.User chosen) {
        return refused("{'%s':'%s'}".formatted(field, chosen.id()));
    }

    private static List<String> refused(String data) {
        var refusal = catchThrowableOfType(Rejected.class, () -> world.create(ann, "shop.deal", data));
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList();
    }

    private static UUID department(String name, @Nullable UUID parent) {
        return FormWorld.wait(
                world.database.inTransaction(transaction -> world.departments.create(transaction, name, parent, null)));
    }

    private static Caller.User person(String login, @Nullable UUID department, String role) {
        return FormWorld.wait(world.database.inTransaction(transaction -> world.people
                .create(transaction, new NewPerson(login, login, department, null, false, null))
                .call(id -> world.people.assign(transaction, ObjectKey.parse(role), id))
                .map(Caller.User::new)));
    }
}
