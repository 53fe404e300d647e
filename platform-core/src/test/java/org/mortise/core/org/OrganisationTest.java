package org.mortise.core.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PersonTable.Sought;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.TestPostgres;

class OrganisationTest {

    private static final ObjectKey SALES = ObjectKey.parse("demo.sales");

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = postgres.database();
    private final FixedClock clock = new FixedClock("2030-01-01T00:00:00Z");
    private final Identities identities = Identities.of(database, clock);
    private final PersonTable persons = new PersonTable();
    private final People people = new People(
            database, persons, new RoleMemberTable(), new PersonRules(persons), identities, List.of(), clock);
    private final Departments departments = Departments.of(database, clock);

    private UUID company = new UUID(0, 0);
    private UUID sales = new UUID(0, 0);
    private UUID boss = new UUID(0, 0);
    private UUID lead = new UUID(0, 0);
    private UUID seller = new UUID(0, 0);

    @BeforeEach
    void a_small_company() {
        company = department("公司", null);
        sales = department("销售部", company);
        boss = person("boss", company, null);
        lead = person("lead", sales, boss);
        seller = person("seller", sales, lead);
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void an_identity_knows_what_is_below_it() {
        var identity = run(identities.of(new Caller.User(boss)));

        assertThat(identity.departmentTree()).containsExactlyInAnyOrder(company, sales);
        assertThat(identity.subordinates()).containsExactlyInAnyOrder(boss, lead, seller);
        assertThat(run(identities.of(new Caller.System("test", null))).isPlatform())
                .isTrue();
    }

    @Test
    void a_change_here_holds_at_once_and_one_elsewhere_within_a_second() {
        assertThat(rolesOf(seller)).isEmpty();
        run(database.inTransaction(transaction -> people.assign(transaction, SALES, seller)));
        assertThat(rolesOf(seller)).containsExactly(SALES);

        var elsewhere = People.of(database, clock);
        run(database.inTransaction(transaction -> elsewhere.setMembers(transaction, SALES, Set.of())));
        clock.advance(Duration.ofSeconds(1));
        assertThat(rolesOf(seller)).isEmpty();
    }

    @Test
    void a_disabled_person_is_nobody() {
        disable(seller);

        assertThatThrownBy(() -> rolesOf(seller))
                .isInstanceOfSatisfying(
                        Rejected.class, refused -> assertThat(refused.kind()).isEqualTo(Rejected.Kind.UNAUTHENTICATED));
        assertThat(run(people.names(List.of(seller)))).containsEntry(seller, "seller");
        assertThat(run(people.search("seller", 10))).isEmpty();
    }

    @Test
    void superiors_who_are_gone_are_stepped_over() {
        assertThat(run(people.superiorOf(seller, 1))).contains(lead);
        assertThat(run(people.superiorOf(seller, 2))).contains(boss);
        assertThat(run(people.superiorOf(seller, 3))).isEmpty();

        disable(lead);

        assertThat(run(people.superiorOf(seller, 1))).contains(boss);
    }

    @Test
    void heads_are_found_up_the_tree() {
        run(database.inTransaction(transaction -> departments.change(
                transaction, company, before -> new Department(company, before.name(), null, boss, null))));

        assertThat(run(departments.headOf(sales))).isEmpty();
        assertThat(run(departments.headOf(sales, 2))).contains(boss);
    }

    @Test
    void nobody_becomes_their_own_superior() {
        assertThatThrownBy(() -> run(database.inTransaction(transaction -> people.change(
                        transaction,
                        boss,
                        before -> new Person(boss, "boss", "boss", company, seller, false, true, null, Contact.NONE)))))
                .hasMessageContaining("manager_circle");
    }

    @Test
    void a_login_belongs_to_one_person_in_any_case() {
        assertThatThrownBy(() -> person("BOSS", null, null)).hasMessageContaining("login_taken");
        assertThat(run(people.byLogin("Boss")).orElseThrow().id()).isEqualTo(boss);
    }

    @Test
    void how_somebody_is_reached_is_kept_as_fields_keep_it_and_refused_where_it_is_none() {
        var contact =
                reached(boss, " E001 ", "+86 138-0013-8000", "Boss@Example.COM").contact();
        assertThat(contact).isEqualTo(new Contact("E001", "13800138000", "boss@example.com"));
        assertThat(run(people.find(boss)).orElseThrow().contact()).isEqualTo(contact);
        assertThat(reached(boss, " ", "", null).contact()).isEqualTo(Contact.NONE);
        assertThat(reached(boss, null, "+49 30 123456", null).contact().mobile())
                .isEqualTo("+4930123456");
        assertThatThrownBy(() -> reached(boss, null, "021-58888888", null))
                .hasMessageContaining("person_mobile_invalid");
        assertThatThrownBy(() -> reached(boss, null, "12345", "nobody"))
                .hasMessageContaining("person_mobile_invalid")
                .hasMessageContaining("person_email_invalid");
        assertThatThrownBy(() -> reached(boss, "9".repeat(51), null, null)).hasMessageContaining("too_long");
    }

    @Test
    void an_employee_number_and_a_code_of_a_department_belong_to_one_in_any_case() {
        reached(boss, "e-7", null, null);
        assertThatThrownBy(() -> reached(lead, "E-7", null, null)).hasMessageContaining("employee_no_taken");
        assertThat(reached(boss, "E-7", null, null).contact().employeeNo()).isEqualTo("E-7");
        run(database.inTransaction(transaction -> departments.create(transaction, "采购部", company, null, "CG")));
        assertThatThrownBy(() -> run(database.inTransaction(
                        transaction -> departments.create(transaction, "厨工部", company, null, "cg"))))
                .hasMessageContaining("department_code_taken");
        assertThat(run(departments.all())).extracting(Department::code).contains("CG", (String) null);
    }

    @Test
    void people_are_found_by_pinyin_and_by_their_whole_employee_number_and_by_parts_only_for_who_sees_them() {
        var fang = run(database.inTransaction(
                transaction -> people.create(transaction, NewPerson.of("w1", "王小芳", sales, null))));
        run(database.inTransaction(transaction -> people.create(transaction, NewPerson.of("z1", "曾单", sales, null))));
        reached(fang, "E0042", "13800138000", "fang@example.com");

        for (var text : List.of("wangxiao", "WXF", "xiaofang", "小芳", "e0042")) {
            assertThat(found(text, false)).as(text).containsExactly("w1");
        }
        for (var text : List.of("dan", "shan")) {
            assertThat(found(text, false)).as(text).containsExactly("z1");
        }
        for (var text : List.of("0042", "0013800", "fang@", "138")) {
            assertThat(found(text, false)).as(text).isEmpty();
            assertThat(found(text, true)).as(text).containsExactly("w1");
        }
    }

    @Test
    void how_somebody_is_reached_is_told_to_administrators_and_to_the_person_alone() {
        var told = reached(seller, "E1", "13800138000", "s@example.com");
        var administrator = Identity.platform();

        for (var reader : List.of(administrator, run(identities.of(new Caller.User(seller))))) {
            assertThat(PersonView.of(told, null, reader, List.of()))
                    .extracting(PersonView::employeeNo, PersonView::mobile, PersonView::email)
                    .containsExactly("E1", "13800138000", "s@example.com");
        }
        var colleague = PersonView.of(told, null, run(identities.of(new Caller.User(lead))), List.of());
        assertThat(colleague)
                .extracting(PersonView::name, PersonView::employeeNo, PersonView::mobile, PersonView::email)
                .containsExactly("seller", null, null, null);
        assertThat(colleague.roles()).isNull();
    }

    @Test
    void names_from_before_are_read_once() {
        var fang = run(database.inTransaction(
                transaction -> people.create(transaction, NewPerson.of("w1", "王小芳", sales, null))));
        run(database.pool().query("UPDATE person SET pinyin = NULL").execute());
        assertThat(found("wxf", false)).isEmpty();

        run(new PinyinFilling(database, persons).fill());
        assertThat(found("wxf", false)).containsExactly("w1");
        assertThat(run(persons.unread(database.pool()))).doesNotContainKey(fang).isEmpty();
    }

    private Set<ObjectKey> rolesOf(UUID person) {
        return run(identities.of(new Caller.User(person))).roles();
    }

    private void disable(UUID person) {
        run(database.inTransaction(transaction -> people.change(
                transaction,
                person,
                before -> new Person(
                        person,
                        before.login(),
                        before.name(),
                        before.department(),
                        before.manager(),
                        false,
                        false,
                        null,
                        before.contact()))));
    }

    private Person reached(UUID person, @Nullable String employeeNo, @Nullable String mobile, @Nullable String email) {
        return run(database.inTransaction(transaction -> people.change(
                transaction,
                person,
                before -> new Person(
                        person,
                        before.login(),
                        before.name(),
                        before.department(),
                        before.manager(),
                        before.administrator(),
                        before.active(),
                        before.locale(),
                        new Contact(employeeNo, mobile, email)))));
    }

    private List<String> found(String text, boolean byContact) {
        return run(people.search(new Sought(text, PeopleScope.EVERYBODY, false, byContact), 10)).stream()
                .map(Person::login)
                .toList();
    }

    private UUID department(String name, @Nullable UUID parent) {
        return run(database.inTransaction(transaction -> departments.create(transaction, name, parent, null)));
    }

    private UUID person(String login, @Nullable UUID department, @Nullable UUID manager) {
        return run(database.inTransaction(
                transaction -> people.create(transaction, NewPerson.of(login, login, department, manager))));
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }
}
