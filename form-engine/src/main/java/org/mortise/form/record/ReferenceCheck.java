package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.LinkedIds.Pointer;

/** Whether what a record newly points to is there and may be pointed to: people, departments, records in the link's filter. */
@ApplicationScoped
public class ReferenceCheck {

    private static final Set<ValueType> PEOPLE = Set.of(ValueType.USER, ValueType.USERS);
    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT);
    private static final Set<ValueType> LINKS = Set.of(ValueType.LINK, ValueType.LINKS);

    private final People people;
    private final Departments departments;
    private final RecordStore store;

    ReferenceCheck(People people, Departments departments, RecordStore store) {
        this.people = people;
        this.departments = departments;
        this.store = store;
    }

    /** Outside the container, for tests of engines. */
    public static ReferenceCheck of(People people, Departments departments, RecordStore store) {
        return new ReferenceCheck(people, departments, store);
    }

    /** @param access of the person who points, whose scope the linked records must lie in */
    Uni<List<Problem>> check(
            Transaction transaction,
            CallerAccess access,
            PreparedForm form,
            @Nullable ObjectNode before,
            ObjectNode after) {
        var problems = new ArrayList<Problem>();
        return checkPeople(transaction, fresh(form, before, after, PEOPLE), problems)
                .chain(() -> checkDepartments(transaction, fresh(form, before, after, DEPARTMENTS), problems))
                .chain(() -> checkLinks(transaction, access, form, fresh(form, before, after, LINKS), problems))
                .replaceWith(problems);
    }

    private static List<Pointer> fresh(
            PreparedForm form, @Nullable ObjectNode before, ObjectNode after, Set<ValueType> types) {
        var known = new HashSet<String>();
        LinkedIds.of(form.shape().fields(), before, types).forEach(pointer -> known.add(named(pointer)));
        return LinkedIds.of(form.shape().fields(), after, types).stream()
                .filter(pointer -> !known.contains(named(pointer)))
                .toList();
    }

    private static String named(Pointer pointer) {
        return pointer.field().key() + pointer.id();
    }

    private Uni<Void> checkPeople(Transaction transaction, List<Pointer> pointers, List<Problem> problems) {
        if (pointers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return people.all(transaction, LinkedIds.ids(pointers))
                .map(found ->
                        found.stream().filter(Person::active).map(Person::id).collect(Collectors.toSet()))
                .invoke(active -> report(pointers, active::contains, "person_unknown", problems))
                .replaceWithVoid();
    }

    private Uni<Void> checkDepartments(Transaction transaction, List<Pointer> pointers, List<Problem> problems) {
        if (pointers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return departments
                .names(transaction, LinkedIds.ids(pointers))
                .invoke(found -> report(pointers, found::containsKey, "department_unknown", problems))
                .replaceWithVoid();
    }

    private Uni<Void> checkLinks(
            Transaction transaction,
            CallerAccess access,
            PreparedForm form,
            List<Pointer> pointers,
            List<Problem> problems) {
        if (pointers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var byField = new LinkedHashMap<String, List<Pointer>>();
        pointers.forEach(pointer -> byField.computeIfAbsent(pathOf(pointer), path -> new ArrayList<>())
                .add(pointer));
        return Multi.createFrom()
                .iterable(byField.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        entry -> linkable(transaction, access, entry.getValue(), filterOf(form, entry.getKey()))
                                .invoke(found -> report(entry.getValue(), found::contains, "link_not_found", problems)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Set<UUID>> linkable(
            Transaction transaction, CallerAccess access, List<Pointer> pointers, @Nullable Condition filter) {
        var target = pointers.get(0).field().target();
        if (target == null || access.readable(target).isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        var ids = LinkedIds.ids(pointers);
        return Uni.createFrom()
                .deferred(() -> found(transaction, access, target, ids, filter))
                // A filter over fields that the person may not see narrows what is offered, not what may be kept.
                .onFailure(failure -> filter != null && failure instanceof Rejected)
                .recoverWithUni(() -> found(transaction, access, target, ids, null));
    }

    private Uni<Set<UUID>> found(
            Transaction transaction,
            CallerAccess access,
            ObjectKey target,
            Collection<UUID> ids,
            @Nullable Condition filter) {
        return store.list(transaction, access.scope(LinkLoad.byIds(target, ids, filter)))
                .map(rows -> rows.records().stream().map(StoredRecord::id).collect(Collectors.toSet()));
    }

    /** {@code items.product} of {@code /items/0/product}; the field itself of {@code /customer} or {@code /tags/1}. */
    private static String pathOf(Pointer pointer) {
        var keys = pointer.at().split("/");
        return pointer.field().key().equals(keys[1])
                ? keys[1]
                : keys[1] + "." + pointer.field().key();
    }

    private static @Nullable Condition filterOf(PreparedForm form, String path) {
        return form.at(path)
                .map(field -> field.definition().props().path("filter"))
                .filter(filter -> filter.isObject())
                .map(filter -> Conditions.parse(Json.plain(filter)))
                .orElse(null);
    }

    private static void report(List<Pointer> pointers, Predicate<UUID> exists, String code, List<Problem> problems) {
        pointers.stream()
                .filter(pointer -> !exists.test(pointer.id()))
                .map(pointer -> Problem.at(
                        "/data" + pointer.at(),
                        code,
                        Map.of("field", pointer.field().title())))
                .forEach(problems::add);
    }
}
