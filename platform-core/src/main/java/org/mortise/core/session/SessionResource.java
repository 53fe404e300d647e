package org.mortise.core.session;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.Locales;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.SessionCookie;
import org.mortise.core.http.WithoutSession;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.PasswordRules;
import org.mortise.core.org.People;
import org.mortise.core.org.Person;

/** {@code /session}: signing in and out, and the own account. */
@Path("/api/v1/session")
@Tag(name = "sessions")
class SessionResource {

    record Credentials(@Nullable String login, @Nullable String password) {}

    record Preferences(@Nullable String language, @Nullable String name) {}

    record PasswordChange(
            @Nullable String current, @Nullable String password) {}

    /** A browser in which the caller is signed in; {@code current} is the one that asks. */
    record DeviceView(UUID id, Instant createdAt, Instant seenAt, String ip, String agent, boolean current) {}

    record Devices(List<DeviceView> items) {}

    private final Login login;
    private final Sessions sessions;
    private final SessionViews views;
    private final People people;
    private final Organisation organisation;
    private final Database database;
    private final CurrentCaller current;

    SessionResource(
            Login login,
            Sessions sessions,
            SessionViews views,
            People people,
            Organisation organisation,
            Database database,
            CurrentCaller current) {
        this.login = login;
        this.sessions = sessions;
        this.views = views;
        this.people = people;
        this.organisation = organisation;
        this.database = database;
        this.current = current;
    }

    @POST
    @WithoutSession
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "The session is kept in a cookie that scripts cannot read.")
    public Uni<SessionView> open(@Nullable Credentials sent, RoutingContext routing) {
        var credentials = RequestBodies.required(sent);
        var problems = new ArrayList<Problem>();
        var name = RequestBodies.text(credentials.login(), "/login", problems);
        var password = RequestBodies.text(credentials.password(), "/password", problems);
        RequestBodies.refuse(problems);
        return login.open(name.strip(), password, Origin.ip(routing), Origin.agent(routing))
                .invoke(opened -> SessionCookie.write(routing.request(), opened.token(), Sessions.LONGEST.toSeconds()))
                .flatMap(opened -> views.of(opened.person()));
    }

    @GET
    @Operation(operationId = "readSession", summary = "Who is signed in")
    public Uni<SessionView> read() {
        return views.of(current.user().id());
    }

    @PATCH
    @Operation(
            operationId = "changeSession",
            summary = "Choose the language or correct the own name",
            description = "What is absent stays.")
    public Uni<SessionView> change(@Nullable Preferences sent) {
        var preferences = RequestBodies.required(sent);
        var tag = preferences.language();
        var language = tag == null
                ? null
                : Locales.tagged(tag)
                        .orElseThrow(() -> Rejected.invalid(List.of(Problem.at("/language", "language_unsupported"))));
        var name = preferences.name();
        var id = current.user().id();
        return database.inTransaction(transaction -> people.change(transaction, id, person -> {
                    var renamed = name == null ? person : person.named(name.strip());
                    return language == null ? renamed : renamed.in(language);
                }))
                .chain(() -> views.of(id));
    }

    @DELETE
    @Operation(operationId = "signOut", summary = "Sign out")
    public Uni<Void> close(RoutingContext routing) {
        return sessions.end(current.user(), current.session().session())
                .invoke(ended -> SessionCookie.clear(routing.request()))
                .replaceWithVoid();
    }

    @POST
    @Path("/password")
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Change the own password",
            description = "Other devices are signed out.")
    public Uni<Void> changePassword(@Nullable PasswordChange sent, RoutingContext routing) {
        var change = RequestBodies.required(sent);
        var problems = new ArrayList<Problem>();
        var old = RequestBodies.text(change.current(), "/current", problems);
        var next = RequestBodies.text(change.password(), "/password", problems);
        RequestBodies.refuse(problems);
        var session = current.session();
        return people.find(session.caller().id())
                .map(found -> found.orElseThrow(Rejected::notFound))
                .invoke(person -> checkNew(next, person))
                .flatMap(person -> login.changePassword(session, person.login(), Origin.ip(routing), old, next));
    }

    @GET
    @Path("/devices")
    @Operation(operationId = "listDevices", summary = "Where the caller is signed in")
    public Uni<Devices> devices() {
        var own = current.session().session();
        return sessions.devices(current.user())
                .map(devices -> new Devices(
                        devices.stream().map(device -> view(device, own)).toList()));
    }

    @DELETE
    @Path("/devices/{id}")
    @Operation(
            operationId = "signOutDevice",
            summary = "Sign out on another device",
            description = "Its next request is refused.")
    public Uni<Void> end(String id) {
        return sessions.end(current.user(), Ids.parse(id))
                .invoke(ended -> {
                    if (!ended) {
                        throw Rejected.notFound();
                    }
                })
                .replaceWithVoid();
    }

    private void checkNew(String password, Person person) {
        PasswordRules.check(password, "/password", List.of(person.login(), person.name(), organisation.name()))
                .ifPresent(problem -> {
                    throw Rejected.invalid(List.of(problem));
                });
    }

    private static DeviceView view(Device device, UUID own) {
        return new DeviceView(
                device.id(),
                device.createdAt(),
                device.seenAt(),
                device.ip(),
                device.agent(),
                device.id().equals(own));
    }
}
