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
                transaction, company, before -> new Department(company, before.name(), null, boss))));

        assertThat(run(departments.headOf(sales))).isEmpty();
        assertThat(run(departments.headOf(sales, 2))).contains(boss);
    }

    @Test
    void nobody_becomes_their_own_superior() {
        assertThatThrownBy(() -> run(database.inTransaction(transaction -> people.change(
                        transaction,
                        boss,
                        before -> new Person(boss, "boss", "boss", company, seller, false, true, null)))))
                .hasMessageContaining("manager_circle");
    }

    @Test
    void a_login_belongs_to_one_person_in_any_case() {
        assertThatThrownBy(() -> person("BOSS", null, null)).hasMessageContaining("login_taken");
        assertThat(run(people.byLogin("Boss")).orElseThrow().id()).isEqualTo(boss);
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
                        null))));
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
