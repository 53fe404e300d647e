package org.mortise.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.org.Identities;

/** Applications that come with the server. */
@Path("/api/v1/templates")
@Tag(name = "bundles")
class TemplateResource {

    private final CurrentCaller current;
    private final Identities identities;
    private final Templates templates;

    TemplateResource(CurrentCaller current, Identities identities, Templates templates) {
        this.current = current;
        this.identities = identities;
        this.templates = templates;
    }

    /** @param description empty when there is none */
    record TemplateView(String id, String version, String title, String description, String icon) {}

    record TemplateList(List<TemplateView> items) {}

    @GET
    @Operation(operationId = "listTemplates", summary = "Applications that come with the server (administrators)")
    public Uni<TemplateList> list() {
        var locale = current.locale();
        return identities
                .administrator(current.user())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(administrator -> new TemplateList(templates.manifests().stream()
                        .map(manifest -> new TemplateView(
                                manifest.path("id").asText(),
                                manifest.path("version").asText(),
                                text(manifest.path("title"))
                                        .map(text -> text.in(locale))
                                        .orElse(""),
                                text(manifest.path("description"))
                                        .map(text -> text.in(locale))
                                        .orElse(""),
                                manifest.path("icon").asText("")))
                        .toList()));
    }

    private static Optional<LocalizedText> text(JsonNode label) {
        return label.isMissingNode() ? Optional.empty() : Optional.of(LocalizedText.fromJson(Json.plain(label)));
    }
}
