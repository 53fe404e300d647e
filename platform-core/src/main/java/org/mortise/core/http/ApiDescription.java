package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.mortise.core.kernel.Json;

/**
 * Completes the OpenAPI document while the application is built: annotations say which operations there are, the pages
 * {@code openapi/<tag>.yaml} of the modules what goes in and out, with examples.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI scanned) {
        var found = Json.parse(json(scanned));
        var complete = model(ApiDocument.complete(found, ApiPages.of(ApiDocument.tags(found))));
        scanned.setPaths(complete.getPaths());
        scanned.setComponents(complete.getComponents());
        scanned.setTags(complete.getTags());
        scanned.setSecurity(complete.getSecurity());
    }

    private static String json(OpenAPI model) {
        return nothingElse().withInitialModel(model).build().toJSON();
    }

    private static OpenAPI model(JsonNode document) {
        var text = Json.write(document).getBytes(StandardCharsets.UTF_8);
        return nothingElse()
                .withCustomStaticFile(() -> new ByteArrayInputStream(text))
                .build()
                .model();
    }

    /** A builder that adds nothing of its own to what it is given. */
    private static SmallRyeOpenAPI.Builder nothingElse() {
        return SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false);
    }
}
