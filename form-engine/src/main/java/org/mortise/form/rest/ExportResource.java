package org.mortise.form.rest;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.form.export.Export;

/** {@code /forms/{form}/export}: a list as a file. */
@Path("/api/v1/forms/{form}/export")
@Tag(name = "records")
class ExportResource {

    private final CurrentCaller current;
    private final AccessGate gate;
    private final Questions questions;
    private final Export export;

    ExportResource(CurrentCaller current, AccessGate gate, Questions questions, Export export) {
        this.current = current;
        this.gate = gate;
        this.questions = questions;
        this.export = export;
    }

    @GET
    @Operation(
            operationId = "exportRecords",
            summary = "A list as a workbook or as comma-separated values",
            description =
                    "`format` is xlsx or csv. With `lines` sub-tables come too: one row for each of theirs, and what the record"
                            + " says stands in the first of them.")
    public Uni<Response> export(
            @PathParam("form") String form,
            @RestQuery @Nullable String format,
            @RestQuery boolean lines,
            @BeanParam Listing listing) {
        var key = ObjectKey.named(form);
        var chosen = Export.Format.named(format == null ? "xlsx" : format);
        var locale = current.locale();
        return gate.of(current.user()).map(access -> access.reading(locale)).flatMap(access -> questions
                .query(access, key, listing.asked(), null, 1)
                .flatMap(query -> columns(access, key, listing)
                        .flatMap(columns ->
                                export.write(access, query, columns, new Export.Layout(chosen, locale, lines))))
                .map(path -> response(path, name(access, key, locale), chosen)));
    }

    private Uni<List<String>> columns(CallerAccess access, ObjectKey form, Listing listing) {
        if (listing.fields != null) {
            return Uni.createFrom().item(Questions.words(listing.fields));
        }
        return questions.view(access, form, listing.view).map(view -> {
            var columns = new ArrayList<String>();
            view.path("columns")
                    .forEach(column -> columns.add(column.path("field").asText()));
            return columns;
        });
    }

    private static String name(CallerAccess access, ObjectKey form, Locale locale) {
        return access.form(form).shape().title().in(locale);
    }

    /** The file is gone as soon as it has been read. */
    private static Response response(java.nio.file.Path path, String title, Export.Format format) {
        try {
            var csv = format == Export.Format.CSV;
            var encoded = URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
            return Response.ok(Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE))
                    .type(
                            csv
                                    ? "text/csv;charset=utf-8"
                                    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename*=UTF-8''" + encoded + (csv ? ".csv" : ".xlsx"))
                    .build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
