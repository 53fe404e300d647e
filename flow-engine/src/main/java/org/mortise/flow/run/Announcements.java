package org.mortise.flow.run;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.database.Transaction;
import org.mortise.core.event.Outbox;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.Ids;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.notify.Notification;
import org.mortise.core.notify.Notifications;
import org.mortise.flow.step.FlowEvent;
import org.mortise.flow.step.FlowStatus;

/** Tells people and other engines what became of a flow. */
@ApplicationScoped
class Announcements {

    private static final LocalizedText ASKED = LocalizedText.of("待您审批：%s", "Waiting for your approval: %s");
    private static final LocalizedText COPIED = LocalizedText.of("抄送给您：%s", "For your information: %s");
    private static final Map<FlowStatus, LocalizedText> ENDED = Map.of(
            FlowStatus.APPROVED, LocalizedText.of("已通过：%s", "Approved: %s"),
            FlowStatus.REJECTED, LocalizedText.of("已驳回：%s", "Rejected: %s"));

    private final Outbox outbox;
    private final Notifications notifications;
    private final Clock clock;

    Announcements(Outbox outbox, Notifications notifications, Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** @param added tasks that are new */
    Uni<Void> tell(
            Transaction transaction,
            Ongoing ongoing,
            List<FlowTask> added,
            List<FlowEvent> happened,
            String recordTitle) {
        var news = outboxEvents(ongoing, happened);
        return outbox.appendAll(transaction, news)
                .chain(() -> notify(transaction, ongoing, added, happened, recordTitle));
    }

    private Uni<Void> notify(
            Transaction transaction,
            Ongoing ongoing,
            List<FlowTask> added,
            List<FlowEvent> happened,
            String recordTitle) {
        var instance = ongoing.instance();
        var messages = new ArrayList<Message>();
        for (var task : added) {
            if (!task.person().equals(ongoing.by())) {
                messages.add(new Message(task.person(), task.copy() ? COPIED : ASKED));
            }
        }
        var ended = happened.stream().anyMatch(event -> event.type() == FlowEvent.Type.ENDED);
        var text = ENDED.get(instance.state().status());
        if (ended && text != null && !instance.initiator().equals(ongoing.by())) {
            messages.add(new Message(instance.initiator(), text));
        }
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return notifications.sendAll(
                transaction,
                messages.stream()
                        .map(message -> notification(message, ongoing, recordTitle))
                        .toList());
    }

    private record Message(UUID recipient, LocalizedText text) {}

    private static Notification notification(Message message, Ongoing ongoing, String recordTitle) {
        var instance = ongoing.instance();
        return new Notification(
                message.recipient(),
                message.text().filled(ongoing.definition().title()),
                LocalizedText.of(recordTitle),
                instance.form(),
                instance.record());
    }

    private List<OutboxEvent> outboxEvents(Ongoing ongoing, List<FlowEvent> happened) {
        var news = new ArrayList<OutboxEvent>();
        for (var event : happened) {
            if (event.type() == FlowEvent.Type.STARTED) {
                news.add(outboxEvent(ongoing, "started"));
            }
            if (event.type() == FlowEvent.Type.ENDED) {
                news.add(
                        outboxEvent(ongoing, ongoing.instance().state().status().json()));
            }
        }
        return news;
    }

    private OutboxEvent outboxEvent(Ongoing ongoing, String outcome) {
        var instance = ongoing.instance();
        var payload = Json.object()
                .put("flow", instance.flow().toString())
                .put("version", instance.version())
                .put("instance", instance.id().toString())
                .put("form", instance.form().toString())
                .put("record", instance.record().toString())
                .put("initiator", instance.initiator().toString())
                .put("actor", ongoing.by().toString())
                .put("outcome", outcome);
        return new OutboxEvent(
                Ids.next(),
                "flow." + outcome,
                instance.form(),
                instance.record(),
                payload,
                ongoing.cause(),
                clock.instant());
    }
}
