package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.database.Database;
import org.mortise.core.file.FileDesk;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.record.Numberings;

/**
 * Lets the counting go on after the numbers that a file brings along, before its first row comes in: rows without a number, and
 * whoever makes a record in the meantime, are never given one that stands further down.
 */
@ApplicationScoped
class KeptNumbers {

    private static final int AT_ONCE = 10_000;

    private final Database database;
    private final FileDesk files;
    private final AccessGate gate;
    private final PublishedForms forms;
    private final Numberings numberings;

    KeptNumbers(Database database, FileDesk files, AccessGate gate, PublishedForms forms, Numberings numberings) {
        this.database = database;
        this.files = files;
        this.gate = gate;
        this.forms = forms;
        this.numberings = numberings;
    }

    Uni<Void> pass(ImportRun run) {
        if (run.plan() == null || run.form() == null) {
            return Uni.createFrom().voidItem();
        }
        var plan = Json.convert(run.plan(), ImportPlan.class);
        var form = run.form();
        var kept = plan.columns().stream()
                .filter(column -> column.type().equals(Target.SERIAL) && !column.isLeftOut())
                .toList();
        return kept.isEmpty()
                ? Uni.createFrom().voidItem()
                : gate.of(new Caller.User(run.person()))
                        .flatMap(access -> access.form(form).may(RecordAction.MIGRATE)
                                ? each(run, plan, kept, access, form)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> each(ImportRun run, ImportPlan plan, List<ColumnPlan> kept, CallerAccess access, ObjectKey form) {
        return Multi.createFrom()
                .iterable(kept)
                .onItem()
                .transformToUniAndConcatenate(column -> {
                    var numbering = ObjectKey.resolve(
                            form.pkg(),
                            forms.of(access.snapshot(), form)
                                    .at(column.key())
                                    .orElseThrow(Rejected::notFound)
                                    .definition()
                                    .props()
                                    .path("numbering")
                                    .asText());
                    return column(run, plan, column, numbering);
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> column(ImportRun run, ImportPlan plan, ColumnPlan column, ObjectKey numbering) {
        return Uni.createFrom()
                .item(() -> Column.open(files, run, plan, column))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(numbers -> Multi.createBy()
                        .repeating()
                        .uni(() -> Uni.createFrom()
                                .item(numbers::next)
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .whilst(some -> !some.isEmpty())
                        .onItem()
                        .transformToUniAndConcatenate(some -> database.inTransaction(transaction -> numberings
                                .current(transaction)
                                .chain(world -> numberings.pass(transaction, world, numbering, some))))
                        .collect()
                        .last()
                        .onTermination()
                        .invoke(numbers::close)
                        .replaceWithVoid());
    }

    /** The cells of a column, read from top to bottom. */
    private record Column(Spreadsheet file, Stream<SheetRow> rows, Iterator<String> texts) implements Closeable {

        static Column open(FileDesk files, ImportRun run, ImportPlan plan, ColumnPlan column) {
            try {
                var file = Spreadsheet.open(files.path(run.file()), run.fileName());
                var rows = file.rows(plan.sheet());
                var texts = rows.filter(
                                new DataRows(plan.headerRow(), plan.columns().size()))
                        .map(row -> Normal.trim(row.cell(column.index()).text()))
                        .filter(text -> !text.isEmpty())
                        .iterator();
                return new Column(file, rows, texts);
            } catch (NoSuchFileException gone) {
                throw Rejected.because(Rejected.Kind.INVALID, "import_file_gone");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        List<String> next() {
            var some = new ArrayList<String>();
            while (some.size() < AT_ONCE && texts.hasNext()) {
                some.add(texts.next());
            }
            return some;
        }

        @Override
        public void close() {
            try {
                rows.close();
                file.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
