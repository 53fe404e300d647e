package org.mortise.form.excel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records;
import org.mortise.core.file.RemoteFiles;
import org.mortise.core.job.JobRun;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.Apps;
import org.mortise.core.org.Identities;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.Organisation;
import org.mortise.core.store.NumberCounters;
import org.mortise.core.store.RecordStore;
import org.mortise.form.export.Export;
import org.mortise.form.file.Intake;
import org.mortise.form.record.FormWorld;
import org.mortise.form.record.Numberings;

/** Imports on a real database: a workbook, the choices of a user, and what came of them. */
final class ImportWorld implements AutoCloseable {

    /** No import here begins an application. */
    @SuppressWarnings("NullAway")
    private static final Apps NO_APPS = null;

    final FormWorld forms = new FormWorld();
    final RemoteHost remote = RemoteHost.start();
    final FormWorld.Parts parts = forms.parts();
    private final ImportTable table = new ImportTable(parts.database(), parts.vault());
    private final CheckTable checkTable = new CheckTable(parts.database(), parts.vault());
    private final Identities identities = Identities.of(parts.database(), parts.clock());
    private final CellReferences references =
            new CellReferences(parts.people(), parts.departments(), parts.records(), parts.metadata(), parts.gate());
    private final ImportWriting writing = new ImportWriting(parts.records(), parts.metadata());
    private final Organisation organisation = Organisation.of(parts.database(), parts.clock());
    final ImportDesk desk = new ImportDesk(
            parts.database(),
            table,
            checkTable,
            new ImportTarget(NO_APPS, parts.metadata(), parts.desk()),
            new NewOptions(parts.metadata(), parts.desk(), identities),
            parts.files(),
            parts.jobs(),
            parts.gate(),
            parts.forms(),
            identities,
            parts.clock());
    final CheckDesk checks = new CheckDesk(parts.database(), checkTable, desk, parts.jobs(), parts.clock());
    private final Apartness apartness = new Apartness(
            RecordStore.of(parts.database(), parts.vault()),
            parts.records(),
            parts.metadata(),
            parts.forms(),
            parts.gate());
    private final CheckJob checkJob = new CheckJob(
            table,
            checkTable,
            new ImportCheck(parts.database(), writing, parts.files(), references, organisation, apartness));
    private final ImportJob job = new ImportJob(
            parts.database(),
            table,
            writing,
            new FileBringing(
                    parts.files(),
                    Intake.of(parts.files(), List.of(), organisation, parts.clock()),
                    RemoteFiles.of(true, remote.name()),
                    parts.metadata(),
                    parts.forms()),
            parts.files(),
            references,
            new KeptNumbers(
                    parts.database(),
                    parts.files(),
                    parts.gate(),
                    parts.forms(),
                    Numberings.of(new NumberCounters(), parts.departments(), parts.metadata())),
            organisation);

    /** A file that was looked over, with the columns that go where the server guesses. */
    final class Sheets {

        final Caller.User caller;
        final String form;
        final ImportDesk.Analysis analysis;
        final Destination destination;
        private final List<ObjectNode> columns = new ArrayList<>();
        private final List<ImportPlan.Detail> details = new ArrayList<>();
        private @Nullable UUID archive;

        private Sheets(Caller.User caller, String form, Path file) {
            this.caller = caller;
            this.form = form;
            this.destination = FormWorld.wait(desk.destination(caller, form));
            this.analysis =
                    FormWorld.wait(desk.analyse(caller, file, file.getFileName().toString()));
            columns.addAll(guessed(0));
        }

        private List<ObjectNode> guessed(int sheet) {
            var guessed = new ArrayList<ObjectNode>();
            for (var column : analysis.sheets().get(sheet).columns()) {
                ObjectNode plan = Json.mapper().valueToTree(column.plan());
                var target = destination.like(column.title(), column.plan().header());
                plan.put("skip", target.isEmpty());
                target.ifPresent(found -> plan.put("key", found.path()));
                guessed.add(plan);
            }
            return guessed;
        }

