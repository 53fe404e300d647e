package org.mortise.core.org;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PersonTable.Sought;

/** The people of the organisation and their roles. */
@ApplicationScoped
public class People {

    private static final int PAGE = 60;

    private final Database database;
    private final PersonTable persons;
    private final RoleMemberTable members;
    private final PersonRules rules;
    private final Identities identities;
    private final Iterable<SessionEnder> enders;
    private final Clock clock;
    private final KeptNames names;

    @Inject
    People(
            Database database,
            PersonTable persons,
            RoleMemberTable members,
            PersonRules rules,
            Identities identities,
            Instance<SessionEnder> enders,
            Clock clock) {
        this(database, persons, members, rules, identities, (Iterable<SessionEnder>) enders, clock);
    }

    People(
            Database database,
            PersonTable persons,
            RoleMemberTable members,
            PersonRules rules,
            Identities identities,
            Iterable<SessionEnder> enders,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.members = members;
        this.rules = rules;
        this.identities = identities;
        this.enders = enders;
        this.clock = clock;
        this.names = new KeptNames();
    }

    /** Outside the container, for tests of engines. */
    public static People of(Database database, Clock clock) {
        var persons = new PersonTable();
        return new People(
                database,
                persons,
                new RoleMemberTable(),
                new PersonRules(persons),
                Identities.of(database, clock),
                List.of(),
                clock);
    }

    /** Names by id, also of people who have been disabled; unknown ids are absent. */
    public Uni<Map<UUID, String>> names(Collection<UUID> ids) {
        return kept(ids, missing -> persons.names(database.pool(), missing));
    }

    /** The same over the connection that {@code transaction} holds. */
    public Uni<Map<UUID, String>> names(Transaction transaction, Collection<UUID> ids) {
        return kept(ids, missing -> persons.names(transaction.connection(), missing));
    }

    private Uni<Map<UUID, String>> kept(Collection<UUID> ids, Function<Collection<UUID>, Uni<Map<UUID, String>>> read) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : names.of(ids, identities.epoch(), clock.instant(), read);
    }

    /** The person as {@code transaction} sees them. */
    public Uni<Optional<Person>> find(Transaction transaction, UUID id) {
        return persons.find(transaction.connection(), id);
    }

    /** People by id as {@code transaction} sees them, also disabled ones. */
    public Uni<List<Person>> all(Transaction transaction, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : persons.all(transaction.connection(), ids);
    }

    public Uni<Optional<Person>> find(UUID id) {
        return persons.find(database.pool(), id);
    }

    /** The person who signs in with {@code login}, in any case of letters. */
    public Uni<Optional<Person>> byLogin(String login) {
        return persons.byLogin(database.pool(), login);
    }

    /** Active people whose name, in characters or pinyin, or login contains {@code text}, or whose employee number it is; all when it is empty. */
    public Uni<List<Person>> search(String text, int limit) {
        return search(text, PeopleScope.EVERYBODY, limit);
    }

    /** The same one after another, looked up as they are asked for. */
    public Multi<Person> matching(String text) {
        var taken = new AtomicInteger();
        return Multi.createBy()
                .repeating()
                .uni(() -> persons.search(
                        database.pool(), Sought.active(text, PeopleScope.EVERYBODY), PAGE, taken.getAndAdd(PAGE)))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .disjoint();
    }

    /** Active people in {@code scope} whose name, in characters or pinyin, or login contains {@code text}, or whose employee number it is; all when it is empty. */
    public Uni<List<Person>> search(String text, PeopleScope scope, int limit) {
        return persons.search(database.pool(), Sought.active(text, scope), limit, 0);
    }

    /** Those of {@code ids} who are in {@code scope}, as {@code transaction} sees them, also disabled ones. */
    public Uni<Set<UUID>> within(Transaction transaction, PeopleScope scope, Collection<UUID> ids) {
        return persons.within(transaction.connection(), scope, ids);
    }

    /** As {@code sought} says. */
    Uni<List<Person>> search(Sought sought, int limit) {
        return persons.search(database.pool(), sought, limit, 0);
    }

    /** People by id, also disabled ones. */
    public Uni<List<Person>> all(Collection<UUID> ids) {
        return persons.all(database.pool(), ids);
    }

    /** Active people who hold {@code role}, by name. */
    public Uni<List<UUID>> withRole(ObjectKey role) {
        return members.active(database.pool(), role);
    }

    /** Active administrators, by name. */
    public Uni<List<UUID>> administrators() {
        return persons.administrators(database.pool());
    }

    /** The active superior {@code level} steps up from {@code person}; 1 is the direct one. */
    public Uni<Optional<UUID>> superiorOf(UUID person, int level) {
        return persons.superior(database.pool(), person, level);
    }

    /** Adds a person; refused when something about them is wrong, such as a login that is taken. */
    public Uni<UUID> create(Transaction transaction, NewPerson added) {
        var person = new Person(
                Ids.next(),
                added.login(),
                added.name(),
                added.department(),
                added.manager(),
                added.administrator(),
                true,
                null,
                added.contact());
        identities.changing(transaction);
        return rules.check(transaction, person)
                .chain(() -> persons.insert(transaction, person, added.passwordHash(), clock.instant()))
                .replaceWith(person.id());
    }

    /** Changes a person as {@code change} says; who is disabled is signed out everywhere. */
    public Uni<Person> change(Transaction transaction, UUID id, UnaryOperator<Person> change) {
        identities.changing(transaction);
        return persons.lock(transaction, id)
                .map(found -> change.apply(found.orElseThrow(Rejected::notFound)))
                .call(person -> rules.check(transaction, person))
                .call(person -> persons.update(transaction, person, clock.instant()))
                .call(person -> person.active() ? Uni.createFrom().voidItem() : endSessions(transaction, id));
    }

    /** The hash of an active person's password, if they have one. */
    public Uni<Optional<String>> password(UUID id) {
        return persons.password(database.pool(), id);
    }

    /** Sets a password by its hash; sessions go on. */
    public Uni<Void> setPassword(Transaction transaction, UUID id, String hash) {
        return persons.setPassword(transaction, id, hash, clock.instant());
    }

    /** Signs a person out everywhere. */
    public Uni<Void> endSessions(Transaction transaction, UUID id) {
        return Multi.createFrom()
                .iterable(enders)
                .onItem()
                .transformToUniAndConcatenate(ender -> ender.endAll(transaction, id))
                .collect()
                .last();
    }

    /** Gives {@code role} to a person who may already hold it. */
    public Uni<Void> assign(Transaction transaction, ObjectKey role, UUID person) {
        identities.changing(transaction);
        return members.add(transaction, role, List.of(person));
    }

    /** Makes exactly these people the holders of {@code role}. */
    public Uni<Void> setMembers(Transaction transaction, ObjectKey role, Collection<UUID> people) {
        identities.changing(transaction);
        return members.clear(transaction, role)
                .chain(() -> members.add(transaction, role, List.copyOf(Set.copyOf(people))));
    }

    /** Gives a person exactly these roles. */
    Uni<Void> setRoles(Transaction transaction, UUID person, Collection<ObjectKey> roles) {
        identities.changing(transaction);
        return members.set(transaction, person, roles);
    }
}
