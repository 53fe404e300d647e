package org.mortise.core.notify;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.mortise.core.database.Transaction;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.vault.Vault;

/** Sends messages to people; each is there once the transaction has committed. */
@ApplicationScoped
public class Notifications {

    private final NotificationTable table;
    private final Clock clock;

    Notifications(NotificationTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Outside the container, for tests of engines. */
    public static Notifications of(Clock clock, Vault vault) {
        return new Notifications(new NotificationTable(vault), clock);
    }

    public Uni<Void> send(Transaction transaction, Notification notification) {
        return sendAll(transaction, List.of(notification));
    }

    /** Sends in one statement; recipients who have been disabled get theirs as well, should they come back. */
    public Uni<Void> sendAll(Transaction transaction, List<Notification> notifications) {
        return notifications.isEmpty()
                ? Uni.createFrom().voidItem()
                : table.insert(transaction, notifications, clock.instant());
    }

    /** Lets what leads to {@code anchor} say what is there now. */
    public Uni<Void> correct(Transaction transaction, String anchor, LocalizedText body) {
        return table.setBody(transaction, anchor, body);
    }

    /** Takes back what leads to {@code anchor}, read or not: there is nothing there any more. */
    public Uni<Void> withdraw(Transaction transaction, String anchor) {
        return table.delete(transaction, anchor);
    }
}
