package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.contract.FieldCandidates;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.org.PeopleScope;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.LinkFilter;
import org.mortise.form.linkage.PreparedField;

/** What a field may point to, for pickers: {@code {"items": [{"id", "title", "detail", "values", "labels"}]}}. */
@ApplicationScoped
public class Candidates implements FieldCandidates {

    private final PublishedForms forms;
    private final RecordStore store;
    private final People people;
    private final Departments departments;
    private final RecordChoices choices;

    Candidates(PublishedForms forms, RecordStore store, People people, Departments departments) {
        this.forms = forms;
        this.store = store;
        this.people = people;
        this.departments = departments;
        this.choices = new RecordChoices(store);
    }

    /**
     * What is asked for.
     *
     * @param ids those asked for by id; when there are any, the search and the link's filter do not matter
     * @param values of the record with the link, as far as the filter speaks of them
     */
    public record Question(String search, List<UUID> ids, ObjectNode values, int limit) {
        public Question {
            ids = List.copyOf(ids);
        }
    }

    /** @param form the form of the field */
    public Uni<JsonNode> of(CallerAccess access, ObjectKey form, PreparedField field, Question question) {
        var source = field.optionsFrom().orElse(null);
        if (source != null) {
            return choices.offered(access, form, field, source, question);
        }
        var search = question.search();
        var ids = question.ids();
        var limit = question.limit();
        return switch (field.shape().type()) {
            case LINK, LINKS -> records(access, form, field, field.pickerColumns(), question);
            case USER, USERS ->
                ids.isEmpty()
                        ? persons(people.search(search, people(access, form, field), limit))
                        : persons(people.all(ids));
            case DEPARTMENT, DEPARTMENTS ->
                reach(access, field).flatMap(within -> departments(search, ids, within, limit));
            default -> throw Rejected.notFound();
        };
    }

    @Override
    public Uni<JsonNode> lent(CallerAccess access, ObjectKey form, String field, Wanted wanted) {
        var prepared = forms.of(access.snapshot(), form).at(field).orElseThrow(Rejected::notFound);
        var target = prepared.shape().target();
        return target == null || access.readable(target).isPresent()
                ? of(access, form, prepared, new Question(wanted.search(), wanted.ids(), Json.object(), wanted.limit()))
                : titles(access, prepared, target, wanted);
    }

    private Uni<JsonNode> titles(CallerAccess access, PreparedField field, ObjectKey target, Wanted wanted) {
        var query = wanted.ids().isEmpty()
                ? new RecordQuery(
                        target,
                        null,
                        wanted.search().isEmpty() ? null : wanted.search(),
                        List.of(),
                        List.of(),
                        null,
                        wanted.limit())
                : LinkLoad.byIds(target, wanted.ids(), null);
        var filter = LinkFilter.of(field, Json.object());
        var scoped = access.scopeLent(query, Objects.requireNonNullElse(filter, Condition.ALWAYS));
        return store.list(scoped).map(rows -> PickedRecords.titles(scoped.access(), rows));
    }

    /** What somebody without an account may choose from, with what his link shows of it. */
    public Uni<JsonNode> offered(
            CallerAccess access, ObjectKey form, PreparedField field, List<String> shown, Question question) {
        var source = field.optionsFrom().orElse(null);
        return source == null
                ? records(access, form, field, shown, question)
                : choices.offered(access, form, field, source, question);
    }

    private Uni<JsonNode> records(
            CallerAccess access, ObjectKey form, PreparedField field, List<String> columns, Question question) {
        var search = question.search();
        var ids = question.ids();
        var target = Objects.requireNonNull(field.shape().target());
        var readable = access.pointed(form, field.path(), target).orElse(null);
        if (readable == null) {
            var nothing = Json.object();
            nothing.putArray("items");
            return Uni.createFrom().item(nothing);
        }
        var query = ids.isEmpty()
                ? new RecordQuery(
                        target,
                        LinkFilter.of(field, question.values()),
                        search.isEmpty() ? null : search,
                        List.of(),
                        List.of(),
                        null,
                        question.limit())
                : LinkLoad.byIds(target, ids, null);
        return store.list(access.scopePointed(form, field.path(), query)).flatMap(rows -> (columns.isEmpty()
                        ? Uni.createFrom().item(PickedRecords.titles(readable, rows))
                        : names(rows).map(names -> PickedRecords.columns(readable, columns, rows, names)))
                .call(picked -> mark(field, rows, picked)));
    }

    /** Says of those that another record has chosen already that they cannot be chosen, where only one may. */
    private Uni<Void> mark(PreparedField field, RecordRows rows, JsonNode picked) {
        var links = field.shape();
        if (!links.unique() || links.type() != ValueType.LINKS || links.table() == null) {
            return Uni.createFrom().voidItem();
        }
        return store.ledTo(links, rows.records().stream().map(StoredRecord::id).toList())
                .invoke(taken -> PickedRecords.mark(picked, taken))
                .replaceWithVoid();
    }

    /** Names of everything that the records point to, as far as the caller may know them. */
    private Uni<Map<UUID, String>> names(RecordRows rows) {
        return people.names(rows.people())
                .flatMap(persons -> departments.names(rows.departments()).map(units -> {
                    var names = new HashMap<>(rows.titles());
                    names.putAll(persons);
                    names.putAll(units);
                    return names;
                }));
    }

    private static PeopleScope people(CallerAccess access, ObjectKey form, PreparedField field) {
        return field.scope()
                .map(scope -> scope.people(form.pkg(), access.identity()))
                .orElse(PeopleScope.EVERYBODY);
    }

    /** Everybody with his department beside his name; who has none, with his login. */
    private Uni<JsonNode> persons(Uni<List<Person>> found) {
        return found.flatMap(persons -> departments
                .names(persons.stream()
                        .map(Person::department)
                        .filter(Objects::nonNull)
                        .toList())
                .map(units -> {
                    var json = Json.object();
                    var items = json.putArray("items");
                    persons.forEach(person -> items.addObject()
                            .put("id", person.id().toString())
                            .put("title", person.name())
                            .put(
                                    "detail",
                                    person.department() == null
                                            ? person.login()
                                            : units.getOrDefault(person.department(), "")));
                    return json;
                }));
    }

    /** The departments that the field lets be chosen; empty: all. */
    private Uni<Optional<Set<UUID>>> reach(CallerAccess access, PreparedField field) {
        var scope = field.scope().orElse(null);
        var roots = scope == null ? null : scope.roots(access.identity());
        if (scope == null || roots == null || !scope.below()) {
            return Uni.createFrom().item(Optional.ofNullable(roots));
        }
        return departments.reach(roots).map(Optional::of);
    }

    private Uni<JsonNode> departments(String search, List<UUID> ids, Optional<Set<UUID>> within, int limit) {
        return departments.all().map(all -> {
            var json = Json.object();
            var items = json.putArray("items");
            all.stream()
                    .filter(unit -> ids.isEmpty()
                            ? (unit.name().contains(search) || search.equalsIgnoreCase(unit.code()))
                                    && within.map(few -> few.contains(unit.id()))
                                            .orElse(true)
                            : ids.contains(unit.id()))
                    .limit(limit)
                    .forEach(unit -> items.addObject()
                            .put("id", unit.id().toString())
                            .put("title", unit.name())
                            .put("detail", ""));
            return json;
        });
    }
}
