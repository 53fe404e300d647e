package org.mortise.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.UnstorableText;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;

/** Turns whatever went wrong into problem+json in the reader's language, without telling anything about the inside. */
class ProblemMapper {

    static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json", "utf-8");

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final long LINGER_MILLIS = 1_000;

    private final ProblemTexts texts;
    private final CurrentCaller current;

    ProblemMapper(ProblemTexts texts, CurrentCaller current) {
        this.texts = texts;
        this.current = current;
    }

    @ServerExceptionMapper
    Response rejected(Rejected rejected, RoutingContext routing) {
        if (rejected.kind() == Rejected.Kind.TOO_LARGE) {
            hangUp(routing);
        }
        return response(rejected.kind().status(), rejected.problems(), rejected.current(), routing);
    }

    /** Also how the JSON reader reports what it cannot read. */
    @ServerExceptionMapper
    Response refusedByTheFramework(WebApplicationException failure, RoutingContext routing) {
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return malformed(malformed, routing);
        }
        // A parameter that is no number is "not found" to the framework; there is nothing to look for.
        var unreadable = failure instanceof NotFoundException && failure.getCause() != null;
        var status = unreadable ? 400 : failure.getResponse().getStatus();
        return status < 400 || status >= 500
                ? unexpected(failure, routing)
                : response(status, List.of(Problem.of(code(status))), null, routing);
    }

    @ServerExceptionMapper
    Response malformed(JsonProcessingException failure, RoutingContext routing) {
        if (failure.getCause() instanceof Rejected rejected) {
            return rejected(rejected, routing);
        }
        return response(400, List.of(problem(failure)), null, routing);
    }

    /** Said anew because the framework has an answer of its own for exactly this one, which names our classes. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException failure, RoutingContext routing) {
        return malformed(failure, routing);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext routing) {
        if (failure.getCause() instanceof Rejected rejected) {
            return rejected(rejected, routing);
        }
        if (failure instanceof IOException && routing.response().closed()) {
            // The client hung up while it was still sending: there is nobody left to tell.
            return response(400, List.of(Problem.of("malformed_request")), null, routing);
        }
        if (UnstorableText.isCauseOf(failure)) {
            return response(400, List.of(Problem.of("text_unstorable")), null, routing);
        }
        LOG.errorf(
                failure,
                "request %s %s failed (%s)",
                routing.request().method(),
                routing.request().path(),
                requestId(routing));
        return response(500, List.of(Problem.of("internal_error")), null, routing);
    }

    /** Nobody reads what is left of the body, so that the connection ends once the answer has had time to arrive. */
    private static void hangUp(RoutingContext routing) {
        routing.response().putHeader("Connection", "close");
        if (routing.request().version() != HttpVersion.HTTP_2) {
            routing.addEndHandler(ended -> routing.vertx().setTimer(LINGER_MILLIS, timer -> routing.request()
                    .connection()
                    .close()));
        }
    }

    private Response response(int status, List<Problem> problems, @Nullable Object state, RoutingContext routing) {
        var locale = current.locale();
        var items = problems.stream()
                .map(problem -> item(problem, texts.text(problem, locale), locale))
                .toList();
        var placed = problems.stream()
                .map(problem -> item(problem, texts.placed(problem, locale), locale))
                .toList();
        var code = status == 422 ? "invalid" : items.get(0).code();
        var body = new ProblemBody(
                "about:blank",
                texts.title(status, locale),
                status,
                code,
                ProblemBody.detail(placed),
                items,
                state,
                requestId(routing));
        return Response.status(status).type(PROBLEM_JSON).entity(body).build();
    }

    private ProblemBody.Item item(Problem problem, String said, Locale locale) {
        var params = new HashMap<String, Object>();
        problem.params()
                .forEach((name, value) ->
                        params.put(name, value instanceof LocalizedText ? ProblemTexts.plain(value, locale) : value));
        return new ProblemBody.Item(problem.code(), problem.path(), params, said);
    }

    private static Problem problem(JsonProcessingException failure) {
        if (failure.getCause() instanceof StreamReadException unreadable) {
            return Json.malformed(unreadable);
        }
        if (failure.getCause() instanceof StreamConstraintsException tooMuch) {
            return Json.malformed(tooMuch);
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("/", "/", ""));
            return Problem.at(path, "wrong_type");
        }
        return Json.malformed(failure);
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "too_large";
            case 415 -> "media_type_unsupported";
            default -> "malformed_request";
        };
    }

    private static @Nullable String requestId(RoutingContext routing) {
        return routing.get(WebRoutes.REQUEST_ID);
    }
}
