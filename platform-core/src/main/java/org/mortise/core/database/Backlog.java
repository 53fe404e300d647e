package org.mortise.core.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that waits in a table until somebody takes it, with {@code FOR UPDATE SKIP LOCKED}. */
public interface Backlog {

    /** Takes the next piece that is due and does it, successfully or not; false when there is none. */
    Uni<Boolean> takeOne();

    /** How it stands, in one statement that takes next to nothing when there is nothing to do. */
    Uni<Standing> look();

    /**
     * How a backlog stands.
     *
     * @param due how many pieces are due, counted only as far as there are lanes
     * @param next when the next piece is due that is not yet; null when none waits
     * @param age seconds by which the oldest piece that is due is late
     * @param dead pieces that were given up
     */
    record Standing(int due, @Nullable Instant next, double age, long dead) {

        /** From the columns {@code due}, {@code next}, {@code age} and {@code dead}. */
        public static Standing of(Row row) {
            var next = row.getOffsetDateTime("next");
            var age = row.getDouble("age");
            return new Standing(
                    row.getInteger("due"),
                    next == null ? null : next.toInstant(),
                    age == null ? 0 : age,
                    row.getLong("dead"));
        }
    }
}
