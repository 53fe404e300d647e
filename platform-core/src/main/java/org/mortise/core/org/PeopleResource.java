package org.mortise.core.org;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.mortise.core.database.Database;
import org.mortise.core.http.CurrentCaller;
import org.mortise.core.http.PageLimit;
import org.mortise.core.http.RequestBodies;
import org.mortise.core.http.SentObject;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.PersonTable.Sought;

/** {@code /people}. */
@Path("/api/v1/people")
@Tag(name = "organisation")
class PeopleResource {

    private static final Set<String> CHANGEABLE = Set.of(
            "login",
            "name",
            "department",
            "manager",
            "administrator",
            "active",
            "roles",
            "employeeNo",
            "mobile",
            "email");
    private static final Set<String> NEW = Set.of(
            "login",
            "name",
            "department",
            "manager",
            "administrator",
            "password",
            "roles",
            "employeeNo",
            "mobile",
            "email");

    record Page(List<PersonView> items) {}

    record NewPassword(@Nullable String password) {}

    private final People people;
    private final Departments departments;
    private final Identities identities;
    private final Roles roles;
    private final Passwords passwords;
    private final Organisation organisation;
    private final Database database;
    private final CurrentCaller current;

    PeopleResource(
            People people,
            Departments departments,
            Identities identities,
            Roles roles,
            Passwords passwords,
            Organisation organisation,
            Database database,
            CurrentCaller current) {
        this.people = people;
        this.departments = departments;
        this.identities = identities;
        this.roles = roles;
        this.passwords = passwords;
        this.organisation = organisation;
        this.database = database;
        this.current = current;
    }

    @GET
    @Operation(
            operationId = "listPeople",
            summary = "Find people",
            description =
                    "Active people whose name, in characters or pinyin, or login contains `search`, or whose employee number it is, in "
                            + "`department` or below it; or exactly those of `ids`, active or not. Administrators may ask for `all` "
                            + "and find disabled people as well, and find people by parts of how they are reached.")
    public Uni<Page> search(
            @RestQuery @Nullable String search,
            @RestQuery @Nullable String ids,
            @RestQuery @Nullable String department,
            @RestQuery @Nullable Boolean all,
            @RestQuery @Nullable Integer limit) {
        var most = PageLimit.of(limit);
        var text = search == null ? "" : search.strip();
        var unit = department == null ? null : Ids.parse(department);
        return identities
                .of(current.user())
                .flatMap(identity -> {
                    var disabled = identity.administrator() && Boolean.TRUE.equals(all);
                    var sought = new Sought(text, PeopleScope.of(unit), disabled, identity.administrator());
                    return (ids == null ? people.search(sought, most) : people.all(wanted(ids)))
                            .flatMap(found -> views(found, identity));
                })
                .map(Page::new);
    }

    @POST
    @Operation(operationId = "addPerson", summary = "Add a person (administrators)")
    public Uni<Response> add(@Nullable JsonNode body) {
        var sent = SentObject.of(body, NEW);
        var login = sent.text("login", "");
        var name = sent.text("name", "");
        var department = sent.id("department", null);
        var manager = sent.id("manager", null);
        var administrator = sent.flag("administrator", false);
        var contact = contact(sent, Contact.NONE);
        var held = sent.has("roles") ? sent.texts("roles") : List.<String>of();
        var password = sent.has("password") ? sent.secret("password") : null;
        if (password != null) {
            checkPassword(password, login, name).ifPresent(sent::add);
        }
        sent.refuseProblems();
        return identities
                .administrator(current.user())
                .chain(() ->
                        password == null ? Uni.createFrom().<@Nullable String>nullItem() : passwords.hash(password))
                .map(hash -> new NewPerson(login, name, department, manager, administrator, hash, contact))
                .flatMap(person -> database.inTransaction(transaction ->
                        people.create(transaction, person).call(id -> roles.setOf(transaction, id, held))))
                .flatMap(this::read)
                .map(view -> Response.created(URI.create("/api/v1/people/" + view.id()))
                        .entity(view)
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "changePerson",
            summary = "Change a person (administrators)",
            description = "Who is disabled is signed out at once.")
    public Uni<PersonView> change(String id, @Nullable JsonNode body) {
        var person = Ids.parse(id);
        var sent = SentObject.of(body, CHANGEABLE);
        var held = sent.has("roles") ? sent.texts("roles") : null;
        return identities
                .administrator(current.user())
                .chain(() -> database.inTransaction(transaction -> people.change(
                                transaction, person, before -> changed(before, sent))
                        .call(() ->
                                held == null ? Uni.createFrom().voidItem() : roles.setOf(transaction, person, held))))
                .flatMap(changed -> read(changed.id()));
    }

    @POST
    @Path("/{id}/password")
    @Operation(
            operationId = "setPassword",
            summary = "Set a person's password (administrators)",
            description = "Signs the person out everywhere.")
    public Uni<Void> setPassword(String id, @Nullable NewPassword sent) {
        var person = Ids.parse(id);
        var password = RequestBodies.required(sent).password();
        return identities
                .administrator(current.user())
                .chain(() -> people.find(person))
                .map(found -> found.orElseThrow(Rejected::notFound))
                .invoke(found -> refuseWeak(password, found))
                .chain(() -> passwords.hash(Objects.requireNonNull(password)))
                .flatMap(hash -> database.inTransaction(transaction -> people.setPassword(transaction, person, hash)
                        .chain(() -> people.endSessions(transaction, person))));
    }

    private static Set<UUID> wanted(String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isBlank())
                .limit(PageLimit.MAX)
                .map(id -> Ids.parse(id.strip()))
                .collect(Collectors.toSet());
    }

    private Uni<PersonView> read(UUID id) {
        return people.find(id)
                .map(found -> List.of(found.orElseThrow(Rejected::notFound)))
                .chain(found -> identities.of(current.user()).flatMap(identity -> views(found, identity)))
                .map(views -> views.get(0));
    }

    private Uni<List<PersonView>> views(List<Person> found, Identity reader) {
        var ids =
                found.stream().map(Person::department).filter(Objects::nonNull).collect(Collectors.toSet());
        var held = reader.administrator()
                ? roles.of(found.stream().map(Person::id).toList())
                : Uni.createFrom().item(Map.<UUID, List<ObjectKey>>of());
        return Uni.combine().all().unis(departments.names(ids), held).with((names, rolesById) -> found.stream()
                .map(person -> PersonView.of(
                        person,
                        person.department() == null ? null : names.get(person.department()),
                        reader,
                        rolesById.getOrDefault(person.id(), List.of())))
                .toList());
    }

    private static Person changed(Person before, SentObject sent) {
        var after = new Person(
                before.id(),
                sent.text("login", before.login()),
                sent.text("name", before.name()),
                sent.id("department", before.department()),
                sent.id("manager", before.manager()),
                sent.flag("administrator", before.administrator()),
                sent.flag("active", before.active()),
                before.locale(),
                contact(sent, before.contact()));
        sent.refuseProblems();
        return after;
    }

    private static Contact contact(SentObject sent, Contact before) {
        return new Contact(
                sent.optional("employeeNo", before.employeeNo()),
                sent.optional("mobile", before.mobile()),
                sent.optional("email", before.email()));
    }

    private void refuseWeak(@Nullable String password, Person person) {
        checkPassword(password == null ? "" : password, person.login(), person.name())
                .ifPresent(problem -> {
                    throw Rejected.invalid(List.of(problem));
                });
    }

    private Optional<Problem> checkPassword(String password, String login, String name) {
        return PasswordRules.check(password, "/password", List.of(login, name, organisation.name()));
    }
}