        /** The user changes what is said of the column of a header. */
        Sheets with(String header, Consumer<ObjectNode> change) {
            columns.stream()
                    .filter(column -> column.path("header").asText().equals(header))
                    .forEach(change);
            return this;
        }

        Sheets reading(String header, String props) {
            return with(header, column -> column.withObject("/props").setAll(FormWorld.json(props)));
        }

        Sheets detail(String tableKey, int sheet, String joins, String to) {
            var outline = analysis.sheets().get(sheet);
            var plans = guessed(sheet).stream()
                    .map(column ->
                            column.path("key").asText().startsWith(tableKey + ".") ? column : column.put("skip", true))
                    .map(column -> Json.convert(column, ColumnPlan.class))
                    .toList();
            details.add(new ImportPlan.Detail(
                    tableKey,
                    sheet,
                    outline.name(),
                    outline.headerRow(),
                    index(outline, joins),
                    index(analysis.sheets().get(0), to),
                    plans));
            return this;
        }

        Sheets archive(Path zip) {
            archive = FormWorld.wait(desk.archive(caller, analysis.id(), zip, "files.zip"));
            return this;
        }

        private static int index(SheetOutline sheet, String header) {
            return sheet.columns().stream()
                    .filter(column -> column.plan().header().equals(header))
                    .findFirst()
                    .orElseThrow()
                    .plan()
                    .index();
        }

        private ImportPlan plan() {
            var plans = columns.stream()
                    .map(column -> Json.convert(column, ColumnPlan.class))
                    .toList();
            return new ImportPlan(0, analysis.sheets().get(0).headerRow(), plans, false, true, details, archive);
        }

        private ImportTarget.Wanted wanted() {
            return new ImportTarget.Wanted(form, null, null, null, null);
        }

        /** A check from asking for it to what it found. */
        Findings check() {
            var asked = ask();
            look(asked.number());
            var checked = FormWorld.wait(checks.read(caller, analysis.id()));
            assertThat(checked.state()).as("%s", checked.problem()).isEqualTo("done");
            return Json.convert(Objects.requireNonNull(checked.findings()), Findings.class);
        }

        CheckRun ask() {
            return FormWorld.wait(checks.ask(
                    caller,
                    analysis.id(),
                    wanted(),
                    plan(),
                    Json.object().put("rows", analysis.sheets().get(0).rows()),
                    analysis.sheets().get(0).rows()));
        }

        /** What the background does about a check. */
        void look(int number) {
            var payload = Json.object().put("run", analysis.id().toString()).put("number", number);
            FormWorld.wait(checkJob.run(new JobRun(analysis.id(), CheckJob.KIND, payload, 1)));
        }

        void start() {
            FormWorld.wait(desk.start(
                    caller,
                    analysis.id(),
                    wanted(),
                    plan(),
                    analysis.sheets().get(0).rows()));
        }

        Result run() {
            start();
            return go();
        }

        /** What the background does. */
        Result go() {
            var payload = Json.object().put("run", analysis.id().toString());
            FormWorld.wait(job.run(new JobRun(analysis.id(), ImportJob.KIND, payload, 1)));
            var run = FormWorld.wait(table.find(analysis.id())).orElseThrow();
            return new Result(run, FormWorld.wait(table.rejections(run.id(), "", 0, 1_000)));
        }
    }

    /** What came of an import. */
    record Result(ImportRun run, List<Rejection> rejections) {

        ImportRun.Figures figures() {
            return run.figures();
        }

        /** Reasons as {@code sheet row column code}. */
        List<String> told() {
            return rejections.stream()
                    .flatMap(rejection -> rejection.reasons().stream()
                            .map(reason -> (rejection.sheet() + " " + rejection.row() + " " + reason.column() + " "
                                            + reason.problem().code())
                                    .trim()))
                    .toList();
        }
    }

    Sheets open(Caller.User caller, String form, Path file) {
        return new Sheets(caller, form, file);
    }

