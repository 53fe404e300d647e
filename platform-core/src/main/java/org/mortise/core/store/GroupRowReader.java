package org.mortise.core.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.data.Numeric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads groups: exact decimals, otherwise values as the driver gives them. */
final class GroupRowReader {

    private GroupRowReader() {}

    static GroupRows read(RowSet<Row> rows, int columns) {
        var groups = new ArrayList<List<@Nullable Object>>();
        for (var row : rows) {
            var group = new ArrayList<@Nullable Object>();
            for (var column = 0; column < columns; column++) {
                group.add(plain(row.getValue(column)));
            }
            groups.add(group);
        }
        return new GroupRows(groups);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Numeric number ? number.bigDecimalValue() : value;
    }
}
