package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.file.FileDesk;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;

/**
 * Says what an import would come to, before anything is written: every row is read, and the first {@value #TRIED} are written as the
 * import would write them and taken back at once, so that the rules of the form have their say as well.
 */
@ApplicationScoped
class ImportCheck {

    /** Rows after these are only read. */
    static final int TRIED = 5_000;

    private static final ObjectKey NEW_FORM = ObjectKey.parse("import.form");

    private final Database database;
    private final ImportDesk desk;
    private final ImportWriting writing;
    private final FileDesk files;
    private final CellReferences references;
    private final Organisation organisation;

    ImportCheck(
            Database database,
            ImportDesk desk,
            ImportWriting writing,
            FileDesk files,
            CellReferences references,
            Organisation organisation) {
        this.database = database;
        this.desk = desk;
        this.writing = writing;
        this.files = files;
        this.references = references;
        this.organisation = organisation;
    }

    /** Thrown to take back what was written only to see whether it can be. */
    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient ImportWriting.Written written;

        TakenBack(ImportWriting.Written written) {
            super("taken back", null, false, false);
            this.written = written;
        }
    }

    Uni<CheckReport> check(Caller.User caller, UUID id, ImportTarget.Wanted wanted, ImportPlan sent) {
        return desk.own(caller, id).flatMap(run -> desk.settled(caller, wanted, sent)
                .flatMap(plan -> references.directory().flatMap(directory -> {
                    var form = wanted.form() == null ? NEW_FORM : ObjectKey.parse(wanted.form());
                    return read(asIfStarted(run, form, plan), directory);
                })));
    }

    private static ImportRun asIfStarted(ImportRun run, ObjectKey form, ImportPlan plan) {
        return new ImportRun(
                run.id(),
                run.person(),
                run.file(),
                run.fileName(),
                run.state(),
                form,
                Json.mapper().valueToTree(plan),
                ImportRun.Figures.NONE,
                null);
    }

    private Uni<CheckReport> read(ImportRun run, CellReferences.Directory directory) {
        return Uni.createFrom()
                .item(() -> ImportReading.open(organisation.zone(), files, run, directory))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(reading -> {
                    var report = new CheckReport(reading.plan());
                    return Multi.createBy()
                            .repeating()
                            .uni(() -> Uni.createFrom()
                                    .item(reading::next)
                                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                            .whilst(batch -> !batch.isEmpty())
                            .filter(batch -> !batch.isEmpty())
                            .onItem()
                            .transformToUniAndConcatenate(groups -> batch(reading, report, groups))
                            .collect()
                            .last()
                            .invoke(() -> {
                                var orphans = reading.orphans();
                                reading.advance(orphans);
                                report.add(reading.plan(), List.of(), orphans, Map.of());
                                report.figures(reading.figures());
                            })
                            .replaceWith(report)
                            .onTermination()
                            .invoke(reading::close);
                });
    }

    private Uni<Void> batch(ImportReading reading, CheckReport report, List<RowGroup> groups) {
        return references
                .names(reading.caller(), reading.form(), reading.plan(), reading.directory(), groups)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(names -> {
                    var rows = reading.map(groups, names);
                    var good =
                            rows.stream().filter(row -> row.mapped().isGood()).toList();
                    return attempt(reading, report, good).invoke(written -> {
                        var outcome = reading.outcome(
                                rows, written.created(), written.made().size());
                        reading.made().add(written.made());
                        reading.advance(outcome);
                        report.add(reading.plan(), rows, outcome, names);
                    });
                })
                .replaceWithVoid();
    }

    private Uni<ImportWriting.Written> attempt(
            ImportReading reading, CheckReport report, List<ImportReading.Row> good) {
        if (!reading.plan().existing() || report.tried >= TRIED) {
            return Uni.createFrom().item(believed(good));
        }
        report.tried += good.size();
        return written(reading, good).onFailure(Rejected.class).recoverWithUni(() -> oneByOne(reading, good));
    }

    /** What the record looks like is known; what the form makes of it is not. */
    private static ImportWriting.Written believed(List<ImportReading.Row> good) {
        return new ImportWriting.Written(
                good.stream().map(row -> new Records.Created(NOBODY, List.of())).toList(), Map.of());
    }

    private static final UUID NOBODY = new UUID(0, 0);

    private Uni<ImportWriting.Written> oneByOne(ImportReading reading, List<ImportReading.Row> good) {
        return Multi.createFrom()
                .iterable(good)
                .onItem()
                .transformToUniAndConcatenate(row -> written(reading, List.of(row))
                        .map(written -> written.created().get(0))
                        .onFailure(Rejected.class)
                        .recoverWithItem(refused -> new Records.Created(null, refused.problems())))
                .collect()
                .asList()
                .map(created -> new ImportWriting.Written(created, Map.of()));
    }

    /** Options that are still to be made cannot be tried: rows that want them are believed. */
    private Uni<ImportWriting.Written> written(ImportReading reading, List<ImportReading.Row> good) {
        var able =
                good.stream().filter(row -> !wantsOption(reading.plan(), row)).toList();
        return database.<ImportWriting.Written>inTransaction(
                        transaction -> writing.write(transaction, reading, able).map(written -> {
                            throw new TakenBack(written);
                        }))
                .onFailure(TakenBack.class)
                .recoverWithItem(taken -> taken.written)
                .map(written -> {
                    var answers = written.created().iterator();
                    var created = new ArrayList<Records.Created>();
                    good.forEach(row -> created.add(
                            wantsOption(reading.plan(), row)
                                    ? new Records.Created(NOBODY, List.of())
                                    : answers.next()));
                    return new ImportWriting.Written(created, written.made());
                });
    }

    private static boolean wantsOption(ImportPlan plan, ImportReading.Row row) {
        return plan.wanted().stream()
                .filter(column ->
                        column.type().equals("select") || column.type().equals("multiselect"))
                .anyMatch(column ->
                        row.mapped().data().path(column.owner()).toString().contains("\"" + Words.TO_MAKE));
    }
}
