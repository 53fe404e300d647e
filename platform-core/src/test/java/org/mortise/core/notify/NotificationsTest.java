package org.mortise.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.org.NewPerson;
import org.mortise.core.org.People;
import org.mortise.core.testing.FixedClock;
import org.mortise.core.testing.Keys;
import org.mortise.core.testing.TestPostgres;

class NotificationsTest {

    private final TestPostgres postgres = TestPostgres.createMigrated();
    private final Database database = postgres.database();
    private final FixedClock clock = new FixedClock("2030-01-01T00:00:00Z");
    private final NotificationTable table = new NotificationTable(Keys.VAULT);
    private final UUID reader = person("reader");
    private final UUID other = person("other");

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void everybody_reads_their_own() {
        var title = LocalizedText.of("待审批", "To approve");
        var mine = new Notification(reader, title, LocalizedText.of("合同"), ObjectKey.parse("demo.thing"), Ids.next());
        var theirs = new Notification(other, LocalizedText.of("x"), null, null, null);
        run(database.inTransaction(
                transaction -> Notifications.of(clock, Keys.VAULT).sendAll(transaction, List.of(mine, theirs))));

        var received = run(table.page(postgres.pool(), reader, null, 10));

        assertThat(received)
                .extracting(NotificationTable.Received::notification)
                .containsExactly(mine);
        assertThat(run(table.unread(postgres.pool(), reader))).isEqualTo(1);
        run(table.read(postgres.pool(), reader, null, clock.instant()));
        assertThat(run(table.unread(postgres.pool(), reader))).isZero();
        assertThat(run(table.unread(postgres.pool(), other))).isEqualTo(1);
    }

    @Test
    void what_leads_somewhere_is_corrected_and_goes_with_what_it_leads_to() {
        var form = ObjectKey.parse("demo.thing");
        var record = Ids.next();
        var there = new Notification(reader, LocalizedText.of("t"), LocalizedText.of("old"), form, record, "comment:1");
        var elsewhere = new Notification(reader, LocalizedText.of("t"), LocalizedText.of("x"), form, record);
        run(database.inTransaction(
                transaction -> Notifications.of(clock, Keys.VAULT).sendAll(transaction, List.of(there, elsewhere))));

        run(database.inTransaction(transaction ->
                Notifications.of(clock, Keys.VAULT).correct(transaction, "comment:1", LocalizedText.of("new"))));
        assertThat(run(table.page(postgres.pool(), reader, null, 10)))
                .extracting(NotificationTable.Received::notification)
                .containsExactlyInAnyOrder(
                        elsewhere,
                        new Notification(
                                reader, LocalizedText.of("t"), LocalizedText.of("new"), form, record, "comment:1"));

        run(database.inTransaction(
                transaction -> Notifications.of(clock, Keys.VAULT).withdraw(transaction, "comment:1")));
        assertThat(run(table.page(postgres.pool(), reader, null, 10)))
                .extracting(NotificationTable.Received::notification)
                .containsExactly(elsewhere);
    }

    @Test
    void of_one_place_somebody_is_told_once_and_anew_when_there_is_more_to_say() {
        var form = ObjectKey.parse("demo.thing");
        var record = Ids.next();
        for (var title : List.of("was said", "mentions you")) {
            run(database.inTransaction(transaction -> Notifications.of(clock, Keys.VAULT)
                    .send(
                            transaction,
                            new Notification(reader, LocalizedText.of(title), null, form, record, "comment:1"))));
            assertThat(run(table.unread(postgres.pool(), reader))).isEqualTo(1);
            run(table.read(postgres.pool(), reader, null, clock.instant()));
        }

        assertThat(run(table.page(postgres.pool(), reader, null, 10)))
                .extracting(received -> received.notification().title())
                .containsExactly(LocalizedText.of("mentions you"));
    }

    private UUID person(String login) {
        return run(database.inTransaction(
                transaction -> People.of(database, clock).create(transaction, NewPerson.of(login, login, null, null))));
    }

    private static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }
}
