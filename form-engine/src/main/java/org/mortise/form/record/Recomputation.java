package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.Outbox;
import org.mortise.core.formula.Labels;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.RecomputedRecord;
import org.mortise.core.store.RecordMarks.Marked;
import org.mortise.core.store.RecordStore;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.OlderAmounts;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Surroundings;

/**
 * The one way in which stored records are computed anew: formulas, lookups and rollups, by the form in force, from what the records
 * and those around them hold now. Whatever sets it off, a change of another record, a publish or a new day, comes here.
 *
 * <p>The records are held before anything is read, so nothing that anybody writes is overwritten, and whoever comes later reads what
 * is newer: the same work done twice, or by two at once, comes to the same. Only computed fields move, and currencies that amounts never
 * had are said; versions, authors, moments of
 * change and histories stay, and whoever has a record open can save it. Who is told is decided by {@link RecomputeNews}.
 */
@ApplicationScoped
public class Recomputation {

    private final AccessGate gate;
    private final RecordStore store;
    private final PublishedForms forms;
    private final RecomputeNews news;

    Recomputation(AccessGate gate, RecordStore store, PublishedForms forms, Outbox outbox, Clock clock) {
        this.gate = gate;
        this.store = store;
        this.forms = forms;
        this.news = new RecomputeNews(outbox, clock);
    }

    /** Outside the container, for tests of engines. */
    public static Recomputation of(
            AccessGate gate, RecordStore store, PublishedForms forms, Outbox outbox, Clock clock) {
        return new Recomputation(gate, store, forms, outbox, clock);
    }

    /**
     * What came of it.
     *
     * @param last the last record looked at, in the order of ids; null when there was none
     * @param seen how many were looked at
     * @param changed records with other computed values than before
     * @param errors formulas without a result: their fields are blank now
     */
    public record Outcome(@Nullable UUID last, int seen, List<UUID> changed, List<Failure> errors) {

        static final Outcome NONE = new Outcome(null, 0, List.of(), List.of());

        public Outcome {
            changed = List.copyOf(changed);
            errors = List.copyOf(errors);
        }
    }

    /**
     * A formula that has no result in a record.
     *
     * @param field key, {@code table.column} for a column
     * @param code such as {@code #DIV/0}
     */
    public record Failure(UUID record, String field, String code) {}

    /** These records, whatever has become of them; those that are gone are left out. */
    public Uni<Outcome> of(Transaction transaction, ObjectKey form, List<Marked> records) {
        return in(transaction, form, Outcome.NONE, work -> work.on(records));
    }

    /**
     * At most {@code limit} records that follow {@code after} in the order of ids; null: from the first. Nobody has changed them. An
     * outcome with fewer is the last.
     */
    public Uni<Outcome> after(Transaction transaction, ObjectKey form, @Nullable UUID after, int limit) {
        return in(transaction, form, Outcome.NONE, work -> store.idsAfter(transaction, work.write(), after, limit)
                .flatMap(ids -> work.on(ids.stream().map(Recomputation::quietly).toList())));
    }

    /** A record that nobody has changed. */
    public static Marked quietly(UUID record) {
        return new Marked(record, null, 0);
    }

    /** At most {@code limit} records that follow {@code after} in the order of ids; null: from the first. */
    public Uni<List<UUID>> idsAfter(Transaction transaction, ObjectKey form, @Nullable UUID after, int limit) {
        return in(transaction, form, List.of(), work -> store.idsAfter(transaction, work.write(), after, limit));
    }

    /** How many records the form has. */
    public Uni<Long> size(Transaction transaction, ObjectKey form) {
        return in(transaction, form, 0L, work -> store.size(transaction, work.write()));
    }

    /** @param absent what comes of a form that there is no longer */
    private <T> Uni<T> in(Transaction transaction, ObjectKey form, T absent, Function<Work, Uni<T>> step) {
        return gate.of(transaction, RecordDesk.COMPUTING)
                .flatMap(platform -> platform.readable(form).isEmpty()
                        ? Uni.createFrom().item(absent)
                        : step.apply(new Work(transaction, platform, form)));
    }

    /** A record with what it comes to. */
    private record Computed(RecomputedRecord record, Map<String, String> errors) {

        ObjectNode data() {
            return record.after();
        }
    }

    private final class Work {

        private final Transaction transaction;
        private final CallerAccess platform;
        private final PreparedForm form;
        private final ScopedWrite write;
        private final LinkLoad links;

        Work(Transaction transaction, CallerAccess platform, ObjectKey form) {
            this.transaction = transaction;
            this.platform = platform;
            this.form = forms.of(platform.snapshot(), form);
            this.write = platform.write(form, RecordAction.UPDATE, null);
            this.links = new LinkLoad(store, transaction, platform);
        }

        ScopedWrite write() {
            return write;
        }

        Uni<Outcome> on(List<Marked> marked) {
            return store.lockAll(
                            transaction, write, marked.stream().map(Marked::id).toList())
                    .flatMap(this::computed)
                    .flatMap(computed -> written(marked, computed));
        }

        private Uni<List<Computed>> computed(List<LockedRecord> records) {
            if (records.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            return new RollupValues(store, transaction, platform)
                    .of(form, records.stream().map(LockedRecord::id).toList())
                    .call(rollups -> links.load(
                            form, records.stream().map(LockedRecord::data).toList()))
                    .flatMap(rollups -> settled(records, rollups));
        }

        /** Until no lookup leads, and no formula asks, where nobody has looked yet. */
        private Uni<List<Computed>> settled(List<LockedRecord> records, Map<UUID, ObjectNode> rollups) {
            return all(records, rollups).flatMap(computed -> links.load(
                            form, computed.stream().map(Computed::data).toList())
                    .flatMap(found -> links.ask().map(asked -> found || asked))
                    .flatMap(more ->
                            more ? settled(records, rollups) : Uni.createFrom().item(computed)));
        }

        /** Formulas take their time, which others need. */
        private Uni<List<Computed>> all(List<LockedRecord> records, Map<UUID, ObjectNode> rollups) {
            return Uni.createFrom()
                    .item(records)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .map(locked -> locked.stream()
                            .map(record -> one(record, Objects.requireNonNull(rollups.get(record.id()))))
                            .toList());
        }

        private Computed one(LockedRecord record, ObjectNode rollups) {
            var surroundings = new Surroundings(
                    platform.now(),
                    platform.zone(),
                    Map.of(Labels.LANGUAGE, platform.language().toLanguageTag()),
                    key -> FieldRight.WRITE,
                    links,
                    platform::departmentTree,
                    platform.calendar(),
                    SystemValues.of(record));
            var stored = OlderAmounts.settled(form, record.data());
            var again = ComputationPass.again(form, stored, rollups, surroundings, field -> true);
            return new Computed(new RecomputedRecord(record, again.data()), again.errors());
        }

        private Uni<Outcome> written(List<Marked> marked, List<Computed> computed) {
            var records = computed.stream().map(Computed::record).toList();
            return store.recomputed(transaction, write, records)
                    .call(written -> news.tell(transaction, form, marked, records, written))
                    .map(written -> new Outcome(
                            marked.isEmpty()
                                    ? null
                                    : marked.get(marked.size() - 1).id(),
                            marked.size(),
                            written.stream().map(change -> change.id()).toList(),
                            failures(computed)));
        }

        private static List<Failure> failures(List<Computed> computed) {
            var failures = new ArrayList<Failure>();
            for (var one : computed) {
                var id = one.record().before().id();
                one.errors().forEach((field, code) -> failures.add(new Failure(id, field, code)));
            }
            return failures;
        }
    }
}
