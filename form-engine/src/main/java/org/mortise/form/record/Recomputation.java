package org.mortise.form.record;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.ScopedWrite;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.RecomputedRecord;
import org.mortise.core.store.RecordStore;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.ComputationPass;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;
import org.mortise.form.linkage.Surroundings;

/**
 * Computes stored records anew by the form in force, along the one computation pass, and writes what differs.
 *
 * <p>Records are held while this happens, so nothing that anybody writes is overwritten. Only computed fields change: what people
 * gave, versions, moments of change and histories stay, no event is told and no rule acts. Whoever has a record open can save it.
 */
@ApplicationScoped
public class Recomputation {

    private final AccessGate gate;
    private final RecordStore store;
    private final PublishedForms forms;

    Recomputation(AccessGate gate, RecordStore store, PublishedForms forms) {
        this.gate = gate;
        this.store = store;
        this.forms = forms;
    }

    /** Outside the container, for tests of engines. */
    public static Recomputation of(AccessGate gate, RecordStore store, PublishedForms forms) {
        return new Recomputation(gate, store, forms);
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

    /**
     * These records, whatever has become of them; those that are gone are left out.
     *
     * @param wanted which computed fields of the form
     */
    public Uni<Outcome> of(
            Transaction transaction, ObjectKey form, List<UUID> records, Predicate<PreparedField> wanted) {
        return in(transaction, form, work -> work.on(records, wanted));
    }

    /**
     * At most {@code limit} records that follow {@code after} in the order of ids; null: from the first. An outcome with fewer is the
     * last.
     */
    public Uni<Outcome> after(
            Transaction transaction, ObjectKey form, @Nullable UUID after, int limit, Predicate<PreparedField> wanted) {
        return in(transaction, form, work -> store.idsAfter(transaction, work.write(), after, limit)
                .flatMap(ids -> work.on(ids, wanted)));
    }

    /** At most {@code limit} records that follow {@code after} in the order of ids; null: from the first. */
    public Uni<List<UUID>> idsAfter(Transaction transaction, ObjectKey form, @Nullable UUID after, int limit) {
        return in(transaction, form, work -> store.idsAfter(transaction, work.write(), after, limit));
    }

    /** How many records the form has. */
    public Uni<Long> size(Transaction transaction, ObjectKey form) {
        return in(transaction, form, work -> store.size(transaction, work.write()));
    }

    /** The form in force. */
    public Uni<PreparedForm> form(Transaction transaction, ObjectKey form) {
        return in(transaction, form, work -> Uni.createFrom().item(work.form()));
    }

    private <T> Uni<T> in(Transaction transaction, ObjectKey form, Function<Work, Uni<T>> step) {
        return gate.of(transaction, RecordDesk.COMPUTING)
                .flatMap(platform -> step.apply(new Work(
                        transaction,
                        platform,
                        forms.of(platform.snapshot(), form),
                        platform.write(form, RecordAction.UPDATE, null))));
    }

    private final class Work {

        private final Transaction transaction;
        private final CallerAccess platform;
        private final PreparedForm form;
        private final ScopedWrite write;
        private final LinkLoad links;

        Work(Transaction transaction, CallerAccess platform, PreparedForm form, ScopedWrite write) {
            this.transaction = transaction;
            this.platform = platform;
            this.form = form;
            this.write = write;
            this.links = new LinkLoad(store, transaction, platform);
        }

        ScopedWrite write() {
            return write;
        }

        PreparedForm form() {
            return form;
        }

        Uni<Outcome> on(List<UUID> ids, Predicate<PreparedField> wanted) {
            var errors = new ArrayList<Failure>();
            return store.lockAll(transaction, write, ids)
                    .call(records -> links.load(
                            form, records.stream().map(LockedRecord::data).toList()))
                    // Formulas take their time, which others need.
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .flatMap(records -> settled(records, wanted, errors))
                    .flatMap(records -> store.recomputed(transaction, write, records))
                    .map(changed ->
                            new Outcome(ids.isEmpty() ? null : ids.get(ids.size() - 1), ids.size(), changed, errors));
        }

        /** Until no formula asks what nobody knows yet. */
        private Uni<List<RecomputedRecord>> settled(
                List<LockedRecord> records, Predicate<PreparedField> wanted, List<Failure> errors) {
            errors.clear();
            var computed = records.stream()
                    .map(record -> computed(record, wanted, errors))
                    .toList();
            return links.ask().flatMap(more -> more
                    ? settled(records, wanted, errors)
                    : Uni.createFrom().item(computed));
        }

        private RecomputedRecord computed(LockedRecord record, Predicate<PreparedField> wanted, List<Failure> errors) {
            var surroundings = new Surroundings(
                    platform.now(),
                    platform.zone(),
                    Map.of(),
                    key -> FieldRight.WRITE,
                    links,
                    platform::departmentTree,
                    SystemValues.of(record));
            var again = ComputationPass.again(form, record.data(), surroundings, wanted);
            again.errors().forEach((field, code) -> errors.add(new Failure(record.id(), field, code)));
            return new RecomputedRecord(record, again.data());
        }
    }
}
