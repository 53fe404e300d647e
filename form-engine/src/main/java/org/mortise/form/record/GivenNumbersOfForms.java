package org.mortise.form.record;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.GivenNumbers;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.store.NumberCounters;
import org.mortise.form.definition.Serials;

/** The serial numbers in the records of all forms that share a numbering. */
@ApplicationScoped
class GivenNumbersOfForms implements GivenNumbers {

    private final NumberCounters counters;
    private final Numberings numberings;
    private final Metadata metadata;

    GivenNumbersOfForms(NumberCounters counters, Numberings numberings, Metadata metadata) {
        this.counters = counters;
        this.numberings = numberings;
        this.metadata = metadata;
    }

    /** Outside the container, for tests of engines. */
    static GivenNumbersOfForms of(NumberCounters counters, Numberings numberings, Metadata metadata) {
        return new GivenNumbersOfForms(counters, numberings, metadata);
    }

    @Override
    public Uni<Long> count(Transaction transaction, ObjectKey numbering) {
        return metadata.current(transaction).flatMap(world -> given(transaction, world, numbering)
                .collect()
                .in(() -> new long[1], (sum, page) -> sum[0] += page.size())
                .map(sum -> sum[0]));
    }

    @Override
    public Uni<Void> pass(Transaction transaction, ObjectKey numbering) {
        return counters.lock(transaction)
                .chain(() -> metadata.current(transaction))
                .flatMap(world -> given(transaction, world, numbering)
                        .onItem()
                        .transformToUniAndConcatenate(page -> numberings.pass(transaction, world, numbering, page))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Multi<List<String>> given(Transaction transaction, MetadataSnapshot world, ObjectKey numbering) {
        return Multi.createFrom()
                .items(world.all(FormShape.KIND).stream())
                .onItem()
                .transformToMultiAndConcatenate(form -> Multi.createFrom()
                        .items(Serials.of(form).entrySet().stream()
                                .filter(serial -> serial.getValue().equals(numbering)))
                        .onItem()
                        .transformToMultiAndConcatenate(serial ->
                                counters.given(transaction, FormShape.of(form).orElseThrow(), serial.getKey())));
    }
}
