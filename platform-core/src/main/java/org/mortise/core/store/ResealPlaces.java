package org.mortise.core.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.ValueType;

/**
 * The places that one walk comes by, by names that say in which order, so that it finds where it was after a crash, and after forms have
 * become others.
 */
final class ResealPlaces {

    /** The rows of one place, some at a time. */
    interface Place {

        Uni<Long> size(SealedTables tables);

        Uni<SealedTables.Some> some(SealedTables tables, @Nullable String after);
    }

    private record Walk(Sized sized, Walked walked) implements Place {

        private interface Sized {
            Uni<Long> size(SealedTables tables);
        }

        private interface Walked {
            Uni<SealedTables.Some> some(SealedTables tables, @Nullable String after);
        }

        @Override
        public Uni<Long> size(SealedTables tables) {
            return sized.size(tables);
        }

        @Override
        public Uni<SealedTables.Some> some(SealedTables tables, @Nullable String after) {
            return walked.some(tables, after);
        }
    }

    /** Begins the names of what comes before everything else: as long as records turn, not everything can be asked of them. */
    private static final String FIRST = "a ";

    private static final Uni<Long> NONE = Uni.createFrom().item(0L);
    private static final Uni<SealedTables.Some> OVER = Uni.createFrom().item(new SealedTables.Some(null, 0));

    private final SortedMap<String, Place> places = new TreeMap<>();
    private final Set<String> tables = new TreeSet<>(Set.of("record_change", "record_trash"));

    private ResealPlaces() {}

    /** @param form null for everything that a key has sealed */
    static Uni<ResealPlaces> of(SealedTables tables, MetadataSnapshot world, @Nullable ObjectKey form) {
        var places = new ResealPlaces();
        if (form != null) {
            world.form(form).ifPresent(shape -> {
                places.present(FIRST, shape);
                places.places.put(settled(form), new Walk(none -> NONE, (none, after) -> OVER));
                places.past(shape);
            });
        } else {
            world.all(FormShape.KIND).stream()
                    .flatMap(each -> world.form(each.key()).stream())
                    .filter(Sealing::isNeeded)
                    .forEach(shape -> {
                        places.present("", shape);
                        places.past(shape);
                    });
        }
        return tables.besides().invoke(places::beside).replaceWith(places);
    }

    /** Where the records of a form are done, before what stands beside them is. */
    static String settled(ObjectKey form) {
        return FIRST + "settled " + form;
    }

    private void present(String prefix, FormShape shape) {
        var form = shape.form().toString();
        places.put(
                prefix + "records " + form,
                new Walk(tables -> tables.recordCount(shape), (tables, after) -> tables.records(shape, after)));
        shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE)
                .forEach(field -> places.put(
                        prefix + "rows " + form + " " + field.key(),
                        new Walk(
                                tables -> tables.rowCount(field),
                                (tables, after) -> tables.rows(shape, field, after))));
    }

    private void past(FormShape shape) {
        var form = shape.form().toString();
        tables.add(Tables.quoted(Tables.SCHEMA, shape.table()));
        shape.fields().stream()
                .filter(field -> field.type() == ValueType.SUBTABLE)
                .forEach(field -> tables.add(Tables.quoted(Tables.SCHEMA, Tables.tableOf(field))));
        places.put(
                "history " + form,
                new Walk(tables -> tables.changeCount(shape), (tables, after) -> tables.changes(shape, after)));
        places.put(
                "trash " + form,
                new Walk(tables -> tables.trashCount(shape), (tables, after) -> tables.trash(shape, after)));
    }

    private void beside(List<SealedTables.Beside> columns) {
        for (var column : columns) {
            tables.add(Tables.quoted(column.table()));
            places.put(
                    "beside " + column.table() + " " + column.column(),
                    new Walk(tables -> tables.besideCount(column), (tables, after) -> tables.beside(column, after)));
        }
    }

    Uni<Long> size(SealedTables tables) {
        return Multi.createFrom()
                .iterable(places.values())
                .onItem()
                .transformToUniAndConcatenate(place -> place.size(tables))
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    /** What the walk comes by, as SQL names it. */
    Set<String> tables() {
        return tables;
    }

    /** The place where a walk stands, or the next one if it is there no longer. */
    Optional<Map.Entry<String, Place>> from(@Nullable String name) {
        return (name == null ? places : places.tailMap(name))
                .entrySet().stream().findFirst();
    }

    /** The name of the place after it; null for the last. */
    @Nullable
    String after(String name) {
        return places.keySet().stream()
                .filter(other -> other.compareTo(name) > 0)
                .findFirst()
                .orElse(null);
    }
}
