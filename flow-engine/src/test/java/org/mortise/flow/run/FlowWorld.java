package org.mortise.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.FormAccess;
import org.mortise.core.database.Database;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.http.Idempotency;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.notify.Notifications;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.Shapes;

/** An organisation with a form, flows and people, on a database of its own. */
final class FlowWorld implements AutoCloseable {

    static final ObjectKey CONTRACT = ObjectKey.parse("crm.contract");
    static final ObjectKey CUSTOMER = ObjectKey.parse("crm.customer");
    static final Locale ENGLISH = Locale.US;

    final EngineWorld engine = new EngineWorld();
    final Database database = engine.database;
    final FakeRecords records = new FakeRecords(database);
    final FlowDesk desk;
    final FlowReading reading;
    final TaskDesk tasks;
    final PublishedFlows flows;
    final List<OutboxEvent> seen = new ArrayList<>();
    private final Map<String, UUID> people = new HashMap<>();

    FlowWorld() {
        engine.publish(customer()).publish(contract());
        sql(FakeRecords.TABLE, Tuple.tuple());
        var clock = Clock.systemUTC();
        var definitions = new Definitions(engine.metadata, engine.desk);
        var everybody = People.of(database, clock);
        var directories = new Directories(
                everybody,
                Departments.of(database, clock),
                Identities.of(database, clock),
                Organisation.of(database, clock),
                definitions,
                clock);
        var instances = new FlowInstanceTable();
        var taskTable = new FlowTaskTable();
        var events = new FlowEventTable();
        var announcements = new Announcements(
                Outbox.of(List.of(new Listener()), engine.vault), Notifications.of(clock, engine.vault), clock);
        var transitions = new Transitions(records, definitions, instances, taskTable, events, announcements, clock);
        desk = new FlowDesk(
                database,
                records,
                definitions,
                directories,
                transitions,
                new Ballots(records, definitions, transitions),
                instances,
                taskTable,
                Idempotency.of(database, clock, engine.vault),
                clock);
        tasks = new TaskDesk(database, records, everybody, definitions, instances, taskTable);
        reading = new FlowReading(
                database,
                records,
                everybody,
                definitions,
                directories,
                new Prospects(records, definitions, directories),
                new LentForms(engine.gate, FlowWorld::page),
                tasks,
                instances,
                taskTable,
                events);
        flows = new PublishedFlows(definitions);
        people.put("root", person("root", true));
    }

    /** What of a form is shown, without its looks. */
    private static ObjectNode page(FormAccess access) {
        var rights = Json.object();
        access.rights().forEach((key, right) -> rights.put(key, right.json()));
        return Json.object().put("key", access.shape().form().toString()).set("rights", rights);
    }

    /** Takes down what is sent, as a subscriber that wants everything. */
    private final class Listener implements OutboxSubscriber {
        @Override
        public String name() {
            return "listener";
        }

        @Override
        public boolean wants(OutboxEvent event) {
            seen.add(event);
            return true;
        }

        @Override
        public Uni<Void> handle(Transaction transaction, OutboxEvent event) {
            return Uni.createFrom().voidItem();
        }
    }

    /** The next version of the flow; the first is 1. */
    FlowWorld publish(String doc) {
        engine.publish("flow", "crm.approval", Json.parse(doc));
        return this;
    }

    Caller.User person(String login) {
        return new Caller.User(people.computeIfAbsent(login, name -> person(name, false)));
    }

    UUID id(String login) {
        return person(login).id();
    }

    private UUID person(String login, boolean administrator) {
        var id = Ids.next();
        sql("""
                INSERT INTO person (id, login, name, administrator, created_at, updated_at)
                VALUES ($1, $2, $2, $3, now(), now())""", Tuple.of(id, login, administrator));
        return id;
    }

    FlowWorld role(String role, String... logins) {
        for (var login : logins) {
            sql("INSERT INTO role_member (role, person) VALUES ($1, $2)", Tuple.of("crm." + role, id(login)));
        }
        return this;
    }

    FlowWorld superior(String login, String superior) {
        sql("UPDATE person SET manager = $2 WHERE id = $1", Tuple.of(id(login), id(superior)));
        return this;
    }

    void disable(String login) {
        sql("UPDATE person SET active = false WHERE id = $1", Tuple.of(id(login)));
    }

    UUID contract(String data) {
        return get(records.add(CONTRACT, Ids.next(), data));
    }

    UUID submit(String login, UUID record) {
        records.editors.add(id(login));
        return get(desk.submit(person(login), CONTRACT, record, null, null));
    }

    JsonNode approve(String login) {
        return decide(login, "{\"action\":\"approve\"}");
    }

    /** Decides the newest open task. */
    JsonNode decide(String login, String decision) {
        return decide(login, openTask(login), decision, null);
    }

    JsonNode decide(String login, UUID task, String decision, @Nullable String key) {
        return get(desk.decide(person(login), task, Decision.parse(Json.parse(decision)), key));
    }

    UUID openTask(String login) {
        var items = box(login, TaskBox.OPEN);
        if (items.isEmpty()) {
            throw new AssertionError(login + " has nothing to decide");
        }
        return UUID.fromString(items.get(0).path("id").asText());
    }

    List<JsonNode> box(String login, TaskBox box) {
        var items = new ArrayList<JsonNode>();
        get(tasks.page(person(login), ENGLISH, box, null, 50)).path("items").forEach(items::add);
        return items;
    }

    JsonNode record(UUID id) {
        return get(records.read(new Caller.System("test", null), CONTRACT, id)).document();
    }

    long count(String query) {
        return engine.count(query);
    }

    void sql(String statement, Tuple values) {
        engine.sql(statement, values);
    }

    static <T> T get(Uni<T> uni) {
        return EngineWorld.get(uni);
    }

    /** What a refused call is refused for. */
    static Rejected refusal(Runnable call) {
        try {
            call.run();
        } catch (Rejected refusal) {
            return refusal;
        }
        throw new AssertionError("not refused");
    }

    @Override
    public void close() {
        engine.close();
    }

    private static FormShape contract() {
        return shape(
                CONTRACT,
                field("name", ValueType.TEXT),
                field("amount", ValueType.NUMBER),
                field("status", ValueType.OPTION),
                field("owner", ValueType.USER),
                field("effective_on", ValueType.DATE),
                field("opinion", ValueType.TEXT),
                field("cost", ValueType.NUMBER),
                Shapes.structure("home", "address"),
                Shapes.structure("goal", "address"),
                field("customer", ValueType.LINK));
    }

    private static FormShape customer() {
        return shape(CUSTOMER, field("name", ValueType.TEXT), field("level", ValueType.OPTION));
    }

    private static FormShape shape(ObjectKey key, FieldShape... fields) {
        return new FormShape(
                key,
                1,
                LocalizedText.of(key.key()),
                key.key(),
                key.key() + "_s",
                "name",
                null,
                null,
                Arrays.asList(fields),
                List.of());
    }

    private static FieldShape field(String key, ValueType type) {
        return FieldShape.of(key, "control", type, LocalizedText.of(key))
                .column(type.hasColumn() ? key : null)
                .target(type == ValueType.LINK ? CUSTOMER : null)
                .scale(2)
                .build();
    }
}
