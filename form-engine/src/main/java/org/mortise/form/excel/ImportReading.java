package org.mortise.form.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.contract.Records;
import org.mortise.core.file.FileDesk;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;

/** Open sheets at the place where an import stands: {@value #BATCH} rows are read at a time, and what became of them is told. */
final class ImportReading implements Closeable {

    private static final int BATCH = 500;
    private static final Records.Created NONE = new Records.Created(null, List.of());

    private final ImportRun run;
    private final ObjectKey form;
    private final ImportPlan plan;
    private final CellReferences.Directory directory;
    private final ZoneId zone;
    private final Spreadsheet file;
    private final Opened opened;
    private final DataRows data;
    private final RowGroups pending;
    private final List<DetailRows> details = new ArrayList<>();
    private final Told told;
    private final Made made = new Made();
    private final @Nullable FileArchive archive;
    /** Rows of other sheets that belong to no record, of which an earlier attempt told some. */
    private final int orphansTold;

    private @Nullable Iterator<Rejection> orphans;
    private volatile ImportRun.Figures figures;
    private boolean closed;

    /** The rows of a record with what they say, ready or not. */
    record Row(RowGroup group, MappedRow mapped) {

        Row with(MappedRow other) {
            return new Row(group, other);
        }
    }

    /** Where an import stands after some rows, which of them were refused, and which came in but are worth a look. */
    record Outcome(ImportRun.Figures figures, List<Rejection> rejections, List<Rejection> remarks) {
        Outcome {
            rejections = List.copyOf(rejections);
            remarks = List.copyOf(remarks);
        }
    }

    private ImportReading(
            ZoneId zone,
            FileDesk files,
            ImportRun run,
            ObjectKey form,
            ImportPlan plan,
            CellReferences.Directory directory,
            Opened opened)
            throws IOException {
        this.run = run;
        this.form = form;
        this.plan = plan;
        this.directory = directory;
        this.zone = zone;
        this.told = new Told(plan);
        this.opened = opened;
        this.file = opened.and(Spreadsheet.open(files.path(run.file()), run.fileName()));
        var rows = file.rows(plan.sheet());
        opened.and(rows::close);
        this.data = new DataRows(plan.headerRow(), plan.columns().size());
        this.pending = new RowGroups(rows.filter(data).iterator(), plan.columns());
        for (var detail : plan.others()) {
            details.add(opened.and(DetailRows.read(file, detail, files.begin())));
        }
        this.archive = plan.files() == null ? null : opened.and(FileArchive.open(files.path(plan.files())));
        this.figures = run.figures();
        this.orphansTold = run.figures().processed() - skip(run.figures().processed());
    }

    static ImportReading open(ZoneId zone, FileDesk files, ImportRun run, CellReferences.Directory directory) {
        if (run.form() == null || run.plan() == null) {
            throw new IllegalStateException("the import was not started: " + run.id());
        }
        var plan = Json.convert(run.plan(), ImportPlan.class);
        var opened = new Opened();
        try {
            return new ImportReading(zone, files, run, run.form(), plan, directory, opened);
        } catch (IOException | RuntimeException failed) {
            opened.close();
            throw failure(failed);
        }
    }

    private static RuntimeException failure(Exception failed) {
        if (failed instanceof NoSuchFileException) {
            return Rejected.because(Rejected.Kind.INVALID, "import_file_gone");
        }
        return failed instanceof IOException broken ? new UncheckedIOException(broken) : (RuntimeException) failed;
    }

    /** What was done by an earlier attempt; whose rows of other sheets went with it is remembered. */
    private int skip(int processed) {
        var read = 0;
        while (read < processed && pending.hasNext()) {
            read += group(pending.next()).read();
        }
        return read;
    }

    UUID id() {
        return run.id();
    }

    ImportRun run() {
        return run;
    }

