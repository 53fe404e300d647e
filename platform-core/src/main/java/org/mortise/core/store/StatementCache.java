package org.mortise.core.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.Grant;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Operand;
import org.mortise.core.condition.Operator;
import org.mortise.core.condition.Variables;
import org.mortise.core.formula.FxType;
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
            long revision,
            FormKey form,
            Identity identity,
            List<Grant> grants,
            LocalDate today,
            ZoneId zone,
            Object question) {}

    /** Shapes that were not published yet have a version of their own. */
    private record FormKey(String form, int version) {}

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
        if (isOfTheMoment(access, filter)) {
            return compile.get();
        }
        var caller = access.caller();
        var key = new Key(
                what,
                caller.snapshot().revision(),
                new FormKey(access.shape().form().toString(), access.shape().version()),
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

    /** Scopes of other forms count too: links may lead there. */
    private static boolean isOfTheMoment(FormAccess access, @Nullable Condition filter) {
        var moment = new Moment();
        return Stream.concat(access.caller().scopes().stream(), Stream.ofNullable(filter))
                .anyMatch(condition -> condition.accept(moment));
    }

    /** Whether the meaning of a condition changes within a day, with the time or with the departments. */
    private static final class Moment implements Condition.Visitor<Boolean> {

        @Override
        public Boolean all(Condition.All all) {
            return all.of().stream().anyMatch(part -> part.accept(this));
        }

        @Override
        public Boolean any(Condition.Any any) {
            return any.of().stream().anyMatch(part -> part.accept(this));
        }

        @Override
        public Boolean not(Condition.Not not) {
            return not.of().accept(this);
        }

        @Override
        public Boolean comparison(Condition.Comparison comparison) {
            return comparison.operator() == Operator.IN_SUBTREE
                    || (comparison.value() != null && speaksOfNow(comparison.value()));
        }

        @Override
        public Boolean expression(Condition.Expression expression) {
            return true;
        }

        private static boolean speaksOfNow(Operand operand) {
            if (operand instanceof Operand.Many many) {
                return many.of().stream().anyMatch(Moment::speaksOfNow);
            }
            if (operand instanceof Operand.Variable variable) {
                return variable.name().equals(Variables.NOW);
            }
            return operand instanceof Operand.Computed
                    || (operand instanceof Operand.Relative relative
                            && relative.time().type() == FxType.Scalar.DATETIME);
        }
    }
}
