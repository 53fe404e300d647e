package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Identities;

/** Installing and exporting applications; administrators only. */
@Path("/api/v1/bundles")
@Tag(name = "bundles")
class BundleResource {

    private static final String ZIP = "application/zip";

    private final CurrentCaller current;
    private final Identities identities;
    private final Bundles bundles;
    private final Templates templates;
    private final ProblemTexts texts;

    BundleResource(
            CurrentCaller current, Identities identities, Bundles bundles, Templates templates, ProblemTexts texts) {
        this.current = current;
        this.identities = identities;
        this.bundles = bundles;
        this.templates = templates;
        this.texts = texts;
    }

    /**
     * @param template id of an application that comes with the server
     * @param samplePassword password of the sample people, so that they can sign in
     */
    record TemplateRequest(
            @Nullable String template, @Nullable String samplePassword) {}

    record ProblemView(String code, String path, Map<String, Object> params, String message) {}

    record PlanView(
            JsonNode manifest,
            List<Plan.Item> items,
            Plan.Sample sample,
            List<ProblemView> problems,
            List<ProblemView> warnings,
            boolean installed) {}

    record CarriedView(List<ProblemView> items) {}

    @POST
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "planBundle", summary = "What installing an application would do (administrators)")
    public Uni<PlanView> planTemplate(TemplateRequest request) {
        return plan(() -> template(request));
    }

    @POST
    @Path("/plan")
    @Consumes(ZIP)
    @Operation(operationId = "planBundle", summary = "What installing an application would do (administrators)")
    public Uni<PlanView> planZip(byte[] zip) {
        return plan(() -> BundleZip.read(zip));
    }

    @POST
    @Path("/install")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "installBundle",
            summary = "Install or upgrade an application, as a whole or not at all (administrators)")
    public Uni<PlanView> installTemplate(
            TemplateRequest request,
            @QueryParam("sample") @DefaultValue("false") boolean sample,
            @BeanParam Chosen chosen) {
        var options = new InstallOptions(sample, chosen.choices(), request.samplePassword());
        return install(() -> template(request), options);
    }

    @POST
    @Path("/install")
    @Consumes(ZIP)
    @Operation(
            operationId = "installBundle",
            summary = "Install or upgrade an application, as a whole or not at all (administrators)")
    public Uni<PlanView> installZip(
            byte[] zip, @QueryParam("sample") @DefaultValue("false") boolean sample, @BeanParam Chosen chosen) {
        return install(() -> BundleZip.read(zip), new InstallOptions(sample, chosen.choices(), null));
    }

    @GET
    @Path("/{pkg}/export")
    @Produces(ZIP)
    @Operation(operationId = "exportBundle", summary = "An application as files (administrators)")
    public Uni<Response> export(@PathParam("pkg") String pkg) {
        return administrator().flatMap(caller -> bundles.export(pkg)).map(files -> Response.ok(
                        BundleZip.write(files), ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + pkg + ".zip\"")
                .build());
    }

    @GET
    @Path("/{pkg}/carried")
    @Operation(
            operationId = "listCarried",
            summary = "What of an application means nothing in another installation (administrators)",
            description = "People, departments and records that it names by their ids, with the place of each.")
    public Uni<CarriedView> carried(@PathParam("pkg") String pkg) {
        var locale = current.locale();
        return administrator()
                .flatMap(caller -> bundles.carried(pkg))
                .map(found -> new CarriedView(views(found, locale)));
    }

    @DELETE
    @Path("/{pkg}/sample")
    @Operation(
            operationId = "removeSample",
            summary = "Remove the sample people and records of an application (administrators)")
    public Uni<Void> removeSample(@PathParam("pkg") String pkg) {
        return administrator().flatMap(caller -> bundles.removeSample(caller, pkg));
    }

    private Uni<PlanView> plan(Supplier<BundleFiles> files) {
        var locale = current.locale();
        return administrator()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(caller -> bundles.plan(files.get()))
                .map(plan -> view(plan, false, locale));
    }

    private Uni<PlanView> install(Supplier<BundleFiles> files, InstallOptions options) {
        var locale = current.locale();
        return administrator()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(caller -> bundles.install(caller, files.get(), options))
                .map(plan -> view(plan, true, locale));
    }

    private Uni<Caller> administrator() {
        var caller = current.user();
        return identities.administrator(caller).replaceWith(caller);
    }

    private BundleFiles template(TemplateRequest request) {
        if (request.template() == null) {
            throw Rejected.because(Rejected.Kind.MALFORMED, "bundle_without_template");
        }
        return templates.files(request.template());
    }

    private PlanView view(Plan plan, boolean installed, Locale locale) {
        return new PlanView(
                plan.manifest(),
                plan.items(),
                plan.sample(),
                views(plan.problems(), locale),
                views(plan.warnings(), locale),
                installed);
    }

    private List<ProblemView> views(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem ->
                        new ProblemView(problem.code(), problem.path(), problem.params(), texts.text(problem, locale)))
                .toList();
    }
}
