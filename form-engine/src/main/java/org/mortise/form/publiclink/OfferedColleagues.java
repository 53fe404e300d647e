package org.mortise.form.publiclink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.org.Department;
import org.mortise.core.org.Departments;
import org.mortise.core.org.NamePinyin;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.form.control.Coercion;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.publiclink.OpenLinks.Entered;
import org.mortise.form.record.LinkedIds;
import org.mortise.form.record.LinkedIds.Pointer;
import org.mortise.form.record.RecordCoercion;

/** People and departments that a link lets be chosen: their names, and whether what was chosen is among them. */
@ApplicationScoped
class OfferedColleagues {

    /** So many are looked at by one question; whoever comes after them is found by what is typed. */
    private static final int MOST = 1000;

    private final People people;
    private final Departments departments;

    OfferedColleagues(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    /**
     * Names with their ids and nothing else, by name: those that contain what is typed, or are read so. {@code more} when there are
     * others.
     */
    Uni<JsonNode> named(Transaction transaction, Entered entered, PreparedField field, LinkOffer offer, Wanted wanted) {
        var all = Offerable.isDepartment(field)
                ? units(transaction, offer).map(units -> new Names(units, false))
                : persons(offer, wanted.search());
        return all.flatMap(names ->
                inScope(transaction, entered, field, names.byId().keySet()).map(there -> items(names, there, wanted)));
    }

    /**
     * What is looked for.
     *
     * @param search part of the name, or how it is read
     */
    record Wanted(String search, int limit) {}

    /** @param cut whether there are others that have not been looked at */
    private record Names(Map<UUID, String> byId, boolean cut) {}

    private static JsonNode items(Names names, Set<UUID> there, Wanted wanted) {
        var found = names.byId().entrySet().stream()
                .filter(name -> there.contains(name.getKey()) && NamePinyin.isMeant(name.getValue(), wanted.search()))
                .sorted(Map.Entry.comparingByValue())
                .toList();
        var json = Json.object();
        var items = json.putArray("items");
        found.stream().limit(wanted.limit()).forEach(name -> items.addObject()
                .put("id", name.getKey().toString())
                .put("title", name.getValue()));
        if (names.cut() || found.size() > wanted.limit()) {
            json.put("more", true);
        }
        return json;
    }

    /** What is typed is looked for by the directory as well, so that nobody is left out for standing far behind. */
    private Uni<Names> persons(LinkOffer offer, String search) {
        var named = offer.colleagues().people();
        var one = named.isEmpty() ? Uni.createFrom().item(List.<Person>of()) : people.all(named);
        return one.flatMap(first -> Multi.createFrom()
                .iterable(offer.colleagues().scopes())
                .onItem()
                .transformToUniAndConcatenate(scope -> people.search(search, scope, MOST))
                .collect()
                .asList()
                .map(others -> new Names(
                        Stream.concat(first.stream(), others.stream().flatMap(List::stream))
                                .filter(Person::active)
                                .collect(Collectors.toMap(Person::id, Person::name, (same, again) -> same)),
                        others.stream().anyMatch(some -> some.size() == MOST))));
    }

    private Uni<Map<UUID, String>> units(Transaction transaction, LinkOffer offer) {
        return reach(transaction, offer).flatMap(reached -> departments.all().map(all -> all.stream()
                .filter(unit -> reached.contains(unit.id()))
                .collect(Collectors.toMap(Department::id, Department::name))));
    }

    private Uni<Set<UUID>> reach(Transaction transaction, LinkOffer offer) {
        var named = offer.colleagues().departments();
        return offer.colleagues().below()
                ? departments.reach(transaction, named)
                : Uni.createFrom().item(named);
    }

    /** Those whom the field itself lets be chosen, whoever asks. */
    private Uni<Set<UUID>> inScope(Transaction transaction, Entered entered, PreparedField field, Set<UUID> ids) {
        var scope = field.scope().orElse(null);
        if (scope == null) {
            return Uni.createFrom().item(ids);
        }
        var identity = entered.access().identity();
        if (!Offerable.isDepartment(field)) {
            return people.within(transaction, scope.people(entered.link().form().pkg(), identity), ids);
        }
        var roots = scope.roots(identity);
        return roots == null || !scope.below()
                ? Uni.createFrom().item(roots == null ? ids : roots)
                : departments.reach(transaction, roots);
    }

    /** Whom of those that were chosen the link does not let be chosen: they are as unknown as people who are not there. */
    Uni<List<Problem>> beyond(Transaction transaction, Entered entered, ObjectNode filled, Coercion coercion) {
        var form = entered.form();
        var chosen = new LinkedHashMap<String, List<Pointer>>();
        LinkedIds.of(
                        form.shape().fields(),
                        RecordCoercion.of(form, filled, coercion).input(),
                        Offerable.COLLEAGUES)
                .forEach(pointer -> chosen.computeIfAbsent(pointer.path(), path -> new ArrayList<>())
                        .add(pointer));
        var offered = new HashMap<String, Set<UUID>>();
        return Multi.createFrom()
                .iterable(chosen.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each -> among(transaction, entered, each.getKey(), ids(each.getValue()))
                        .invoke(there -> offered.put(each.getKey(), there)))
                .collect()
                .last()
                .map(done -> chosen.values().stream()
                        .flatMap(List::stream)
                        .filter(pointer ->
                                !offered.getOrDefault(pointer.path(), Set.of()).contains(pointer.id()))
                        .map(OfferedColleagues::unknown)
                        .toList());
    }

    private Uni<Set<UUID>> among(Transaction transaction, Entered entered, String path, Set<UUID> ids) {
        var offer = entered.link().offers().get(path);
        if (offer == null) {
            return Uni.createFrom().item(Set.of());
        }
        if (entered.form().at(path).filter(Offerable::isDepartment).isPresent()) {
            return reach(transaction, offer);
        }
        return Multi.createFrom()
                .iterable(offer.colleagues().scopes())
                .onItem()
                .transformToUniAndConcatenate(scope -> people.within(transaction, scope, ids))
                .collect()
                .asList()
                .map(found -> {
                    var there = new HashSet<>(offer.colleagues().people());
                    found.forEach(there::addAll);
                    return there;
                });
    }

    private static Set<UUID> ids(Collection<Pointer> pointers) {
        return pointers.stream().map(Pointer::id).collect(Collectors.toSet());
    }

    private static Problem unknown(Pointer pointer) {
        var code = Offerable.isDepartment(pointer.field()) ? "department_unknown" : "person_unknown";
        return Problem.at(
                "/data" + pointer.at(), code, Map.of("field", pointer.field().title()));
    }
}
