package org.mortise.core.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.Grant;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.Identity;

/**
 * Compiled statements by everything that went into them: who asks, by which grants and metadata, what, and on which day.
 *
 * <p>Statements that speak of the present moment are compiled anew each time. The least recently used make room.
 */
final class StatementCache {

    private static final int SIZE = 2048;

    /** @param question the query or whatever else tells statements apart; compared by value */
    private record Key(
            String what,
            long edition,
            FormKey form,
            Identity identity,
            List<Grant> grants,
            LocalDate today,
            ZoneId zone,
            Object question) {

        /**
         * Of what is quickly told and tells most keys apart; all the rest is compared, and is mostly the very same object. Departments
         * and subordinates may be many.
         */
        @Override
        public int hashCode() {
            return 31
                            * (31 * (31 * what.hashCode() + form.form().hashCode())
                                    + identity.id().hashCode())
                    + question.hashCode();
        }
    }

    /** Shapes that were not published yet have a version of their own. */
    private record FormKey(ObjectKey form, int version) {}

    private final Map<Key, Object> kept = new LinkedHashMap<>(SIZE, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Object> eldest) {
            return size() > SIZE;
        }
    };

    /** @param filter the caller's condition; null for none */
    <T> T get(
            String what,
            FormAccess access,
            @Nullable Condition filter,
            Object question,
            Class<T> type,
            Supplier<T> compile) {
        if (access.isOfTheMoment(filter)) {
            return compile.get();
        }
        var caller = access.caller();
        var key = new Key(
                what,
                caller.snapshot().edition(),
                new FormKey(access.shape().form(), access.shape().version()),
                caller.identity(),
                access.grants(),
                caller.now().atZone(caller.zone()).toLocalDate(),
                caller.zone(),
                question);
        var known = find(key);
        if (known != null) {
            return type.cast(known);
        }
        var compiled = compile.get();
        keep(key, compiled);
        return compiled;
    }

    private synchronized @Nullable Object find(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, Object compiled) {
        kept.put(key, compiled);
    }
}
