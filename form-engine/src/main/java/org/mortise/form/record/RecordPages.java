package org.mortise.form.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.People;
import org.mortise.core.store.RecordChange;
import org.mortise.core.store.RecordRows;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.TrashPurge;
import org.mortise.core.store.TrashRows;
import org.mortise.form.control.DatetimeControl;

/** Pages of records and histories as REST returns them; documents go through as the database wrote them. */
@ApplicationScoped
public class RecordPages {

    private static final String LINK = "publiclink";

    private static final int ROOM = 512;

    private final RecordStore store;
    private final RecordReading reading;
    private final People people;
    private final TrashPurge purge;

    RecordPages(RecordStore store, RecordReading reading, People people, TrashPurge purge) {
        this.store = store;
        this.reading = reading;
        this.people = people;
        this.purge = purge;
    }

    /** {@code {"items": [{"id", "version", "title", "owner", "deletedAt", "deletedBy", "purgeAt"}], "labels": {…}}}. */
    public Uni<JsonNode> trash(FormShape shape, TrashRows trash, Locale locale) {
        return reading.labels(trash.rows()).map(labels -> {
            var json = Json.object();
            var items = json.putArray("items");
            for (var record : trash.rows().records()) {
                var deletion = Objects.requireNonNull(trash.deletions().get(record.id()));
                var at = deletion.at().toInstant();
                var item = items.addObject()
                        .put("id", record.id().toString())
                        .put("version", record.version())
                        .put("title", shape.titleOf(Json.parse(record.data()), locale))
                        .put("deletedAt", DatetimeControl.canonical(at))
                        .put("purgeAt", DatetimeControl.canonical(purge.endOf(at)));
                putPerson(item, "owner", record.owner());
                putPerson(item, "deletedBy", deletion.by());
            }
            json.set("labels", Json.mapper().valueToTree(labels));
            return json;
        });
    }

    private static void putPerson(ObjectNode item, String key, @Nullable UUID person) {
        if (person != null) {
            item.put(key, person.toString());
        }
    }

    /** The page of a question, see {@link #json}. */
    public Uni<String> list(ScopedQuery query) {
        return reading.list(query).flatMap(this::json);
    }

    /** {@code {"items": […], "labels": {…}, "next": cursor}}. */
    Uni<String> json(RecordRows rows) {
        return reading.names(rows).map(labels -> {
            var json = new StringBuilder(rows.records().size() * ROOM + ROOM).append("{\"items\":[");
            var separator = "";
            for (var record : rows.records()) {
                json.append(separator);
                record.appendJson(json);
                separator = ",";
            }
            RecordText.append(json.append("],\"labels\":"), labels);
            json.append(",\"next\":");
            var next = rows.next();
            if (next == null) {
                return json.append("null}").toString();
            }
            return json.append('"').append(next).append("\"}").toString();
        });
    }

    /** {@code {"items": [{"version", "at", "actor", "actorName", "via", "op", "formVersion", "changes": [{"field", "title", "from", "to"}]}]}}. */
    public Uni<JsonNode> history(CallerAccess access, ObjectKey form, UUID id, Locale locale) {
        var scoped = access.scope(RecordQuery.of(form, null, 1));
        return store.history(scoped, id).flatMap(changes -> people.names(actors(changes))
                .map(names -> items(
                        scoped.access(),
                        withoutMoments(changes, reading.ofTheMoment(scoped.access())),
                        names,
                        locale)));
    }

    /** Nobody changed what changes by itself. */
    private static List<RecordChange> withoutMoments(List<RecordChange> changes, Set<String> ofTheMoment) {
        if (ofTheMoment.isEmpty()) {
            return changes;
        }
        changes.forEach(change -> change.diff().remove(ofTheMoment));
        return changes.stream()
                .filter(change -> !change.diff().isEmpty() || !change.op().equals("update"))
                .toList();
    }

    private static List<UUID> actors(List<RecordChange> changes) {
        return changes.stream()
                .map(RecordChange::actor)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .toList();
    }

    private static JsonNode items(
            FormAccess access, List<RecordChange> changes, Map<UUID, String> names, Locale locale) {
        var history = Json.object();
        var items = history.putArray("items");
        for (var change : changes) {
            var item = items.addObject()
                    .put("version", change.version())
                    .put("at", DatetimeControl.canonical(change.at().toInstant()))
                    .put("via", change.via())
                    .put("op", change.op());
            if (change.formVersion() != null) {
                item.put("formVersion", change.formVersion());
            }
            if (change.actor() != null) {
                item.put("actor", change.actor().toString()).put("actorName", names.getOrDefault(change.actor(), ""));
            }
            if (change.cause() != null) {
                item.put("cause", change.cause());
                link(access, change.cause()).ifPresent(title -> item.put("causeTitle", title.in(locale)));
            }
            fields(access.shape(), change.diff(), item, locale);
        }
        return history;
    }

    /** What the page said through which somebody without an account made the record. */
    private static Optional<LocalizedText> link(FormAccess access, String cause) {
        var parts = cause.split(":", 2);
        if (!parts[0].equals(LINK)) {
            return Optional.empty();
        }
        return access.caller()
                .snapshot()
                .find(LINK, ObjectKey.parse(parts[1]))
                .map(link -> LocalizedText.fromJson(Json.plain(link.doc().path("title"))));
    }

    private static void fields(FormShape shape, ObjectNode diff, ObjectNode item, Locale locale) {
        var changes = item.putArray("changes");
        diff.properties().forEach(entry -> {
            var change = changes.addObject().put("field", entry.getKey());
            shape.field(entry.getKey())
                    .ifPresent(field -> change.put("title", field.title().in(locale)));
            if (entry.getValue().isArray() && entry.getValue().size() == 2) {
                change.set("from", entry.getValue().get(0));
                change.set("to", entry.getValue().get(1));
                return;
            }
            change.set("rows", entry.getValue());
        });
    }
}
