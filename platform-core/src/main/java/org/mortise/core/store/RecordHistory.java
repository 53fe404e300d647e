package org.mortise.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordRights;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.vault.Vault;

/** Reads the change log as the reader may see it: by his rights to the record as it is now. */
final class RecordHistory {

    private final ChangeLogTable log = new ChangeLogTable();
    private final RetiredKeys retiredKeys = new RetiredKeys();
    private final Vault vault;

    RecordHistory(Vault vault) {
        this.vault = vault;
    }

    Uni<List<RecordChange>> read(SqlClient client, FormAccess access, StoredRecord record) {
        var rights = record.rights();
        if (rights == null) {
            throw new IllegalArgumentException("read from a list");
        }
        var sealing = Sealing.ofOlder(access.shape(), vault);
        return retiredKeys
                .of(client, access.shape())
                .flatMap(retired -> log.read(client, access.shape(), record.id(), unreadable(access, rights, retired)))
                .map(changes -> changes.stream()
                        .map(change -> withoutColumns(access, rights, change))
                        .map(change -> opened(sealing, change))
                        .filter(change ->
                                !change.diff().isEmpty() || !change.op().equals("update"))
                        .toList());
    }

    private static RecordChange opened(Sealing sealing, RecordChange change) {
        sealing.openDiff(change.diff());
        return change;
    }

    private static Set<String> unreadable(FormAccess access, RecordRights rights, Set<String> retired) {
        var keys = new HashSet<>(retired);
        for (var field : access.shape().fields()) {
            if (rights.reading(field.key()) != FieldRight.READ) {
                keys.add(field.key());
            }
        }
        return keys;
    }

    private static RecordChange withoutColumns(FormAccess access, RecordRights rights, RecordChange change) {
        for (var table : access.shape().fields()) {
            var rows = change.diff().get(table.key());
            if (table.type() == ValueType.SUBTABLE && rows instanceof ObjectNode summary) {
                readable(summary, readableColumns(table, rights));
                if (summary.path("added").isEmpty()
                        && summary.path("removed").isEmpty()
                        && summary.path("changed").isEmpty()) {
                    change.diff().remove(table.key());
                }
            }
        }
        return change;
    }

    private static Set<String> readableColumns(FieldShape table, RecordRights rights) {
        var columns = new HashSet<String>();
        columns.add(RecordDiff.ROW_ID);
        for (var column : table.fields()) {
            if (rights.reading(table.key() + "." + column.key()) == FieldRight.READ) {
                columns.add(column.key());
            }
        }
        return columns;
    }

    private static void readable(ObjectNode summary, Set<String> columns) {
        summary.path("added").forEach(row -> ((ObjectNode) row).retain(columns));
        summary.path("removed").forEach(row -> ((ObjectNode) row).retain(columns));
        var emptied = new ArrayList<String>();
        summary.path("changed").properties().forEach(entry -> {
            ((ObjectNode) entry.getValue()).retain(columns);
            if (entry.getValue().isEmpty()) {
                emptied.add(entry.getKey());
            }
        });
        if (summary.get("changed") instanceof ObjectNode changed) {
            changed.remove(emptied);
        }
    }
}
