package org.mortise.form.excel;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.RecordAction;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.file.Examination;
import org.mortise.core.file.FileDesk;
import org.mortise.core.file.StoredFile;
import org.mortise.core.job.Job;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.org.Identities;
import org.mortise.form.definition.PublishedForms;

/** Takes workbooks in: looks them over, makes the form that the user confirmed and hands the rows to a job. */
@ApplicationScoped
class ImportDesk {

    private final Database database;
    private final ImportTable table;
    private final CheckTable checks;
    private final ImportTarget target;
    private final NewOptions options;
    private final FileDesk files;
    private final Jobs jobs;
    private final AccessGate gate;
    private final PublishedForms forms;
    private final Identities identities;
    private final Clock clock;

    ImportDesk(
            Database database,
            ImportTable table,
            CheckTable checks,
            ImportTarget target,
            NewOptions options,
            FileDesk files,
            Jobs jobs,
            AccessGate gate,
            PublishedForms forms,
            Identities identities,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.checks = checks;
        this.target = target;
        this.options = options;
        this.files = files;
        this.jobs = jobs;
        this.gate = gate;
        this.forms = forms;
        this.identities = identities;
        this.clock = clock;
    }

    /** What was found in a file. */
    record Analysis(UUID id, List<SheetOutline> sheets) {}

    /** Looks a file over and keeps it; a file that cannot be read is refused and forgotten. */
    Uni<Analysis> analyse(Caller.User caller, Path temporary, String name) {
        return files.admit(caller.id())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(admitted -> survey(temporary, name))
                .flatMap(sheets -> files.keep(Examination.trusted(temporary, name), null, caller.id(), null)
                        .map(kept -> new Analysis(kept.id(), sheets)))
                .flatMap(found -> table.insert(new ImportRun(
                                found.id(),
                                caller.id(),
                                found.id(),
                                name,
                                "analysed",
                                null,
                                null,
                                ImportRun.Figures.NONE,
                                null))
                        .replaceWith(found));
    }

    private static List<SheetOutline> survey(Path temporary, String name) {
        try (var sheets = Spreadsheet.open(temporary, name)) {
            return SheetSurvey.of(sheets, reserved());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> reserved() {
        return new HashSet<>(
                Arrays.stream(SystemField.values()).map(SystemField::key).toList());
    }

    /** Makes the form, if a new one is wanted, and lets the rows come; all of it or nothing. */
    Uni<Void> start(Caller.User caller, UUID id, ImportTarget.Wanted wanted, ImportPlan sent, int total) {
        return own(caller, id).flatMap(run -> settled(caller, wanted, sent)
                .flatMap(plan -> database.inTransaction(transaction -> options.make(transaction, caller, wanted, plan)
                        .flatMap(ready -> target.make(transaction, caller, wanted, ready.wanted())
                                .flatMap(form -> begin(transaction, id, form, ready, total)))
                        .call(() -> files.use(transaction, run.file()))
                        .call(() -> plan.files() == null
                                ? Uni.createFrom().voidItem()
                                : files.use(transaction, plan.files())))));
    }

    /** Keeps an archive with the files that cells of the workbook name; its id is told at the start. */
    Uni<UUID> archive(Caller.User caller, UUID id, Path temporary, String name) {
        return own(caller, id)
                .chain(() -> files.admit(caller.id()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> inspect(temporary))
                .flatMap(admitted -> files.keep(Examination.trusted(temporary, name), null, caller.id(), null))
                .map(StoredFile::id);
    }

    private static void inspect(Path temporary) {
        try {
            FileArchive.open(temporary).close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Uni<Void> begin(Transaction transaction, UUID id, ObjectKey form, ImportPlan plan, int total) {
        return table.start(transaction, id, form, Json.mapper().valueToTree(plan), total)
                .invoke(started -> {
                    if (!started) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "import_already_started");
                    }
                })
                .chain(() -> checks.cancel(transaction, id))
                .chain(() -> jobs.schedule(
                        transaction,
                        new Job(
                                ImportJob.KIND,
                                id.toString(),
                                Json.object().put("run", id.toString()),
                                clock.instant())));
    }

    /** New forms are made by administrators; rows come to a form from whoever may import into it, in the shape the form has. */
    Uni<ImportPlan> settled(Caller.User caller, ImportTarget.Wanted wanted, ImportPlan sent) {
        return ownArchive(caller, sent)
                .chain(() -> wanted.form() == null
                        ? identities.administrator(caller).replaceWith(sent)
                        : destination(caller, wanted.form()).map(form -> form.settle(sent)));
    }

    private Uni<Void> ownArchive(Caller.User caller, ImportPlan plan) {
        if (plan.files() == null) {
            return Uni.createFrom().voidItem();
        }
        return files.find(plan.files())
                .invoke(found -> {
                    var own = found.filter(file ->
                                    file.place() == null && file.uploadedBy().equals(caller.id()))
                            .isPresent();
                    if (!own) {
                        throw Rejected.because(Rejected.Kind.INVALID, Problem.at("/files", "import_file_gone"));
                    }
                })
                .replaceWithVoid();
    }

    /** A form that the caller may import into; one that he may not even read does not exist for him. */
    Uni<Destination> destination(Caller.User caller, String key) {
        return gate.of(caller).map(access -> {
            var form = ObjectKey.named(key);
            access.write(form, RecordAction.IMPORT, null);
            return new Destination(
                    forms.of(access.snapshot(), form),
                    access.form(form),
                    access.identity().administrator());
        });
    }

    /** What is in a file that was looked over before and that nobody has begun to import. */
    Uni<Analysis> again(Caller.User caller, UUID id) {
        return open(caller, id)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(run -> new Analysis(id, survey(files.path(run.file()), run.fileName())));
    }

    /** A run of the caller's own that waits to be started; its file may have been removed for having waited too long. */
    Uni<ImportRun> open(Caller.User caller, UUID id) {
        return own(caller, id)
                .invoke(run -> {
                    if (!run.state().equals("analysed")) {
                        throw Rejected.because(Rejected.Kind.CONFLICT, "import_already_started");
                    }
                })
                .call(run -> files.find(run.file()).invoke(found -> {
                    if (found.isEmpty()) {
                        throw Rejected.because(Rejected.Kind.INVALID, "import_file_gone");
                    }
                }));
    }

    /** Ends an import on its way; nothing happens to one that is through. */
    Uni<Void> cancel(Caller.User caller, UUID id) {
        return own(caller, id).chain(run -> table.cancel(run.id()));
    }

    /** The run, as long as it is the caller's own. */
    Uni<ImportRun> own(Caller.User caller, UUID id) {
        return table.find(id).map(found -> found.filter(run -> run.person().equals(caller.id()))
                .orElseThrow(Rejected::notFound));
    }

    Uni<List<Rejection>> remarks(UUID id, int limit) {
        return table.remarks(id, limit);
    }

    Uni<List<Rejection>> rejections(UUID id, String sheet, int after, int limit) {
        return table.rejections(id, sheet, after, limit);
    }
}
