package org.mortise.core.store;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordRights;
import org.mortise.core.store.ReadLayout.Kind;

/** Reads the rows of a compiled read and collects what their ids point to. The documents stay text, unless something in them is sealed. */
final class RowReader {

    private final FormAccess access;
    private final ReadLayout layout;
    private final Sealing sealing;
    private final Set<UUID> people = new HashSet<>();
    private final Set<UUID> departments = new HashSet<>();
    private final Map<FormAccess, Set<UUID>> linked = new HashMap<>();

    RowReader(FormAccess access, ReadLayout layout, Sealing sealing) {
        this.access = access;
        this.layout = layout;
        this.sealing = sealing;
    }

    StoredRecord record(Row row) {
        collect(row);
        return new StoredRecord(
                row.getUUID(0),
                row.getInteger(1),
                row.getOffsetDateTime(2),
                person(row.getUUID(3)),
                row.getOffsetDateTime(4),
                person(row.getUUID(5)),
                person(row.getUUID(6)),
                department(row.getUUID(7)),
                row.getString(8),
                row.getUUID(10),
                row.getInteger(9),
                sealing.opened(data(row)),
                layout.scopes() == 0 ? null : rights(row));
    }

    Cursor cursor(Row row) {
        var values = new ArrayList<@Nullable String>();
        for (var index = 0; index < layout.cursor(); index++) {
            var value = row.getValue(layout.cursorAt() + index);
            values.add(value == null ? null : value.toString());
        }
        return new Cursor(values, row.getUUID(0));
    }

    Set<UUID> people() {
        return people;
    }

    Set<UUID> departments() {
        return departments;
    }

    /** Ids of linked records by what may be seen of the form they belong to, which may be more by one field than by another. */
    Map<FormAccess, Set<UUID>> linked() {
        return linked;
    }

    private String data(Row row) {
        var document = row.getString(ReadLayout.FIXED - 1);
        if (layout.parts().isEmpty()) {
            return document;
        }
        var whole = new StringBuilder(document);
        whole.setLength(whole.length() - 1);
        for (var index = 0; index < layout.parts().size(); index++) {
            var part = row.getString(ReadLayout.FIXED + index);
            if (part != null) {
                whole.append(whole.length() > 1 ? ",\"" : "\"")
                        .append(layout.parts().get(index))
                        .append("\":")
                        .append(part);
            }
        }
        return whole.append('}').toString();
    }

    private RecordRights rights(Row row) {
        var matches = new ArrayList<Boolean>();
        for (var index = 0; index < layout.scopes(); index++) {
            matches.add(row.getBoolean(layout.scopesAt() + index));
        }
        return access.rights(matches);
    }

    private void collect(Row row) {
        for (var index = 0; index < layout.references().size(); index++) {
            var reference = layout.references().get(index);
            var at = layout.referencesAt() + index;
            var ids = reference.several() ? several(row, at) : one(row.getUUID(at));
            if (reference.kind() == Kind.PERSON) {
                people.addAll(ids);
            } else if (reference.kind() == Kind.DEPARTMENT) {
                departments.addAll(ids);
            } else if (reference.target() != null && !ids.isEmpty()) {
                linked.computeIfAbsent(reference.target(), target -> new HashSet<>())
                        .addAll(ids);
            }
        }
    }

    private static Collection<UUID> several(Row row, int at) {
        var ids = row.getArrayOfUUIDs(at);
        var known = new ArrayList<UUID>();
        if (ids != null) {
            for (var id : ids) {
                known.addAll(one(id));
            }
        }
        return known;
    }

    private static List<UUID> one(@Nullable UUID id) {
        return id == null ? List.of() : List.of(id);
    }

    private @Nullable UUID person(@Nullable UUID id) {
        people.addAll(one(id));
        return id;
    }

    private @Nullable UUID department(@Nullable UUID id) {
        departments.addAll(one(id));
        return id;
    }
}
