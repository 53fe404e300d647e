package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.mortise.core.contract.Records;
import org.mortise.core.file.FileDesk;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** An open file at the place where an import stands: {@value #BATCH} rows are read at a time, and what became of them is told. */
final class ImportReading implements Closeable {

    private static final int BATCH = 500;

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

    /** A row with what it says, ready or not. */
    record Row(SheetRow row, MappedRow mapped) {}

    /** Where an import stands after some rows, and which of them were refused. */
    record Outcome(ImportRun.Figures figures, List<Rejection> rejections) {
        Outcome {
            rejections = List.copyOf(rejections);
        }
    }

    private ImportReading(
            ZoneId zone, Path path, ImportRun run, ObjectKey form, ImportPlan plan, CellReferences.Directory directory)
            throws IOException {
        this.id = run.id();
        this.caller = new Caller.User(run.person());
        this.form = form;
        this.quiet = plan.quiet();
        this.titles = new HashMap<>();
        plan.columns().forEach(column -> titles.put(column.key(), column.title()));
        this.plan = plan;
        this.directory = directory;
        this.zone = zone;
        this.file = Spreadsheet.open(path, run.fileName());
        this.rows = file.rows(plan.sheet());
        this.data = new DataRows(plan.headerRow(), plan.columns().size());
        this.pending = rows.filter(data).skip(run.figures().processed()).iterator();
        this.figures = run.figures();
    }

    static ImportReading open(ZoneId zone, FileDesk files, ImportRun run, CellReferences.Directory directory) {
        if (run.form() == null || run.plan() == null) {
            throw new IllegalStateException("the import was not started: " + run.id());
        }
        try {
            return new ImportReading(
                    zone,
                    files.path(run.file()),
                    run,
                    run.form(),
                    Json.convert(run.plan(), ImportPlan.class),
                    directory);
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
        return new Records.Batch(form, data, ImportJob.KIND, quiet);
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

    ImportRun.Figures figures() {
        return figures;
    }

    void advance(Outcome outcome) {
        figures = outcome.figures();
    }

    /** Nothing once the file is closed: an import may fail while the next rows are being read. */
    synchronized List<SheetRow> next() {
        var batch = new ArrayList<SheetRow>(BATCH);
        while (!closed && batch.size() < BATCH && pending.hasNext()) {
            batch.add(pending.next());
        }
        return batch;
    }

    List<Row> map(List<SheetRow> rows, Map<Integer, Coercion> pointers) {
        var mapping = plan.existing()
                ? SheetMapping.into(plan.columns(), pointers, zone)
                : new SheetMapping(plan.columns(), directory.people().ids(), zone);
        return rows.stream()
                .map(row -> new Row(row, file.isUneven(row, data.width()) ? MappedRow.uneven(row) : mapping.map(row)))
                .toList();
    }

    /** Figures and rejected rows after {@code batch}; {@code created} tells of the {@code good} rows in order. */
    Outcome outcome(List<Row> batch, List<Row> good, List<Records.Created> created) {
        var rejections = new ArrayList<Rejection>();
        batch.stream()
                .filter(row -> !row.mapped().isGood())
                .forEach(row -> rejections.add(rejection(row, reasons(row.mapped()))));
        var written = 0;
        var warned = 0;
        for (var index = 0; index < created.size(); index++) {
            if (created.get(index).id() == null) {
                rejections.add(
                        rejection(good.get(index), reasons(created.get(index).problems())));
                continue;
            }
            written++;
            warned += good.get(index).mapped().warnings().isEmpty() ? 0 : 1;
        }
        return new Outcome(figures.plus(written, rejections.size(), warned), rejections);
    }

    private static Rejection rejection(Row read, List<Rejection.Reason> reasons) {
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

    @Override
    public synchronized void close() {
        closed = true;
        try {
            rows.close();
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
