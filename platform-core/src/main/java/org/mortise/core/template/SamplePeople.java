package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Department;
import org.mortise.core.org.Departments;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** The organisation of a sample: departments, people and their roles. */
@ApplicationScoped
class SamplePeople {

    private final People people;
    private final Departments departments;
    private final SampleTable table;

    SamplePeople(People people, Departments departments, SampleTable table) {
        this.people = people;
        this.departments = departments;
        this.table = table;
    }

    /** Ids by the names that the sample uses. */
    record Ids(Map<String, UUID> people, Map<String, UUID> departments) {}

    /**
     * Adds departments and people; people whose login exists are taken as they are.
     *
     * @param passwordHash of all people added; null: they cannot sign in yet
     */
    Uni<Ids> add(Transaction transaction, Bundle bundle, @Nullable String passwordHash) {
        var rows = bundle.sample();
        var departmentRows = parentsFirst(rows.getOrDefault(Bundle.DEPARTMENTS, List.of()), "ref", "parent");
        var userRows = parentsFirst(rows.getOrDefault(Bundle.USERS, List.of()), "login", "manager");
        var ids = new Ids(new HashMap<>(), new HashMap<>());
        return each(departmentRows, row -> addDepartment(transaction, bundle.pkg(), row, ids))
                .chain(() -> each(userRows, row -> addPerson(transaction, bundle.pkg(), row, ids, passwordHash)))
                .chain(() -> each(userRows, row -> assignRoles(transaction, bundle.pkg(), row, ids)))
                .chain(() -> each(departmentRows, row -> nameHead(transaction, row, ids)))
                .replaceWith(ids);
    }

    /** Disables the people and removes the departments that nobody else joined. */
    Uni<Void> remove(Transaction transaction, String pkg) {
        return table.people(transaction.connection(), pkg)
                .flatMap(people::all)
                .flatMap(found -> each(found, person -> disable(transaction, person)))
                .chain(() -> table.departments(transaction.connection(), pkg))
                .flatMap(found -> each(found, id -> removeDepartment(transaction, id)));
    }

    private Uni<Void> addDepartment(Transaction transaction, String pkg, JsonNode row, Ids ids) {
        var parent = text(row, "parent");
        return departments
                .create(
                        transaction,
                        row.path("name").asText(),
                        parent == null ? null : ids.departments().get(parent),
                        null)
                .invoke(id -> ids.departments().put(row.path("ref").asText(), id))
                .flatMap(id -> table.addDepartment(transaction.connection(), pkg, id));
    }

    private Uni<Void> addPerson(
            Transaction transaction, String pkg, JsonNode row, Ids ids, @Nullable String passwordHash) {
        var login = row.path("login").asText();
        var department = text(row, "department");
        var manager = text(row, "manager");
        var added = new NewPerson(
                login,
                row.path("name").asText(),
                department == null ? null : ids.departments().get(department),
                manager == null ? null : ids.people().get(manager),
                false,
                passwordHash);
        return people.byLogin(login).flatMap(known -> {
            if (known.isPresent()) {
                ids.people().put(login, known.get().id());
                return welcomeBack(transaction, pkg, known.get(), added);
            }
            return people.create(transaction, added)
                    .invoke(id -> ids.people().put(login, id))
                    .flatMap(id -> table.addPerson(transaction.connection(), pkg, id));
        });
    }

    /** People of a sample that was removed before are disabled: they come back; others are left alone. */
    private Uni<Void> welcomeBack(Transaction transaction, String pkg, Person known, NewPerson wanted) {
        if (known.active()) {
            return Uni.createFrom().voidItem();
        }
        var hash = wanted.passwordHash();
        return people.change(
                        transaction,
                        known.id(),
                        person -> standing(person, wanted.department(), wanted.manager(), true))
                .chain(() ->
                        hash == null ? Uni.createFrom().voidItem() : people.setPassword(transaction, known.id(), hash))
                .chain(() -> table.addPerson(transaction.connection(), pkg, known.id()));
    }

