package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.core.store.RecordStore;
import org.mortise.form.linkage.LinkFilter;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.record.LinkedIds.Pointer;

/** Whether what a record newly points to is there and may be pointed to: people, departments, records in the link's filter. */
@ApplicationScoped
public class ReferenceCheck {

    private static final Set<ValueType> PEOPLE = Set.of(ValueType.USER, ValueType.USERS);
    private static final Set<ValueType> DEPARTMENTS = Set.of(ValueType.DEPARTMENT, ValueType.DEPARTMENTS);
    private static final Set<ValueType> LINKS = Set.of(ValueType.LINK, ValueType.LINKS);
    private static final Set<ValueType> POINTING = Set.of(
            ValueType.USER,
            ValueType.USERS,
            ValueType.DEPARTMENT,
            ValueType.DEPARTMENTS,
            ValueType.LINK,
            ValueType.LINKS);

    private final Departments departments;
    private final RecordStore store;
    private final RecordChoices choices;
    private final ReferenceScopes scopes;

    ReferenceCheck(Departments departments, RecordStore store) {
        this.departments = departments;
        this.store = store;
        this.choices = new RecordChoices(store);
        this.scopes = new ReferenceScopes(departments);
    }

    /** Outside the container, for tests of engines. */
    public static ReferenceCheck of(Departments departments, RecordStore store) {
        return new ReferenceCheck(departments, store);
    }

    /**
     * In what and for whom is checked.
     *
     * @param access of the person who points, whose scope the linked records must lie in
     * @param lent whether a task lends him the fields, and with them the titles of what they may point to
     */
    record Setting(
            Transaction transaction, CallerAccess access, Colleagues colleagues, PreparedForm form, boolean lent) {}

    /** A record as it was, null for a new one, and as it shall be. */
    record Image(@Nullable ObjectNode before, ObjectNode after) {}

    /**
     * What is there of everything that is newly pointed to.
     *
     * @param scopes by path of a field that narrows whom it lets be chosen, those it does
     */
    private record Found(
            Colleagues colleagues, Set<UUID> departments, Map<Range, Set<UUID>> links, Map<String, Set<UUID>> scopes) {

        boolean inScope(Pointer pointer) {
            var scope = scopes.get(pointer.path());
            return scope == null || scope.contains(pointer.id());
        }

        boolean has(Pointer pointer, Range range) {
            if (PEOPLE.contains(pointer.field().type())) {
                var person = colleagues.find(pointer.id());
                return person != null && person.active();
            }
            return DEPARTMENTS.contains(pointer.field().type())
                    ? departments.contains(pointer.id())
                    : links.getOrDefault(range, Set.of()).contains(pointer.id());
        }
    }

    /**
     * Where a link may lead: two records with the same values beside it share one.
     *
     * @param target null where the field is no link
     */
    private record Range(
            String path,
            @Nullable ObjectKey target,
            @Nullable Condition filter) {}

    private static Range range(PreparedForm form, Pointer pointer, ObjectNode record) {
        var path = pointer.path();
        return new Range(
                path,
                pointer.field().target(),
                form.at(path)
                        .map(field -> LinkFilter.of(
                                field.definition().props().path("filter"), around(form, field, pointer, record)))
                        .orElse(null));
    }

    /** What the filter of a link may speak of: in a row of its columns first. */
    private static ObjectNode around(PreparedForm form, PreparedField link, Pointer pointer, ObjectNode record) {
        if (link.filterReads().isEmpty() || link.path().equals(link.key())) {
            return record;
        }
        var place = pointer.at().split("/");
        return form.around(place[1], record, record.path(place[1]).path(Integer.parseInt(place[2])));
    }

    /** What is wrong with each of the images; one question per kind and field, however many images there are. */
    Uni<List<List<Problem>>> check(Setting setting, List<Image> images) {
        return pointing(setting, images)
                .flatMap(found -> choices.check(setting, images).map(chosen -> IntStream.range(0, images.size())
                        .mapToObj(index -> Stream.concat(found.get(index).stream(), chosen.get(index).stream())
                                .toList())
                        .toList()));
    }

