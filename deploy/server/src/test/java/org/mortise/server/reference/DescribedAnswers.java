package org.mortise.server.reference;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.mortise.core.kernel.Json;

/** Holds every answer that a test gets against what the OpenAPI document says of it. */
public final class DescribedAnswers implements Filter {

    private static final Interface WRITTEN = Interface.written();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var address = request.getDerivedPath();
        WRITTEN.at(request.getMethod(), address).ifPresent(operation -> check(operation, response));
        return response;
    }

    private static void check(Interface.Operation operation, Response response) {
        var described = WRITTEN.response(operation, response.statusCode());
        if (described.isMissingNode()) {
            // Found before the operation is: a method, a type or an address that nothing answers to.
            if (response.statusCode() == 404 || response.statusCode() == 405 || response.statusCode() >= 500) {
                return;
            }
            throw new AssertionError(operation.id() + " does not say that it answers " + response.statusCode() + ": "
                    + response.asString());
        }
        var type = response.contentType().replaceAll(";.*", "");
        var schema = described.path("content").path(type).path("schema");
        if (schema.isMissingNode() || !type.endsWith("json")) {
            return;
        }
        var problems = WRITTEN.check(schema, Json.parse(response.asString()));
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    operation.id() + " answers other than it says: " + problems + "\n" + response.asString());
        }
    }
}
