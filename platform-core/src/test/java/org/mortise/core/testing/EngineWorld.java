package org.mortise.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.access.AccessGate;
import org.mortise.core.contract.Records.Change;
import org.mortise.core.database.Database;
import org.mortise.core.event.CauseChain;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxDispatcher;
import org.mortise.core.event.OutboxSubscriber;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataId;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataKinds;
import org.mortise.core.metadata.Release;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Identities;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.People;
import org.mortise.core.store.FormIndexes;
import org.mortise.core.store.RecordStore;
import org.mortise.core.store.RecordTables;
import org.mortise.core.vault.Vault;

/** What an engine stands on, on a database of its own: people, metadata, access, records and the outbox, without a server. */
public final class EngineWorld implements AutoCloseable {

    public static final Caller PLATFORM = new Caller.System("test", null);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final TestPostgres postgres = TestPostgres.createMigrated();
    public final Database database = postgres.database();
    public final FixedClock clock = new FixedClock("2026-03-15T04:00:00Z");
    public final Metadata metadata = Metadata.of(database);
    public final Identities identities = Identities.of(database, clock);
    public final People people = People.of(database, clock);
    public final Departments departments = Departments.of(database, clock);
    public final Vault vault = Keys.VAULT;
    public final RecordStore store = RecordStore.of(database, vault);
    public final AccessGate gate =
            AccessGate.of(identities, metadata, departments, Organisation.of(database, clock), clock, vault);
    public final StoredRecords records;
    public final MetadataDesk desk;

    private final List<OutboxSubscriber> subscribers = new ArrayList<>();
    private final Map<String, UUID> persons = new HashMap<>();

    /** @param kinds of the engine under test, besides calendars, forms, roles and flows of any content */
    public EngineWorld(MetadataKind... kinds) {
        var all = new ArrayList<>(List.of(kinds));
        var tables = RecordTables.of(FormIndexes.of(database, Jobs.of(clock, vault), clock), vault);
        all.add(new PlainKind("calendar", 10, tables));
        all.add(new PlainKind("form", 30, tables));
        all.add(new PlainKind("role", 50, tables));
        all.add(new PlainKind("flow", 60, tables));
        desk = MetadataDesk.of(database, metadata, MetadataKinds.of(all), clock);
        records = new StoredRecords(database, gate, store, Outbox.of(subscribers, vault), clock);
    }

    public EngineWorld subscribe(OutboxSubscriber subscriber) {
        subscribers.add(subscriber);
        return this;
    }

    public EngineWorld publish(FormShape shape) {
        var doc = Json.object().put("kind", "form").put("key", shape.form().key());
        doc.set("title", Json.mapper().valueToTree(shape.title()));
        doc.set("shape", shape.toJson());
        return publish("form", shape.form().toString(), doc);
    }

    /** @param doc JSON; single quotes are double ones */
    public EngineWorld publish(String kind, String key, String doc) {
        return publish(kind, key, json(doc));
    }

    public EngineWorld publish(String kind, String key, JsonNode doc) {
        var id = new MetadataId(kind, ObjectKey.parse(key));
        get(database.inTransaction(
                transaction -> desk.publishAll(transaction, PLATFORM, List.of(Release.local(id, doc)), "")));
        return this;
    }

    /** The person of this login, who is there from the first mention. */
    public Caller.User person(String login, String... roles) {
        var id = persons.computeIfAbsent(login, this::addPerson);
        for (var role : roles) {
            sql("INSERT INTO role_member (role, person) VALUES ($1, $2)", Tuple.of(role, id));
        }
        return new Caller.User(id);
    }

    private UUID addPerson(String login) {
        var id = Ids.next();
        sql(
                "INSERT INTO person (id, login, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())",
                Tuple.of(id, login, "name of " + login));
        return id;
    }

    public UUID create(Caller caller, String form, String data) {
        return get(records.change(caller, Change.create(ObjectKey.parse(form), json(data), "ui", CauseChain.none())))
                .id();
    }

    public void update(Caller caller, String form, UUID id, String data) {
        get(records.change(caller, Change.update(ObjectKey.parse(form), id, json(data), "ui", CauseChain.none())));
    }

    public void delete(Caller caller, String form, UUID id) {
        get(records.change(caller, new Change(ObjectKey.parse(form), id, null, null, "ui", null, CauseChain.none())));
    }

    public ObjectNode data(String form, UUID id) {
        return get(records.read(PLATFORM, ObjectKey.parse(form), id)).data();
    }

    /** Delivers what the outbox holds, and what comes of it, until nothing is left. */
    public int deliverAll() {
        var dispatcher = OutboxDispatcher.of(subscribers, database, Clock.systemUTC(), vault);
        var delivered = 0;
        while (get(dispatcher.takeOne())) {
            delivered++;
            if (delivered > 1_000) {
                throw new AssertionError("events without end");
            }
        }
        return delivered;
    }

    /** Titles of what somebody was told, as they are kept before they are sealed. */
    public List<String> notified(UUID person) {
        var titles = new ArrayList<String>();
        get(postgres.pool()
                        .preparedQuery("SELECT title::text FROM notification WHERE recipient = $1")
                        .execute(Tuple.of(person)))
                .forEach(row ->
                        titles.add(vault.read("notification", row.getString(0)).toString()));
        return titles;
    }

    public long count(String query) {
        return get(postgres.pool().query(query).execute()).iterator().next().getLong(0);
    }

    public void sql(String statement, Tuple values) {
        get(postgres.pool().preparedQuery(statement).execute(values));
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    public static <T> T get(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