    private Uni<List<List<Problem>>> pointing(Setting setting, List<Image> images) {
        var pointers = images.stream()
                .map(image -> fresh(setting.form(), image.before(), image.after()))
                .toList();
        var all = pointers.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return Uni.createFrom()
                    .item(pointers.stream().map(none -> List.<Problem>of()).toList());
        }
        var ranges = new LinkedHashMap<Range, Set<UUID>>();
        for (var index = 0; index < images.size(); index++) {
            for (var pointer : ofTypes(pointers.get(index), LINKS)) {
                ranges.computeIfAbsent(
                                range(setting.form(), pointer, images.get(index).after()), key -> new LinkedHashSet<>())
                        .add(pointer.id());
            }
        }
        return setting.colleagues()
                .meet(LinkedIds.ids(ofTypes(all, PEOPLE)))
                .chain(() -> departments.names(setting.transaction(), LinkedIds.ids(ofTypes(all, DEPARTMENTS))))
                .flatMap(units -> links(setting, ranges).flatMap(links -> scopes.of(setting, all)
                        .map(scoped -> new Found(setting.colleagues(), units.keySet(), links, scoped))))
                .map(found -> {
                    var problems = new ArrayList<List<Problem>>();
                    for (var index = 0; index < images.size(); index++) {
                        problems.add(problems(
                                setting.form(),
                                pointers.get(index),
                                images.get(index).after(),
                                found));
                    }
                    return problems;
                });
    }

    private static List<Pointer> fresh(PreparedForm form, @Nullable ObjectNode before, ObjectNode after) {
        var known = new HashSet<String>();
        var fields = form.shape().fields();
        LinkedIds.of(fields, before, POINTING).forEach(pointer -> known.add(named(pointer)));
        // What is looked up points where others have pointed.
        return LinkedIds.of(fields, after, POINTING).stream()
                .filter(pointer -> pointer.field().borrowed() == null && !known.contains(named(pointer)))
                .toList();
    }

    private static String named(Pointer pointer) {
        return pointer.path() + " " + pointer.id();
    }

    private static List<Pointer> ofTypes(List<Pointer> pointers, Set<ValueType> types) {
        return pointers.stream()
                .filter(pointer -> types.contains(pointer.field().type()))
                .toList();
    }

    /** By path of the field, those of the records that it may point to. */
    private Uni<Map<Range, Set<UUID>>> links(Setting setting, Map<Range, Set<UUID>> ranges) {
        var found = new HashMap<Range, Set<UUID>>();
        return Multi.createFrom()
                .iterable(ranges.entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> linkable(setting, entry.getKey(), entry.getValue())
                        .invoke(ids -> found.put(entry.getKey(), ids)))
                .collect()
                .last()
                .replaceWith(found);
    }

    private Uni<Set<UUID>> linkable(Setting setting, Range range, Set<UUID> ids) {
        var target = range.target();
        if (target == null) {
            return Uni.createFrom().item(Set.of());
        }
        if (pointed(setting, range.path(), target).isEmpty()) {
            return setting.lent()
                    ? lent(setting, target, ids, range.filter())
                    : Uni.createFrom().item(Set.of());
        }
        return Uni.createFrom()
                .deferred(() -> existing(setting, range.path(), target, ids, range.filter()))
                // A filter over fields that the person may not see narrows what is offered, not what may be kept.
                .onFailure(failure -> range.filter() != null && failure instanceof Rejected)
                .recoverWithUni(() -> existing(setting, range.path(), target, ids, null));
    }

    private static Optional<FormAccess> pointed(Setting setting, String path, ObjectKey target) {
        return setting.access().pointed(setting.form().shape().form(), path, target);
    }

    private Uni<Set<UUID>> existing(
            Setting setting, String path, ObjectKey target, Collection<UUID> ids, @Nullable Condition filter) {
        var query = RecordQuery.of(target, filter, RecordQuery.MAX_LIMIT);
        var scoped = setting.access().scopePointed(setting.form().shape().form(), path, query);
        return store.existing(setting.transaction(), scoped, ids);
    }

    private Uni<Set<UUID>> lent(Setting setting, ObjectKey target, Collection<UUID> ids, @Nullable Condition filter) {
        var query = RecordQuery.of(target, null, RecordQuery.MAX_LIMIT);
        var scoped = setting.access().scopeLent(query, Objects.requireNonNullElse(filter, Condition.ALWAYS));
        return store.existing(setting.transaction(), scoped, ids);
    }

    private static List<Problem> problems(PreparedForm form, List<Pointer> pointers, ObjectNode record, Found found) {
        return pointers.stream()
                .flatMap(pointer -> problem(pointer, found.has(pointer, range(form, pointer, record)), found).stream())
                .toList();
    }

    private static Optional<Problem> problem(Pointer pointer, boolean there, Found found) {
        return there && found.inScope(pointer)
                ? Optional.empty()
                : Optional.of(Problem.at(
                        "/data" + pointer.at(),
                        code(pointer.field().type(), there),
                        Map.of("field", pointer.field().title())));
    }

    private static String code(ValueType type, boolean there) {
        if (PEOPLE.contains(type)) {
            return there ? "person_out_of_scope" : "person_unknown";
        }
        if (DEPARTMENTS.contains(type)) {
            return there ? "department_out_of_scope" : "department_unknown";
        }
        return "link_not_found";
    }
}
