package org.mortise.form.comment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.CommentRight;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FieldRights;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.RecordRights;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.record.Loans;

/** Who may read a record, and with it what is said about it: by his roles, or because he has been asked about it. */
@ApplicationScoped
class Readers {

    private static final int AT_ONCE = 60;

    private final AccessGate gate;
    private final RecordStore store;
    private final Loans loans;
    private final People people;

    Readers(AccessGate gate, RecordStore store, Loans loans, People people) {
        this.gate = gate;
        this.store = store;
        this.loans = loans;
        this.people = people;
    }

    /** A record, wherever it is looked at. */
    record Place(@Nullable Transaction transaction, CallerAccess access, ObjectKey form, UUID record) {}

    /**
     * Somebody who may read it.
     *
     * @param title what names the record for him; empty when he may not see that
     */
    record Reader(CommentRight right, String title) {}

    /** The caller as a reader, or nothing; {@code place} has his access. */
    Uni<Optional<Reader>> caller(Caller.User caller, Place place) {
        return granted(place)
                .flatMap(granted -> granted.filter(reader -> reader.right().atLeast(CommentRight.WRITE))
                                .isPresent()
                        ? Uni.createFrom().item(granted)
                        : lent(caller, place).map(lent -> lent.or(() -> granted)));
    }

    /** The caller as a reader who has the right that is {@code needed}; refused where he has not. */
    Uni<Reader> required(Caller.User caller, Place place, CommentRight needed) {
        return caller(caller, place)
                .map(found -> found.filter(reader -> reader.right().atLeast(CommentRight.READ))
                        .orElseThrow(Rejected::notFound))
                .invoke(reader -> {
                    if (!reader.right().atLeast(needed)) {
                        throw Rejected.because(Rejected.Kind.FORBIDDEN, "forbidden");
                    }
                });
    }

    /** Those of {@code persons} who may read it, in their order; who is not active reads nothing. */
    Uni<Map<UUID, Reader>> among(Place place, Collection<UUID> persons) {
        var transaction = place.transaction();
        var known = transaction == null ? people.all(persons) : people.all(transaction, persons);
        return known.map(found ->
                        found.stream().filter(Person::active).map(Person::id).toList())
                .flatMap(active -> Multi.createFrom()
                        .iterable(persons)
                        .filter(active::contains)
                        .onItem()
                        .transformToUniAndConcatenate(
                                person -> other(person, place).map(reader -> Map.entry(person, reader)))
                        .filter(entry -> entry.getValue().isPresent())
                        .collect()
                        .in(
                                LinkedHashMap::new,
                                (all, entry) ->
                                        all.put(entry.getKey(), entry.getValue().orElseThrow())));
    }

    /**
     * The first few of {@code candidates}, all of them active, who may read it: many are asked about at once, and nobody who stands
     * behind those among whom enough were found.
     */
    Uni<List<Person>> first(Place place, Multi<Person> candidates, int most) {
        return loans.borrowers(place.form(), place.record()).flatMap(borrowers -> candidates
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToMultiAndConcatenate(some -> readersAmong(place, some, borrowers)
                        .onItem()
                        .transformToMulti(readers -> Multi.createFrom().iterable(readers)))
                .select()
                .first(most)
                .collect()
                .asList());
    }

    private Uni<List<Person>> readersAmong(Place place, List<Person> some, Set<UUID> borrowers) {
        var ids = some.stream().map(Person::id).toList();
        return gate.of(ids, place.access())
                .flatMap(known -> readers(place, known))
                .flatMap(readers -> Multi.createFrom()
                        .iterable(some)
                        .onItem()
                        .transformToUniAndConcatenate(person -> readers.contains(person.id())
                                ? Uni.createFrom().item(Optional.of(person))
                                : borrower(place, person, borrowers))
                        .select()
                        .where(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .collect()
                        .asList());
    }

    private Uni<Optional<Person>> borrower(Place place, Person person, Set<UUID> borrowers) {
        return borrowers.contains(person.id())
                ? other(person.id(), place).map(reader -> reader.map(found -> person))
                : Uni.createFrom().item(Optional.empty());
    }

    /** Who of them may read the record by his roles. */
    private Uni<Set<UUID>> readers(Place place, Map<UUID, CallerAccess> known) {
        var query = RecordQuery.of(place.form(), null, 1);
        var asked = known.entrySet().stream()
                .filter(entry -> entry.getValue().readable(place.form()).isPresent())
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().scope(query)))
                .toList();
        return store.reaching(
                        place.transaction(),
                        asked.stream().map(Map.Entry::getValue).toList(),
                        place.record())
                .map(places -> places.stream().map(at -> asked.get(at).getKey()).collect(Collectors.toSet()));
    }

    private Uni<Optional<Reader>> other(UUID person, Place place) {
        var caller = new Caller.User(person);
        return gate.of(caller, place.access())
                .flatMap(
                        access -> caller(caller, new Place(place.transaction(), access, place.form(), place.record())));
    }

    private Uni<Optional<Reader>> granted(Place place) {
        var readable = place.access().readable(place.form());
        if (readable.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var shape = readable.get().shape();
        var named = readable.get().mayShow(shape.titleField());
        return read(place, place.access().scope(named ? titles(shape) : RecordQuery.of(place.form(), null, 1)))
                .map(found -> found.map(record -> new Reader(comments(record.rights()), title(place, shape, record))));
    }

    private static CommentRight comments(@Nullable RecordRights rights) {
        return rights == null ? CommentRight.NONE : rights.comments();
    }

    /** Being asked about a record is reason enough to speak about it. */
    private Uni<Optional<Reader>> lent(Caller.User caller, Place place) {
        return loans.to(caller, place.form(), place.record()).flatMap(lent -> {
            if (lent.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            var shape = place.access().lent(place.form(), lent).shape();
            var named = FieldRights.of(lent).of(shape.titleField()).atLeast(FieldRight.READ);
            return read(place, place.access().scopeLent(titles(shape), Condition.ALWAYS))
                    .map(found -> found.map(
                            record -> new Reader(CommentRight.WRITE, named ? title(place, shape, record) : "")));
        });
    }

    private Uni<Optional<StoredRecord>> read(Place place, ScopedQuery query) {
        var transaction = place.transaction();
        var read = transaction == null
                ? store.read(query, place.record())
                : store.read(transaction, query, place.record());
        return read.map(found -> found.map(rows -> rows.records().get(0)));
    }

    /** Nothing of it but what names it. */
    private static RecordQuery titles(FormShape shape) {
        return new RecordQuery(shape.form(), null, null, List.of(), List.of(shape.titleField()), null, 1);
    }

    private static String title(Place place, FormShape shape, StoredRecord record) {
        return shape.titleOf(
                Json.parse(record.data()), place.access().identity().locale());
    }
}
