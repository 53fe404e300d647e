package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.file.FileDesk;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;

/**
 * Brings the rows of a file in, batch by batch through the one road to records.
 *
 * <p>The count of rows looked at is written with each batch, so that an attempt after a crash goes on where the last one stopped:
 * no row comes twice and none is lost. Memory is bounded by the batch, whatever the size of the file.
 */
@ApplicationScoped
class ImportJob implements JobHandler {

    static final String KIND = "import";

    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final int BATCH = 500;

    /** Batches that are read before they can be written; memory must hold them. */
    private static final int AHEAD = 2;

    private final Database database;
    private final ImportTable table;
    private final Records records;
    private final FileDesk files;
    private final CellReferences references;
    private final Organisation organisation;

    ImportJob(
            Database database,
            ImportTable table,
            Records records,
            FileDesk files,
            CellReferences references,
            Organisation organisation) {
        this.database = database;
        this.table = table;
        this.records = records;
        this.files = files;
        this.references = references;
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
                        ? bring(run, job.attempt())
                        : Uni.createFrom().voidItem());
    }

    /** An import that nobody can finish ends all the same: what came in stays, and the user is told. */
    private Uni<Void> bring(ImportRun run, int attempt) {
        if (attempt > JobWorker.MAX_ATTEMPTS) {
            return end(run, "failed", Problem.of("import_interrupted"));
        }
        return bring(run)
                .onFailure(failure -> attempt == JobWorker.MAX_ATTEMPTS)
                .call(() -> end(run, "failed", Problem.of("import_interrupted")));
    }

    private Uni<Void> bring(ImportRun run) {
        return references
                .directory()
                .flatMap(directory -> batches(run, directory))
                .chain(() -> end(run, "done", null))
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> end(run, "failed", refused.problems().get(0)));
    }

    /** The file has served; the rows that were refused are kept without it. */
    private Uni<Void> end(ImportRun run, String state, @Nullable Problem problem) {
        return table.end(run.id(), state, problem == null ? null : Json.mapper().valueToTree(problem))
                .chain(() -> files.discard(run.file()))
                .onFailure()
                .invoke(kept -> LOG.warnf(kept, "the file of the import %s could not be removed", run.id()))
                .onFailure()
                .recoverWithNull();
    }

    /** A row with what it says, ready or not. */
    private record Read(SheetRow row, MappedRow mapped) {}

    private Uni<Void> batches(ImportRun run, CellReferences.Directory directory) {
        return Uni.createFrom()
                .item(() -> Reading.open(this, run, directory))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(reading -> Multi.createBy()
                        .repeating()
                        .uni(() -> Uni.createFrom()
                                .item(reading::next)
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .whilst(batch -> !batch.isEmpty())
                        .filter(batch -> !batch.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(rows -> read(reading, rows))
                        // The next batches are read while one is written.
                        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
                        .onItem()
                        .transformToUniAndConcatenate(batch -> write(reading, batch))
                        .collect()
                        .last()
                        .onTermination()
                        .invoke(reading::close)
                        .replaceWithVoid());
    }

    private Uni<List<Read>> read(Reading reading, List<SheetRow> rows) {
        return references
                .pointers(reading.caller(), reading.form(), reading.plan(), reading.directory(), rows)
                .map(pointers -> reading.map(rows, pointers));
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
                        transaction -> records.createMany(transaction, reading.caller(), reading.batch(data))
                                .map(created -> reading.outcome(batch, good, created))
                                .call(outcome -> count(transaction, reading, outcome)))
                .invoke(outcome -> reading.figures = outcome.figures())
                .replaceWith(true);
    }

    private Uni<Void> count(Transaction transaction, Reading reading, Outcome outcome) {
        return table.progress(transaction, reading.id(), reading.figures, outcome.figures(), outcome.rejections());
    }

    /** Row by row, after a batch failed as a whole because of a value that exists already. */
    private Uni<Boolean> alone(Reading reading, Read row) {
        if (!row.mapped().isGood()) {
            return together(reading, List.of(row));
        }
        return together(reading, List.of(row)).onFailure(Rejected.class).recoverWithUni(refused -> {
            var problems = refused.problems();
            var outcome = reading.outcome(List.of(row), List.of(row), List.of(new Records.Created(null, problems)));
            return database.inTransaction(transaction -> count(transaction, reading, outcome))
                    .invoke(() -> reading.figures = outcome.figures())
                    .replaceWith(true);
        });
    }

    private record Outcome(ImportRun.Figures figures, List<Rejection> rejections) {}

    /** An open file at the place where the import stands. */
    private static final class Reading {

        private final UUID id;
        private final Caller caller;
        private final ObjectKey form;
        private final boolean quiet;
        private final Map<String, String> titles;
        private final ImportPlan plan;
        private final CellReferences.Directory directory;
        private final ZoneId zone;
        private final Spreadsheet file;
        private final Stream<SheetRow> rows;
        private final DataRows data;
        private final Iterator<SheetRow> pending;
        private volatile ImportRun.Figures figures;
        private boolean closed;

        private Reading(
                ImportJob job, ImportRun run, ObjectKey form, ImportPlan plan, CellReferences.Directory directory)
                throws IOException {
            this.id = run.id();
            this.caller = new Caller.User(run.person());
            this.form = form;
            this.quiet = plan.quiet();
            this.titles = new HashMap<>();
            plan.columns().forEach(column -> titles.put(column.key(), column.title()));
            this.plan = plan;
            this.directory = directory;
            this.zone = job.organisation.zone();
            this.file = Spreadsheet.open(job.files.path(run.file()), run.fileName());
            this.rows = file.rows(plan.sheet());
            this.data = new DataRows(plan.headerRow(), plan.columns().size());
            this.pending = rows.filter(data).skip(run.figures().processed()).iterator();
            this.figures = run.figures();
        }

        static Reading open(ImportJob job, ImportRun run, CellReferences.Directory directory) {
            if (run.form() == null || run.plan() == null) {
                throw new IllegalStateException("the import was not started: " + run.id());
            }
            try {
                return new Reading(job, run, run.form(), Json.convert(run.plan(), ImportPlan.class), directory);
            } catch (NoSuchFileException gone) {
                throw Rejected.because(Rejected.Kind.INVALID, "import_file_gone");
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

        Records.Batch batch(List<ObjectNode> data) {
            return new Records.Batch(form, data, KIND, quiet);
        }

        ObjectKey form() {
            return form;
        }

        ImportPlan plan() {
            return plan;
        }

        CellReferences.Directory directory() {
            return directory;
        }

        /** Nothing once the file is closed: an import may fail while the next rows are being read. */
        synchronized List<SheetRow> next() {
            var batch = new ArrayList<SheetRow>(BATCH);
            while (!closed && batch.size() < BATCH && pending.hasNext()) {
                batch.add(pending.next());
            }
            return batch;
        }

        List<Read> map(List<SheetRow> rows, Map<Integer, Coercion> pointers) {
            var mapping = plan.existing()
                    ? SheetMapping.into(plan.columns(), pointers, zone)
                    : new SheetMapping(plan.columns(), directory.people().ids(), zone);
            return rows.stream()
                    .map(row ->
                            new Read(row, file.isUneven(row, data.width()) ? MappedRow.uneven(row) : mapping.map(row)))
                    .toList();
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
                    .map(note -> new Rejection.Reason(
                            note.column(), Problem.at("", note.code(), Map.of("field", note.column()))))
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

        synchronized void close() {
            closed = true;
            try {
                rows.close();
                file.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
