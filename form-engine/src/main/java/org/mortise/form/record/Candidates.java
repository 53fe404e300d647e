package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.FieldCandidates;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.org.Departments;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.PreparedField;

/** What a field may point to, for pickers: {@code {"items": [{"id", "title", "detail"}]}}. */
@ApplicationScoped
public class Candidates implements FieldCandidates {

    private static final int DETAILS = 2;

    private final PublishedForms forms;
    private final RecordStore store;
    private final People people;
    private final Departments departments;

    Candidates(PublishedForms forms, RecordStore store, People people, Departments departments) {
        this.forms = forms;
        this.store = store;
        this.people = people;
        this.departments = departments;
    }

    /** @param ids those asked for by id; when there are any, the search and the link's filter do not matter */
    public Uni<JsonNode> of(CallerAccess access, PreparedField field, String search, List<UUID> ids, int limit) {
        return switch (field.shape().type()) {
            case LINK, LINKS -> records(access, field, search, ids, limit);
            case USER, USERS -> persons(search, ids, limit);
            case DEPARTMENT -> departments(search, ids, limit);
            default -> throw Rejected.notFound();
        };
    }

    @Override
    public Uni<JsonNode> lent(CallerAccess access, ObjectKey form, String field, Wanted wanted) {
        var prepared = forms.of(access.snapshot(), form).at(field).orElseThrow(Rejected::notFound);
        var target = prepared.shape().target();
        return target == null || access.readable(target).isPresent()
                ? of(access, prepared, wanted.search(), wanted.ids(), wanted.limit())
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
        var scoped = access.scopeLent(query, Objects.requireNonNullElse(filter(field), Condition.ALWAYS));
        return store.list(scoped).map(rows -> items(scoped.access(), rows));
    }

    private Uni<JsonNode> records(CallerAccess access, PreparedField field, String search, List<UUID> ids, int limit) {
        var target = Objects.requireNonNull(field.shape().target());
        var readable = access.readable(target).orElse(null);
        if (readable == null) {
            return Uni.createFrom()
                    .item(Json.object().set("items", Json.mapper().createArrayNode()));
        }
        var query = ids.isEmpty()
                ? new RecordQuery(
                        target, filter(field), search.isEmpty() ? null : search, List.of(), List.of(), null, limit)
                : LinkLoad.byIds(target, ids, null);
        return store.list(access.scope(query)).map(rows -> items(readable, rows));
    }

    private static @Nullable Condition filter(PreparedField field) {
        var filter = field.definition().props().path("filter");
        return filter.isObject() ? Conditions.parse(Json.plain(filter)) : null;
    }

    private static JsonNode items(FormAccess access, RecordRows rows) {
        var shape = access.shape();
        var details = shape.fields().stream()
                .filter(field -> !field.key().equals(shape.titleField()))
                .filter(field -> field.type() == ValueType.TEXT && access.mayAsk(field.key()))
                .limit(DETAILS)
                .map(FieldShape::key)
                .toList();
        var json = Json.object();
        var items = json.putArray("items");
        for (var record : rows.records()) {
            var data = Json.parse(record.data());
            items.addObject()
                    .put("id", record.id().toString())
                    .put("title", data.path(shape.titleField()).asText(""))
                    .put(
                            "detail",
                            details.stream()
                                    .map(key -> data.path(key).asText(""))
                                    .filter(text -> !text.isEmpty())
                                    .collect(Collectors.joining(" · ")));
        }
        return json;
    }

    private Uni<JsonNode> persons(String search, List<UUID> ids, int limit) {
        var found = ids.isEmpty() ? people.search(search, limit) : people.all(ids);
        return found.map(persons -> {
            var json = Json.object();
            var items = json.putArray("items");
            persons.forEach(person -> items.addObject()
                    .put("id", person.id().toString())
                    .put("title", person.name())
                    .put("detail", person.login()));
            return json;
        });
    }

    private Uni<JsonNode> departments(String search, List<UUID> ids, int limit) {
        return departments.all().map(all -> {
            var json = Json.object();
            var items = json.putArray("items");
            all.stream()
                    .filter(unit -> ids.isEmpty() ? unit.name().contains(search) : ids.contains(unit.id()))
                    .limit(limit)
                    .forEach(unit -> items.addObject()
                            .put("id", unit.id().toString())
                            .put("title", unit.name())
                            .put("detail", ""));
            return json;
        });
    }
}