    /** A workbook with the sheets that are filled. */
    static Path workbook(Path directory, Consumer<Workbook> filling) {
        try {
            var path = Files.createTempFile(directory, "book", ".xlsx");
            try (var output = Files.newOutputStream(path);
                    var workbook = new Workbook(output, "Test", "1.0")) {
                filling.accept(workbook);
            }
            return path;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Lines of cells; empty texts are empty cells. */
    static void fill(Workbook workbook, String name, List<List<Object>> lines) {
        var sheet = workbook.newWorksheet(name);
        for (var row = 0; row < lines.size(); row++) {
            for (var column = 0; column < lines.get(row).size(); column++) {
                var value = lines.get(row).get(column);
                if (value instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (!value.equals("")) {
                    sheet.value(row, column, value.toString());
                }
            }
        }
    }

    /** A workbook of one sheet: its header and its rows. */
    Path sheet(Path directory, List<Object> header, List<List<Object>> rows) {
        var lines = new ArrayList<List<Object>>();
        lines.add(header);
        lines.addAll(rows);
        return workbook(directory, workbook -> fill(workbook, "Sheet1", lines));
    }

    Caller.User administrator(String login) {
        return FormWorld.wait(parts.database().inTransaction(transaction -> parts.people()
                .create(transaction, new NewPerson(login, login, null, null, true, null))
                .map(Caller.User::new)));
    }

    /** The records of a form whose field says a text, whole. */
    List<JsonNode> records(Caller caller, String form, String field, String text) {
        var filter = Conditions.parse(
                Json.plain(Json.object().put("field", field).put("op", "eq").put("value", text)));
        var query = RecordQuery.of(ObjectKey.parse(form), filter, 50);
        return FormWorld.wait(parts.records().list(caller, query)).items().stream()
                .map(record -> FormWorld.wait(parts.records().read(caller, record.form(), record.id())))
                .<JsonNode>map(Records.Record::document)
                .toList();
    }

    List<Records.Created> create(Caller caller, Records.Batch batch) {
        return FormWorld.wait(
                parts.database().inTransaction(transaction -> parts.records().createMany(transaction, caller, batch)));
    }

    ImportRun run(UUID id) {
        return FormWorld.wait(table.find(id)).orElseThrow();
    }

    /** Does what an attempt did that was cut off after its first record and some rows that belong to none. */
    void tell(UUID id, int orphans) {
        var run = run(id);
        try (var reading = ImportReading.open(organisation.zone(), parts.files(), run, directory())) {
            var rows = reading.map(reading.next(), java.util.Map.of());
            var written = FormWorld.wait(
                    parts.database().inTransaction(transaction -> writing.write(transaction, reading, rows)));
            count(reading, reading.outcome(rows, written.created(), 0));
            var told = reading.orphans();
            assertThat(told.rejections()).hasSize(orphans);
            count(reading, told);
        }
    }

    private void count(ImportReading reading, ImportReading.Outcome outcome) {
        FormWorld.wait(parts.database()
                .inTransaction(transaction -> table.progress(transaction, reading.id(), reading.figures(), outcome)));
        reading.advance(outcome);
    }

    List<Integer> allRejections(UUID id) {
        return FormWorld.wait(table.rejections(id, "", 0, 5_000)).stream()
                .map(Rejection::row)
                .toList();
    }

    CellReferences.Directory directory() {
        return FormWorld.wait(references.directory());
    }

    List<Rejection> remarks(UUID run) {
        return FormWorld.wait(table.remarks(run, 50));
    }

    Path exported(Caller caller, String form) {
        var access = FormWorld.wait(parts.gate().of(caller));
        var query = RecordQuery.of(ObjectKey.parse(form), null, 500);
        return FormWorld.wait(Export.of(parts.reading(), parts.forms())
                .write(
                        access,
                        query,
                        List.of(),
                        new Export.Layout(Export.Format.XLSX, Locale.forLanguageTag("zh-CN"), true)));
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }

    @Override
    public void close() {
        remote.close();
        forms.close();
    }
}
