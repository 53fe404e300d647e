package org.mortise.form.excel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.mortise.core.job.JobHandler;
import org.mortise.core.job.JobRun;
import org.mortise.core.job.JobWorker;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Checks an import. It leaves nothing behind but what it found, so that an attempt after a crash begins at the first row. */
@ApplicationScoped
class CheckJob implements JobHandler {

    static final String KIND = "import.check";

    private static final ObjectKey NEW_FORM = ObjectKey.parse("import.form");

    private final ImportTable imports;
    private final CheckTable table;
    private final ImportCheck check;

    CheckJob(ImportTable imports, CheckTable table, ImportCheck check) {
        this.imports = imports;
        this.table = table;
        this.check = check;
    }

    /** Nobody wants to know any more. */
    private static final class Unwanted extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unwanted() {
            super("the check was cancelled", null, false, false);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(JobRun job) {
        var id = Ids.parse(job.payload().path("run").asText());
        var number = job.payload().path("number").asInt();
        return table.find(id).flatMap(found -> found.filter(wanted -> wanted.number() == number && wanted.isRunning())
                .map(wanted -> look(wanted, job.attempt()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> look(CheckRun wanted, int attempt) {
        if (attempt > JobWorker.MAX_ATTEMPTS) {
            return fail(wanted, Problem.of("import_check_interrupted"));
        }
        return imports.find(wanted.run())
                .map(found -> asIfStarted(found.orElseThrow(Rejected::notFound), wanted))
                .flatMap(run -> check.look(run, processed -> goOn(wanted, processed)))
                .flatMap(findings -> table.end(
                        wanted.run(), wanted.number(), "done", Json.mapper().valueToTree(findings), null))
                .onFailure(Unwanted.class)
                .recoverWithNull()
                .onFailure(Rejected.class)
                .recoverWithUni(refused -> fail(wanted, refused.problems().get(0)))
                .onFailure(failure -> attempt == JobWorker.MAX_ATTEMPTS)
                .call(() -> fail(wanted, Problem.of("import_check_interrupted")));
    }

    private Uni<Void> fail(CheckRun wanted, Problem problem) {
        return table.end(
                wanted.run(), wanted.number(), "failed", null, Json.mapper().valueToTree(problem));
    }

    private Uni<Void> goOn(CheckRun wanted, int processed) {
        return table.progress(wanted.run(), wanted.number(), processed)
                .invoke(goesOn -> {
                    if (!goesOn) {
                        throw new Unwanted();
                    }
                })
                .replaceWithVoid();
    }

    private static ImportRun asIfStarted(ImportRun run, CheckRun wanted) {
        return new ImportRun(
                run.id(),
                run.person(),
                run.file(),
                run.fileName(),
                run.state(),
                wanted.form() == null ? NEW_FORM : wanted.form(),
                wanted.plan(),
                ImportRun.Figures.NONE,
                null);
    }
}