    Caller.User caller() {
        return new Caller.User(run.person());
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

    Spreadsheet file() {
        return file;
    }

    @Nullable
    FileArchive archive() {
        return archive;
    }

    /** What lies over the cells of a sheet; of that of the records when the name is empty. */
    SheetExtras extras(String sheet) throws IOException {
        var index = file.sheets().indexOf(sheet);
        return file.extras(sheet.isEmpty() ? plan.sheet() : index);
    }

    Made made() {
        return made;
    }

    ImportRun.Figures figures() {
        return figures;
    }

    void advance(Outcome outcome) {
        figures = outcome.figures();
    }

    /** Nothing once the file is closed: an import may fail while the next rows are being read. */
    synchronized List<RowGroup> next() {
        var batch = new ArrayList<RowGroup>();
        for (var read = 0; !closed && read < BATCH && pending.hasNext(); ) {
            var group = group(pending.next());
            batch.add(group);
            read += group.read();
        }
        return batch;
    }

    private RowGroup group(RowGroup group) {
        if (details.isEmpty()) {
            return group;
        }
        var lines = new HashMap<String, List<SheetRow>>();
        var again = false;
        for (var detail : details) {
            var name = group.cell(detail.detail().to()).text();
            again |= detail.isTaken(name);
            lines.put(detail.detail().table(), detail.take(name));
        }
        return new RowGroup(group.rows(), group.read(), lines, again);
    }

    List<Row> map(List<RowGroup> groups, Map<String, Names> names) {
        var pointers = new HashMap<String, Coercion>();
        plan.wanted().stream()
                .filter(column -> names.containsKey(column.key()))
                .forEach(column -> pointers.put(
                        column.key(), CellReferences.reading(column, Objects.requireNonNull(names.get(column.key())))));
        var mapping = plan.existing()
                ? SheetMapping.into(plan.columns(), plan.others(), pointers, zone)
                : SheetMapping.making(plan, directory.people().ids(), zone);
        return groups.stream()
                .map(group -> new Row(
                        group,
                        file.isUneven(group.head(), data.width())
                                ? MappedRow.uneven(group.head())
                                : told.again(group, mapping.map(group))))
                .toList();
    }

    /** Figures and rejected rows after {@code batch}; {@code created} tells of its good rows in order. */
    Outcome outcome(List<Row> batch, List<Records.Created> created, int madeOnes) {
        var rejections = new ArrayList<Rejection>();
        var remarks = new ArrayList<Rejection>();
        var answers = created.iterator();
        var good = 0;
        var warned = 0;
        for (var row : batch) {
            var answer = row.mapped().isGood() ? answers.next() : NONE;
            var refused = answer.problems();
            if (!row.mapped().isGood()) {
                rejections.addAll(told.rejections(row));
            } else if (!refused.isEmpty()) {
                rejections.addAll(told.rejections(row, refused));
            } else {
                good++;
                var differences = answer.image() == null
                        ? List.<Rejection>of()
                        : Comparison.differences(row.mapped(), answer.image());
                remarks.addAll(differences);
                warned += row.mapped().warnings().isEmpty() && differences.isEmpty() ? 0 : 1;
            }
        }
        var read = batch.stream().mapToInt(row -> row.group().read()).sum();
        return new Outcome(figures.plus(read, good, batch.size() - good, warned, madeOnes), rejections, remarks);
    }

    /** A record that was taken for good is not. */
    Outcome worse(boolean warnedOf) {
        return new Outcome(figures.plus(0, -1, 1, warnedOf ? -1 : 0, 0), List.of(), List.of());
    }

    Told told() {
        return told;
    }

    /** The next rows of other sheets that belong to no record; to be asked at the end, until there are none. */
    synchronized Outcome orphans() {
        var pending = orphans == null ? left() : orphans;
        orphans = pending;
        var rejections = new ArrayList<Rejection>();
        while (!closed && rejections.size() < BATCH && pending.hasNext()) {
            rejections.add(pending.next());
        }
        return new Outcome(figures.plus(rejections.size(), 0, rejections.size(), 0, 0), rejections, List.of());
    }

    private Iterator<Rejection> left() {
        return details.stream()
                .flatMap(detail -> detail.left().map(row -> told.orphan(detail.detail(), row)))
                .skip(orphansTold)
                .iterator();
    }

    @Override
    public synchronized void close() {
        closed = true;
        opened.close();
    }
}