    private Uni<Void> assignRoles(Transaction transaction, String pkg, JsonNode row, Ids ids) {
        var roles = new ArrayList<ObjectKey>();
        row.path("roles").forEach(role -> roles.add(ObjectKey.resolve(pkg, role.asText())));
        var person = ids.people().get(row.path("login").asText());
        return person == null
                ? Uni.createFrom().voidItem()
                : each(roles, role -> people.assign(transaction, role, person));
    }

    private Uni<Void> nameHead(Transaction transaction, JsonNode row, Ids ids) {
        var head = text(row, "head");
        var department = ids.departments().get(row.path("ref").asText());
        return head == null || department == null
                ? Uni.createFrom().voidItem()
                : departments
                        .change(
                                transaction,
                                department,
                                known -> new Department(
                                        known.id(),
                                        known.name(),
                                        known.parent(),
                                        ids.people().get(head),
                                        known.code()))
                        .replaceWithVoid();
    }

    private Uni<Void> disable(Transaction transaction, Person person) {
        return people.change(transaction, person.id(), known -> standing(known, null, null, false))
                .replaceWithVoid();
    }

    private static Person standing(Person person, @Nullable UUID department, @Nullable UUID manager, boolean active) {
        return new Person(
                person.id(),
                person.login(),
                person.name(),
                department,
                manager,
                person.administrator(),
                active,
                person.locale(),
                person.contact());
    }

    private Uni<Void> removeDepartment(Transaction transaction, UUID id) {
        return departments.remove(transaction, id).onFailure(Rejected.class).recoverWithNull();
    }

    /** What is wrong with the lines of people and departments: names that are missing, repeated or lead nowhere. */
    static List<Problem> check(Bundle bundle) {
        var problems = new ArrayList<Problem>();
        var logins = names(bundle, Bundle.USERS, "login", problems);
        var refs = names(bundle, Bundle.DEPARTMENTS, "ref", problems);
        checkNames(bundle, Bundle.USERS, Map.of("department", refs, "manager", logins), problems);
        checkNames(bundle, Bundle.DEPARTMENTS, Map.of("parent", refs, "head", logins), problems);
        return problems;
    }

    private static Set<String> names(Bundle bundle, String file, String key, List<Problem> problems) {
        var names = new HashSet<String>();
        for (var row : SampleOrder.rows(file, bundle.sample().getOrDefault(file, List.of()))) {
            var name = row.json().path(key).asText("");
            if (name.isEmpty()) {
                problems.add(Problem.at(row.path() + "/" + key, "schema_required"));
            } else if (!names.add(name)) {
                problems.add(Problem.at(row.path() + "/" + key, "key_repeated", Map.of("key", name)));
            }
        }
        return names;
    }

    private static void checkNames(Bundle bundle, String file, Map<String, Set<String>> known, List<Problem> problems) {
        for (var row : SampleOrder.rows(file, bundle.sample().getOrDefault(file, List.of()))) {
            known.forEach((key, names) -> {
                var name = text(row.json(), key);
                if (name != null && !names.contains(name)) {
                    problems.add(Problem.at(
                            row.path() + "/" + key, "sample_value_unknown", Map.of("kind", key, "value", name)));
                }
            });
        }
    }

    /** Rows so that each comes after the one it hangs below; those in a circle come last, in the order of the file. */
    private static List<JsonNode> parentsFirst(List<JsonNode> rows, String name, String above) {
        var ordered = new ArrayList<JsonNode>();
        var placed = new HashSet<String>();
        var left = new ArrayList<>(rows);
        var before = -1;
        while (!left.isEmpty() && before != left.size()) {
            before = left.size();
            var ready = left.stream()
                    .filter(row -> {
                        var parent = text(row, above);
                        return parent == null || placed.contains(parent);
                    })
                    .toList();
            ready.forEach(row -> placed.add(row.path(name).asText()));
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        ordered.addAll(left);
        return ordered;
    }

    private static @Nullable String text(JsonNode row, String key) {
        return row.hasNonNull(key) ? row.path(key).asText() : null;
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item).replaceWith(item))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
