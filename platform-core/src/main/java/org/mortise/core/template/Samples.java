package org.mortise.core.template;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.CauseChain;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.org.Organisation;

/** Sample people and records of an application: added on request, removed as a whole. */
@ApplicationScoped
class Samples {

    private static final String CHANNEL = "sample";

    private final SamplePeople people;
    private final SampleTable table;
    private final Records records;
    private final Organisation organisation;
    private final Clock clock;

    Samples(SamplePeople people, SampleTable table, Records records, Organisation organisation, Clock clock) {
        this.people = people;
        this.table = table;
        this.records = records;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** What is wrong with the sample of a bundle before anything is written. */
    static List<Problem> check(Bundle bundle) {
        var problems = new ArrayList<Problem>();
        bundle.sample().keySet().stream()
                .filter(file -> !isPeople(file) && !hasForm(bundle, file))
                .map(file -> Problem.at(
                        "/data/sample/" + file + ".jsonl",
                        "reference_missing",
                        Map.of("kind", FormShape.KIND, "key", file)))
                .forEach(problems::add);
        problems.addAll(SamplePeople.check(bundle));
        problems.addAll(SampleOrder.of(rows(bundle)).problems());
        return problems;
    }

    static List<SampleOrder.Row> rows(Bundle bundle) {
        var rows = new ArrayList<SampleOrder.Row>();
        bundle.sample().forEach((file, lines) -> {
            if (!isPeople(file)) {
                rows.addAll(SampleOrder.rows(file, lines));
            }
        });
        return rows;
    }

    /** Adds the sample, unless it is there already. */
    Uni<Void> add(Transaction transaction, Caller caller, Bundle bundle, @Nullable String passwordHash) {
        return table.isLoaded(transaction.connection(), bundle.pkg())
                .flatMap(loaded -> loaded
                        ? Uni.createFrom().voidItem()
                        : people.add(transaction, bundle, passwordHash)
                                .flatMap(ids -> addRecords(transaction, caller, bundle, ids)));
    }

    /** Removes what {@link #add} added, as far as it is still there. */
    Uni<Void> remove(Transaction transaction, Caller caller, String pkg) {
        return table.rows(transaction.connection(), pkg)
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> removeRecord(transaction, actor(caller, pkg), row))
                        .collect()
                        .last())
                .chain(() -> people.remove(transaction, pkg))
                .chain(() -> table.forget(transaction.connection(), pkg));
    }

    private Uni<Void> addRecords(Transaction transaction, Caller caller, Bundle bundle, SamplePeople.Ids people) {
        var known = new HashMap<String, UUID>();
        return Multi.createFrom()
                .iterable(SampleOrder.of(rows(bundle)).ordered())
                .onItem()
                .transformToUniAndConcatenate(
                        row -> addRecord(transaction, actor(caller, bundle.pkg()), bundle, row, people, known))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> addRecord(
            Transaction transaction,
            Caller actor,
            Bundle bundle,
            SampleOrder.Row row,
            SamplePeople.Ids people,
            Map<String, UUID> known) {
        var form = new ObjectKey(bundle.pkg(), row.file());
        var values =
                new SampleValues(known, people.people(), people.departments(), clock.instant(), organisation.zone());
        var data = values.resolve(row.json().path("data"), row.path() + "/data");
        if (!values.problems().isEmpty()) {
            return Uni.createFrom().failure(Rejected.invalid(values.problems()));
        }
        return records.change(transaction, actor, Records.Change.create(form, data, CHANNEL, CauseChain.none()))
                .onFailure(Rejected.class)
                .transform(failure -> inFile(failure, row.path()))
                .map(Records.Record::id)
                .invoke(id -> known.put(row.ref(), id))
                .call(id -> decided(transaction, form, id, row))
                .flatMap(
                        id -> table.addRow(transaction.connection(), bundle.pkg(), new SampleTable.SampleRow(form, id)))
                .replaceWith(true);
    }

    /** A record whose approval ended before this server came says so; nobody has to decide about it again. */
    private Uni<Void> decided(Transaction transaction, ObjectKey form, UUID id, SampleOrder.Row row) {
        var state = row.json().path(SampleOrder.FLOW_STATE);
        return state.isMissingNode()
                ? Uni.createFrom().voidItem()
                : records.flowState(transaction, form, id, state.asText(), null);
    }

    /** Records that somebody deleted since are not missed. */
    private Uni<Boolean> removeRecord(Transaction transaction, Caller actor, SampleTable.SampleRow row) {
        var removal = new Records.Change(row.form(), row.record(), null, null, CHANNEL, null, CauseChain.none());
        return records.change(transaction, actor, removal)
                .replaceWith(true)
                .onFailure(
                        failure -> failure instanceof Rejected rejected && rejected.kind() == Rejected.Kind.NOT_FOUND)
                .recoverWithItem(false);
    }

    private static Rejected inFile(Rejected rejected, String path) {
        return Rejected.invalid(
                rejected.problems().stream().map(problem -> problem.under(path)).toList());
    }

    private static Caller actor(Caller caller, String pkg) {
        return new Caller.System("sample:" + pkg, caller.person());
    }

    private static boolean isPeople(String file) {
        return file.equals(Bundle.USERS) || file.equals(Bundle.DEPARTMENTS);
    }

    private static boolean hasForm(Bundle bundle, String file) {
        return ObjectKey.isKey(file)
                && bundle.object(new MetadataId(FormShape.KIND, new ObjectKey(bundle.pkg(), file)))
                        .isPresent();
    }
}
