package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.mortise.core.contract.Records;
import org.mortise.core.database.Database;
import org.mortise.core.file.FileDesk;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;
import org.mortise.core.store.Standing;

/**
 * Says what an import would come to, before anything is written: every row is read and compared with those that must be told apart
 * from it, and the first {@value #TRIED} records are written as the import would write them and taken back at once, so that the rules
 * of the form have their say as well. What is written and taken back has to be cleaned up by the database: that is why not all are.
 */
@ApplicationScoped
class ImportCheck {

    /** Records after these are only read. */
    static final int TRIED = 5_000;

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Records.Created BELIEVED = new Records.Created(NOBODY, List.of());

    private final Database database;
    private final ImportWriting writing;
    private final FileDesk files;
    private final CellReferences references;
    private final Organisation organisation;
    private final Apartness apartness;

    ImportCheck(
            Database database,
            ImportWriting writing,
            FileDesk files,
            CellReferences references,
            Organisation organisation,
            Apartness apartness) {
        this.database = database;
        this.writing = writing;
        this.files = files;
        this.references = references;
        this.organisation = organisation;
        this.apartness = apartness;
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

    /** @param progress is told after each batch how many rows were looked at; when it fails, so does the check */
    Uni<Findings> look(ImportRun run, Function<Integer, Uni<Void>> progress) {
        return references.directory().flatMap(directory -> look(run, directory, progress));
    }

    private Uni<Findings> look(
            ImportRun run, CellReferences.Directory directory, Function<Integer, Uni<Void>> progress) {
        return Uni.createFrom()
                .item(() -> checking(run, directory))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(checking -> Multi.createBy()
                        .repeating()
                        .uni(() -> Uni.createFrom()
                                .item(checking.reading()::next)
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .whilst(batch -> !batch.isEmpty())
                        .filter(batch -> !batch.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(groups -> batch(checking, groups)
                                .chain(() -> progress.apply(
                                        checking.reading().figures().processed())))
                        .collect()
                        .last()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(last -> checking.done())
                        .onTermination()
                        .invoke(checking::close));
    }

    private Checking checking(ImportRun run, CellReferences.Directory directory) {
        var reading = ImportReading.open(organisation.zone(), files, run, directory);
        try {
            return new Checking(reading, files.begin());
        } catch (IOException full) {
            reading.close();
            throw new UncheckedIOException(full);
        } catch (RuntimeException failed) {
            reading.close();
            throw failed;
        }
    }

    private Uni<Void> batch(Checking checking, List<RowGroup> groups) {
        var reading = checking.reading();
        return references
                .names(reading.caller(), reading.form(), reading.plan(), reading.directory(), groups)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(names -> judged(checking, reading.map(groups, names), names))
                .replaceWithVoid();
    }

    private Uni<Void> judged(Checking checking, List<ImportReading.Row> rows, Map<String, Names> names) {
        var good = rows.stream().filter(row -> row.mapped().isGood()).toList();
        return apartness
                .of(checking.reading(), organisation.zone(), good)
                .flatMap(found -> attempt(checking, good, found)
                        .flatMap(written -> standings(checking, good, found, written)
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(standings -> checking.add(rows, good, written, standings, names))))
                .replaceWithVoid();
    }

    /** What was tried tells what no cell says: values that the form gives by itself. */
    private Uni<List<Standing>> standings(
            Checking checking, List<ImportReading.Row> good, Apartness.Found found, ImportWriting.Written written) {
        var images = new ArrayList<ObjectNode>();
        for (var created : written.created()) {
            if (created.image() == null) {
                return Uni.createFrom().item(found.standings());
            }
            images.add(created.image());
        }
        return apartness.of(checking.reading(), good, images);
    }

    private Uni<ImportWriting.Written> attempt(Checking checking, List<ImportReading.Row> good, Apartness.Found found) {
        var reading = checking.reading();
        var growing =
                reading.plan().wanted().stream().filter(ColumnReading::grows).toList();
        var able = IntStream.range(0, good.size())
                .filter(index -> found.mayBeTried(index) && !wantsOption(growing, good.get(index)))
                .boxed()
                .toList();
        var tries = reading.plan().existing() && checking.tried() < TRIED;
        var written = tries
                ? written(reading, able.stream().map(good::get).toList())
                : Uni.createFrom()
                        .item(new ImportWriting.Written(
                                able.stream().map(index -> BELIEVED).toList(), Map.of()));
        if (tries) {
            checking.tried(able.size());
        }
        return written.map(tried -> merged(good, found, able, tried));
    }

    /** Options that are still to be made cannot be tried: rows that want them are believed, as are those that say what others say. */
    private static ImportWriting.Written merged(
            List<ImportReading.Row> good, Apartness.Found found, List<Integer> able, ImportWriting.Written tried) {
        var answers = tried.created().iterator();
        var asked = new HashSet<>(able);
        var created = new ArrayList<Records.Created>();
        for (var index = 0; index < good.size(); index++) {
            if (asked.contains(index)) {
                created.add(answers.next());
            } else {
                var wrong = found.wrongWith(index);
                created.add(wrong.isEmpty() ? BELIEVED : new Records.Created(null, wrong));
            }
        }
        return new ImportWriting.Written(created, tried.made());
    }

    private Uni<ImportWriting.Written> written(ImportReading reading, List<ImportReading.Row> able) {
        return together(reading, able).onFailure(Rejected.class).recoverWithUni(() -> oneByOne(reading, able));
    }

    private Uni<ImportWriting.Written> oneByOne(ImportReading reading, List<ImportReading.Row> able) {
        return Multi.createFrom()
                .iterable(able)
                .onItem()
                .transformToUniAndConcatenate(row -> together(reading, List.of(row))
                        .map(written -> written.created().get(0))
                        .onFailure(Rejected.class)
                        .recoverWithItem(refused -> new Records.Created(null, refused.problems())))
                .collect()
                .asList()
                .map(created -> new ImportWriting.Written(created, Map.of()));
    }

    private Uni<ImportWriting.Written> together(ImportReading reading, List<ImportReading.Row> able) {
        return database.<ImportWriting.Written>inTransaction(
                        transaction -> writing.write(transaction, reading, able).map(written -> {
                            throw new TakenBack(written);
                        }))
                .onFailure(TakenBack.class)
                .recoverWithItem(taken -> taken.written);
    }

    private static boolean wantsOption(List<ColumnPlan> growing, ImportReading.Row row) {
        return growing.stream()
                .anyMatch(column ->
                        row.mapped().data().path(column.owner()).toString().contains("\"" + Words.TO_MAKE));
    }
}
