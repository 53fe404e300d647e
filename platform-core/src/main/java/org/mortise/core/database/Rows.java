package org.mortise.core.database;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into values and values into parameters, for tables. */
public final class Rows {

    private Rows() {}

    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> shape) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(shape.apply(row)));
        return List.copyOf(list);
    }

    public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> shape) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(shape.apply(iterator.next())) : Optional.empty();
    }

    /** The parameter of a {@code timestamptz}. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The parameter of a {@code timestamptz} that may be absent. */
    public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
