package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.People;
import org.mortise.core.testing.TestPostgres;

/** Two windows over one object. */
class LeasesTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final MetadataId CUP = new MetadataId("thing", new ObjectKey("kitchen", "cup"));
    private static final UUID FIRST = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final UUID SECOND = UUID.fromString("018f0000-0000-7000-8000-00000000000b");

    private TestPostgres postgres;
    private Database database;
    private Caller ann;
    private Caller ben;

    @BeforeEach
    void open() {
        postgres = TestPostgres.createMigrated();
        database = Database.of(postgres.pool());
        ann = person("Ann");
        ben = person("Ben");
        var desk = MetadataDesk.of(
                database,
                Metadata.of(database),
                MetadataKinds.of(List.of(new FakeKind("thing", 1))),
                Clock.systemUTC());
        wait(desk.create(
                ann,
                "thing",
                "kitchen",
                Json.object().put("kind", "thing").put("key", "cup").put("title", "Cup")));
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void the_first_window_holds_it_and_the_second_sees_who() {
        assertThat(wait(leases(NOON).take(ann, CUP, FIRST, false)).mine()).isTrue();

        var seen = wait(leases(NOON).take(ben, CUP, SECOND, false));

        assertThat(seen.mine()).isFalse();
        assertThat(seen.holderName()).isEqualTo("Ann");
        assertThat(seen.until()).isEqualTo(NOON.plus(Leases.LENGTH));
    }

    @Test
    void only_the_window_that_holds_it_may_write() {
        wait(leases(NOON).take(ann, CUP, FIRST, false));

        assertThat(write(NOON, FIRST)).isEqualTo("written");
        var refusal = catchThrowableOfType(Rejected.class, () -> write(NOON, SECOND));
        assertThat(refusal.kind()).isEqualTo(Rejected.Kind.CONFLICT);
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("draft_leased");
            assertThat(problem.params()).containsEntry("name", "Ann");
        });
    }

    @Test
    void whoever_takes_over_holds_it_and_the_first_is_told() {
        wait(leases(NOON).take(ann, CUP, FIRST, false));

        assertThat(wait(leases(NOON).take(ben, CUP, SECOND, true)).mine()).isTrue();

        var renewal = wait(leases(NOON).take(ann, CUP, FIRST, false));
        assertThat(renewal.mine()).isFalse();
        assertThat(renewal.holderName()).isEqualTo("Ben");
    }

    @Test
    void a_lease_that_is_not_renewed_runs_out() {
        wait(leases(NOON).take(ann, CUP, FIRST, false));
        var later = NOON.plus(Leases.LENGTH).plus(Duration.ofSeconds(1));

        assertThat(write(later, SECOND)).isEqualTo("written");
        assertThat(wait(leases(later).take(ben, CUP, SECOND, false)).mine()).isTrue();
    }

    @Test
    void a_lease_that_is_given_back_is_free() {
        wait(leases(NOON).take(ann, CUP, FIRST, false));
        wait(leases(NOON).release(CUP, SECOND));
        assertThat(wait(leases(NOON).take(ben, CUP, SECOND, false)).mine()).isFalse();

        wait(leases(NOON).release(CUP, FIRST));
        assertThat(wait(leases(NOON).take(ben, CUP, SECOND, false)).mine()).isTrue();
    }

    @Test
    void what_does_not_exist_is_not_leased() {
        var refusal = catchThrowableOfType(
                Rejected.class,
                () -> wait(leases(NOON)
                        .take(ann, new MetadataId("thing", new ObjectKey("kitchen", "none")), FIRST, false)));

        assertThat(refusal.kind()).isEqualTo(Rejected.Kind.NOT_FOUND);
    }

    private String write(Instant now, UUID token) {
        return wait(leases(now)
                .unlessLeased(CUP, token, transaction -> Uni.createFrom().item("written")));
    }

    private Leases leases(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Leases(database, new LeaseTable(), People.of(database, clock), clock);
    }

    private Caller person(String name) {
        var people = People.of(database, Clock.systemUTC());
        return new Caller.User(wait(database.inTransaction(transaction -> people.create(
                transaction, new NewPerson(name.toLowerCase(Locale.ROOT), name, null, null, false, null)))));
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().indefinitely();
    }
}
