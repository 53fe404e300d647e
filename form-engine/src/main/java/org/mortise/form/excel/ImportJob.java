package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.event.CauseChain;
import org.mortise.core.file.FileStore;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;

/**
 * Brings the rows of a file in, batch by batch through the one road to records.
 *
 * <p>The count of rows looked at is written with each batch, so that an attempt after a crash goes on where the last one stopped:
 * no row comes twice and none is lost. Memory is bounded by the batch, whatever the size of the file.
 */
@ApplicationScoped
class ImportJob implements JobHandler {

    static final String KIND = "import";

    private static final int BATCH = 250;
    private static final int PEOPLE = 10_000;

    private final Database database;
    private final ImportTable table;
    private final Records records;
    private final FileStore files;
    private final People people;
    private final Organisation organisation;

    ImportJob(
            Database database,
            ImportTable table,
            Records records,
            FileStore files,
            People people,
            Organisation organisation) {
        this.database = database;
        this.table = table;
        this.records = records;
        this.files = files;
        this.people = people;
        this.organisation = organisation;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun job) {
        var id = Ids.parse(job.payload().path("run").asText());
        return table.find(id)
                .map(found -> found.orElseThrow(Rejected::notFound))
                .flatMap(run -> run.state().equals("running")
                        ? bring(run)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> bring(ImportRun run) {
        return people.search("", PEOPLE)
                .map(found -> {
                    var byName = new HashMap<String, String>();
                    found.forEach(person -> byName.put(
                            Coercion.Reference.name(person.name()), person.id().toString()));
                    return byName;
                })
                .flatMap(byName -> batches(run, byName))
                .chain(() -> table.end(run.id(), "done", null))
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> table.end(
                        run.id(),
                        "failed",
                        Json.mapper().valueToTree(refused.problems().get(0))));
    }

    /** A row with what it says, ready or not. */
    private record Read(SheetRow row, MappedRow mapped) {}

    private Uni<Void> batches(ImportRun run, Map<String, String> byName) {
        return Uni.createFrom()
                .item(() -> Reading.open(this, run, byName))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(reading -> Multi.createBy()
                        .repeating()
                        .uni(() -> Uni.createFrom()
                                .item(reading::next)
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .whilst(batch -> !batch.isEmpty())
                        .filter(batch -> !batch.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(batch -> write(reading, batch))
                        .collect()
                        .last()
                        .onTermination()
                        .invoke(reading::close)
                        .replaceWithVoid());
    }

    private Uni<Boolean> write(Reading reading, List<Read> batch) {
        return together(reading, batch)
                .onFailure(Rejected.class)
                .recoverWithUni(() -> Multi.createFrom()
                        .iterable(batch)
                        .onItem()
                        .transformToUniAndConcatenate(row -> alone(reading, row))
                        .collect()
                        .last())
                .replaceWith(true);
    }

    private Uni<Boolean> together(Reading reading, List<Read> batch) {
        var good = batch.stream().filter(row -> row.mapped().isGood()).toList();
        List<ObjectNode> data = good.stream().map(row -> row.mapped().data()).toList();
        return database.inTransaction(
                        transaction -> records.createMany(transaction, reading.caller(), reading.form(), data, KIND)
                                .map(created -> reading.outcome(batch, good, created))
                                .call(outcome -> table.progress(
                                        transaction, reading.id(), outcome.figures(), outcome.rejections())))
                .invoke(outcome -> reading.figures = outcome.figures())
                .replaceWith(true);
    }

    /** Row by row, after a batch failed as a whole because of a value that exists already. */
    private Uni<Boolean> alone(Reading reading, Read row) {
        if (!row.mapped().isGood()) {
            return together(reading, List.of(row));
        }
        var change = Records.Change.create(reading.form(), row.mapped().data(), KIND, CauseChain.none());
        return database.inTransaction(transaction -> records.change(transaction, reading.caller(), change)
                        .map(record -> reading.outcome(
                                List.of(row), List.of(row), List.of(new Records.Created(record.id(), List.of()))))
                        .call(outcome ->
                                table.progress(transaction, reading.id(), outcome.figures(), outcome.rejections())))
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> {
                    var problems = refused.problems();
                    var outcome =
                            reading.outcome(List.of(row), List.of(row), List.of(new Records.Created(null, problems)));
                    return database.inTransaction(transaction ->
                                    table.progress(transaction, reading.id(), outcome.figures(), outcome.rejections()))
                            .replaceWith(outcome);
                })
                .invoke(outcome -> reading.figures = outcome.figures())
                .replaceWith(true);
    }

    private record Outcome(ImportRun.Figures figures, List<Rejection> rejections) {}

    /** An open file at the place where the import stands. */
    private static final class Reading {

        private final UUID id;
        private final Caller caller;
        private final ObjectKey form;
        private final Map<String, String> titles;
        private final SheetMapping mapping;
        private final Spreadsheet file;
        private final Stream<SheetRow> rows;
        private final Iterator<SheetRow> pending;
        private ImportRun.Figures figures;

        private Reading(ImportJob job, ImportRun run, ObjectKey form, ImportPlan plan, Map<String, String> byName)
                throws IOException {
            this.id = run.id();
            this.caller = new Caller.User(run.person());
            this.form = form;
            this.titles = new HashMap<>();
            plan.columns().forEach(column -> titles.put(column.key(), column.title()));
            this.mapping = new SheetMapping(plan.columns(), byName, job.organisation.zone());
            this.file = Spreadsheet.open(job.files.path(run.file()), run.fileName());
            this.rows = file.rows(plan.sheet());
            this.pending = rows.filter(
                            new DataRows(plan.headerRow(), plan.columns().size()))
                    .skip(run.figures().processed())
                    .iterator();
            this.figures = run.figures();
        }

        static Reading open(ImportJob job, ImportRun run, Map<String, String> byName) {
            if (run.form() == null || run.plan() == null) {
                throw new IllegalStateException("the import was not started: " + run.id());
            }
            try {
                return new Reading(job, run, run.form(), Json.convert(run.plan(), ImportPlan.class), byName);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        UUID id() {
            return id;
        }

        Caller caller() {
            return caller;
        }

        ObjectKey form() {
            return form;
        }

        List<Read> next() {
            var batch = new ArrayList<Read>(BATCH);
            while (batch.size() < BATCH && pending.hasNext()) {
                var row = pending.next();
                batch.add(new Read(row, mapping.map(row)));
            }
            return batch;
        }

        /** Figures and rejected rows after {@code batch}; {@code created} tells of the {@code good} rows in order. */
        Outcome outcome(List<Read> batch, List<Read> good, List<Records.Created> created) {
            var rejections = new ArrayList<Rejection>();
            batch.stream()
                    .filter(row -> !row.mapped().isGood())
                    .forEach(row -> rejections.add(rejection(row, reasons(row.mapped()))));
            var written = 0;
            var warned = 0;
            for (var index = 0; index < created.size(); index++) {
                if (created.get(index).id() == null) {
                    rejections.add(rejection(
                            good.get(index), reasons(created.get(index).problems())));
                    continue;
                }
                written++;
                warned += good.get(index).mapped().warnings().isEmpty() ? 0 : 1;
            }
            return new Outcome(figures.plus(written, rejections.size(), warned), rejections);
        }

        private static Rejection rejection(Read read, List<Rejection.Reason> reasons) {
            var cells = read.row().cells().stream().map(CellValue::text).toList();
            return new Rejection(read.row().number(), cells, reasons);
        }

        private static List<Rejection.Reason> reasons(MappedRow row) {
            return row.problems().stream()
                    .map(note -> new Rejection.Reason(note.column(), Problem.of(note.code())))
                    .toList();
        }

        private List<Rejection.Reason> reasons(List<Problem> problems) {
            return problems.stream()
                    .map(problem -> new Rejection.Reason(column(problem.path()), problem))
                    .toList();
        }

        private String column(String path) {
            var keys = path.split("/");
            return keys.length > 2 ? titles.getOrDefault(keys[2], "") : "";
        }

        void close() {
            try {
                rows.close();
                file.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
