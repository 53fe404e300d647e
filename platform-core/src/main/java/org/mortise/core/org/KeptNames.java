package org.mortise.core.org;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Names by id that are asked for with every page of records. Like identities: a change holds at once on the node that made it,
 * within a second on every other.
 */
final class KeptNames {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 50_000;

    private volatile Generation newest = new Generation(-1, Instant.MIN, new ConcurrentHashMap<>());

    /** Names that were read at about the same time, and are forgotten together. */
    private record Generation(long epoch, Instant since, Map<UUID, String> names) {

        boolean holds(long now, Instant at) {
            return epoch == now && since.plus(FRESH).isAfter(at) && names.size() < MOST;
        }
    }

    /**
     * @param epoch changes whenever anything changes, see {@link Identities#epoch()}
     * @param read asks the database; unknown ids are absent
     */
    Uni<Map<UUID, String>> of(
            Collection<UUID> ids, long epoch, Instant now, Function<Collection<UUID>, Uni<Map<UUID, String>>> read) {
        var generation = generation(epoch, now);
        var known = new HashMap<UUID, String>();
        var missing = new ArrayList<UUID>();
        for (var id : ids) {
            var name = generation.names().get(id);
            if (name == null) {
                missing.add(id);
            } else {
                known.put(id, name);
            }
        }
        if (missing.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return read.apply(missing).map(found -> {
            generation.names().putAll(found);
            known.putAll(found);
            return known;
        });
    }

    /** What is read for a generation that ended meanwhile goes with it. */
    private Generation generation(long epoch, Instant now) {
        var known = newest;
        if (known.holds(epoch, now)) {
            return known;
        }
        var fresh = new Generation(epoch, now, new ConcurrentHashMap<>());
        newest = fresh;
        return fresh;
    }
}
