package org.mortise.core.metadata;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Problem;

/** What publishing would do to data that is there. */
record PublishEffects(MetadataKinds kinds, List<PersonalEffects> personal) {

    /** As sentences; nothing for an object that is new, or whose document is not in order. */
    Uni<List<Problem>> of(Transaction transaction, MetadataSnapshot world, Release release) {
        var id = release.id();
        var examination = Examination.of(kinds, world, List.of(release));
        var previous = world.find(id.kind(), id.key()).orElse(null);
        var next = examination.world().find(id.kind(), id.key()).orElseThrow();
        if (previous == null || !examination.fits()) {
            return Uni.createFrom().item(List.of());
        }
        var stored = id.kind().equals(OptionShape.SET)
                ? offered(transaction, world, examination.world())
                : kinds.named(id.kind()).effects(transaction, previous, next);
        return Multi.createBy()
                .concatenating()
                .streams(
                        stored.toMulti(),
                        Multi.createFrom()
                                .iterable(personal)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        each -> each.effects(transaction, world, examination.world())))
                .collect()
                .in(ArrayList<Problem>::new, List::addAll)
                .map(List::copyOf);
    }

    /** What an option set does to the records of the forms that offer it. */
    private Uni<List<Problem>> offered(Transaction transaction, MetadataSnapshot before, MetadataSnapshot after) {
        var changed = after.all(FormShape.KIND).stream()
                .filter(form -> !before.form(form.key()).equals(after.form(form.key())))
                .toList();
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(form ->
                        kinds.named(FormShape.KIND).effects(transaction, offering(form, before), offering(form, after)))
                .collect()
                .in(ArrayList<Problem>::new, List::addAll)
                .map(List::copyOf);
    }

    /** The form with the options that it offers in {@code world}. */
    private static PublishedObject offering(PublishedObject form, MetadataSnapshot world) {
        var shape = world.form(form.key()).map(FormShape::toJson).orElse(form.compiled());
        return new PublishedObject(form.key(), form.kind(), form.version(), form.doc(), shape);
    }
}
