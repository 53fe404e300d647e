package org.mortise.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that can be given again.
 *
 * @param headers such as ETag and Location
 */
public record StoredResponse(
        int status, Map<String, String> headers, @Nullable JsonNode body) {

    public StoredResponse {
        headers = Map.copyOf(headers);
    }

    public static StoredResponse ok(JsonNode body) {
        return new StoredResponse(200, Map.of(), body);
    }

    public Response toResponse() {
        var response = Response.status(status).entity(body);
        headers.forEach(response::header);
        return response.build();
    }
}
