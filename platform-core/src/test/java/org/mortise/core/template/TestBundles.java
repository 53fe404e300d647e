package org.mortise.core.template;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.FakeKind;
import org.mortise.core.metadata.Metadata;
import org.mortise.core.metadata.MetadataDesk;
import org.mortise.core.metadata.MetadataKind;
import org.mortise.core.metadata.MetadataKinds;
import org.mortise.core.org.Departments;
import org.mortise.core.org.Organisation;
import org.mortise.core.org.Passwords;
import org.mortise.core.org.People;
import org.mortise.core.testing.TestPostgres;

/** Everything bundles stand on, over a database of its own, with records in memory. */
final class TestBundles implements AutoCloseable {

    static final Caller CALLER = new Caller.System("test", null);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T04:00:00Z"), ZoneOffset.UTC);

    private final TestPostgres postgres;
    private final Database database;
    final MemoryRecords records = new MemoryRecords();
    final Metadata metadata;
    final MetadataDesk desk;
    final People people;
    final Departments departments;
    final Bundles bundles;

    TestBundles() {
        this(TestPostgres.createMigrated(), new FakeKind("form", 1), new FakeKind("view", 2));
    }

    /** A server with other kinds over a database that may be known to others. */
    TestBundles(TestPostgres postgres, MetadataKind... known) {
        this.postgres = postgres;
        database = Database.of(postgres.pool());
        var kinds = MetadataKinds.of(List.of(known));
        metadata = Metadata.of(database, kinds);
        desk = MetadataDesk.of(database, metadata, kinds, CLOCK);
        people = People.of(database, CLOCK);
        departments = Departments.of(database, CLOCK);
        var table = new SampleTable();
        var samples = new Samples(
                new SamplePeople(people, departments, table), table, records, Organisation.of(database, CLOCK), CLOCK);
        bundles = new Bundles(
                database,
                metadata,
                desk,
                kinds,
                new BundleTable(),
                samples,
                new CarriedIds(people, departments),
                new Passwords(),
                CLOCK,
                "0.1.0");
    }

    void install(SortedMap<String, String> files) {
        wait(bundles.install(
                CALLER, BundleFiles.of(files), new InstallOptions(false, Choices.all(Choices.Side.THEIRS), null)));
    }

    SortedMap<String, String> export() {
        return wait(bundles.export("crm")).texts();
    }

    UUID department(String name) {
        return wait(database.inTransaction(transaction -> departments.create(transaction, name, null, null)));
    }

    long revision() {
        return metadata.snapshot().revision();
    }

    static String manifest(String version) {
        return Json.canonical(Json.object()
                .put("format", 1)
                .put("id", "crm")
                .put("version", version)
                .put("title", "CRM")
                .put("engine", ">=0.1 <1"));
    }

    static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
