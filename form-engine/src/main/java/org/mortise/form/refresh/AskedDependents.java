package org.mortise.form.refresh;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.store.Move;
import org.mortise.core.store.Place;
import org.mortise.form.linkage.Asked;
import org.mortise.form.linkage.Asked.Lead;
import org.mortise.form.record.RecordEvents;

/**
 * What formulas that ask other forms depend on there. Who asks by a field of his own that holds the same is found from the other side;
 * who asks otherwise, such as for a range, is computed when he is saved and once a night.
 */
final class AskedDependents {

    private static final Set<String> ARRIVALS = Set.of(RecordEvents.CREATED, RecordEvents.BULK);
    private static final Set<String> DEPARTURES = Set.of(RecordEvents.DELETED);
    private static final Set<String> NEVER = Set.of();

    private AskedDependents() {}

    static Stream<Dependence> of(Asked asked) {
        return asked.lead().stream().flatMap(lead -> of(asked, lead));
    }

    private static Stream<Dependence> of(Asked asked, Lead lead) {
        var holder = asked.form().form();
        var other = asked.other();
        var watched = Set.copyOf(asked.watched());
        if (lead instanceof Lead.Pointed pointed) {
            var rows = pointed.rows();
            var along = rows == null ? Move.along(other, pointed.link()) : Move.along(other, rows, pointed.link());
            return Stream.of(
                    new Dependence(other.form(), watched, ARRIVALS, null, List.of(along), holder),
                    new Dependence(
                            other.form(),
                            Set.of(outer(rows, pointed.link())),
                            DEPARTURES,
                            through(rows, pointed.link()),
                            List.of(),
                            holder));
        }
        if (lead instanceof Lead.Pointing pointing) {
            var back = Move.back(asked.form(), pointing.table(), pointing.link());
            return Stream.of(
                    new Dependence(other.form(), watched, NEVER, null, List.of(back), holder),
                    onceMore(asked, outer(pointing.table(), pointing.link())));
        }
        var equal = (Lead.Equal) lead;
        var place = new Place(asked.form(), equal.table(), equal.here());
        var theirs = new Place(other, equal.rows(), equal.field());
        return Stream.of(
                new Dependence(other.form(), watched, ARRIVALS, null, List.of(Move.equal(place, theirs)), holder),
                new Dependence(
                        other.form(),
                        Set.of(outer(equal.rows(), equal.field())),
                        DEPARTURES,
                        through(equal.rows(), equal.field()),
                        List.of(),
                        holder,
                        place),
                onceMore(asked, outer(equal.table(), equal.here())));
    }

    /** The field whose change tells of a change of a column. */
    private static String outer(@Nullable FieldShape table, FieldShape field) {
        return table == null ? field.key() : table.key();
    }

    private static String through(@Nullable FieldShape table, FieldShape field) {
        return table == null ? field.key() : table.key() + "." + field.key();
    }

    /** What a new or changed record asks for may have changed at the same moment. */
    private static Dependence onceMore(Asked asked, String key) {
        var holder = asked.form().form();
        return new Dependence(holder, Set.of(key), ARRIVALS, null, List.of(), holder);
    }
}
