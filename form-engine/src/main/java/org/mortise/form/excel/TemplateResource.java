package org.mortise.form.excel;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.file.FileNames;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.ProblemTexts;

/** {@code /forms/{form}/import-template}: a workbook to fill in. */
@Path("/api/v1/forms/{form}/import-template")
@Tag(name = "imports")
class TemplateResource {

    private final ImportDesk desk;
    private final TemplateFile template;
    private final ProblemTexts texts;
    private final CurrentCaller caller;

    TemplateResource(ImportDesk desk, TemplateFile template, ProblemTexts texts, CurrentCaller caller) {
        this.desk = desk;
        this.template = template;
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Operation(
            operationId = "readImportTemplate",
            summary = "A workbook with a column for each field that the caller may fill by an import",
            description =
                    "In the language of the caller. What to write stands in the comment of each title, what may be"
                            + " chosen on a second sheet. It takes the right to import.")
    public Uni<Response> template(@PathParam("form") String form) {
        var locale = caller.locale();
        return desk.destination(caller.user(), form).flatMap(destination -> {
            var title = destination.form().shape().title().in(locale);
            var name = texts.text("template_name", Map.of("form", title), locale);
            return template.open(destination, locale).map(file -> Response.ok(file)
                    .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition("attachment", name))
                    .build());
        });
    }
}
