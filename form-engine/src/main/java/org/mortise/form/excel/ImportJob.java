package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.file.FileDesk;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;
import org.mortise.core.store.Contention;

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

    /** Batches that are read before they can be written; memory must hold them. */
    private static final int AHEAD = 2;

    private final Database database;
    private final ImportTable table;
    private final ImportWriting writing;
    private final FileBringing bringing;
    private final FileDesk files;
    private final CellReferences references;
    private final KeptNumbers numbers;
    private final Organisation organisation;

    ImportJob(
            Database database,
            ImportTable table,
            ImportWriting writing,
            FileBringing bringing,
            FileDesk files,
            CellReferences references,
            KeptNumbers numbers,
            Organisation organisation) {
        this.database = database;
        this.table = table;
        this.writing = writing;
        this.bringing = bringing;
        this.files = files;
        this.references = references;
        this.numbers = numbers;
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
                .flatMap(run -> run.state().equals("running") ? bring(run, job.attempt()) : clear(run));
    }

    /** An import that nobody can finish ends all the same: what came in stays, and the user is told. */
    private Uni<Void> bring(ImportRun run, int attempt) {
        if (attempt > JobWorker.MAX_ATTEMPTS) {
            return end(run, "failed", Problem.of("import_interrupted"));
        }
        return bring(run)
                .onFailure(IllegalStateException.class)
                .recoverWithUni(failure -> cancelled(run, failure))
                .onFailure(failure -> attempt == JobWorker.MAX_ATTEMPTS)
                .call(() -> end(run, "failed", Problem.of("import_interrupted")));
    }

    /** Whoever cancels takes the import out of the hands of its job. */
    private Uni<Void> cancelled(ImportRun run, Throwable failure) {
        return table.find(run.id())
                .flatMap(found ->
                        found.filter(now -> now.state().equals("cancelled")).isPresent()
                                ? clear(run)
                                : Uni.createFrom().failure(failure));
    }

    private Uni<Void> bring(ImportRun run) {
        return numbers.pass(run)
                .chain(references::directory)
                .flatMap(directory -> batches(run, directory))
                .chain(() -> end(run, "done", null))
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> end(run, "failed", refused.problems().get(0)));
    }

    /** The file has served; the rows that were refused are kept without it. */
    private Uni<Void> end(ImportRun run, String state, @Nullable Problem problem) {
        var figures = run.figures();
        return table.end(run.id(), state, problem == null ? null : Json.mapper().valueToTree(problem))
                .invoke(() ->
                        LOG.infof("import %s into %s of %d rows: %s", run.id(), run.form(), figures.total(), state))
                .chain(() -> clear(run));
    }

    /** Also when an attempt before ended the import and could do no more. */
    private Uni<Void> clear(ImportRun run) {
        var archive = run.plan() == null
                ? null
                : Json.convert(run.plan(), ImportPlan.class).files();
        return files.discard(run.file())
                .chain(() -> archive == null ? Uni.createFrom().voidItem() : files.discard(archive))
                .onFailure()
                .invoke(kept -> LOG.warnf(kept, "the file of the import %s could not be removed", run.id()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> batches(ImportRun run, CellReferences.Directory directory) {
        return Uni.createFrom()
                .item(() -> ImportReading.open(organisation.zone(), files, run, directory))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(reading -> Multi.createBy()
                        .repeating()
                        .uni(() -> Uni.createFrom()
                                .item(reading::next)
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .whilst(batch -> !batch.isEmpty())
                        .filter(batch -> !batch.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(groups -> read(reading, groups))
                        // The next batches are read while one is written.
                        .emitOn(Infrastructure.getDefaultWorkerPool(), AHEAD)
                        .onItem()
                        .transformToUniAndConcatenate(
                                batch -> bringing.bring(reading, batch).flatMap(ready -> write(reading, ready)))
                        .collect()
                        .last()
                        .chain(() -> orphans(reading))
                        .onTermination()
                        .invoke(reading::close)
                        .replaceWithVoid());
    }

    private Uni<List<ImportReading.Row>> read(ImportReading reading, List<RowGroup> groups) {
        return references
                .names(reading.caller(), reading.form(), reading.plan(), reading.directory(), groups)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(names -> reading.map(groups, names));
    }

    private Uni<Boolean> write(ImportReading reading, List<ImportReading.Row> batch) {
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

    private Uni<Boolean> together(ImportReading reading, List<ImportReading.Row> batch) {
        var good = batch.stream().filter(row -> row.mapped().isGood()).toList();
        return Contention.retrying(() -> database.inTransaction(transaction -> writing.write(transaction, reading, good)
                        .map(written -> new Done(
                                reading.outcome(
                                        batch, written.created(), written.made().size()),
                                written))
                        .call(done -> count(transaction, reading, done.outcome()))))
                .invoke(done -> {
                    reading.made().add(done.written().made());
                    reading.advance(done.outcome());
                })
                .replaceWith(true);
    }

    private record Done(ImportReading.Outcome outcome, ImportWriting.Written written) {}

    private Uni<Void> count(Transaction transaction, ImportReading reading, ImportReading.Outcome outcome) {
        return table.progress(transaction, reading.id(), reading.figures(), outcome);
    }

    /** Row by row, after a batch failed as a whole because of a value that exists already. */
    private Uni<Boolean> alone(ImportReading reading, ImportReading.Row row) {
        if (!row.mapped().isGood()) {
            return together(reading, List.of(row));
        }
        return together(reading, List.of(row)).onFailure(Rejected.class).recoverWithUni(refused -> {
            var outcome = reading.outcome(List.of(row), List.of(new Records.Created(null, refused.problems())), 0);
            return counted(reading, outcome);
        });
    }

    /** Rows of other sheets that no record asked for are told last, some at a time. */
    private Uni<Void> orphans(ImportReading reading) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(reading::orphans)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .flatMap(outcome -> outcome.rejections().isEmpty()
                                ? Uni.createFrom().item(false)
                                : counted(reading, outcome)))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> counted(ImportReading reading, ImportReading.Outcome outcome) {
        return database.inTransaction(transaction -> count(transaction, reading, outcome))
                .invoke(() -> reading.advance(outcome))
                .replaceWith(true);
    }
}
