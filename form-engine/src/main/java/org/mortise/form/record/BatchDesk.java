package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Database;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.store.Contention;

/** Does one thing to many records, each in a transaction of its own: what is wrong with one does not hold up the others. */
@ApplicationScoped
public class BatchDesk {

    /** As many as the longest page of a list. */
    public static final int MOST = 500;

    private static final int FIRST_VERSION = 1;

    private static final Logger LOG = Logger.getLogger(BatchDesk.class);

    /** How the change log names the way by which new records came in bulk. */
    private static final String CHANNEL = "import";

    private final RecordDesk desk;
    private final Database database;

    BatchDesk(RecordDesk desk, Database database) {
        this.desk = desk;
        this.database = database;
    }

    /** A record as the caller saw it. */
    public record Seen(UUID id, int version) {}

    /**
     * What became of one record.
     *
     * @param id null for a new record that was refused
     * @param version after it was done; null when it was refused
     * @param problems why it was refused; empty when it was done
     */
    public record Outcome(@Nullable UUID id, @Nullable Integer version, List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /** Creates records in one transaction; only a value that must be unique and is not refuses them all. */
    public Uni<List<Outcome>> create(Caller caller, ObjectKey form, List<ObjectNode> data) {
        var batch = new Records.Batch(form, data, CHANNEL, false);
        return Contention.retrying(
                        () -> database.inTransaction(transaction -> desk.createMany(transaction, caller, batch)))
                .map(created -> created.stream()
                        .map(one -> new Outcome(one.id(), one.id() == null ? null : FIRST_VERSION, one.problems()))
                        .toList());
    }

    /** Sets the same fields in every record; outcomes come in the order of {@code records}. */
    public Uni<List<Outcome>> change(Caller caller, ObjectKey form, List<Seen> records, ObjectNode data) {
        return each(records, one -> changed(caller, form, one, data.deepCopy()));
    }

    /** Moves every record to the trash. */
    public Uni<List<Outcome>> delete(Caller caller, ObjectKey form, List<Seen> records) {
        return each(records, one -> changed(caller, form, one, null));
    }

    /** Takes every record back from the trash; the versions do not matter there. */
    public Uni<List<Outcome>> restore(Caller caller, ObjectKey form, List<Seen> records) {
        return each(records, one -> desk.restore(caller, form, one.id()));
    }

    private Uni<Records.Record> changed(Caller caller, ObjectKey form, Seen one, @Nullable ObjectNode data) {
        return desk.change(caller, new Change(form, one.id(), data, one.version(), "api", null, CauseChain.none()));
    }

    /** One after the other, so that a batch takes one connection and no two of its records wait for each other. */
    private static Uni<List<Outcome>> each(List<Seen> records, Work work) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(one -> Uni.createFrom()
                        .deferred(() -> work.on(one))
                        .map(record -> new Outcome(one.id(), record.version(), List.of()))
                        .onFailure()
                        .recoverWithItem(failure -> new Outcome(one.id(), null, problems(one, failure))))
                .collect()
                .asList();
    }

    private static List<Problem> problems(Seen one, Throwable failure) {
        if (failure instanceof Rejected rejected) {
            return rejected.problems();
        }
        LOG.errorf(failure, "record %s of a batch failed", one.id());
        return List.of(Problem.of("internal_error"));
    }

    /** What is done to one record. */
    @FunctionalInterface
    private interface Work {
        Uni<Records.Record> on(Seen one);
    }
}
