package org.mortise.core.metadata;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;

/** Brings documents into force: looks at them in the world that they make, writes them, and lets the database follow. */
final class Publishing {

    private final Metadata metadata;
    private final MetadataKinds kinds;
    private final MetadataTable table;
    private final Clock clock;

    Publishing(Metadata metadata, MetadataKinds kinds, MetadataTable table, Clock clock) {
        this.metadata = metadata;
        this.kinds = kinds;
        this.table = table;
        this.clock = clock;
    }

    /** What was looked at, with what each kind finds outside the metadata. */
    Uni<List<Examined>> survey(MetadataSnapshot world, List<Examined> examined) {
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .transformToUniAndConcatenate(one -> one.findings().errors().isEmpty()
                        ? kinds.named(one.object().kind())
                                .survey(world, one.object())
                                .map(one::with)
                        : Uni.createFrom().item(one))
                .collect()
                .asList();
    }

    /**
     * Looks at documents as if they came into force together in {@code world}; writes nothing. What other objects in force would
     * have to complain about then is an error of the first.
     */
    List<Examined> examine(MetadataSnapshot world, List<Release> releases) {
        var examination = Examination.of(kinds, world, releases);
        return withBroken(world, releases, examination, examination.examined());
    }

    private List<Examined> withBroken(
            MetadataSnapshot world, List<Release> releases, Examination examination, List<Examined> examined) {
        var broken = examination.fits() ? Uses.broken(kinds, world, examination.world(), releases) : List.<Use>of();
        if (broken.isEmpty()) {
            return examined;
        }
        var errors = broken.stream().map(Use::asProblem).toList();
        return Stream.concat(
                        Stream.of(examined.get(0).withErrors(errors)),
                        examined.stream().skip(1))
                .toList();
    }

    /** Brings documents into force together, all of them or none; drafts of the same objects stay as they are. */
    Uni<List<Publication>> publishAll(Transaction transaction, Caller caller, List<Release> releases, String note) {
        return table.lockRevision(transaction.connection())
                .flatMap(locked -> metadata.current(transaction))
                .flatMap(world -> {
                    var examination = Examination.of(kinds, world, releases);
                    var judged = withBroken(world, releases, examination, examination.judged());
                    return enforce(transaction, caller, world, judged, note);
                });
    }

    private Uni<List<Publication>> enforce(
            Transaction transaction, Caller caller, MetadataSnapshot world, List<Examined> examined, String note) {
        var errors = examined.stream()
                .flatMap(one -> one.findings().errors().stream())
                .toList();
        if (!errors.isEmpty()) {
            return Uni.createFrom().failure(Rejected.invalid(errors));
        }
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .call(one -> table.publish(transaction.connection(), one, note, caller.person(), clock.instant()))
                .onItem()
                .ignoreAsUni()
                .call(() -> table.advance(transaction.connection()))
                .call(() ->
                        metadata.current(transaction).invoke(fresh -> metadata.shareAfterCommit(transaction, fresh)))
                .flatMap(written -> carryOut(transaction, world, examined));
    }

    /** Lets each kind make the database fit, in order. */
    private Uni<List<Publication>> carryOut(Transaction transaction, MetadataSnapshot before, List<Examined> examined) {
        return Multi.createFrom()
                .iterable(examined)
                .onItem()
                .transformToUniAndConcatenate(one -> carryOut(transaction, before, one))
                .collect()
                .in(ArrayList<Publication>::new, List::add)
                .map(List::copyOf);
    }

    private Uni<Publication> carryOut(Transaction transaction, MetadataSnapshot before, Examined examined) {
        var next = examined.object();
        var kind = kinds.named(next.kind());
        var previous = before.find(next.kind(), next.key()).orElse(null);
        return kind.publish(transaction, previous, next)
                .replaceWith(
                        () -> new Publication(examined.release().id(), next.version(), kind.impact(previous, next)));
    }
}
